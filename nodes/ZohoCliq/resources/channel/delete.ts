import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete channel',
	description: 'Delete a channel with everything in it',
	endpoint: channels.delete,
	path: { channel: channelId },
});
