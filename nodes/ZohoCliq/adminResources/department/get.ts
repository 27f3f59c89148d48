import { departments } from '../../cliq/endpoints';
import { departmentId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const get = restOperation({
	name: 'Get',
	action: 'Get department',
	description: 'Get the details of a department',
	endpoint: departments.get,
	path: { department: departmentId },
});
