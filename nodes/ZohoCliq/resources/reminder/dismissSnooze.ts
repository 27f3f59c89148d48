import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `PUT /reminders/{reminder id}/dismisssnooze` */
export const dismissSnooze = ordinary({
	name: 'Dismiss Snooze',
	action: 'Dismiss snooze of reminder',
	description: 'Let a reminder no longer wait for the end of its snooze',
	endpoint: reminders.dismissSnooze,
	path: { reminder: reminderId },
});
