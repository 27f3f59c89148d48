import { scheduledMessages } from '../../cliq/endpoints';
import { chatId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { messageText } from './fields';
import { checkFuture, scheduling, withTimeInZone } from './scheduling';

const message = messageText(4096);

export const schedule = restOperation({
	name: 'Schedule',
	action: 'Schedule message',
	description: 'Schedule a message for later, or for when the other person is available',
	endpoint: scheduledMessages.create,
	path: { chat: chatId },
	body: { ...message.body, ...scheduling },
	check: (values) => {
		checkFuture(values);
		message.format(values);
	},
	toBody: (values) => withTimeInZone(message.format(values)),
});
