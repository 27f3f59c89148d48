import { scheduledMessages } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { messageText } from './fields';
import { checkFuture, scheduling, withTimeInZone } from './scheduling';

export const schedule = restOperation({
	name: 'Schedule',
	action: 'Schedule message',
	description: 'Schedule a message for later, or for when the other person is available',
	endpoint: scheduledMessages.create,
	path: { chat: chatId },
	body: { text: messageText(4096), ...scheduling },
	check: checkFuture,
	toBody: withTimeInZone,
});
