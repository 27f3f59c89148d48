import { roles } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { roleId, roleUsers } from './fields';

export const addUsers = restOperation({
	name: 'Add Users',
	action: 'Add users to role',
	description: 'Give people a role, with all the rights that it gives',
	endpoint: roles.addUsers,
	path: { role: roleId },
	body: { user_ids: required(roleUsers('Who to give the role')) },
	batch: { key: 'user_ids', size: 100 },
});
