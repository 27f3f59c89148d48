import { users } from '../../cliq/endpoints';
import { userId } from '../../fields';
import { picture } from '../../messaging/picture';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { asUser, changedEmail, listOfUsers } from './fields';
import { unlessRejected } from './outcome';
import { profile } from './profile';

export const update = restOperation({
	name: 'Update',
	action: 'Update user',
	description: 'Change the details of a member of your organization',
	endpoint: users.update,
	path: { user: userId },
	body: { profile, email_id: changedEmail, image_data: picture },
	addedTo: 'updateFields',
	check: requireChanges,
	toBody: asUser,
	fallback: listOfUsers,
	toItem: unlessRejected,
});
