import { roles } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { roleId } from './fields';

export const getPermissions = restOperation({
	name: 'Get Permissions',
	action: 'Get permissions of role',
	description: 'Get what a role may do, by module',
	endpoint: roles.getPermissions,
	path: { role: roleId },
});
