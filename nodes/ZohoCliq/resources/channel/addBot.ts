import { channels } from '../../cliq/endpoints';
import { botName, channelUniqueName } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { botInChannel } from './fields';

/** `POST /bots/{unique name}/associate` */
export const addBot = ordinary({
	name: 'Add Bot',
	action: 'Add bot to channel',
	description: 'Put a bot into a channel, so that it can post there',
	endpoint: channels.addBot,
	path: { bot: botName },
	body: { channel_unique_name: channelUniqueName },
	output: botInChannel,
});
