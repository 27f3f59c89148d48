import { departments } from '../../cliq/endpoints';
import { byToken } from '../../cliq/paging';
import { departmentId } from '../../fields';
import { restOperation } from '../../operation/restOperation';

export const getMembers = restOperation({
	name: 'Get Members',
	action: 'Get members of department',
	description: 'List the people in a department, for example to message them all',
	endpoint: departments.getMembers,
	path: { department: departmentId },
	pagination: byToken(null),
});
