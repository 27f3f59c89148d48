import { channels } from '../../cliq/endpoints';
import { botName, channelUniqueName } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { botInChannel } from './fields';

export const addBot = restOperation({
	name: 'Add Bot',
	action: 'Add bot to channel',
	description: 'Put a bot into a channel, so that it can post there',
	endpoint: channels.addBot,
	path: { bot: botName },
	body: { channel_unique_name: channelUniqueName },
	output: botInChannel,
});
