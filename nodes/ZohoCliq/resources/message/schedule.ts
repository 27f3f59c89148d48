import { scheduledMessages } from '../../cliq/endpoints';
import { chatId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { messageText } from './fields';
import { scheduleBy, scheduleStatus, scheduleTime, timeZone, withTimeInZone } from './scheduling';

/** `POST /chats/{chat id}/scheduledmessages` */
export const schedule = ordinary({
	name: 'Schedule',
	action: 'Schedule message',
	description: 'Have Cliq send a message at a later time, or once the other person is there',
	endpoint: scheduledMessages.create,
	path: { chat: chatId },
	body: {
		text: messageText(4096),
		schedule_by: scheduleBy,
		schedule_time: scheduleTime,
		schedule_status: scheduleStatus,
		schedule_timezone: timeZone,
	},
	prepare: withTimeInZone,
});
