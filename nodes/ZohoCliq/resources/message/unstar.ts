import { stars } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const unstar = restOperation({
	name: 'Unstar',
	action: 'Unstar message',
	description: 'Remove your mark from a message',
	endpoint: stars.unstar,
	// Fills the list of messages.
	path: { chat: chatId, message: messageId },
});
