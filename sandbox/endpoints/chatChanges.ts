import { type Answer, noPermission, ok, paramMissing, Refusal, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Chat } from '../organization';
import { V3_CHAT_TYPES } from './messageSearch';
import { isoTime } from './paging';
import { empty } from './replies';
import { chat as placeOf } from './targets';

const PATH = '/api/v3/chats/{chatId}';
const MEMBERS = { path: `${PATH}/members`, limitPerMinute: 20, lockMinutes: 10 };
const PINS = {
	path: `${PATH}/pins`,
	scope: 'ZohoCliq.Chats.UPDATE',
	limitPerMinute: 50,
	lockMinutes: 5,
};

/** Making, finding and changing chats: v3 chats.yml and mypins.yml. */
export const chatChangeEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/api/v3/chats',
		scope: 'ZohoCliq.Chats.CREATE',
		limitPerMinute: 30,
		// Not documented.
		lockMinutes: 10,
		body: {
			chat_type: { type: 'string', required: true, values: ['direct_message', 'group_chat'] },
			user_id: { type: 'string' },
			user_ids: { type: 'array', max: 50 },
			title: { type: 'string', max: 255 },
		},
		handle: create,
	},
	{
		method: 'GET',
		path: '/api/v3/chats/search',
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 50,
		lockMinutes: 10,
		query: {
			title: { type: 'string', max: 200 },
			limit: { type: 'integer', max: 500 },
			modified_before: { type: 'string' },
			modified_after: { type: 'string' },
			recipient: { type: 'string' },
			chat_type: { type: 'string' },
			parent_chat_id: { type: 'string' },
			sort_by: { type: 'string', values: ['usage', 'recent'] },
		},
		handle: search,
	},
	{
		method: 'GET',
		path: PATH,
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 60,
		lockMinutes: 5,
		query: {
			fields: { type: 'string' },
			include: { type: 'string', values: ['last_message_info'] },
		},
		handle: get,
	},
	{
		method: 'PUT',
		path: PATH,
		scope: 'ZohoCliq.Chats.UPDATE',
		limitPerMinute: 60,
		lockMinutes: 10,
		body: {
			operation: {
				type: 'string',
				required: true,
				values: ['update_title', 'update_history_status', 'mark_as_read', 'mark_as_unread'],
			},
			title: { type: 'string', max: 255 },
			history_status: { type: 'string', values: ['enabled', 'disabled'] },
			last_message_id: { type: 'string' },
			message_id: { type: 'string' },
		},
		handle: change,
	},
	{
		...MEMBERS,
		method: 'POST',
		scope: 'ZohoCliq.Chats.UPDATE',
		body: { user_ids: { type: 'array', required: true, max: 100 } },
		handle: addMembers,
	},
	{
		...MEMBERS,
		method: 'DELETE',
		scope: 'ZohoCliq.Chats.DELETE',
		query: { user_ids: { type: 'string', required: true } },
		handle: removeMembers,
	},
	{
		...PINS,
		method: 'POST',
		body: { category_id: { type: 'string' } },
		isBodyOptional: true,
		handle: (call) => {
			const { chat } = placeOf(call);
			chat.keptBy = [...new Set([...(chat.keptBy ?? []), call.user.id])];
			const { category_id: folder } = call.body;
			const data = { chat_id: chat.id, ...(folder !== undefined && { category_id: folder }) };
			return ok({ type: 'chat.pin', data });
		},
	},
	{
		...PINS,
		method: 'DELETE',
		handle: (call) => {
			const { chat } = placeOf(call);
			chat.keptBy = (chat.keptBy ?? []).filter((id) => id !== call.user.id);
			return ok({ type: 'chat.unpin', data: { chat_id: chat.id } });
		},
	},
];

function create(call: Call): Answer {
	const { body, organization, user } = call;
	if (body.chat_type === 'direct_message') {
		const other = organization.findUser(typeof body.user_id === 'string' ? body.user_id : '');
		if (!other) throw paramMissing('user_id');
		return ok({ type: 'chat', data: v3Record(call, organization.directChat(user, other)) });
	}
	const ids = Array.isArray(body.user_ids) ? body.user_ids.map(String) : [];
	if (ids.length === 0) throw paramMissing('user_ids');
	if (typeof body.title !== 'string') throw paramMissing('title');
	if (ids.some((id) => organization.findUser(id)?.id !== id)) {
		const why = 'No valid users are available to create the chat.';
		throw new Refusal(400, 'no_valid_users_available_to_create_chat', why);
	}
	const members = [...new Set([user.id, ...ids])];
	const made = { type: 'chat' as const, title: body.title, members, creatorId: user.id };
	return ok({ type: 'chat', data: v3Record(call, organization.addChat(made)) });
}

