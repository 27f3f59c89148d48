import { roles } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { roleId, roleUsers } from './fields';

export const removeUsers = restOperation({
	name: 'Remove Users',
	action: 'Remove users from role',
	description: 'Take a role away from people, with the rights that it gave them',
	endpoint: roles.removeUsers,
	path: { role: roleId },
	body: { user_ids: required(roleUsers('Who loses the role')) },
	batch: { key: 'user_ids', size: 100 },
});
