import type { IDataObject } from 'n8n-workflow';

import type { Fallback } from '../../cliq/fallback';
import { WRONG_KEYS } from '../../cliq/fallback';
import type { Fields, Values } from '../../fields';
import { choices, email, EMAIL_EXAMPLE, multiPicker, required, reworded } from '../../fields';
import type { picture } from '../../messaging/picture';
import { FIELDS_TO_RETURN } from '../../operation/listing';
import { withoutUndefined } from '../../operation/request';
import type { profile } from './profile';

/** What Simplify keeps of a user. */
export const USER_KEYS = [
	'id',
	'zuid',
	'display_name',
	'name',
	'email_id',
	'status',
	'mobile',
	'phone',
	'department',
	'designation',
	'timezone',
	'chat_status',
] as const;

const FIELDS = {
	all: 'All',
	department: 'Department',
	designation: 'Designation',
	display_name: 'Display Name',
	mobile: 'Mobile',
};

/** Which fields to return for each user in a list. */
export const fieldsOfUsers = choices({
	...FIELDS_TO_RETURN,
	description: 'What to return for each user',
	options: FIELDS,
});

/** The same for a single user, for whom Cliq can also return the status. [Zoho's OpenAPI, user status] */
export const fieldsOfUser = choices({
	...FIELDS_TO_RETURN,
	description: 'What to return',
	options: { chat_status: 'Chat Status', ...FIELDS },
});

const address = email({
	name: 'emailId',
	label: 'Email',
	description: 'Email to send the invitation to',
	placeholder: EMAIL_EXAMPLE,
});

/** The email address of a new user. */
export const newEmail = required(address);

/** A new email address of a known user. [another n8n node] */
export const changedEmail = reworded(address, { description: 'New email of the user' });

/** What a new user belongs to; Cliq ignores it in changes. [another n8n node] */
export const memberships = {
	channel_ids: multiPicker('Channel', {
		name: 'channelIds',
		description: 'Channels to add the user to',
	}),
	team_ids: multiPicker('Team', { name: 'teamIds', description: 'Teams to add the user to' }),
} satisfies Fields;

type User = Partial<
	Values<typeof memberships & { profile: typeof profile; image_data: typeof picture }>
> & {
	readonly email_id: string | undefined;
};

/** @returns the body that changes a user: the fields of the profile among the others */
export function asUser({ profile: details, ...user }: User): IDataObject {
	return { ...details, ...withoutUndefined(user) };
}

/** @returns the body that creates users: a list */
export function asListOfUsers(user: User): IDataObject {
	return { users: [asUser(user)] };
}

/** Zoho's document has the list for changes as well; another n8n node found that Cliq wants the user itself. */
export const listOfUsers: Fallback = {
	isFor: ({ code }) => WRONG_KEYS.test(code ?? ''),
	rewrite: ({ body, ...request }) => ({ ...request, body: { users: [body] } }),
};
