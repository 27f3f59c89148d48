import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import { isJsonObject, parseJson } from '../../cliq/json';
import type { About, Input } from '../../fields/inputs';
import { choices, json } from '../../fields/inputs';
import type { Field } from '../../fields/parameters';
import type { Filled } from '../../operation/restOperation';

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

const VALUES = RIGHTS.map(({ value }) => value);

/** The rights of each role in a new channel. */
export const initialRights = {
	admin_permission: rightsAsJson('Admin Permissions'),
	moderator_permission: rightsAsJson('Moderator Permissions'),
	member_permission: rightsAsJson('Member Permissions'),
};

function rightsAsJson(displayName: string): Input {
	const description = 'For example {"send_message": false}; Update Permissions changes them later';
	return json({ displayName, description });
}

/** What happens to the rights that were chosen. */
export const CHANGES = [
	{ name: 'Allow', value: 'allow', description: 'Allow them, leave the others as they are' },
	{ name: 'Forbid', value: 'forbid', description: 'Forbid them, leave the others as they are' },
	{ name: 'Allow Only These', value: 'set', description: 'Allow them and forbid all others' },
];

/**
 * Rights of a role, chosen from all there are. An expression can also give what Cliq takes: an object
 * that says of each right whether the role has it.
 */
export function rights(displayName: string): Input {
	const about: About = {
		displayName,
		description: 'None for no change; an expression can also give {"send_message": false, …}',
		isProminent: true,
	};
	const chosen = choices(about, RIGHTS);
	return {
		...chosen,
		read(raw, field, zone) {
			const value = typeof raw === 'string' && raw.trim().startsWith('{') ? parseJson(raw) : raw;
			return isJsonObject(value) ? saidOfEach(field, value) : chosen.read(value, field, zone);
		},
	};
}

function saidOfEach(field: Field, value: object): IDataObject | undefined {
	const entries = Object.entries(value);
	if (entries.every(([, isAllowed]) => typeof isAllowed === 'boolean')) {
		return entries.length === 0 ? undefined : (value as IDataObject);
	}
	throw invalidInput(field.displayName, 'must say true or false of each permission');
}

/**
 * Turns chosen rights into what Cliq takes.
 *
 * @throws INVALID_INPUT when none are chosen for any role
 */
export function rightsIntoObjects({ body: { change, ...roles }, ...request }: Filled): Filled {
	if (Object.keys(roles).length === 0) {
		throw invalidInput('Member Permissions', 'or those of another role must be chosen');
	}
	const others = change === 'set' ? VALUES.map((right) => [right, false] as const) : [];
	const isAllowed = change !== 'forbid';
	const asObject = (chosen: unknown[]) =>
		Object.fromEntries([...others, ...chosen.map((right) => [String(right), isAllowed] as const)]);
	const body: IDataObject = {};
	for (const [role, chosen] of Object.entries(roles)) {
		body[role] = Array.isArray(chosen) ? asObject(chosen) : chosen;
	}
	return { ...request, body };
}
