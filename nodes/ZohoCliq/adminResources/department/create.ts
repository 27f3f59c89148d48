import { departments } from '../../cliq/endpoints';
import { parentDepartmentId, required, userIdFor } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { departmentMembers, departmentName } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create department',
	description: 'Create a department below another one',
	endpoint: departments.create,
	body: {
		name: required(departmentName('Name of the department')),
		lead_zuid: userIdFor({ name: 'lead', description: 'Who leads the department' }),
		parent_department_id: parentDepartmentId,
		user_ids: departmentMembers,
	},
});
