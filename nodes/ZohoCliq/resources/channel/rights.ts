import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, without } from '../../cliq/json';
import { invalidInput } from '../../errors';
import type { Field, FieldContext, Values } from '../../fields';
import { choice, choices, entries, mapped, refuse, toJson } from '../../fields';

/** All rights that a role in a channel can have. [Zoho's OpenAPI] */
const RIGHTS = {
	add_participant: 'Add Members',
	prime_time: 'Announce Prime Time',
	archive_channel: 'Archive Channel',
	clear_all_messages: 'Clear All Messages',
	close_thread: 'Close Threads',
	delete_channel: 'Delete Channel',
	delete_my_msg: 'Delete Own Messages',
	delete_others_message: 'Delete Messages of Others',
	edit_channel_info: 'Edit Channel Information',
	edit_my_msg: 'Edit Own Messages',
	leave_channel: 'Leave Channel',
	special_mentions: 'Mention Everybody',
	mention_users: 'Mention Users',
	sticky_message: 'Pin Messages',
	remove_participant: 'Remove Members',
	post_reply: 'Reply',
	send_message: 'Send Messages',
	audio_conference: 'Start Audio Conferences',
	video_conference: 'Start Video Conferences',
	unarchive_channel: 'Unarchive Channel',
};

const KEEP = 'keep the others as they are';

const change = choice({
	name: 'change',
	placement: 'form',
	description: 'What happens to the permissions selected below',
	options: [
		{ name: 'Allow', value: 'allow', description: `Allow them and ${KEEP}` },
		{ name: 'Forbid', value: 'forbid', description: `Forbid them and ${KEEP}` },
		{ name: 'Allow Only These', value: 'set', description: 'Allow them and forbid all others' },
	],
});

const PERMISSIONS = 'permissions';

const rolesWithRights = entries({
	name: PERMISSIONS,
	description: 'What a role may do in the channel, if not what Cliq allows it by default',
	entry: { name: 'role', label: 'Role' },
	fields: {
		role: choice({
			description: 'Whose permissions to set',
			options: { admin: 'Admin', member: 'Member', moderator: 'Moderator' },
			default: 'member',
		}),
		change,
		permissions: choices({ description: 'The permissions to change', options: RIGHTS }),
	},
});

/** The rights of each role in a new channel, in Cliq's format. */
export const initialRights = mapped(rolesWithRights, (roles): IDataObject => {
	const rights: Record<string, IDataObject> = {};
	for (const { role = 'member', change, permissions, refuse } of roles) {
		if (!permissions) throw refuse(PERMISSIONS, 'must not be empty');
		const key = `${role}_permission`;
		rights[key] = { ...rights[key], ...rightsObject(change, permissions) };
	}
	return rights;
});

/** Changed rights of each role. */
export const rightsOfRoles = {
	change,
	admin_permission: chosenRights('adminPermission', 'Admin Permissions'),
	moderator_permission: chosenRights('moderatorPermission', 'Moderator Permissions'),
	member_permission: chosenRights('memberPermission', 'Member Permissions'),
};

/**
 * Rights of a role, selected from all rights. An expression can also return Cliq's own format: an object
 * that states for each right whether the role has it.
 */
function chosenRights(name: string, label: string): Field<string[] | IDataObject> {
	const description =
		'Leave empty to keep as is; an expression can also return {"send_message": false, …}';
	const chosen = choices({ name, label, description, placement: 'form', options: RIGHTS });
	return {
		...chosen,
		read(raw, at) {
			const value = typeof raw === 'string' && /^\s*[{`]/.test(raw) ? toJson(at.label, raw) : raw;
			return isJsonObject(value) ? saidOfEach(at, value) : chosen.read(value, at);
		},
	};
}

function saidOfEach(at: FieldContext, value: object): IDataObject | undefined {
	const entries = Object.entries(value);
	if (entries.every(([, isAllowed]) => typeof isAllowed === 'boolean')) {
		return writable(value as IDataObject);
	}
	throw refuse(at, 'must be true or false for each permission');
}

/** @returns the rights without one that Cliq returns but does not accept [another n8n node]; undefined for none */
function writable(returned: IDataObject): IDataObject | undefined {
	const rights = without(returned, 'manage_chat_apps');
	return Object.keys(rights).length === 0 ? undefined : rights;
}

type RightsOfRoles = Values<typeof rightsOfRoles>;

/** Cliq's keys for the rights of each role. */
export const RIGHTS_KEYS = ['admin_permission', 'moderator_permission', 'member_permission'];

/** @throws INVALID_INPUT if no role has any rights selected */
export function requireRights(values: RightsOfRoles): void {
	const roles = Object.entries(values).filter(([key]) => key !== 'change');
	if (roles.some(([, chosen]) => chosen !== undefined)) return;
	const { displayName: label } = rightsOfRoles.member_permission.property;
	throw invalidInput(label, 'or those of another role must be selected');
}

/** @returns the selected rights in Cliq's format */
export function toRightsObjects({ change, ...roles }: RightsOfRoles): IDataObject {
	return Object.fromEntries(
		Object.entries(roles).map(([role, chosen]) => [
			role,
			Array.isArray(chosen) ? rightsObject(change, chosen) : chosen,
		]),
	);
}

function rightsObject(change: RightsOfRoles['change'], chosen: readonly string[]): IDataObject {
	const others =
		change === 'set' ? Object.keys(RIGHTS).map((right) => [right, false] as const) : [];
	const isAllowed = change !== 'forbid';
	return Object.fromEntries([...others, ...chosen.map((right) => [right, isAllowed] as const)]);
}
