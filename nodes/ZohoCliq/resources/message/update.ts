import { messages } from '../../cliq/endpoints';
import { chatId, messageId } from '../../fields';
import { sendWhole, wholeContent } from '../../messaging/edit';
import { MAX_TEXT_LENGTH } from '../../messaging/text/splitText';
import { restOperation } from '../../operation/restOperation';
import { notifyEdit } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update message',
	description: 'Change a message that your account sent',
	endpoint: messages.update,
	path: { chat: chatId, message: messageId },
	body: { notify_edit: notifyEdit },
	content: wholeContent(MAX_TEXT_LENGTH),
	send: sendWhole,
});
