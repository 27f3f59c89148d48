import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { content, dueTime, reminderId } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update reminder',
	description: 'Change what a reminder says, or when it comes',
	endpoint: reminders.update,
	path: { reminder: reminderId },
	body: { content, time: dueTime('When to remind. Leave empty to keep the time.') },
});
