import { messages } from '../../cliq/endpoints';
import { boolean } from '../../fields';
import { chatId, messageId } from '../../fields/pickers';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { restOperation } from '../../operation/restOperation';
import { messageText } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update message',
	description: 'Change the text of a message that the connected account sent',
	endpoint: messages.update,
	path: { chat: chatId, message: messageId },
	body: {
		text: messageText(MAX_TEXT_LENGTH),
		notify_edit: boolean({
			name: 'notifyEdit',
			label: 'Notify of Edit',
			description: 'Whether to notify the people in the conversation of the change',
		}),
	},
});
