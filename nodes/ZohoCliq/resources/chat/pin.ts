import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const pin = restOperation({
	name: 'Pin',
	action: 'Pin chat',
	description: 'Pin a chat to the sidebar of your account',
	endpoint: chats.pin,
	path: { chat: chatId },
});
