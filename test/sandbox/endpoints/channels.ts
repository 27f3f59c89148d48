import { type Answer, channelUnknown, ok } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Channel, Organization, User } from '../organization';
import { isoTime, page } from './paging';

// 30 a minute, lock 5 minutes [spec, v2 channels]
const READING = {
	method: 'GET',
	scope: 'ZohoCliq.Channels.READ',
	limitPerMinute: 30,
	lockMinutes: 5,
} as const;

/** Channels: v2 channels.yml; `channelsbyname` was reported live. */
export const channelEndpoints: Endpoint[] = [
	{
		...READING,
		path: '/api/v2/channels',
		query: {
			name: { type: 'string' },
			status: { type: 'string', values: ['created', 'pending', 'archived'] },
			limit: { type: 'integer', max: 100 },
			level: { type: 'string', values: ['organization', 'team', 'private', 'external'] },
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
		...READING,
		path: '/api/v2/channels/{channelId}',
		handle: getChannel,
	},
	{
		...READING,
		path: '/api/v2/channelsbyname/{channel}',
		handle: getChannel,
	},
];

function listChannels({ organization, query, user }: Call): Answer {
	const listed = (list: string | undefined, id: string) =>
		list === undefined || list.split(',').includes(id);
	const between = (time: number, after: string | undefined, before: string | undefined) =>
		(after === undefined || time > Date.parse(after)) &&
		(before === undefined || time < Date.parse(before));
	const name = query.name?.toLowerCase().replace(/^#/, '') ?? '';
	const creator = query.created_by && organization.findUser(query.created_by)?.id;
	const found = organization.channels.filter((channel) => {
		const joined = isJoined(organization, channel, user);
		return (
			(joined || channel.level !== 'private') &&
			(channel.name.toLowerCase().includes(name) || channel.uniqueName.includes(name)) &&
			(query.status === undefined || channel.status === query.status) &&
			(query.level === undefined || channel.level === query.level) &&
			(query.joined === undefined || String(joined) === query.joined) &&
			query.pinned !== 'true' &&
			listed(query.channel_ids, channel.id) &&
			listed(query.chat_ids, channel.chatId) &&
			query.team_ids === undefined &&
			(query.created_by === undefined || channel.creatorId === creator) &&
			between(channel.createdAt, query.created_after, query.created_before) &&
			between(modifiedAt(organization, channel), query.modified_after, query.modified_before)
		);
	});
	const key = query.order_by?.includes('modified')
		? (channel: Channel) => modifiedAt(organization, channel)
		: (channel: Channel) => channel.createdAt;
	if (query.order_by) {
		const sign = query.order_by.startsWith('-') ? -1 : 1;
		found.sort((one, other) => sign * (key(one) - key(other)));
	}
	const { entries, hasMore, nextToken } = page(found, query.limit, query.next_token, 100);
	return ok({
		channels: entries.map((channel) => record(organization, channel, user)),
		has_more: hasMore,
		...(nextToken && { next_token: nextToken }),
		sync_token: 'c3luYw==',
	});
}

function getChannel({ organization, params, switches, user }: Call): Answer {
	const found = organization.channels.find(
		({ id, uniqueName }) => id === params.channelId || uniqueName === params.channel,
	);
	if (!found || (found.level === 'private' && !isJoined(organization, found, user))) {
		throw channelUnknown();
	}
	const channel = record(organization, found, user);
	return ok(switches.channelRecord === 'wrapped' ? { channel } : channel);
}

function isJoined(organization: Organization, { chatId }: Channel, user: User): boolean {
	return organization.findChat(chatId)?.members.includes(user.id) ?? false;
}

function modifiedAt(organization: Organization, { chatId, createdAt }: Channel): number {
	return organization.findChat(chatId)?.modifiedAt ?? createdAt;
}

function record(organization: Organization, channel: Channel, user: User): Record<string, unknown> {
	const chat = organization.findChat(channel.chatId);
	const total = organization.messages.filter(({ chatId }) => chatId === channel.chatId).length;
	return {
		name: `#${channel.name}`,
		chat_id: channel.chatId,
		description: channel.description,
		level: channel.level,
		invite_only: channel.level === 'private',
		status: channel.status,
		channel_id: channel.id,
		organization_id: organization.id,
		creator_id: channel.creatorId,
		creator_name: organization.findUser(channel.creatorId)?.name ?? '',
		creation_time: isoTime(channel.createdAt),
		last_modified_time: isoTime(modifiedAt(organization, channel)),
		current_user_role: channel.creatorId === user.id ? 'super_admin' : 'member',
		participant_count: chat?.members.length ?? 0,
		unique_name: channel.uniqueName,
		joined: isJoined(organization, channel, user),
		pinned: false,
		total_message_count: String(total),
		unread_message_count: 0,
	};
}
