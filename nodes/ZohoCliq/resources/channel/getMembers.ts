import { channels } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `GET /channels/{channel id}/members` */
export const getMembers = ordinary({
	name: 'Get Members',
	action: 'Get members of channel',
	description: 'List the people in a channel and their roles',
	endpoint: channels.getMembers,
	path: { channel: channelId },
	pagination: onePage,
});
