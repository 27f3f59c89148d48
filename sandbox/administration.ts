import type { Organization } from './organization';

/** A role; Zoho's document calls it a profile. */
export interface Role {
	id: string;
	name: string;
	type: string;
	description: string;
	isDefault: boolean;
	userIds: string[];
	createdAt: number;
	/** By module and action. */
	permissions: Record<string, Record<string, string>>;
}

/** A field of user profiles. */
export interface UserField {
	id: string;
	name: string;
	type: string;
	isSystem: boolean;
	mandatory: boolean;
	encrypted: boolean;
	editable: boolean;
	options: Array<{ id: string; name: string }>;
	createdAt: number;
}

/** What an organization has once. */
export interface Settings {
	domain?: { name: string; status: string };
	email: { email_id: string; name: string; cname_status: string };
}

/** The settings of an organization that nobody has administered yet. */
export function newSettings(): Settings {
	return {
		email: {
			email_id: 'systemgenerated@mailer.zohocliq.example',
			name: 'Zoho Cliq',
			cname_status: 'not_verified',
		},
	};
}

/** Roles and user fields as in Zoho's examples. */
export function seedAdministration(organization: Organization, createdAt: number): void {
	const { roles, userFields, users } = organization;
	const admins = users.filter(({ admin }) => admin).map(({ id }) => id);
	const others = users.map(({ id }) => id).filter((id) => !admins.includes(id));
	for (const [index, { name, userIds }] of [
		{ name: 'Admin', userIds: admins },
		{ name: 'Members', userIds: others },
	].entries()) {
		roles.push({
			id: String(42405000000004047n + BigInt(index * 2)),
			name,
			type: name,
			description: '',
			isDefault: true,
			userIds,
			createdAt,
			permissions: { group_audio_call: { start: 'enabled' } },
		});
	}
	roles.push({
		id: '42405000000189003',
		name: 'Test Member',
		type: 'Members',
		description: '123',
		isDefault: false,
		userIds: [],
		createdAt,
		permissions: {},
	});
	const field = { mandatory: false, encrypted: false, editable: false, options: [], createdAt };
	userFields.push(
		{
			id: '1901318000001264019',
			name: 'Extension',
			type: 'text_field',
			isSystem: true,
			...field,
		},
		{
			id: '1901318000001602021',
			name: 'Date of Joining',
			type: 'date_picker',
			isSystem: false,
			...field,
		},
	);
}

/** A role as in lists [spec, v2 roles]. */
export function roleRecord(role: Role, organizationId: string) {
	const time = isoTimeOf(role.createdAt);
	return {
		is_custom_admin: role.type !== 'Members' && !role.isDefault,
		name: role.name,
		creation_time: time,
		last_modified_time: time,
		organization_id: organizationId,
		is_default: role.isDefault,
		profile_type: role.type,
		id: role.id,
		...(role.description !== '' && { description: role.description }),
	};
}

/** A user field as in lists [spec, v2 userfields]. */
export function userFieldRecord(field: UserField, organizationId: string) {
	const time = isoTimeOf(field.createdAt);
	return {
		system_defined: field.isSystem,
		is_searchable: field.isSystem,
		unique_name: field.name.replace(/ /g, '').toLowerCase(),
		name: field.name,
		id: field.id,
		creation_time: time,
		last_modified_time: time,
		mandatory: field.mandatory,
		encrypted: field.encrypted,
		edit_permission: field.editable,
		organization_id: organizationId,
		enabled: true,
		type: field.type,
		label: field.name,
		...(field.options.length > 0 && { options: field.options }),
	};
}

function isoTimeOf(time: number): string {
	return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
}
