import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /channels/{channel id}/unarchive` */
export const unarchive = ordinary({
	name: 'Unarchive',
	action: 'Unarchive channel',
	description: 'Open an archived channel again',
	endpoint: channels.unarchive,
	path: { channel: channelId },
});
