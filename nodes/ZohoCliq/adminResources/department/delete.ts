import { departments } from '../../cliq/endpoints';
import { departmentId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete department',
	description: 'Delete a department for good; its members stay in the organization',
	endpoint: departments.delete,
	path: { department: departmentId },
});
