import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { content, dueTime, reminderId, requireContentOrTime, timeAsText } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update reminder',
	description: 'Change the content or the time of a reminder',
	endpoint: reminders.update,
	path: { reminder: reminderId },
	body: { content, time: dueTime('When to remind. Leave empty to keep the time.') },
	check: requireContentOrTime,
	fallback: timeAsText,
});
