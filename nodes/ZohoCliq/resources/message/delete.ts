import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';

/** Cliq refuses it for messages of a certain age. */
export const remove = restOperation({
	name: 'Delete',
	action: 'Delete message',
	description: 'Delete a message for everybody, while Cliq still allows it',
	endpoint: messages.delete,
	path: { chat: chatId, message: messageId },
});
