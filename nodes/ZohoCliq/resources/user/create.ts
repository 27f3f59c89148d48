import { users } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { asListOfUsers, memberships, newEmail, profile } from './fields';
import { unlessRejected } from './outcome';

/** Cliq accepts lists, and reports for each address whether it succeeded. */
export const create = restOperation({
	name: 'Create',
	action: 'Create user',
	description: 'Invite someone to your organization',
	endpoint: users.create,
	body: { email_id: newEmail, ...memberships, ...profile },
	addedTo: 'additionalFields',
	toBody: asListOfUsers,
	toItem: unlessRejected,
});
