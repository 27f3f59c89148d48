import { roles } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { roleId } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete role',
	description: 'Delete a role for good; those who have it lose the rights that it gave them',
	endpoint: roles.delete,
	path: { role: roleId },
});
