import { designations } from '../../cliq/endpoints';
import { ADD_OR_REMOVE, designationId, required, userIdList } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const removeMembers = restOperation({
	name: 'Remove Members',
	action: 'Remove members from designation',
	description: 'Take a designation away from people; they stay in the organization',
	endpoint: designations.removeMembers,
	path: { designation: designationId },
	body: { user_ids: required(userIdList({ description: ADD_OR_REMOVE })) },
	batch: { key: 'user_ids', size: 100 },
});
