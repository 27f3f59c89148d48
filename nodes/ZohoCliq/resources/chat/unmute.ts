import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const unmute = restOperation({
	name: 'Unmute',
	action: 'Unmute chat',
	description: 'Notify your account about a chat again',
	endpoint: chats.unmute,
	path: { chat: chatId },
});
