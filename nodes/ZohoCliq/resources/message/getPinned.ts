import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { toPinnedItem } from './records';

export const getPinned = restOperation({
	name: 'Get Pinned',
	action: 'Get pinned message',
	description: 'Get the message pinned in a chat or channel',
	endpoint: chats.getPinnedMessage,
	path: { chat: chatId },
	toItem: toPinnedItem,
	echo: ({ path }) => ({ chatId: path.chat }),
});
