import { designations } from '../../cliq/endpoints';
import { restOperation } from '../../operation/restOperation';
import { designationMembers, designationName } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create designation',
	description: 'Create a designation (job title)',
	endpoint: designations.create,
	body: { name: designationName('Name of the designation'), user_ids: designationMembers },
});
