import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

export const mute = restOperation({
	name: 'Mute',
	action: 'Mute chat',
	description: 'Stop the notifications of a chat for the connected account',
	endpoint: chats.mute,
	path: { chat: chatId },
});
