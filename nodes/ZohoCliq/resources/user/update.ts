import { users } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { asUser, changedEmail, listOfUsers, profile } from './fields';
import { unlessRejected } from './outcome';

export const update = restOperation({
	name: 'Update',
	action: 'Update user',
	description: 'Change the details of a member of your organization',
	endpoint: users.update,
	path: { user: userId },
	body: { email_id: changedEmail, ...profile },
	addedTo: 'updateFields',
	check: requireChanges,
	toBody: asUser,
	fallback: listOfUsers,
	toItem: unlessRejected,
});
