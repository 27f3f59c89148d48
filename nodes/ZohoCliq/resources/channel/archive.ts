import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const archive = restOperation({
	name: 'Archive',
	action: 'Archive channel',
	description: 'Archive a channel and keep its messages',
	endpoint: channels.archive,
	path: { channel: channelId },
});
