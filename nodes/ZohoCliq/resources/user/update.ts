import { users } from '../../cliq/endpoints';
import { userId } from '../../fields/ids';
import { ordinary } from '../../operation/restOperation';
import { asChangedUser, knownEmail, profile } from './fields';
import { outcome } from './outcome';

/** `PUT /users/{user id}`; the body is a list of users, as for a new one */
export const update = ordinary({
	name: 'Update',
	action: 'Update user',
	description: 'Change the details of a member of your organization',
	endpoint: users.update,
	path: { user: userId },
	body: { email_id: knownEmail, ...profile },
	prepare: asChangedUser,
	output: outcome,
});
