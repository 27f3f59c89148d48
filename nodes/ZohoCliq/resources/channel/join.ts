import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const join = restOperation({
	name: 'Join',
	action: 'Join channel',
	description: 'Make the connected account a member of a channel',
	endpoint: channels.join,
	path: { channel: channelId },
	envelope: 'channel',
});
