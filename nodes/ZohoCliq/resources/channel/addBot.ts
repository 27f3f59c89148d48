import { channels } from '../../cliq/endpoints';
import { botName, channelUniqueName } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const addBot = restOperation({
	name: 'Add Bot',
	action: 'Add bot to channel',
	description: 'Add a bot to a channel so that it can post there',
	endpoint: channels.addBot,
	path: { bot: botName },
	body: { channel_unique_name: channelUniqueName },
	echo: ({ body }) => ({ channelUniqueName: body.channel_unique_name }),
});
