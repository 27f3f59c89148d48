import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

/** Cliq refuses it for messages over a certain age. */
export const remove = restOperation({
	name: 'Delete',
	action: 'Delete message',
	description: 'Delete a message for everyone, as long as Cliq still allows it',
	endpoint: messages.delete,
	path: { chat: chatId, message: messageId },
});
