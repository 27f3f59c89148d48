import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const unpin = restOperation({
	name: 'Unpin',
	action: 'Unpin message',
	description: 'Take the pinned message of a chat or channel from its top',
	endpoint: chats.unpinMessage,
	path: { chat: chatId },
});
