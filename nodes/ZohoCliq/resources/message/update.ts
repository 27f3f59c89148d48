import { messages } from '../../cliq/endpoints';
import { boolean, chatId, editableMessageId } from '../../fields';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { restOperation } from '../../operation/restOperation';
import { messageText } from './fields';

const message = messageText(MAX_TEXT_LENGTH);

export const update = restOperation({
	name: 'Update',
	action: 'Update message',
	description: 'Change the text of a message that the connected account sent',
	endpoint: messages.update,
	path: { chat: chatId, message: editableMessageId },
	body: {
		...message.body,
		notify_edit: boolean({
			name: 'notifyEdit',
			label: 'Notify About Edit',
			description: 'Whether to notify the people in the conversation about the change',
		}),
	},
	check: (values) => void message.format(values),
	toBody: message.format,
});
