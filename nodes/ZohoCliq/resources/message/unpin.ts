import { chats } from '../../cliq/endpoints';
import { chatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /chats/{chat id}/stickymessage` */
export const unpin = ordinary({
	name: 'Unpin',
	action: 'Unpin message',
	description: 'Take the pinned message of a chat or channel from its top',
	endpoint: chats.unpinMessage,
	path: { chat: chatId },
});
