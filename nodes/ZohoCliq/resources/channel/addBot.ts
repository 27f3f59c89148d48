import { channels } from '../../cliq/endpoints';
import { extensionKey } from '../../cliq/fallback';
import { appKey, botName, channelUniqueName } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const addBot = restOperation({
	name: 'Add Bot',
	action: 'Add bot to channel',
	description: 'Add a bot to a channel so that it can post there',
	endpoint: channels.addBot,
	path: { bot: botName },
	query: { appkey: appKey },
	body: { channel_unique_name: channelUniqueName },
	fallback: extensionKey,
	echo: ({ body }) => ({ channelUniqueName: body.channel_unique_name }),
});
