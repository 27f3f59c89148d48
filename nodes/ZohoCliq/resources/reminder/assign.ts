import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { assignees } from './fields';

/** `POST /reminders/{reminder id}/users`, for reminders of others */
export const assign = ordinary({
	name: 'Assign',
	action: 'Assign users to reminder',
	description: 'Put people on a reminder that you set for others; it can have four in all',
	endpoint: reminders.assign,
	path: { reminder: reminderId },
	body: {
		user_ids: assignees({
			description: 'Up to four people, by user ID or email address; several by comma',
			required: true,
		}),
	},
});
