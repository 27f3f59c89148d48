import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const unmute = restOperation({
	name: 'Unmute',
	action: 'Unmute chat',
	description: 'Let a chat notify the connected account again',
	endpoint: chats.unmute,
	path: { chat: chatId },
});
