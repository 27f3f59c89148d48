import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const markIncomplete = restOperation({
	name: 'Mark Incomplete',
	action: 'Mark reminder as incomplete',
	description: 'Mark one of your own reminders as incomplete',
	endpoint: reminders.markIncomplete,
	path: { reminder: reminderId },
});
