import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /channels/{channel id}/approve` */
export const approve = ordinary({
	name: 'Approve',
	action: 'Approve channel request',
	description: 'Approve a new channel that waits for an administrator',
	endpoint: channels.approve,
	path: { channel: channelId },
});
