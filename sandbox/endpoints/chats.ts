import {
	type Answer,
	noPermission,
	ok,
	operationFailed,
	patternMismatch,
	urlInvalid,
} from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Chat, Message, Organization, User } from '../organization';
import { threadInformation } from '../threads';
import { isoTime } from './paging';
import { empty } from './replies';
import { chat as placeOf } from './targets';
import { sharedFile } from './uploads';

// 50 per minute, lock 5 minutes in v2; 20 and 10 in v3 [spec]
const MUTING = {
	method: 'POST',
	scope: 'ZohoCliq.Chats.UPDATE',
	limitPerMinute: 20,
	lockMinutes: 10,
} as const;

/** Chats and their messages: v2 chats.yml and messages.yml. */
export const chatEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v2/chats',
		scope: 'ZohoCliq.Chats.READ',
		// As on Zoho's help page; 30 and 5 in the document.
		limitPerMinute: 20,
		lockMinutes: 10,
		query: {
			limit: { type: 'integer', max: 100 },
			modified_before: { type: 'integer' },
			modified_after: { type: 'integer' },
			drafts: { type: 'boolean' },
		},
		handle: listChats,
	},
	{
		// v3 chats.yml.
		method: 'GET',
		path: '/api/v3/chats',
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 30,
		lockMinutes: 10,
		query: {
			recipient: { type: 'string' },
			type: { type: 'string', values: ['guests', 'threads', 'channel', 'bot', 'dm', 'muted'] },
			limit: { type: 'integer', max: 100 },
		},
		when: (switches) => switches.v3Chats,
		handle: listChatsOfPerson,
	},
	{
		method: 'GET',
		path: '/api/v2/chats/{chatId}/members',
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 20,
		lockMinutes: 10,
		query: { fields: { type: 'string' } },
		handle: listMembers,
	},
	{
		...MUTING,
		path: '/api/v2/chats/{chatId}/mute',
		handle: (call) => setMuted(call, true),
	},
	{
		...MUTING,
		path: '/api/v2/chats/{chatId}/unmute',
		handle: (call) => setMuted(call, false),
	},
	{
		...MUTING,
		path: '/api/v2/chats/{chatId}/leave',
		limitPerMinute: 10,
		lockMinutes: 10,
		handle: leave,
	},
	{
		method: 'GET',
		path: '/api/v2/chats/{chatId}/messages',
		scope: 'ZohoCliq.Messages.READ',
		limitPerMinute: 15,
		lockMinutes: 5,
		query: {
			fromtime: { type: 'integer' },
			totime: { type: 'integer' },
			limit: { type: 'integer', max: 100 },
		},
		handle: listMessages,
	},
	{
		// v3 chats.yml.
		method: 'POST',
		path: '/api/v3/chats/{chatId}/activities',
		scope: 'ZohoCliq.Chats.UPDATE',
		limitPerMinute: 100,
		lockMinutes: 50,
		body: {
			action: {
				type: 'string',
				required: true,
				values: ['typing', 'text_entered', 'text_cleared'],
			},
		},
		// It only shows for a moment, so there is nothing to keep.
		handle: sendActivity,
	},
];

function listChats({ organization, query, switches, user }: Call): Answer {
	const { modified_before: before, modified_after: after, drafts } = query;
	const chats = organization.chats
		.filter(
			(chat) =>
				(chat.type === 'dm' || chat.type === 'chat') &&
				chat.members.includes(user.id) &&
				drafts !== 'true' &&
				(before === undefined || chat.modifiedAt < Number(before)) &&
				(after === undefined || chat.modifiedAt > Number(after)),
		)
		.sort((one, other) => other.modifiedAt - one.modifiedAt);
	if (after !== undefined && switches.rangeOrder === 'oldest') chats.reverse();
	// No token here: the next page is requested with `modified_before` [spec].
	const listed = chats.slice(0, Number(query.limit ?? 100));
	return ok({ chats: listed.map((chat) => chatRecord(organization, chat, user)) });
}

