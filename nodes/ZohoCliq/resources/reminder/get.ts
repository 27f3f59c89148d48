import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { REMINDER_KEYS, reminderId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get reminder',
	description: 'Get the details of a reminder',
	endpoint: reminders.get,
	path: { reminder: reminderId },
	simplify: REMINDER_KEYS,
});
