import { type Answer, noPermission, ok, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { type Team, teamRecord } from '../teams';
import { knownUser } from './people';
import { empty } from './replies';

// Zoho has a help page but no API document: 20 per minute is its limit for creating one, the lock is that of others.
const TEAMS = { limitPerMinute: 20, lockMinutes: 10 } as const;

/** Teams: Zoho's help page, n8n peer node. */
export const teamEndpoints: Endpoint[] = [
	{
		...TEAMS,
		method: 'GET',
		path: '/api/v2/teams',
		scope: 'ZohoCliq.Teams.READ',
		query: { joined: { type: 'boolean' } },
		handle: ({ organization, query, user }) => {
			const teams = organization.teams.filter(
				({ members }) => query.joined !== 'true' || members.includes(user.id),
			);
			return ok({ teams: teams.map((team) => teamRecord(team, user, organization.id)) });
		},
	},
	{
		...TEAMS,
		method: 'POST',
		path: '/api/v2/teams',
		scope: 'ZohoCliq.Teams.CREATE',
		body: {
			name: { type: 'string', required: true, max: 30 },
			description: { type: 'string' },
			user_ids: { type: 'array' },
		},
		handle: createTeam,
	},
	{
		...TEAMS,
		method: 'GET',
		path: '/api/v2/teams/{teamId}',
		scope: 'ZohoCliq.Teams.READ',
		handle: (call) => recordOf(call, team(call)),
	},
	{
		...TEAMS,
		method: 'PUT',
		path: '/api/v2/teams/{teamId}',
		scope: 'ZohoCliq.Teams.UPDATE',
		body: { name: { type: 'string', max: 30 }, description: { type: 'string' } },
		handle: (call) => {
			const changed = Object.assign(ownTeam(call), call.body);
			return recordOf(call, changed);
		},
	},
	{
		...TEAMS,
		method: 'DELETE',
		path: '/api/v2/teams/{teamId}',
		scope: 'ZohoCliq.Teams.DELETE',
		handle: (call) => {
			const { teams } = call.organization;
			teams.splice(teams.indexOf(ownTeam(call)), 1);
			return empty(call);
		},
	},
	{
		...TEAMS,
		method: 'GET',
		path: '/api/v2/teams/{teamId}/members',
		scope: 'ZohoCliq.Teams.READ',
		handle: (call) => {
			const members = team(call).members.map((id) => {
				const { name, email } = knownUser(call, id);
				return { user_id: id, name, email_id: email };
			});
			return ok({ members });
		},
	},
	{
		...TEAMS,
		method: 'POST',
		path: '/api/v2/teams/{teamId}/members',
		scope: 'ZohoCliq.Teams.CREATE',
		body: { user_ids: { type: 'array', required: true, max: 100 } },
		handle: (call) => {
			const found = ownTeam(call);
			const added = idsIn(call);
			found.members = [...new Set([...found.members, ...added])];
			return empty(call);
		},
	},
	{
		...TEAMS,
		method: 'DELETE',
		path: '/api/v2/teams/{teamId}/members/{userId}',
		scope: 'ZohoCliq.Teams.DELETE',
		handle: (call) => {
			const found = ownTeam(call);
			const { id } = knownUser(call, call.params.userId ?? '');
			found.members = found.members.filter((member) => member !== id);
			return empty(call);
		},
	},
];

function createTeam(call: Call): Answer {
	const { organization, body, user, now } = call;
	const created: Team = {
		id: Math.max(...organization.teams.map(({ id }) => id)) + 1013,
		name: String(body.name),
		description: typeof body.description === 'string' ? body.description : '',
		members: [...new Set([user.id, ...idsIn(call)])],
		moderators: [user.id],
		createdAt: now,
	};
	organization.teams.push(created);
	return recordOf(call, created);
}

function recordOf({ user, organization }: Call, found: Team): Answer {
	return ok(teamRecord(found, user, organization.id));
}

function idsIn(call: Call): string[] {
	const { user_ids: ids = [] } = call.body;
	return (ids as unknown[]).map((id) => knownUser(call, String(id)).id);
}

/** @throws Refusal for a team that does not exist; its code was reported live */
function team({ organization, params }: Call): Team {
	const found = organization.teams.find(({ id }) => String(id) === params.teamId);
	if (!found) throw new Refusal(400, 'team_not_exist', 'The team does not exist.');
	return found;
}

/** A team that the caller may change. */
function ownTeam(call: Call): Team {
	const found = team(call);
	if (!call.user.admin && !found.moderators.includes(call.user.id)) throw noPermission();
	return found;
}
