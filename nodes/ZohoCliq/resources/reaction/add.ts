import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { emoji } from './fields';

export const add = restOperation({
	name: 'Add',
	action: 'Add reaction to message',
	description: 'React to a message with an emoji',
	endpoint: messages.addReaction,
	path: { chat: chatId, message: messageId },
	body: { emoji_code: emoji },
});
