import { users } from '../../cliq/endpoints';
import { ordinary } from '../../operation/restOperation';
import { asListOfUsers, newEmail, profile } from './fields';
import { outcome } from './outcome';

/** `POST /users`; Cliq takes lists, and says for each address whether it worked */
export const create = ordinary({
	name: 'Create',
	action: 'Create user',
	description: 'Invite someone to your organization',
	endpoint: users.create,
	body: { email_id: newEmail, ...profile },
	prepare: asListOfUsers,
	output: outcome,
});
