import { reminders } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const unassign = restOperation({
	name: 'Unassign',
	action: 'Unassign user from reminder',
	description: 'Remove a person from a reminder that you set for others',
	endpoint: reminders.unassign,
	path: { reminder: reminderId, user: userId },
});