/** The example's records: without those who take part, and with another name of the type [spec, v3 chats]. */
function listChatsOfPerson({ organization, query, user }: Call): Answer {
	const { recipient, type, limit } = query;
	const chats = organization.chats
		.filter(
			(chat) =>
				(chat.type === 'dm' || chat.type === 'chat') &&
				(type === undefined || chat.type === type) &&
				chat.members.includes(user.id) &&
				(recipient === undefined || chat.members.includes(recipient)),
		)
		.slice(0, Number(limit ?? 100));
	return ok({
		chats: chats.map((chat) => {
			const { recipients_summary: _, ...record } = chatRecord(organization, chat, user);
			return { ...record, chat_type: chat.type === 'dm' ? 'direct_message' : 'chat' };
		}),
	});
}

function chatRecord(organization: Organization, chat: Chat, user: User): Record<string, unknown> {
	const others = chat.members.filter((id) => id !== user.id);
	const people = (others.length > 0 ? others : chat.members).map((id) => ({
		user_id: id,
		name: organization.findUser(id)?.name ?? '',
	}));
	const last = organization.messages.filter(({ chatId }) => chatId === chat.id).at(-1);
	return {
		name: chat.title || people.map(({ name }) => name).join(', '),
		creation_time: isoTime(chat.createdAt),
		creator_id: chat.creatorId,
		last_modified_time: isoTime(chat.modifiedAt),
		removed: false,
		recipients_summary: people,
		chat_type: chat.type,
		chat_id: chat.id,
		...(last && {
			last_message_info: {
				sender_id: last.sender.id,
				sender_name: last.sender.name,
				message_type: last.files ? 'file' : 'text',
				time: isoTime(last.time),
				text: last.text,
			},
		}),
		pinned: false,
		participant_count: chat.members.length,
	};
}

const MEMBER_FIELDS = ['user_id', 'email_id', 'name'];

function listMembers(call: Call): Answer {
	const { organization, query } = call;
	const { chat } = placeOf(call);
	const fields = query.fields?.split(',').map((field) => field.trim()) ?? MEMBER_FIELDS;
	if (fields.some((field) => !MEMBER_FIELDS.includes(field))) {
		throw patternMismatch('fields', `must be some of ${MEMBER_FIELDS.join(', ')}`);
	}
	const members = chat.members.map((id) => {
		const user = organization.findUser(id);
		const record = { user_id: id, email_id: user?.email ?? '', name: user?.name ?? '' };
		return Object.fromEntries(Object.entries(record).filter(([key]) => fields.includes(key)));
	});
	return ok({ members });
}

function setMuted(call: Call, muted: boolean): Answer {
	const { chat } = placeOf(call);
	const others = (chat.mutedBy ?? []).filter((id) => id !== call.user.id);
	chat.mutedBy = muted ? [...others, call.user.id] : others;
	return empty(call);
}

/** Cliq's own 204 [spec]; an unknown chat, or one of others, is refused. */
function sendActivity(call: Call): Answer {
	placeOf(call);
	return empty(call);
}

/** For group chats only [spec]. */
function leave(call: Call): Answer {
	const { chat } = placeOf(call);
	if (chat.type !== 'chat') throw operationFailed();
	chat.members = chat.members.filter((id) => id !== call.user.id);
	return empty(call);
}

function listMessages({ organization, params, query, switches, user }: Call): Answer {
	const chat = organization.findChat(params.chatId ?? '');
	if (!chat) throw urlInvalid();
	if (!chat.members.includes(user.id)) throw noPermission();
	const data = organization.messages
		.filter(
			({ chatId, time }) =>
				chatId === chat.id &&
				time >= Number(query.fromtime ?? 0) &&
				time < Number(query.totime ?? Infinity) + (switches.totime === 'included' ? 1 : 0),
		)
		.sort((one, other) => one.time - other.time);
	const limit = Math.max(1, Number(query.limit ?? 100));
	if (query.fromtime !== undefined && switches.rangeOrder === 'oldest') data.splice(limit);
	const listed = data.slice(-limit);
	if (switches.messageOrder === 'latestFirst') listed.reverse();
	return ok({ data: listed.map((message) => messageRecord(organization, message, user)) });
}

/** A message as in lists: without a chat ID, and with a file under `content.file` [spec, reported live]. */
export function messageRecord(
	organization: Organization,
	message: Message,
	user: User,
): Record<string, unknown> {
	const [file] = message.files ?? [];
	return {
		sender: { name: message.bot?.name ?? message.sender.name, id: message.sender.id },
		id: message.id,
		time: message.time,
		type: file ? 'file' : 'text',
		content: file ? { file: sharedFile(file), comment: message.text } : { text: message.text },
		...threadInformation(organization, message, user),
	};
}
