import { users } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { asListOfUsers, newEmail, profile } from './fields';
import { outcome } from './outcome';

/** Cliq takes lists, and says for each address whether it worked. */
export const create = restOperation({
	name: 'Create',
	action: 'Create user',
	description: 'Invite someone to your organization',
	endpoint: users.create,
	body: { email_id: newEmail, ...profile },
	toBody: asListOfUsers,
	output: outcome,
});
