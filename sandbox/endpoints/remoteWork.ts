import { type Answer, ok } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { remoteStatus } from './users';

const UPDATING = {
	method: 'PUT',
	scope: 'ZohoCliq.Profile.UPDATE',
	limitPerMinute: 20,
	lockMinutes: 10,
} as const;

/**
 * Checking in and out: v2 remotework.yml. The scopes of Zoho People, also published, are for organizations that
 * record attendance there.
 */
export const remoteWorkEndpoints: Endpoint[] = [
	{
		...UPDATING,
		path: '/api/v2/me/checkin',
		handle: (call) => {
			call.user.checkedInAt ??= call.now;
			return statusOf(call);
		},
	},
	{
		...UPDATING,
		path: '/api/v2/me/checkout',
		handle: (call) => {
			delete call.user.checkedInAt;
			return statusOf(call);
		},
	},
];

function statusOf({ user, now }: Call): Answer {
	return ok({ ...remoteStatus(user, now), user_status_preference: { is_onboarded: '1' } });
}
