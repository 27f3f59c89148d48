import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const dismissSnooze = restOperation({
	name: 'Dismiss Snooze',
	action: 'Dismiss snooze of reminder',
	description: "End a reminder's snooze now",
	endpoint: reminders.dismissSnooze,
	path: { reminder: reminderId },
});
