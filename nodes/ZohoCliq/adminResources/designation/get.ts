import { designations } from '../../cliq/endpoints';
import { designationId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const get = restOperation({
	name: 'Get',
	action: 'Get designation',
	description: 'Get the details of a designation (job title)',
	endpoint: designations.get,
	path: { designation: designationId },
});
