import type { Organization, User } from './organization';

/** Who is in it says the user's record, by name. */
export interface Department {
	id: string;
	name: string;
	leadId: string;
	/** None for the organization's own. */
	parentId?: string;
}

/** A job title; who has it says the user's record, by name. */
export interface Designation {
	id: string;
	name: string;
}

/** Departments and designations of the seeded people, with IDs like Zoho's [spec]. */
export function seedOrganizationChart({ departments, designations, users }: Organization): void {
	const [lead] = users;
	const names = (key: 'department' | 'designation') => [...new Set(users.map((user) => user[key]))];
	for (const [index, name] of names('department').entries()) {
		const id = String(1901318000001424001n + BigInt(index * 14));
		departments.push({ id, name, leadId: lead?.id ?? '', parentId: departments[0]?.id });
	}
	for (const [index, name] of names('designation').entries()) {
		designations.push({ id: String(1901318000001072003n + BigInt(index * 4)), name });
	}
}

/** A user as in lists of members [spec, v2 departments and designations]. */
export function memberRecord({ id: organizationId }: Organization, user: User) {
	return {
		email_id: user.email,
		zuid: user.id,
		zoid: organizationId,
		display_name: user.firstName,
		name: user.name,
		organization_id: organizationId,
		id: user.id,
	};
}
