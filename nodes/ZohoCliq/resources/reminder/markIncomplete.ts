import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `PUT /reminders/{reminder id}/incomplete` */
export const markIncomplete = ordinary({
	name: 'Mark Incomplete',
	action: 'Mark reminder as incomplete',
	description: 'Mark a reminder of your own as not done after all',
	endpoint: reminders.markIncomplete,
	path: { reminder: reminderId },
});
