import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { emoji } from './fields';

/** The emoji is also published as part of the query; others send it in the body. */
export const remove = restOperation({
	name: 'Remove',
	action: 'Remove reaction from message',
	description: 'Remove a reaction of your account',
	endpoint: messages.removeReaction,
	path: { chat: chatId, message: messageId },
	body: { emoji_code: emoji },
});
