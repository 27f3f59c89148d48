import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /channels/{channel id}/reject` */
export const reject = ordinary({
	name: 'Reject',
	action: 'Reject channel request',
	description: 'Refuse a new channel that waits for an administrator',
	endpoint: channels.reject,
	path: { channel: channelId },
});
