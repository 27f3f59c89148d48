import {
	type Answer,
	noPermission,
	ok,
	paramMissing,
	patternMismatch,
	scopeInvalid,
} from '../answers';
import type { Call } from '../endpoint';
import { checkBody, type Fields } from '../fields';
import type { Organization, User } from '../organization';
import { isGranted } from '../scopes';
import type { SandboxSwitches } from '../switches';

/** The body that adds users, each with profile fields. */
export const USERS_BODY = { users: { type: 'array', required: true } } as const satisfies Fields;

/** By unique name, as the organization's layouts and user fields list them; any other key is unknown. */
const CUSTOM_FIELDS: Fields = {
	workplace_name: { type: 'string' },
	dateofjoining: { type: 'string' },
};
const LISTS: Fields = { channel_ids: { type: 'array' }, team_ids: { type: 'array' } };
const TEXTS = [
	'first_name',
	'last_name',
	'display_name',
	'phone',
	'mobile',
	'timezone',
	'language',
	'country',
	'designation_id',
	'department_id',
	'reporting_to_zuid',
	'work_location',
	'extension',
	'employee_id',
	'image_data',
];
const DETAILS: Fields = {
	...Object.fromEntries(TEXTS.map((key) => [key, { type: 'string' } as const])),
	...CUSTOM_FIELDS,
};
const PROFILE: Fields = { email_id: { type: 'string', required: true }, ...DETAILS, ...LISTS };

/** A new address is optional, and the lists are not taken [n8n peer node]. */
const CHANGES: Fields = { email_id: { type: 'string' }, ...DETAILS };

const isList = ({ userUpdate }: SandboxSwitches) => userUpdate === 'list';

/** The body that changes a user: the details themselves [n8n peer node], or a list of one [spec]. */
export const USER_BODY: Fields = {
	users: { type: 'array', when: isList },
	...Object.fromEntries(
		Object.entries(CHANGES).map(([key, field]) => [
			key,
			{ ...field, when: (switches: SandboxSwitches) => !isList(switches) },
		]),
	),
};

type Profile = Readonly<Record<string, unknown>>;

/** `POST /users`: the response has a result per address; the codes are on Zoho's help page. */
export function addUsers(call: Call): Answer {
	const { organization, user } = call;
	if (!user.admin) throw noPermission();
	const success: string[] = [];
	const failed: Record<string, string> = {};
	for (const profile of profilesIn(call)) {
		const email = String(profile.email_id);
		const known = organization.findUser(email);
		if (known) {
			failed[email] = known.status === 'pending' ? 'email.pendinguser' : 'email.activeuser';
			continue;
		}
		invite(organization, email, profile);
		success.push(email);
	}
	return ok({ data: { success_users: success, failed_users: failed } });
}

/** `PUT /users/{id}`: for the user in the path; an address in the body is a new one [n8n peer node]. */
export function changeUser(call: Call, user: User): Answer {
	if (!call.user.admin) throw noPermission();
	const changes = changesIn(call);
	checkProfile(call, changes);
	describe(call.organization, user, changes);
	if (typeof changes.email_id === 'string') user.email = changes.email_id;
	return ok({ data: { success_users: [user.email], failed_users: {} } });
}

function changesIn({ body, switches }: Call): Profile {
	if (!isList(switches)) return body;
	const [changes, ...others] = Array.isArray(body.users) ? (body.users as Profile[]) : [];
	if (!changes || others.length > 0) throw paramMissing('users');
	checkBody(changes, CHANGES, switches);
	return changes;
}

function profilesIn(call: Call): Profile[] {
	const profiles = call.body.users as Profile[];
	for (const profile of profiles) {
		checkBody(profile, PROFILE, call.switches);
		checkProfile(call, profile);
	}
	return profiles;
}

function checkProfile(
	{ granted, switches }: Call,
	{ email_id: email, image_data: image }: Profile,
) {
	if (typeof email === 'string' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
		throw patternMismatch('email_id', 'must be an email address');
	}
	// Pictures need a scope of Zoho's profiles [spec, n8n peer node].
	if (image !== undefined && !isGranted(granted, 'Profile.orguserphoto.UPDATE')) {
		throw scopeInvalid(switches.scopeStatus);
	}
}

function invite(organization: Organization, email: string, profile: Profile): void {
	const added: User = {
		id: String(631840000 + organization.users.length),
		firstName: '',
		lastName: '',
		name: email,
		email,
		status: 'pending',
		admin: false,
		department: '',
		designation: '',
		timezone: 'Europe/Berlin',
		country: 'Germany',
		presence: {
			code: 'invisible',
			message: '',
			id: 1775998000034490001n + BigInt(organization.users.length),
		},
	};
	organization.users.push(added);
	describe(organization, added, profile);
}

function describe(organization: Organization, user: User, profile: Profile): void {
	const text = (key: string, old: string) =>
		typeof profile[key] === 'string' ? profile[key] : old;
	const { channel_ids: channels = [], team_ids: teams = [], ...details } = profile;
	user.firstName = text('first_name', user.firstName);
	user.lastName = text('last_name', user.lastName);
	user.name = text('display_name', user.name);
	user.timezone = text('timezone', user.timezone);
	user.country = text('country', user.country);
	user.details = { ...user.details, ...details };
	for (const id of channels as string[]) joinChannel(organization, user, id);
	for (const id of teams as string[]) joinTeam(organization, user, id);
}

function joinChannel(organization: Organization, user: User, id: string): void {
	const channel = organization.channels.find((candidate) => candidate.id === id);
	if (channel) organization.findChat(channel.chatId)?.members.push(user.id);
}

function joinTeam({ teams }: Organization, user: User, id: string): void {
	teams.find((team) => String(team.id) === id)?.members.push(user.id);
}
