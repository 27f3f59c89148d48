import { reminders } from '../../cliq/endpoints';

import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const dismissSnooze = restOperation({
	name: 'Dismiss Snooze',
	action: 'Dismiss snooze of reminder',
	description: 'Let a reminder no longer wait for the end of its snooze',
	endpoint: reminders.dismissSnooze,
	path: { reminder: reminderId },
});
