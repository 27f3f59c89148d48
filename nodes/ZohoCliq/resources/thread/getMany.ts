import { lists } from '../../cliq/lists';
import { choice } from '../../fields';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

/** A limit is published only for a body, which a GET cannot have, not for the query. */
export const getMany = restOperation({
	name: 'Get Many',
	action: 'Get many threads',
	description: 'List the threads of a channel',
	...lists.threads,
	path: { channel: channelId },
	query: {
		state: choice({
			name: 'state',
			label: 'Followed',
			description: 'Which threads to list, by whether the connected account follows them',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Followed', value: 'followed' },
				{ name: 'Not Followed', value: 'not_followed' },
			],
		}),
		type: choice({
			name: 'type',
			label: 'Status',
			description: 'Which threads to list: open or closed ones',
			options: [
				{ name: 'Open', value: 'open' },
				{ name: 'Closed', value: 'closed' },
			],
		}),
	},
});
