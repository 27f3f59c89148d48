import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /channels/{channel id}/join` */
export const join = ordinary({
	name: 'Join',
	action: 'Join channel',
	description: 'Make the connected account a member of a channel',
	endpoint: channels.join,
	path: { channel: channelId },
	wrapper: 'channel',
});
