import { type Answer, extraKey, ok, operationFailed } from '../answers';
import { PERMISSION_KEYS, RIGHTS } from '../channelDetails';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import type { Channel, Organization, User } from '../organization';
import { channelRecord, isJoined, managed, modifiedAt, visible } from './channelPlaces';
import { makeToken, page, readToken } from './paging';
import { empty } from './replies';

// 30 per minute, lock 5 minutes [spec, v2 channels]
const READING = {
	method: 'GET',
	scope: 'ZohoCliq.Channels.READ',
	limitPerMinute: 30,
	lockMinutes: 5,
} as const;

const LEVELS = ['organization', 'team', 'private', 'external'] as const;

const SWITCHED = { type: 'string', values: ['enable', 'disable'] } as const;

/** Keys for both creating and updating a channel. */
const CHANGEABLE: Fields = {
	description: { type: 'string', max: 10_500 },
	image_data: { type: 'string' },
	config: {
		type: 'object',
		keys: {
			reply_mode: { type: 'string', values: ['normal_reply', 'threads', 'both'] },
			leave_join_info: SWITCHED,
			add_remove_info: SWITCHED,
			meeting_chat_type: { type: 'string', values: ['channel', 'thread', 'host_choice'] },
		},
	},
	...Object.fromEntries(
		PERMISSION_KEYS.map((key) => [
			key,
			{
				type: 'object',
				keys: Object.fromEntries(RIGHTS.map((right) => [right, { type: 'boolean' }])),
			} as const,
		]),
	),
};

/** Channels: v2 channels.yml; `channelsbyname` was reported live. */
export const channelEndpoints: Endpoint[] = [
	{
		...READING,
		path: '/api/v2/channels',
		query: {
			name: { type: 'string' },
			status: { type: 'string', values: ['created', 'pending', 'archived'] },
			limit: { type: 'integer', max: 100 },
			level: { type: 'string', values: LEVELS },
			modified_before: { type: 'string' },
			modified_after: { type: 'string' },
			created_before: { type: 'string' },
			created_after: { type: 'string' },
			channel_ids: { type: 'string' },
			chat_ids: { type: 'string' },
			team_ids: { type: 'string' },
			created_by: { type: 'string' },
			// An unencoded plus arrives as a space and is none of these [n8n peer node].
			order_by: {
				type: 'string',
				values: ['+last_modified_time', '-last_modified_time', '+creation_time', '-creation_time'],
			},
			next_token: { type: 'string' },
			sync_token: { type: 'string' },
			pinned: { type: 'boolean' },
			joined: { type: 'boolean' },
		},
		handle: listChannels,
	},
	{
		method: 'POST',
		path: '/api/v2/channels',
		scope: 'ZohoCliq.Channels.CREATE',
		limitPerMinute: 20,
		// As on Zoho's help page; 5 in the document.
		lockMinutes: 10,
		body: {
			name: { type: 'string', required: true, max: 50 },
			level: { type: 'string', required: true, values: LEVELS },
			invite_only: { type: 'boolean' },
			team_ids: { type: 'array' },
			user_ids: { type: 'array' },
			email_ids: { type: 'array' },
			...CHANGEABLE,
		},
		handle: createChannel,
	},
	{
		...READING,
		path: '/api/v2/channels/{channelId}',
		handle: (call) => recordOf(call, visible(call)),
	},
	{
		...READING,
		path: '/api/v2/channelsbyname/{channel}',
		handle: (call) => recordOf(call, visible(call)),
	},
	{
		// Threads' "auto follow" is the same URL [spec, v2 threads].
		method: 'PUT',
		path: '/api/v2/channels/{channelId}',
		scope: 'ZohoCliq.Channels.UPDATE',
		limitPerMinute: 50,
		lockMinutes: 5,
		body: { name: { type: 'string', max: 50 }, ...CHANGEABLE, auto_follow_threads: SWITCHED },
		handle: updateChannel,
	},
	{
		method: 'DELETE',
		path: '/api/v2/channels/{channelId}',
		scope: 'ZohoCliq.Channels.DELETE',
		limitPerMinute: 10,
		lockMinutes: 5,
		handle: (call) => {
			call.organization.removeChannel(managed(call));
			return empty(call);
		},
	},
];

