import { roles } from '../../cliq/endpoints';
import { required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { roleId, roleName, rolePurpose } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update role',
	description: 'Change the name and description of a role; Cliq requires both',
	endpoint: roles.update,
	path: { role: roleId },
	body: { name: roleName, description: required(rolePurpose) },
});
