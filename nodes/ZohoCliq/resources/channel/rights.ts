import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, without } from '../../cliq/json';
import type { Field, FieldContext } from '../../fields';
import { choice, choices, entries, mapped, refuse, refuseEmpty, toJson } from '../../fields';

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

const selected = choices({
	description: 'Or by expression an object as Cliq returns it: {"send_message": false, …}',
	options: RIGHTS,
});

/** Rights selected from all, or in Cliq's own format: an object that says of each whether the role has it. */
const rights: Field<string[] | IDataObject> = {
	...selected,
	read(raw, at) {
		const value = typeof raw === 'string' && /^\s*[{`]/.test(raw) ? toJson(at.label, raw) : raw;
		return isJsonObject(value) ? saidOfEach(at, value) : selected.read(value, at);
	},
};

const rolesWithRights = entries({
	name: PERMISSIONS,
	description: 'What a role may do in the channel',
	entry: { name: 'role', label: 'Role' },
	fields: {
		role: choice({
			description: 'Whose permissions to set',
			options: { admin: 'Admin', member: 'Member', moderator: 'Moderator' },
			default: 'member',
		}),
		change,
		permissions: rights,
	},
});

/** The rights of roles in Cliq's format. */
export const rightsOfRoles = mapped(rolesWithRights, (roles): IDataObject => {
	const all: Record<string, IDataObject> = {};
	for (const { role = 'member', change, permissions, refuse } of roles) {
		if (!permissions) throw refuse(PERMISSIONS, 'must not be empty');
		const key = `${role}_permission`;
		all[key] = { ...all[key], ...rightsObject(change, permissions) };
	}
	return all;
});

/** @throws INVALID_INPUT for a change of no role */
export function requireRights({ permissions }: { readonly permissions?: IDataObject }): void {
	if (!permissions) refuseEmpty(rightsOfRoles.property.displayName);
}

/** Cliq's keys for the rights of each role. */
export const RIGHTS_KEYS = ['admin_permission', 'moderator_permission', 'member_permission'];

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

function rightsObject(change: string | undefined, chosen: string[] | IDataObject): IDataObject {
	if (!Array.isArray(chosen)) return chosen;
	const others =
		change === 'set' ? Object.keys(RIGHTS).map((right) => [right, false] as const) : [];
	const isAllowed = change !== 'forbid';
	return Object.fromEntries([...others, ...chosen.map((right) => [right, isAllowed] as const)]);
}
