import { departments } from '../../cliq/endpoints';
import { ADD_OR_REMOVE, departmentId, required, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const removeMembers = restOperation({
	name: 'Remove Members',
	action: 'Remove members from department',
	description: 'Remove people from a department; they stay in the organization',
	endpoint: departments.removeMembers,
	path: { department: departmentId },
	body: { user_ids: required(userIdList({ description: ADD_OR_REMOVE })) },
	batch: { key: 'user_ids', size: 100 },
});
