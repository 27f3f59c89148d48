import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /chats/{chat id}/messages/{message id}`; Cliq refuses it for messages of a certain age */
export const remove = ordinary({
	name: 'Delete',
	action: 'Delete message',
	description: 'Delete a message for everybody, while Cliq still allows it',
	endpoint: messages.delete,
	path: { chat: chatId, message: messageId },
});
