import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `PUT /reminders/{reminder id}/complete` */
export const markComplete = ordinary({
	name: 'Mark Complete',
	action: 'Mark reminder as complete',
	description: 'Mark a reminder of your own as done',
	endpoint: reminders.markComplete,
	path: { reminder: reminderId },
});
