import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { CHANNEL_KEYS } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get channel',
	description: 'Get the details of a channel',
	endpoint: channels.get,
	path: { channel: channelId },
	envelope: 'channel',
	simplify: CHANNEL_KEYS,
});
