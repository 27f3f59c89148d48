import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { allAssignees } from './assignees';

/** `PUT /reminders/{reminder id}/remind`, for reminders of others */
export const remindAllAssignees = ordinary({
	name: 'Remind All Assignees',
	action: 'Remind all assignees of reminder',
	description: 'Notify everybody again who has not completed a reminder that you set',
	endpoint: reminders.remindAllAssignees,
	path: { reminder: reminderId },
	body: { user_ids: allAssignees },
});
