import { departments } from '../../cliq/endpoints';
import { departmentId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { departmentMembers } from './fields';

export const addMembers = restOperation({
	name: 'Add Members',
	action: 'Add members to department',
	description: 'Move people to a department',
	endpoint: departments.addMembers,
	path: { department: departmentId },
	body: { user_ids: required(departmentMembers) },
	batch: { key: 'user_ids', size: 100 },
});
