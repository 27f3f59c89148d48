import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChannel } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get channel',
	description: 'Get the details of a channel',
	endpoint: channels.get,
	path: { channel: channelId },
	envelope: 'channel',
	...simplifiedChannel,
});
