import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete reminder',
	description: 'Delete a reminder',
	endpoint: reminders.delete,
	path: { reminder: reminderId },
});
