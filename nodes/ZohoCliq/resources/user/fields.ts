import type { IDataObject } from 'n8n-workflow';

import type { CliqClient } from '../../cliq/client';
import { users } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { userIdOf } from '../../cliq/lookups';
import { recordOf } from '../../cliq/paging';
import { several } from '../../fields/ids';
import type { Input } from '../../fields/inputs';
import { choices, input, json, Lookup, picture, text } from '../../fields/inputs';
import { checkEmail } from '../../fields/locators';
import { toText } from '../../fields/parameters';
import type { Filled } from '../../operation/restOperation';
import { changesSomething } from '../../operation/restOperation';

/** What Simplify leaves of a user. */
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

const FIELDS = [
	{ name: 'All', value: 'all' },
	{ name: 'Department', value: 'department' },
	{ name: 'Designation', value: 'designation' },
	{ name: 'Display Name', value: 'display_name' },
	{ name: 'Mobile', value: 'mobile' },
];

/** Which fields of each user in a list Cliq should give. */
export const fieldsOfUsers = choices(
	{ displayName: 'Fields', description: 'Which fields of each user to return' },
	FIELDS,
);

/** The same for one user, of whom Cliq can also tell the status. [Zoho's OpenAPI, user status] */
export const fieldsOfUser = choices(
	{ displayName: 'Fields', description: 'Which fields of the user to return' },
	[{ name: 'Chat Status', value: 'chat_status' }, ...FIELDS],
);

const EMAIL = { displayName: 'Email', placeholder: 'e.g. name@email.com' };

/** The email address of someone new. */
export const newEmail = input(
	{ ...EMAIL, description: 'Where the invitation to your organization goes', required: true },
	{ type: 'string', default: '' },
	(raw, field) => {
		const email = toText(field, raw).trim();
		checkEmail(field.displayName, email);
		return email;
	},
);

/** The email address of the user in the path: Cliq wants it beside the ID, and is asked for it. [Zoho's OpenAPI] */
export const knownEmail: Input = {
	isProminent: true,
	field: {
		...newEmail.field,
		description:
			"The user's address, which Cliq wants with every change. Leave empty to have it looked up.",
		required: false,
	},
	read: (raw, field, zone) =>
		newEmail.read(raw, field, zone) ??
		new Lookup(async (client, { user = '' }) => await emailOf(client, user)),
};

async function emailOf(client: CliqClient, user: string): Promise<string> {
	const looked = [...client.cache.userIds].find(([, id]) => id === user);
	if (looked) return looked[0];
	const record = recordOf(await client.call(users.get, { path: { user } }));
	const email = record.email_id ?? record.email;
	if (typeof email === 'string' && email !== '') return email;
	throw invalidInput('Email', `is needed: Cliq does not tell that of user ${user}`);
}

/** What can be said about a user, by the API's own keys, beside the email address. */
export const profile = {
	channel_ids: several('Channel', 'Channels that the user joins'),
	country: text({
		displayName: 'Country',
		description: "Code of the user's country",
		placeholder: 'e.g. IN',
	}),
	custom_fields: json({
		displayName: 'Custom Fields',
		description:
			'Further fields of your organization, by unique name, for example { "workplace_name": "Berlin" }',
	}),
	department_id: text({
		displayName: 'Department ID',
		description: 'ID of the department that the user belongs to',
		placeholder: 'e.g. 1901318000001424001',
	}),
	designation_id: text({
		displayName: 'Designation ID',
		description: "ID of the user's designation (job title)",
		placeholder: 'e.g. 1901318000001072003',
	}),
	display_name: text({
		displayName: 'Display Name',
		description: 'How the user is called in Cliq',
		placeholder: 'e.g. Amy Smith',
	}),
	employee_id: text({
		displayName: 'Employee ID',
		description: "The user's number in your organization",
		placeholder: 'e.g. EMP1234',
	}),
	extension: text({
		displayName: 'Extension',
		description: "Extension of the user's desk phone",
		placeholder: 'e.g. 4021',
	}),
	first_name: text({
		displayName: 'First Name',
		description: "The user's first name",
		placeholder: 'e.g. Amy',
	}),
	image_data: picture("The user's picture"),
	language: text({
		displayName: 'Language',
		description: "Code of the user's language",
		placeholder: 'e.g. en',
	}),
	last_name: text({
		displayName: 'Last Name',
		description: "The user's last name",
		placeholder: 'e.g. Smith',
	}),
	mobile: text({
		displayName: 'Mobile',
		description: "The user's mobile number",
		placeholder: 'e.g. 9876543210',
	}),
	phone: text({
		displayName: 'Phone',
		description: "The user's phone number",
		placeholder: 'e.g. 04412345678',
	}),
	reporting_to_zuid: input(
		{
			displayName: 'Reporting To',
			description: 'User ID or email address of the person that the user reports to',
			placeholder: 'e.g. 55743307',
		},
		{ type: 'string', default: '' },
		(raw, field) => {
			const person = toText(field, raw).trim();
			if (!person.includes('@')) return person === '' ? undefined : person;
			checkEmail(field.displayName, person);
			return new Lookup(async (client) => await userIdOf(client, person));
		},
	),
	team_ids: several('Team', 'Teams that the user joins'),
	timezone: text({
		displayName: 'Time Zone',
		description: "The user's time zone",
		placeholder: 'e.g. Europe/Berlin',
	}),
	work_location: text({
		displayName: 'Work Location',
		description: 'Where the user works',
		placeholder: 'e.g. Chennai Office',
	}),
};

/** @returns the request as Cliq wants it: a list of users, here of one, with custom fields among the others */
export function asListOfUsers({ body, ...request }: Filled): Filled {
	const { custom_fields: custom, ...user } = body;
	return { ...request, body: { users: [{ ...(custom as IDataObject | undefined), ...user }] } };
}

/**
 * @returns the same for a change
 * @throws INVALID_INPUT when nothing but who it is was put in
 */
export function asChangedUser(request: Filled): Filled {
	const isEmpty = Object.keys(request.body).every((key) => key === 'email_id');
	return asListOfUsers(changesSomething(isEmpty ? { ...request, body: {} } : request));
}