function listChannels({ network, now, organization, query, switches, user }: Call): Answer {
	const filters = switches.channelFilters === 'apply';
	const listed = (list: string | undefined, ...ids: string[]) =>
		list === undefined || list.split(',').some((id) => ids.includes(id));
	const between = (time: number, after: string | undefined, before: string | undefined) =>
		(after === undefined || time > Date.parse(after)) &&
		(before === undefined || time < Date.parse(before));
	const name = query.name?.toLowerCase().replace(/^#/, '') ?? '';
	const since = query.sync_token === undefined ? 0 : readToken(query.sync_token);
	const creator = query.created_by && organization.findUser(query.created_by)?.id;
	const found = organization.channelsIn(network).filter((channel) => {
		const joined = isJoined(organization, channel, user);
		return (
			(joined || channel.level !== 'private') &&
			(channel.name.toLowerCase().includes(name) || channel.uniqueName.includes(name)) &&
			(query.status === undefined || channel.status === query.status) &&
			(query.level === undefined || channel.level === query.level) &&
			(query.joined === undefined || String(joined) === query.joined) &&
			(!filters || query.pinned === undefined || String(channel.pinned) === query.pinned) &&
			listed(query.channel_ids, channel.id) &&
			listed(query.chat_ids, channel.chatId) &&
			(!filters || listed(query.team_ids, ...channel.teamIds)) &&
			(query.created_by === undefined || channel.creatorId === creator) &&
			modifiedAt(organization, channel) > since &&
			between(channel.createdAt, query.created_after, query.created_before) &&
			between(modifiedAt(organization, channel), query.modified_after, query.modified_before)
		);
	});
	sort(organization, found, query.order_by);
	const { entries, hasMore, nextToken } = page(found, query.limit, query.next_token, 100);
	return ok({
		channels: entries.map((channel) => channelRecord(organization, channel, user)),
		has_more: hasMore,
		...(nextToken && { next_token: nextToken }),
		sync_token: makeToken(now),
	});
}

function sort(organization: Organization, channels: Channel[], orderBy: string | undefined): void {
	if (!orderBy) return;
	const key = orderBy.includes('modified')
		? (channel: Channel) => modifiedAt(organization, channel)
		: (channel: Channel) => channel.createdAt;
	const sign = orderBy.startsWith('-') ? -1 : 1;
	channels.sort((one, other) => sign * (key(one) - key(other)));
}

function createChannel(call: Call): Answer {
	const { organization, body, user, network } = call;
	checkLevel(body);
	const name = String(body.name).replace(/^#/, '');
	const uniqueName = name.toLowerCase().replace(/[^a-z0-9]/g, '');
	if (organization.channelsIn(network).some((channel) => channel.uniqueName === uniqueName)) {
		// Cliq's message for a name that is taken is not known.
		throw operationFailed();
	}
	const channel = organization.addChannel({
		uniqueName,
		name,
		description: '',
		level: body.level as Channel['level'],
		network,
		members: [...new Set([user.id, ...peopleOf(call).map(({ id }) => id)])],
	});
	// Organization channels created by others need an administrator's approval [spec].
	if (channel.level === 'organization' && !user.admin) channel.status = 'pending';
	channel.inviteOnly = body.invite_only === true;
	channel.teamIds = ((body.team_ids ?? []) as unknown[]).map(String);
	change(organization, channel, body);
	return recordOf(call, channel);
}

/** Cliq's refusal of keys that do not fit the level is not known [n8n peer nodes check before]. */
function checkLevel({ level, team_ids: teams, invite_only: inviteOnly }: Call['body']): void {
	const isOpen = level === 'organization' || level === 'team';
	if ((level === 'team') !== (teams !== undefined)) throw operationFailed();
	if (inviteOnly !== undefined && !isOpen) throw operationFailed();
}

/** The users that a body names by ZUID or email address; Cliq's response to an unknown one is not known. */
function peopleOf({ organization, body }: Call): User[] {
	const named = [body.user_ids ?? [], body.email_ids ?? []].flat() as unknown[];
	return named.map((person) => {
		const user = organization.findUser(String(person));
		if (!user) throw operationFailed();
		return user;
	});
}

function updateChannel(call: Call): Answer {
	const { organization, body, user } = call;
	if (body.auto_follow_threads !== undefined) return setAutoFollow(call);
	const channel = managed(call);
	change(organization, channel, body);
	return ok(channelRecord(organization, channel, user));
}

/** Any member may follow, and the body has no other key then. */
function setAutoFollow(call: Call): Answer {
	const { body, user } = call;
	const [other] = Object.keys(body).filter((key) => key !== 'auto_follow_threads');
	if (other !== undefined) throw extraKey(other);
	const channel = visible(call);
	const isOn = body.auto_follow_threads === 'enable';
	const others = channel.autoFollowers.filter((id) => id !== user.id);
	channel.autoFollowers = isOn ? [...others, user.id] : others;
	return ok({ status: isOn ? 'enabled' : 'disabled' });
}

function change(organization: Organization, channel: Channel, body: Call['body']): void {
	if (typeof body.name === 'string') channel.name = body.name.replace(/^#/, '');
	if (typeof body.description === 'string') channel.description = body.description;
	if (typeof body.image_data === 'string') channel.image = body.image_data;
	Object.assign(channel.config, body.config);
	for (const key of PERMISSION_KEYS) {
		// A new object, since new channels share theirs.
		channel.permissions[key] = Object.assign({}, channel.permissions[key], body[key]);
	}
	const chat = organization.findChat(channel.chatId);
	if (chat) chat.title = channel.name;
}

function recordOf({ organization, switches, user }: Call, channel: Channel): Answer {
	const record = channelRecord(organization, channel, user);
	return ok(switches.channelRecord === 'wrapped' ? { channel: record } : record);
}
