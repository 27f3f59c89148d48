import { reminders } from '../../cliq/endpoints';
import { reminderId, userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `DELETE /reminders/{reminder id}/users/{user id}`, for reminders of others */
export const unassign = ordinary({
	name: 'Unassign',
	action: 'Unassign user from reminder',
	description: 'Take a person off a reminder that you set for others',
	endpoint: reminders.unassign,
	path: { reminder: reminderId, user: userId },
});
