import { designations } from '../../cliq/endpoints';
import { designationId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { designationName } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update designation',
	description: 'Rename a designation (job title)',
	endpoint: designations.update,
	path: { designation: designationId },
	body: { name: designationName('New name of the designation') },
});
