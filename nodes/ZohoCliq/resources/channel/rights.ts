import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, parseJson } from '../../cliq/json';
import { invalidInput } from '../../errors';
import type { Field, FieldContext, Values } from '../../fields';
import { choice, choices, json, prominent, refuse } from '../../fields';

/** All that a role in a channel may or may not do. [Zoho's OpenAPI] */
const RIGHTS = [
	{ name: 'Add Members', value: 'add_participant' },
	{ name: 'Announce Prime Time', value: 'prime_time' },
	{ name: 'Archive Channel', value: 'archive_channel' },
	{ name: 'Clear All Messages', value: 'clear_all_messages' },
	{ name: 'Close Threads', value: 'close_thread' },
	{ name: 'Delete Channel', value: 'delete_channel' },
	{ name: 'Delete Own Messages', value: 'delete_my_msg' },
	{ name: 'Delete Messages of Others', value: 'delete_others_message' },
	{ name: 'Edit Channel Information', value: 'edit_channel_info' },
	{ name: 'Edit Own Messages', value: 'edit_my_msg' },
	{ name: 'Leave Channel', value: 'leave_channel' },
	{ name: 'Mention Everybody', value: 'special_mentions' },
	{ name: 'Mention Users', value: 'mention_users' },
	{ name: 'Pin Messages', value: 'sticky_message' },
	{ name: 'Remove Members', value: 'remove_participant' },
	{ name: 'Reply', value: 'post_reply' },
	{ name: 'Send Messages', value: 'send_message' },
	{ name: 'Start Audio Conferences', value: 'audio_conference' },
	{ name: 'Start Video Conferences', value: 'video_conference' },
	{ name: 'Unarchive Channel', value: 'unarchive_channel' },
];

/** The rights of each role in a new channel. */
export const initialRights = {
	admin_permission: rightsAsJson('adminPermission', 'Admin Permissions'),
	moderator_permission: rightsAsJson('moderatorPermission', 'Moderator Permissions'),
	member_permission: rightsAsJson('memberPermission', 'Member Permissions'),
};

function rightsAsJson(name: string, label: string) {
	const description = 'For example {"send_message": false}; Update Permissions changes them later';
	return json({ name, label, description });
}

/** Changed rights of each role. */
export const rightsOfRoles = {
	change: prominent(
		choice({
			name: 'change',
			label: 'Change',
			description: 'What happens to the permissions that are chosen below',
			options: [
				{ name: 'Allow', value: 'allow', description: 'Allow them, leave the others as they are' },
				{
					name: 'Forbid',
					value: 'forbid',
					description: 'Forbid them, leave the others as they are',
				},
				{
					name: 'Allow Only These',
					value: 'set',
					description: 'Allow them and forbid all others',
				},
			],
		}),
	),
	admin_permission: chosenRights('adminPermission', 'Admin Permissions'),
	moderator_permission: chosenRights('moderatorPermission', 'Moderator Permissions'),
	member_permission: chosenRights('memberPermission', 'Member Permissions'),
};

/**
 * Rights of a role, chosen from all there are. An expression can also give what Cliq takes: an object
 * that says of each right whether the role has it.
 */
function chosenRights(name: string, label: string): Field<string[] | IDataObject> {
	const description = 'None for no change; an expression can also give {"send_message": false, …}';
	const chosen = choices({ name, label, description, placement: 'form', options: RIGHTS });
	return {
		...chosen,
		read(raw, at) {
			const value = typeof raw === 'string' && raw.trim().startsWith('{') ? parseJson(raw) : raw;
			return isJsonObject(value) ? saidOfEach(at, value) : chosen.read(value, at);
		},
	};
}

function saidOfEach(at: FieldContext, value: object): IDataObject | undefined {
	const entries = Object.entries(value);
	if (entries.every(([, isAllowed]) => typeof isAllowed === 'boolean')) {
		return entries.length === 0 ? undefined : (value as IDataObject);
	}
	throw refuse(at, 'must say true or false of each permission');
}

type RightsOfRoles = Values<typeof rightsOfRoles>;

/** @throws INVALID_INPUT when no rights are chosen for any role */
export function requireRights({ change: _, ...roles }: RightsOfRoles): void {
	if (Object.values(roles).some((chosen) => chosen !== undefined)) return;
	throw invalidInput('Member Permissions', 'or those of another role must be chosen');
}

/** @returns chosen rights as Cliq takes them */
export function toRightsObjects({ change, ...roles }: RightsOfRoles): IDataObject {
	const others = change === 'set' ? RIGHTS.map(({ value }) => [value, false] as const) : [];
	const isAllowed = change !== 'forbid';
	const asObject = (chosen: readonly string[]) =>
		Object.fromEntries([...others, ...chosen.map((right) => [right, isAllowed] as const)]);
	return Object.fromEntries(
		Object.entries(roles).map(([role, chosen]) => [
			role,
			Array.isArray(chosen) ? asObject(chosen) : chosen,
		]),
	);
}
