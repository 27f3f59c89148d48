import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /channels/{channel id}` */
export const remove = ordinary({
	name: 'Delete',
	action: 'Delete channel',
	description: 'Delete a channel with everything in it',
	endpoint: channels.delete,
	path: { channel: channelId },
});
