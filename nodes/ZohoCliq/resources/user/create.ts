import { users } from '../../cliq/endpoints';
import { picture } from '../../messaging/picture';
import { restOperation } from '../../operation/restOperation';
import { asListOfUsers, memberships, newEmail } from './fields';
import { unlessRejected } from './outcome';
import { profile } from './profile';

/** Cliq accepts lists, and reports for each address whether it succeeded. */
export const create = restOperation({
	name: 'Create',
	action: 'Create user',
	description: 'Invite someone to your organization',
	endpoint: users.create,
	body: { email_id: newEmail, profile, ...memberships, image_data: picture },
	addedTo: 'additionalFields',
	toBody: asListOfUsers,
	toItem: unlessRejected,
});
