import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete channel',
	description: 'Delete a channel and everything in it',
	endpoint: channels.delete,
	path: { channel: channelId },
});
