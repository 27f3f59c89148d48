import { channels } from '../../cliq/endpoints';
import { botName, channelUniqueName } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const removeBot = restOperation({
	name: 'Remove Bot',
	action: 'Remove bot from channel',
	description: 'Remove a bot from a channel',
	endpoint: channels.removeBot,
	path: { bot: botName },
	body: { channel_unique_name: channelUniqueName },
	echo: ({ body }) => ({ channelUniqueName: body.channel_unique_name }),
});
