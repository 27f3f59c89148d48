import { type Answer, ok, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Organization, User } from '../organization';
import { page } from './paging';

const USERS_READ = { method: 'GET', scope: 'ZohoCliq.Users.READ', lockMinutes: 10 } as const;
const PROFILE_READ = {
	method: 'GET',
	scope: 'ZohoCliq.Profile.READ',
	limitPerMinute: 20,
	lockMinutes: 10,
} as const;

/** People and who is connected: v2 users.yml, usersstatus.yml, remotework.yml; `users/me` and `buddies` are the guide's. */
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
		// Unpublished: threshold as of one user.
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
		// Unpublished: threshold as of one user.
		...USERS_READ,
		path: '/api/v2/buddies',
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
		...PROFILE_READ,
		path: '/api/v2/statuses/current',
		handle: ({ user }) => ok({ data: presence(user) }),
	},
	{
		...PROFILE_READ,
		path: '/api/v2/me',
		query: { source: { type: 'string', required: true, values: ['remote_tools'] } },
		handle: ({ user, organization }) => ok(remoteStatus(organization, user)),
	},
];

function listUsers({ organization, query }: Call): Answer {
	const search = query.search?.toLowerCase() ?? '';
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

function getUser({ organization, params, query }: Call): Answer {
	const user = organization.users.find(({ id }) => id === params.userId);
	if (!user) throw urlInvalid();
	// The published way to someone's status [spec, v2 usersstatus].
	if (query.fields === 'chat_status') return ok({ data: presence(user) });
	return ok({ data: wholeUser(organization, user) });
}

function presence({ presence: { code, message, id } }: User): Record<string, unknown> {
	return { code, message, id };
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
		department: { name: user.department, id: '1901318000001424001' },
		designation: { name: user.designation, id: '1901318000001072003' },
	};
}

function remoteStatus(organization: Organization, user: User): Record<string, unknown> {
	return {
		...wholeUser(organization, user),
		type: 'paid',
		checkin_allowed: true,
		checkin_status: false,
		checkin_status_text: 'Out',
		live_feed_status: 'disabled',
		location: false,
		duration: 0,
		organisation_members_count: organization.users.length,
		status: { code: '1', message: user.presence.message },
	};
}
