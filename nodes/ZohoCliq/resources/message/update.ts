import { messages } from '../../cliq/endpoints';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { chatId, messageId } from '../../fields/ids';
import { flag } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import { messageText } from './fields';

/** `PUT /chats/{chat id}/messages/{message id}` */
export const update = ordinary({
	name: 'Update',
	action: 'Update message',
	description: 'Change the text of a message that the connected account sent',
	endpoint: messages.update,
	path: { chat: chatId, message: messageId },
	body: {
		text: messageText(MAX_TEXT_LENGTH),
		notify_edit: flag({
			displayName: 'Notify of Edit',
			description: 'Whether to notify the people in the conversation of the change',
		}),
	},
});
