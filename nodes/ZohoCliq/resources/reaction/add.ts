import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { emoji } from './fields';

/** `POST /chats/{chat id}/messages/{message id}/reactions` */
export const add = ordinary({
	name: 'Add',
	action: 'Add reaction to message',
	description: 'React to a message with an emoji',
	endpoint: messages.addReaction,
	path: { chat: chatId, message: messageId },
	body: { emoji_code: emoji },
});
