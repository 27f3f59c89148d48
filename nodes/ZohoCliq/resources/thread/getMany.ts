import { lists } from '../../cliq/lists';
import { channelId } from '../../fields/ids';
import { choice } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';

/** `GET /channels/{channel id}/threads`; no limit is published for its query, only for a body that a GET cannot have */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many threads',
	description: 'List the threads of a channel',
	...lists.threads,
	path: { channel: channelId },
	query: {
		state: choice(
			{ displayName: 'Followed', description: 'Whether the connected account follows them' },
			[
				{ name: 'All', value: 'all' },
				{ name: 'Followed', value: 'followed' },
				{ name: 'Not Followed', value: 'not_followed' },
			],
		),
		type: choice({ displayName: 'Status', description: 'Whether they are open or closed' }, [
			{ name: 'Open', value: 'open' },
			{ name: 'Closed', value: 'closed' },
		]),
	},
});
