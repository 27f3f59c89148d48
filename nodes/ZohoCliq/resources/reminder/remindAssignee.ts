import { reminders } from '../../cliq/endpoints';
import { reminderId, userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';

/** `PUT /reminders/{reminder id}/users/{user id}/remind`, for reminders of others */
export const remindAssignee = ordinary({
	name: 'Remind Assignee',
	action: 'Remind assignee of reminder',
	description: 'Notify a person again who has not completed a reminder that you set',
	endpoint: reminders.remindAssignee,
	path: { reminder: reminderId, user: userId },
});
