import { lists } from '../../cliq/lists';
import { channelId, choice } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { THREAD_KEYS, toThreadItem } from './records';

export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many threads',
	description: 'List the threads of a channel',
	...lists.threads,
	hasSyncToken: true,
	path: { channel: channelId },
	toItem: toThreadItem,
	simplify: THREAD_KEYS,
	query: {
		state: choice({
			name: 'state',
			label: 'Followed',
			description: 'Which threads to list, by whether your account follows them',
			options: { all: 'All', followed: 'Followed', not_followed: 'Not Followed' },
		}),
		type: choice({
			name: 'type',
			label: 'Status',
			description: 'Which threads to list: open or closed ones',
			options: { open: 'Open', closed: 'Closed' },
		}),
	},
});
