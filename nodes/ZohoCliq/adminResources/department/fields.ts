import { prominent, text, userIdList } from '../../fields';

/** A department's name. */
export function departmentName(description: string) {
	return text({ name: 'name', description, placeholder: 'e.g. Zylker Support' });
}

/** People in a department. */
export const departmentMembers = prominent(
	userIdList({ description: 'Who to add to the department' }),
);
