import { departments } from '../../cliq/endpoints';
import {
	departmentChoice,
	departmentId,
	EMAIL_EXAMPLE,
	userIdList,
	userIdText,
} from '../../fields';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { departmentName } from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update department',
	description: 'Change the name, lead or place of a department',
	endpoint: departments.update,
	path: { department: departmentId },
	body: {
		name: departmentName('New name of the department'),
		lead_zuid: userIdText({
			name: 'leadZuid',
			label: 'Lead',
			description: 'User ID or email of the person who leads the department',
			placeholder: EMAIL_EXAMPLE,
		}),
		parent_department_id: departmentChoice({
			name: 'parentDepartmentId',
			label: 'Parent Department Name or ID',
			description: 'Department above it.',
		}),
		user_ids: userIdList({ description: 'Who to add to the department' }),
	},
	addedTo: 'updateFields',
	check: requireChanges,
});
