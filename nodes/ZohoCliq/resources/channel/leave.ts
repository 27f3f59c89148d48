import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /channels/{channel id}/leave` */
export const leave = ordinary({
	name: 'Leave',
	action: 'Leave channel',
	description: 'Take the connected account out of a channel',
	endpoint: channels.leave,
	path: { channel: channelId },
});
