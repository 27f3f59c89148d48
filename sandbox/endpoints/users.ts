import { type Answer, ok, patternMismatch, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Organization, User } from '../organization';
import { presenceOf } from '../statuses';
import { teamRecord } from '../teams';
import { page } from './paging';
import { addUsers, changeUser, USER_BODY, USERS_BODY } from './profiles';

const USERS_READ = { method: 'GET', scope: 'ZohoCliq.Users.READ', lockMinutes: 10 } as const;
const LAYOUTS = [
	'quick_view',
	'profile_details_android',
	'profile_details_ios',
	'profile_details_web',
];

/** Users and the connected one: v2 users.yml, remotework.yml; `users/me` and `buddies` are from the guide. */
export const userEndpoints: Endpoint[] = [
	{
		...USERS_READ,
		path: '/api/v2/users',
		limitPerMinute: 30,
		query: {
			status: {
				type: 'string',
				values: ['active', 'inactive', 'pending', 'imported_active', 'imported_inactive'],
			},
			plan_type: { type: 'string', values: ['paid', 'free'] },
			fields: { type: 'string' },
			limit: { type: 'integer', max: 100 },
			search: { type: 'string' },
			sort_by: { type: 'string', values: ['usage'] },
			modified_after: { type: 'string' },
			next_token: { type: 'string' },
		},
		handle: listUsers,
	},
	{
		method: 'POST',
		path: '/api/v2/users',
		scope: 'ZohoCliq.Users.CREATE',
		limitPerMinute: 5,
		lockMinutes: 10,
		body: USERS_BODY,
		handle: addUsers,
	},
	{
		...USERS_READ,
		path: '/api/v2/users/layout',
		limitPerMinute: 20,
		query: { unique_name: { type: 'string', values: LAYOUTS } },
		handle: ({ query }) => {
			const wanted = LAYOUTS.filter((name) => (query.unique_name ?? name) === name);
			return ok({ data: wanted.map(layout) });
		},
	},
	{
		// Not documented: threshold as for one user.
		...USERS_READ,
		path: '/api/v2/users/me',
		limitPerMinute: 20,
		query: { fields: { type: 'string' } },
		handle: ({ switches, user, organization }) => {
			if (!switches.usersMe) throw urlInvalid();
			return ok({ data: wholeUser(organization, user) });
		},
	},
	{
		...USERS_READ,
		path: '/api/v2/users/{userId}',
		limitPerMinute: 20,
		query: { fields: { type: 'string' } },
		handle: getUser,
	},
	{
		method: 'PUT',
		path: '/api/v2/users/{userId}',
		scope: 'ZohoCliq.Users.UPDATE',
		limitPerMinute: 20,
		lockMinutes: 10,
		body: USER_BODY,
		handle: (call) => changeUser(call, userIn(call)),
	},
	{
		...USERS_READ,
		path: '/api/v2/users/{userId}/teams',
		limitPerMinute: 20,
		handle: (call) => {
			const { organization } = call;
			const member = userIn(call);
			const teams = organization.teams.filter(({ members }) => members.includes(member.id));
			return ok({ data: teams.map((team) => teamRecord(team, member, organization.id)) });
		},
	},
	{
		// Not documented: threshold as for one user.
		...USERS_READ,
		path: '/api/v2/buddies',
		scope: 'ZohoCliq.Buddies.READ',
		limitPerMinute: 20,
		when: (switches) => switches.buddies,
		query: { limit: { type: 'integer', max: 100 }, next_token: { type: 'string' } },
		handle: ({ organization, user, query }) => {
			const others = organization.users.filter(
				(other) => other.id !== user.id && other.status === 'active',
			);
			const { entries, hasMore, nextToken } = page(others, query.limit, query.next_token, 100);
			const data = entries.map((other) => briefUser(organization, other));
			return ok({ data, has_more: hasMore, ...(nextToken && { next_token: nextToken }) });
		},
	},
	{
		method: 'GET',
		path: '/api/v2/me',
		scope: 'ZohoCliq.Profile.READ',
		limitPerMinute: 20,
		lockMinutes: 10,
		query: { source: { type: 'string', required: true, values: ['remote_tools'] } },
		handle: (call) => ok(remoteProfile(call)),
	},
];

