import { scheduledMessages } from '../../cliq/endpoints';
import { chatId } from '../../fields/pickers';
import { restOperation } from '../../operation/restOperation';
import { messageText } from './fields';
import { scheduling, withTimeInZone } from './scheduling';

export const schedule = restOperation({
	name: 'Schedule',
	action: 'Schedule message',
	description: 'Have Cliq send a message at a later time, or once the other person is there',
	endpoint: scheduledMessages.create,
	path: { chat: chatId },
	body: { text: messageText(4096), ...scheduling },
	toBody: withTimeInZone,
});
