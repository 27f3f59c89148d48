import type { IDataObject } from 'n8n-workflow';

import type { Fallback } from '../../cliq/fallback';
import { WRONG_KEYS } from '../../cliq/fallback';
import type { Fields, Values } from '../../fields';
import {
	choices,
	departmentChoice,
	designationChoice,
	email,
	EMAIL_EXAMPLE,
	json,
	multiPicker,
	required,
	reworded,
	text,
	userIdText,
} from '../../fields';
import { picture } from '../../messaging/picture';
import { FIELDS_TO_RETURN } from '../../operation/listing';
import { withoutUndefined } from '../../operation/request';

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

function detail(name: string, description: string, example: string, label?: string) {
	return text({ name, label, description, placeholder: `e.g. ${example}` });
}

const CUSTOM_FIELDS =
	'Additional fields of your organization by unique name, for example { "workplace_name": "Berlin" }';

/** What a new user belongs to; Cliq ignores it in changes. [another n8n node] */
export const memberships = {
	channel_ids: multiPicker('Channel', {
		name: 'channelIds',
		description: 'Channels to add the user to',
	}),
	team_ids: multiPicker('Team', { name: 'teamIds', description: 'Teams to add the user to' }),
} satisfies Fields;

/** A user's details by the API's own keys, without the email address. */
export const profile = {
	country: detail('country', 'Country code of the user', 'IN'),
	custom_fields: json({ name: 'customFields', description: CUSTOM_FIELDS }),
	department_id: departmentChoice({
		name: 'departmentId',
		label: 'Department Name or ID',
		description: 'Department that the user belongs to.',
	}),
	designation_id: designationChoice({
		name: 'designationId',
		label: 'Designation Name or ID',
		description: "The user's job title.",
	}),
	display_name: detail('displayName', 'Name shown in Cliq', 'Amy Smith'),
	employee_id: detail('employeeId', 'ID of the employee in your organization', 'EMP1234'),
	extension: detail('extension', "Extension of the user's desk phone", '4021'),
	first_name: detail('firstName', "The user's first name", 'Amy'),
	image_data: picture('the user'),
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
	timezone: detail('timezone', "The user's time zone", 'Europe/Berlin', 'Time Zone'),
	work_location: detail('workLocation', 'Where the user works', 'Chennai Office'),
} satisfies Fields;

type Profile = Partial<Values<typeof profile & typeof memberships>> & {
	readonly email_id: string | undefined;
};

/** @returns the body that changes a user: the details themselves, with custom fields among the others */
export function asUser({ custom_fields: custom, ...user }: Profile): IDataObject {
	return { ...custom, ...withoutUndefined(user) };
}

/** @returns the body that creates users: a list */
export function asListOfUsers(user: Profile): IDataObject {
	return { users: [asUser(user)] };
}

/** Zoho's document has the list for changes as well; another n8n node found that Cliq wants the user itself. */
export const listOfUsers: Fallback = {
	isFor: ({ code }) => WRONG_KEYS.test(code ?? ''),
	rewrite: ({ body, ...request }) => ({ ...request, body: { users: [body] } }),
};
