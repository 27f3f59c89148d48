import { departments } from '../../cliq/endpoints';
import { departmentId, required, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const removeMembers = restOperation({
	name: 'Remove Members',
	action: 'Remove members from department',
	description: 'Remove people from a department; they stay in the organization',
	endpoint: departments.removeMembers,
	path: { department: departmentId },
	body: { user_ids: required(userIdList({ description: 'Who to remove' })) },
	batch: { key: 'user_ids', size: 100 },
});
