import { listedId, required, text, userIdList } from '../../fields';

/** A role. */
export const roleId = listedId({
	name: 'role',
	search: 'searchRoles',
	example: '42405000000224001',
	hint: 'Returned by Role: Get Many',
});

/** A role's name. */
export const roleName = required(
	text({ name: 'name', description: 'Name of the role', placeholder: 'e.g. Marketing', max: 100 }),
);

/** What a role is for. */
export const rolePurpose = text({
	name: 'description',
	description: 'What the role is for',
	placeholder: 'e.g. Role for Marketing members',
	rows: 2,
});

/** People with a role. */
export function roleUsers(description: string) {
	return userIdList({ description });
}
