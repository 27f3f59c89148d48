import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `POST /chats/{chat id}/unmute` */
export const unmute = ordinary({
	name: 'Unmute',
	action: 'Unmute chat',
	description: 'Let a chat notify the connected account again',
	endpoint: chats.unmute,
	path: { chat: chatId },
});
