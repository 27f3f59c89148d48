import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { emoji } from './fields';

/**
 * `DELETE /chats/{chat id}/messages/{message id}/reactions`; published with the emoji in the query as
 * well, others send it in the body
 */
export const remove = restOperation({
	name: 'Remove',
	action: 'Remove reaction from message',
	description: 'Take back an emoji that the connected account reacted with',
	endpoint: messages.removeReaction,
	path: { chat: chatId, message: messageId },
	body: { emoji_code: emoji },
});
