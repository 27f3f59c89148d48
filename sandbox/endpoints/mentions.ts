import { type Answer, ok } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Message, Organization, User } from '../organization';
import { messageRecord } from './chats';
import { page } from './paging';

const CHAT_TYPES = {
	dm: 'direct',
	chat: 'group',
	channel: 'channel',
	bot: 'bot',
	thread: 'thread',
};

/** v3 mentions.yml. */
export const mentionEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v3/mentions',
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 30,
		lockMinutes: 10,
		query: {
			from_time: { type: 'integer' },
			to_time: { type: 'integer' },
			limit: { type: 'integer', max: 100 },
			next_token: { type: 'string' },
			chat_ids: { type: 'string' },
			user_ids: { type: 'string' },
			type: { type: 'string', values: ['mentions', 'replies', 'all'] },
		},
		handle: listMentions,
	},
];

function listMentions({ organization, query, user }: Call): Answer {
	const { from_time: from = '0', to_time: to = 'Infinity' } = query;
	const found = organization.messages
		.filter(
			(message) =>
				message.time >= Number(from) &&
				message.time <= Number(to) &&
				(query.chat_ids?.split(',').includes(message.chatId) ?? true) &&
				(query.user_ids?.split(',').includes(message.sender.id) ?? true) &&
				mentions(message, user) &&
				organization.findChat(message.chatId)?.members.includes(user.id) === true,
		)
		.reverse();
	const { entries, hasMore, nextToken } = page(found, query.limit, query.next_token, 25);
	return ok({
		type: 'mention',
		has_more: hasMore,
		...(nextToken && { next_token: nextToken }),
		url: '/api/v3/mentions',
		data: entries.map((message) => mentionRecord(organization, message, user)),
	});
}

function mentions({ text }: Message, { id, email }: User): boolean {
	return text.includes(`{@${id}}`) || text.includes(`{@${email}}`);
}

function mentionRecord(organization: Organization, message: Message, user: User) {
	const chat = organization.findChat(message.chatId);
	return {
		id: `${message.chatId}|${message.sender.id}|${message.time}`,
		status: 'unread',
		activity_type: 'mentions',
		chat: { id: message.chatId, title: chat?.title ?? '', type: CHAT_TYPES[chat?.type ?? 'chat'] },
		message: {
			...messageRecord(organization, message, user),
			time: new Date(message.time).toISOString().replace(/\.\d+Z$/, '+00:00'),
		},
		mention: {
			recipient_id: user.id,
			mentioned_users: [
				{ id: user.id, name: user.name, display_name: `@${user.name}`, type: 'user' },
			],
		},
	};
}
