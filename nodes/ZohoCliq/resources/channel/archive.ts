import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const archive = restOperation({
	name: 'Archive',
	action: 'Archive channel',
	description: 'Close a channel without losing what was said in it',
	endpoint: channels.archive,
	path: { channel: channelId },
});
