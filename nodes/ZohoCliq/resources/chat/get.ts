import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { simplifiedChat } from './records';

export const get = restOperation({
	name: 'Get',
	action: 'Get chat',
	description: 'Get a chat, with its last message and the number of unread ones',
	endpoint: chats.get,
	path: { chat: chatId },
	constants: { include: 'last_message_info' },
	...simplifiedChat,
});
