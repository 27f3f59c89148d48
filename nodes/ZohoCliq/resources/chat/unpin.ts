import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const unpin = restOperation({
	name: 'Unpin',
	action: 'Unpin chat',
	description: 'Unpin a chat from the sidebar, also from its folders',
	endpoint: chats.unpin,
	path: { chat: chatId },
});
