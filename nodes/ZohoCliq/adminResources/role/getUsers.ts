import { roles } from '../../cliq/endpoints';
import { onePage } from '../../cliq/paging';
import { restOperation } from '../../operation/restOperation';
import { roleId } from './fields';

export const getUsers = restOperation({
	name: 'Get Users',
	action: 'Get users of role',
	description: 'List the IDs of those who have a role, for example of all administrators',
	endpoint: roles.getUsers,
	path: { role: roleId },
	pagination: onePage,
});
