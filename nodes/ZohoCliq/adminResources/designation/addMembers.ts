import { designations } from '../../cliq/endpoints';
import { designationId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { designationMembers } from './fields';

export const addMembers = restOperation({
	name: 'Add Members',
	action: 'Add members to designation',
	description: 'Give people this designation in place of their own',
	endpoint: designations.addMembers,
	path: { designation: designationId },
	body: { user_ids: required(designationMembers) },
	batch: { key: 'user_ids', size: 100 },
});
