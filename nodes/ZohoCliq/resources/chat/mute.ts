import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const mute = restOperation({
	name: 'Mute',
	action: 'Mute chat',
	description: 'Stop notifying your account about a chat',
	endpoint: chats.mute,
	path: { chat: chatId },
});
