import { reworded } from '../field';
import type { DropDownAbout } from './picker';
import { dropDown, listedId } from './picker';

/** A department. */
export const departmentId = listedId({
	name: 'department',
	search: 'searchDepartments',
	example: '1901318000001424001',
	hint: 'Returned by Department: Get Many',
});

/** The department above another one. */
export const parentDepartmentId = reworded(departmentId, {
	name: 'parentDepartment',
	displayName: 'Parent Department',
	description: 'The department above it',
});

/** A designation, which is Cliq's word for a job title. */
export const designationId = listedId({
	name: 'designation',
	search: 'searchDesignations',
	example: '1901318000001072003',
	hint: 'Returned by Designation: Get Many',
});

/** A department from a drop-down. */
export function departmentChoice(about: DropDownAbout) {
	return dropDown(about, { loadOptionsMethod: 'getDepartments' });
}
