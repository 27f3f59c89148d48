import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /channels/{channel id}/archive` */
export const archive = ordinary({
	name: 'Archive',
	action: 'Archive channel',
	description: 'Close a channel without losing what was said in it',
	endpoint: channels.archive,
	path: { channel: channelId },
});
