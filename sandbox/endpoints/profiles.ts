import { type Answer, noPermission, ok, paramMissing, patternMismatch } from '../answers';
import type { Call } from '../endpoint';
import { checkBody, type Fields } from '../fields';
import type { Organization, User } from '../organization';

/** The body of both writes: users, each with profile fields. */
export const USERS_BODY = { users: { type: 'array', required: true } } as const satisfies Fields;

/** By unique name, as the organization's layouts list them; any other key is unknown. */
const CUSTOM_FIELDS: Fields = { workplace_name: { type: 'string' } };
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
const PROFILE: Fields = {
	email_id: { type: 'string', required: true },
	...Object.fromEntries(TEXTS.map((key) => [key, { type: 'string' } as const])),
	...LISTS,
	...CUSTOM_FIELDS,
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

/** `PUT /users/{id}`: the same body, for the user in the path. */
export function changeUser(call: Call, user: User): Answer {
	if (!call.user.admin) throw noPermission();
	const [profile, ...others] = profilesIn(call);
	if (!profile || others.length > 0) throw paramMissing('users');
	describe(call.organization, user, profile);
	return ok({ data: { success_users: [user.email], failed_users: {} } });
}

function profilesIn({ body, switches }: Call): Profile[] {
	const profiles = body.users as Profile[];
	for (const profile of profiles) {
		checkBody(profile, PROFILE, switches);
		if (!/^[^\s@]+@[^\s@]+$/.test(String(profile.email_id))) {
			throw patternMismatch('email_id', 'must be an email address');
		}
	}
	return profiles;
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
