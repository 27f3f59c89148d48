import { scheduledMessages } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { sendWhole, wholeContent } from '../../messaging/edit';
import { restOperation } from '../../operation/restOperation';
import { checkFuture, scheduling, withTimeInZone } from './scheduling';

/** Characters of a scheduled text. [Zoho's OpenAPI] */
const MAX_LENGTH = 4096;

export const schedule = restOperation({
	name: 'Schedule',
	action: 'Schedule message',
	description: 'Send a message later, or once the other person is available',
	endpoint: scheduledMessages.create,
	path: { chat: chatId },
	content: wholeContent(MAX_LENGTH),
	body: scheduling,
	check: checkFuture,
	toBody: withTimeInZone,
	send: sendWhole,
});
