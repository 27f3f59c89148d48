import { designations } from '../../cliq/endpoints';
import { designationId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete designation',
	description: 'Delete a designation for good; those who have it stay in the organization',
	endpoint: designations.delete,
	path: { designation: designationId },
});
