import { messages } from '../../cliq/endpoints';
import { boolean, chatId, messageId } from '../../fields';
import { sendWhole, wholeContent } from '../../messaging/edit';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { restOperation } from '../../operation/restOperation';

export const update = restOperation({
	name: 'Update',
	action: 'Update message',
	description: 'Change a message that the connected account sent',
	endpoint: messages.update,
	path: { chat: chatId, message: messageId },
	body: {
		notify_edit: boolean({
			name: 'notifyEdit',
			label: 'Notify About Edit',
			description: 'Whether to notify the people in the conversation about the change',
		}),
	},
	content: wholeContent(MAX_TEXT_LENGTH),
	send: sendWhole,
});
