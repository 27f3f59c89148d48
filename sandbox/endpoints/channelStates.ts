import { type Answer, noPermission, ok } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Channel } from '../organization';
import { channelRecord, isJoined, managed, membersOf, visible } from './channelPlaces';
import { empty } from './replies';

// 10 per minute, lock 5 minutes [spec, v2 channels]
const ACTING = {
	method: 'POST',
	scope: 'ZohoCliq.Channels.UPDATE',
	limitPerMinute: 10,
	lockMinutes: 5,
} as const;

/** State changes of a channel, and of the caller in it: v2 channels.yml. */
export const channelStateEndpoints: Endpoint[] = [
	{
		...ACTING,
		path: '/api/v2/channels/{channelId}/approve',
		handle: decided(({ channel }) => {
			channel.status = 'created';
		}),
	},
	{
		...ACTING,
		path: '/api/v2/channels/{channelId}/reject',
		handle: decided(({ channel, call }) => {
			call.organization.removeChannel(channel);
		}),
	},
	{
		...ACTING,
		path: '/api/v2/channels/{channelId}/archive',
		handle: (call) => setStatus(call, 'archived'),
	},
	{
		...ACTING,
		path: '/api/v2/channels/{channelId}/unarchive',
		handle: (call) => setStatus(call, 'created'),
	},
	{ ...ACTING, path: '/api/v2/channels/{channelId}/join', handle: join },
	{ ...ACTING, path: '/api/v2/channels/{channelId}/leave', handle: leave },
];

/** An administrator's decision on a pending channel; Cliq's response for any other is not known. */
function decided(carryOut: (decision: { channel: Channel; call: Call }) => void) {
	return (call: Call): Answer => {
		if (!call.user.admin) throw noPermission();
		const channel = visible(call);
		if (channel.status === 'pending') carryOut({ channel, call });
		return empty(call);
	};
}

function setStatus(call: Call, status: Channel['status']): Answer {
	managed(call).status = status;
	return empty(call);
}

function join(call: Call): Answer {
	const { organization, user } = call;
	const channel = visible(call);
	if (!isJoined(organization, channel, user)) {
		if (channel.inviteOnly) throw noPermission();
		membersOf(organization, channel).push(user.id);
	}
	return ok(channelRecord(organization, channel, user));
}

function leave(call: Call): Answer {
	const { organization, user } = call;
	const channel = visible(call);
	if (!isJoined(organization, channel, user)) throw noPermission();
	organization.removeMembers(channel, [user.id]);
	return empty(call);
}
