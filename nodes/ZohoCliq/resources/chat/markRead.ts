import { chats } from '../../cliq/endpoints';
import { chatId, choice, messageId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const markRead = restOperation({
	name: 'Mark as Read or Unread',
	action: 'Mark chat as read or unread',
	description: 'Mark a chat as read up to a message, or as unread from a message on',
	endpoint: chats.update,
	path: { chat: chatId },
	body: {
		message: messageId,
		operation: required(
			choice({
				name: 'markAs',
				description: 'What to mark it as, for your account',
				options: { mark_as_read: 'Read', mark_as_unread: 'Unread' },
			}),
		),
	},
	toBody: ({ message, operation }) => ({
		operation,
		[operation === 'mark_as_read' ? 'last_message_id' : 'message_id']: message,
	}),
	echo: ({ body }) => ({ messageId: body.last_message_id ?? body.message_id }),
});
