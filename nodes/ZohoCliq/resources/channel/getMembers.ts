import { channels } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMembers = restOperation({
	name: 'Get Members',
	action: 'Get members of channel',
	description: 'List the people in a channel and their roles',
	endpoint: channels.getMembers,
	path: { channel: channelId },
	pagination: onePage,
});
