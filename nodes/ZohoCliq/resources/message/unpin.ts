import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const unpin = restOperation({
	name: 'Unpin',
	action: 'Unpin message',
	description: 'Unpin the pinned message of a chat or channel',
	endpoint: chats.unpinMessage,
	path: { chat: chatId },
});
