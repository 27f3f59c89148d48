import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { MESSAGE_KEYS, toMessageItem } from './records';

export const get = restOperation({
	name: 'Get',
	action: 'Get message',
	description: 'Get a message of a chat or channel',
	endpoint: messages.get,
	path: { chat: chatId, message: messageId },
	toItem: toMessageItem,
	simplify: MESSAGE_KEYS,
});
