import { type Answer, ok, patternMismatch, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { addStatus, presenceOf, type Presence, type SavedStatus } from '../statuses';
import { empty } from './replies';

// 20 per minute, lock 10 minutes [spec, v2 usersstatus]
const STATUSES = { limitPerMinute: 20, lockMinutes: 10 } as const;
const WORDS = {
	// `away` is in Zoho's own n8n node only.
	code: { type: 'string', required: true, values: ['busy', 'available', 'invisible', 'away'] },
	message: { type: 'string', required: true },
} as const;

const QUIET = { quiet_hours: '18:00-09:00', quiet_days: 'sunday' };

/** The caller's own statuses: v2 usersstatus.yml. */
export const statusEndpoints: Endpoint[] = [
	{
		...STATUSES,
		method: 'POST',
		path: '/api/v2/statuses',
		scope: 'ZohoCliq.Profile.CREATE',
		body: WORDS,
		handle: (call) => {
			const { organization, user } = call;
			const { code, message, id } = addStatus(organization, { userId: user.id, ...wordsIn(call) });
			// It becomes the current one as well [n8n peer node].
			endTransient(call);
			user.presence = { code, message, id };
			return ok({ data: { code, message, id } });
		},
	},
	{
		...STATUSES,
		method: 'GET',
		path: '/api/v2/statuses',
		scope: 'ZohoCliq.Profile.READ',
		handle: ({ organization, user }) => {
			const own = organization.statuses.filter(({ userId }) => userId === user.id);
			return ok({ data: own.map(({ message, id }) => ({ message, id })) });
		},
	},
	{
		...STATUSES,
		method: 'GET',
		path: '/api/v2/statuses/current',
		scope: 'ZohoCliq.Profile.READ',
		handle: ({ organization, user, now }) => ok({ data: presenceOf(organization, user, now) }),
	},
	{
		...STATUSES,
		method: 'PUT',
		path: '/api/v2/statuses/ephemeral',
		scope: 'ZohoCliq.Profile.UPDATE',
		body: { ...WORDS, expiry: { type: 'integer', required: true } },
		handle: setTransient,
	},
	{
		...STATUSES,
		method: 'DELETE',
		path: '/api/v2/statuses/ephemeral',
		scope: 'ZohoCliq.Profile.DELETE',
		handle: (call) => {
			endTransient(call);
			return empty(call);
		},
	},
	{
		// No threshold is published [spec, v3 dndsettings].
		...STATUSES,
		method: 'GET',
		path: '/api/v3/settings/dnd-preferences',
		scope: 'ZohoCliq.Profile.READ',
		handle: ({ user }) => ok({ ...QUIET, ...user.quiet }),
	},
	{
		...STATUSES,
		method: 'PUT',
		path: '/api/v3/settings/dnd-preferences',
		scope: 'ZohoCliq.Profile.UPDATE',
		body: { quiet_hours: { type: 'string' }, quiet_days: { type: 'string' } },
		handle: (call) => {
			call.user.quiet = { ...call.user.quiet, ...call.body };
			return empty(call);
		},
	},
	{
		...STATUSES,
		method: 'PUT',
		path: '/api/v2/statuses/{statusId}/set',
		scope: 'ZohoCliq.Profile.UPDATE',
		handle: (call) => {
			const { code, message, id } = savedStatus(call);
			endTransient(call);
			call.user.presence = { code, message, id };
			return ok({
				url: `/api/v2/statuses/${id}/set`,
				type: 'status_message',
				// Text here, a number everywhere else [spec].
				data: { code, message, id: String(id) },
			});
		},
	},
	{
		...STATUSES,
		method: 'DELETE',
		path: '/api/v2/statuses/{statusId}',
		scope: 'ZohoCliq.Profile.DELETE',
		handle: (call) => {
			const { statuses } = call.organization;
			statuses.splice(statuses.indexOf(savedStatus(call)), 1);
			return empty(call);
		},
	},
];

function setTransient(call: Call): Answer {
	const { body, organization, user } = call;
	const expiry = Number(body.expiry);
	// A duration, or seconds since the epoch.
	if (expiry < 1e12) throw patternMismatch('expiry', 'must be a time in milliseconds');
	endTransient(call);
	organization.transientStatuses.push({
		...wordsIn(call),
		userId: user.id,
		id: user.presence.id + 1n,
		expiry,
	});
	return empty(call);
}

function endTransient({ organization: { transientStatuses }, user }: Call): void {
	const left = transientStatuses.filter(({ userId }) => userId !== user.id);
	transientStatuses.splice(0, Infinity, ...left);
}

function wordsIn({ body }: Call): Pick<Presence, 'code' | 'message'> {
	return { code: body.code as Presence['code'], message: String(body.message) };
}

function savedStatus({ organization, params, user }: Call): SavedStatus {
	const found = organization.statuses.find(
		({ id, userId }) => String(id) === params.statusId && userId === user.id,
	);
	if (!found) throw urlInvalid();
	return found;
}
