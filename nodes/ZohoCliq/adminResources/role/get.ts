import { roles } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { roleId } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get role',
	description: 'Get the details of a role',
	endpoint: roles.get,
	path: { role: roleId },
});
