import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChannel } from './fields';

export const join = restOperation({
	name: 'Join',
	action: 'Join channel',
	description: 'Add your account to a channel',
	endpoint: channels.join,
	path: { channel: channelId },
	envelope: 'channel',
	...simplifiedChannel,
});
