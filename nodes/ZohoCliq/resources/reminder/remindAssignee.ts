import { reminders } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { reminderId } from './fields';

export const remindAssignee = restOperation({
	name: 'Remind Assignee',
	action: 'Remind assignee of reminder',
	description: 'Remind a person who has not completed a reminder that you set',
	endpoint: reminders.remindAssignee,
	path: { reminder: reminderId, user: userId },
});
