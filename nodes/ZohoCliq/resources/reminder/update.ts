import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { content, dueTime } from './fields';

/** `PUT /reminders/{reminder id}` */
export const update = ordinary({
	name: 'Update',
	action: 'Update reminder',
	description: 'Change what a reminder says, or when it comes',
	endpoint: reminders.update,
	path: { reminder: reminderId },
	body: { content, time: dueTime('When to remind. Leave empty to keep the time.') },
});