function listUsers({ organization, query }: Call): Answer {
	const search = query.search?.toLowerCase() ?? '';
	if (Number.isNaN(Date.parse(query.modified_after ?? '2026-01-01'))) {
		throw patternMismatch('modified_after', 'must be a time');
	}
	const found = organization.users.filter(
		(user) =>
			(query.status === undefined || user.status === query.status) &&
			(user.name.toLowerCase().includes(search) || user.email.toLowerCase().includes(search)),
	);
	const { entries, hasMore, nextToken } = page(found, query.limit, query.next_token, 100);
	const fields = query.fields?.split(',') ?? [];
	const data = entries.map((user) =>
		fields.includes('all')
			? wholeUser(organization, user)
			: {
					...briefUser(organization, user),
					...(fields.includes('department') && { department: { name: user.department } }),
					...(fields.includes('designation') && { designation: { name: user.designation } }),
				},
	);
	return ok({ ...(nextToken && { next_token: nextToken }), has_more: hasMore, data });
}

function getUser(call: Call): Answer {
	const { organization, query, now } = call;
	const user = userIn(call);
	// The documented endpoint for a user's status [spec, v2 usersstatus].
	if (query.fields === 'chat_status') return ok({ data: presenceOf(organization, user, now) });
	return ok({ data: wholeUser(organization, user) });
}

function userIn({ organization, params }: Call): User {
	const user = organization.users.find(({ id }) => id === params.userId);
	if (!user) throw urlInvalid();
	return user;
}

function layout(uniqueName: string): Record<string, unknown> {
	const field = (label: string, unique_name: string, position: number) => ({
		status: 'enabled',
		sequence_number: position + 1,
		label,
		unique_name,
		system_defined: unique_name !== 'workplace_name',
		id: String(1901318000001264017n + BigInt(position)),
	});
	const fields = [
		field('Designation', 'designation', 0),
		field('Department', 'department', 1),
		field('Workplace Name', 'workplace_name', 2),
	];
	const work = {
		sequence_number: 1,
		label: 'Work',
		unique_name: 'work_info',
		system_defined: true,
	};
	return { unique_name: uniqueName, sections: [{ ...work, fields }] };
}

function briefUser({ id: organizationId }: Organization, user: User): Record<string, unknown> {
	return {
		email_id: user.email,
		zuid: user.id,
		zoid: organizationId,
		display_name: user.name,
		name: user.name,
		organization_id: organizationId,
		id: user.id,
	};
}

function wholeUser(organization: Organization, user: User): Record<string, unknown> {
	return {
		...briefUser(organization, user),
		first_name: user.firstName,
		last_name: user.lastName,
		full_name: user.name,
		status: user.status,
		timezone: user.timezone,
		timeoffset: 3600000,
		language: 'English',
		country: user.country,
		department: named(organization.departments, user.department),
		designation: named(organization.designations, user.designation),
		...user.details,
	};
}

/** A department or designation in a user's record. */
function named(all: ReadonlyArray<{ id: string; name: string }>, name: string) {
	return { name, id: all.find((one) => one.name === name)?.id ?? '' };
}

/** Whether a user is checked in, since when, and for how many seconds [spec, v2 remotework]. */
export function remoteStatus({ checkedInAt }: User, now: number): Record<string, unknown> {
	const isIn = checkedInAt !== undefined;
	return {
		checkin_allowed: true,
		checkin_status: isIn,
		checkin_status_text: isIn ? 'Remote In' : 'Out',
		...(isIn && { checkin_time: checkedInAt }),
		live_feed_status: 'disabled',
		location: false,
		duration: isIn ? Math.round((now - checkedInAt) / 1000) : 0,
	};
}

function remoteProfile({ organization, user, now }: Call): Record<string, unknown> {
	return {
		...wholeUser(organization, user),
		...remoteStatus(user, now),
		type: 'paid',
		organisation_members_count: organization.users.length,
		status: { code: '1', message: user.presence.message },
	};
}
