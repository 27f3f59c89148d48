import { channels } from '../../cliq/endpoints';
import { channelId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { CHANNEL_KEYS } from './fields';

/** `GET /channels/{channel id}` */
export const get = ordinary({
	name: 'Get',
	action: 'Get channel',
	description: 'Get what Cliq knows of a channel',
	endpoint: channels.get,
	path: { channel: channelId },
	wrapper: 'channel',
	simplify: CHANNEL_KEYS,
});
