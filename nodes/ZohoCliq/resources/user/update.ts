import { users } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { asListOfUsers, knownEmail, profile, requireProfileChanges } from './fields';
import { unlessRejected } from './outcome';

export const update = restOperation({
	name: 'Update',
	action: 'Update user',
	description: 'Change the details of a member of your organization',
	endpoint: users.update,
	path: { user: userId },
	body: { email_id: knownEmail, ...profile },
	addedTo: 'updateFields',
	check: requireProfileChanges,
	toBody: asListOfUsers,
	toItem: unlessRejected,
});
