import { reminders } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { allAssignees } from './assignees';
import { reminderId } from './fields';

export const remindAllAssignees = restOperation({
	name: 'Remind All Assignees',
	action: 'Remind all assignees of reminder',
	description: 'Remind everyone who has not completed a reminder that you set',
	endpoint: reminders.remindAllAssignees,
	path: { reminder: reminderId },
	body: { user_ids: allAssignees },
});
