import { reminders } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { assignees, reminderId } from './fields';

export const assign = restOperation({
	name: 'Assign',
	action: 'Assign users to reminder',
	description: 'Assign people to a reminder that you set for others',
	endpoint: reminders.assign,
	path: { reminder: reminderId },
	body: {
		user_ids: required(assignees('userIds', 'Who to assign (up to 4)')),
	},
});
