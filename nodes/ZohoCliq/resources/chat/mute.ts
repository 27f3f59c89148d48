import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /chats/{chat id}/mute` */
export const mute = ordinary({
	name: 'Mute',
	action: 'Mute chat',
	description: 'Stop the notifications of a chat for the connected account',
	endpoint: chats.mute,
	path: { chat: chatId },
});
