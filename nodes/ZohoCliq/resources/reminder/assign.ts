import { reminders } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { assignees, reminderId } from './fields';

/** For reminders of others. */
export const assign = restOperation({
	name: 'Assign',
	action: 'Assign users to reminder',
	description: 'Put people on a reminder that you set for others; it can have four in all',
	endpoint: reminders.assign,
	path: { reminder: reminderId },
	body: {
		user_ids: required(
			assignees('userIds', 'Up to four people, by user ID or email address; several by comma'),
		),
	},
});
