import { lists } from '../../cliq/lists';
import { choice } from '../../fields';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

/** No limit is published for its query, only for a body that a GET cannot have. */
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
			description: 'Whether the connected account follows them',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Followed', value: 'followed' },
				{ name: 'Not Followed', value: 'not_followed' },
			],
		}),
		type: choice({
			name: 'type',
			label: 'Status',
			description: 'Whether they are open or closed',
			options: [
				{ name: 'Open', value: 'open' },
				{ name: 'Closed', value: 'closed' },
			],
		}),
	},
});
