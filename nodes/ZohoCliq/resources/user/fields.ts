import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { users } from '../../cliq/endpoints';
import { recordOf } from '../../cliq/paging';
import { invalidInput } from '../../errors';
import type { Field, Fields, Resolvable, Values } from '../../fields';
import {
	base64Image,
	choices,
	email,
	EMAIL_EXAMPLE,
	json,
	multiPicker,
	prominent,
	required,
	reworded,
	text,
	Unresolved,
	userIdText,
} from '../../fields';
import { FIELDS_TO_RETURN } from '../../operation/listing';
import { withoutUndefined } from '../../operation/request';
import { requireChanges } from '../../operation/restOperation';

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

const typedEmail = reworded(address, {
	description: 'Email of the user, required by Cliq for every change. Leave empty to look it up.',
});

/** The email of the user in the path, looked up because Cliq also requires it. [Zoho's OpenAPI] */
export const knownEmail: Field<Resolvable<string>> = prominent({
	...typedEmail,
	read: (raw, at) =>
		typedEmail.read(raw, at) ??
		new Unresolved(async (client, { user = '' }) => await emailOf(client, user)),
});

async function emailOf(client: CliqClient, user: string): Promise<string> {
	const known = [...client.cache.userIds].find(([, id]) => id === user);
	if (known) return known[0];
	const record = recordOf(await client.call(users.get, { path: { user } }));
	const found = record.email_id ?? record.email;
	if (typeof found === 'string' && found !== '') return found;
	const { displayName: label } = address.property;
	throw invalidInput(label, `is required: Cliq did not return the email address of user ${user}`);
}

function detail(name: string, description: string, example: string, label?: string) {
	return text({ name, label, description, placeholder: `e.g. ${example}` });
}

const CUSTOM_FIELDS =
	'Additional fields of your organization by unique name, for example { "workplace_name": "Berlin" }';

/** A user's details by the API's own keys, without the email address. */
export const profile = {
	channel_ids: multiPicker('Channel', {
		name: 'channelIds',
		description: 'Channels to add the user to',
	}),
	country: detail('country', 'Country code of the user', 'IN'),
	custom_fields: json({ name: 'customFields', description: CUSTOM_FIELDS }),
	department_id: detail(
		'departmentId',
		'ID of the department that the user belongs to',
		'1901318000001424001',
	),
	designation_id: detail(
		'designationId',
		"ID of the user's designation (job title)",
		'1901318000001072003',
	),
	display_name: detail('displayName', 'Name shown in Cliq', 'Amy Smith'),
	employee_id: detail('employeeId', 'ID of the employee in your organization', 'EMP1234'),
	extension: detail('extension', "Extension of the user's desk phone", '4021'),
	first_name: detail('firstName', "The user's first name", 'Amy'),
	image_data: base64Image({ name: 'imageData', description: "The user's picture" }),
	language: detail('language', 'Language code of the user', 'en'),
	last_name: detail('lastName', "The user's last name", 'Smith'),
	mobile: detail('mobile', "The user's mobile number", '9876543210'),
	phone: detail('phone', "The user's phone number", '04412345678'),
	reporting_to_zuid: userIdText({
		name: 'reportingToZuid',
		label: 'Reporting To',
		description: 'User ID or email of the person the user reports to',
		placeholder: EMAIL_EXAMPLE,
	}),
	team_ids: multiPicker('Team', { name: 'teamIds', description: 'Teams to add the user to' }),
	timezone: detail('timezone', "The user's time zone", 'Europe/Berlin', 'Time Zone'),
	work_location: detail('workLocation', 'Where the user works', 'Chennai Office'),
} satisfies Fields;

type Profile = Values<typeof profile> & { readonly email_id: string | undefined };

/** @returns the body as Cliq requires it: a list of one user, with custom fields among the others */
export function asListOfUsers({ custom_fields: custom, ...user }: Profile): IDataObject {
	return { users: [{ ...custom, ...withoutUndefined(user) }] };
}

/** @throws INVALID_INPUT if only the user was entered, without changes */
export function requireProfileChanges(values: Readonly<Record<string, unknown>>): void {
	requireChanges({ ...values, email_id: undefined });
}