function search(call: Call): Answer {
	const { organization, query, user } = call;
	const { modified_before: before, modified_after: after, recipient } = query;
	const kinds = query.chat_type?.split(',');
	const found = organization.chats
		.filter((chat) => {
			const record = v3Record(call, chat);
			return (
				chat.members.includes(user.id) &&
				record.name.toLowerCase().includes((query.title ?? '').toLowerCase()) &&
				(kinds?.includes(record.chat_type.replace('threads', 'thread')) ?? true) &&
				(recipient === undefined || chat.members.includes(recipient)) &&
				(query.parent_chat_id === undefined || chat.id.startsWith(`${query.parent_chat_id}-T-`)) &&
				(before === undefined || chat.modifiedAt < Number(before)) &&
				(after === undefined || chat.modifiedAt > Number(after))
			);
		})
		.sort((one, other) => other.modifiedAt - one.modifiedAt);
	const listed = found.slice(0, Number(query.limit ?? 500));
	return ok({
		chats: listed.map((chat) => ({ ...v3Record(call, chat), ...lastMessage(call, chat) })),
	});
}

function get(call: Call): Answer {
	const found = call.organization.findChat(call.params.chatId ?? '');
	if (!found) throw urlInvalid();
	if (!found.members.includes(call.user.id)) throw noPermission();
	const record: Record<string, unknown> = {
		...v3Record(call, found),
		unread_message_count: 0,
		...(call.query.include === 'last_message_info' && lastMessage(call, found)),
	};
	const fields = call.query.fields?.split(',') ?? Object.keys(record);
	const asked = Object.entries(record).filter(
		([key]) => fields.includes(key) || key === 'chat_id' || key === 'last_message_info',
	);
	return ok({ type: 'chat', data: Object.fromEntries(asked) });
}

function change(call: Call): Answer {
	const { body, user } = call;
	const { chat } = placeOf(call);
	const given = (key: string): string => {
		const value = body[key];
		if (typeof value !== 'string') throw paramMissing(key);
		return value;
	};
	if (body.operation === 'update_title') {
		chat.title = given('title');
		return ok({ type: 'chat.title', data: { title: chat.title, chat_id: chat.id } });
	}
	if (body.operation === 'update_history_status') chat.history = given('history_status');
	else {
		const key = body.operation === 'mark_as_read' ? 'last_message_id' : 'message_id';
		chat.readTo = { ...chat.readTo, [user.id]: given(key) };
	}
	return empty(call);
}

function groupOf(call: Call, code: string): Chat {
	const { chat } = placeOf(call);
	if (chat.type !== 'chat')
		throw new Refusal(400, code, 'Only group chats have members to change.');
	return chat;
}

function addMembers(call: Call): Answer {
	const chat = groupOf(call, 'one_to_one_chat_add_member_not_allowed');
	const ids = Array.isArray(call.body.user_ids) ? call.body.user_ids.map(String) : [];
	if (ids.some((id) => call.organization.findUser(id)?.id !== id)) {
		throw new Refusal(400, 'member_add_failed', 'The members could not be added.');
	}
	chat.members = [...new Set([...chat.members, ...ids])];
	return ok({ type: 'chat.member', data: { chat_id: chat.id, added_user_ids: ids } });
}

function removeMembers(call: Call): Answer {
	const chat = groupOf(call, 'one_to_one_chat_delete_member_not_allowed');
	const ids = call.query.user_ids?.split(',') ?? [];
	if (ids.some((id) => !chat.members.includes(id))) {
		throw new Refusal(400, 'member_delete_failed', 'The members could not be removed.');
	}
	chat.members = chat.members.filter((id) => !ids.includes(id));
	return ok({ type: 'chat.member', data: { chat_id: chat.id, removed_user_ids: ids } });
}

function v3Record({ organization, user }: Call, chat: Chat) {
	const others = chat.members.filter((id) => id !== user.id);
	const names = others.map((id) => organization.findUser(id)?.name ?? '');
	return {
		chat_id: chat.id,
		name: chat.title || names.join(', '),
		chat_type: V3_CHAT_TYPES[chat.type],
		participant_count: chat.members.length,
		created_time: isoTime(chat.createdAt),
		last_modified_time: isoTime(chat.modifiedAt),
		pinned: chat.keptBy?.includes(user.id) ?? false,
		removed: false,
		creator: { id: chat.creatorId, name: organization.findUser(chat.creatorId)?.name ?? '' },
	};
}

function lastMessage({ organization }: Call, { id }: Chat) {
	const last = organization.messages.filter(({ chatId }) => chatId === id).at(-1);
	if (!last) return {};
	const { sender, text, time } = last;
	return {
		last_message_info: {
			message_id: last.id,
			sender: sender.id,
			time: isoTime(time),
			content: { text },
			type: 'text',
		},
	};
}
