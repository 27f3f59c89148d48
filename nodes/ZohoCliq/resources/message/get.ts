import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { MESSAGE_KEYS, toMessageItem } from './records';

/** `GET /chats/{chat id}/messages/{message id}` */
export const get = ordinary({
	name: 'Get',
	action: 'Get message',
	description: 'Read one message of a chat or channel',
	endpoint: messages.get,
	path: { chat: chatId, message: messageId },
	toItem: toMessageItem,
	simplify: MESSAGE_KEYS,
});
