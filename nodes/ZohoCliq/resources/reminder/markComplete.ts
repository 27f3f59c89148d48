import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const markComplete = restOperation({
	name: 'Mark Complete',
	action: 'Mark reminder as complete',
	description: 'Mark one of your own reminders as complete',
	endpoint: reminders.markComplete,
	path: { reminder: reminderId },
});
