import { byToken } from '../../cliq/paging';
import { channelId } from '../../fields/ids';
import { choice } from '../../fields/inputs';
import { ordinary } from '../ordinary';

/** `GET /channels/{channel id}/threads`; its paging is published in a body, which a GET cannot have */
export const getMany = ordinary({
	name: 'Get Many',
	action: 'Get many threads',
	description: 'List the threads of a channel',
	endpoint: 'threads.getMany',
	path: { channel: channelId },
	query: {
		state: choice({ displayName: 'Followed', description: 'Whose threads to list' }, [
			{ name: 'All', value: 'all' },
			{ name: 'Followed', value: 'followed' },
			{ name: 'Not Followed', value: 'not_followed' },
		]),
		type: choice({ displayName: 'Status', description: 'Which threads to list' }, [
			{ name: 'Open', value: 'open' },
			{ name: 'Closed', value: 'closed' },
		]),
	},
	// The published example; no maximum is.
	rows: byToken(50),
});
