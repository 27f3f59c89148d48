import { type Answer, noPermission, ok, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Chat, Message, Organization, User } from '../organization';
import { isoTime } from './paging';
import { sharedFile } from './uploads';

/** Chats and what was said in them: v2 chats.yml and messages.yml. */
export const chatEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/api/v2/chats',
		scope: 'ZohoCliq.Chats.READ',
		limitPerMinute: 30,
		lockMinutes: 5,
		query: {
			limit: { type: 'integer', max: 100 },
			modified_before: { type: 'integer' },
			modified_after: { type: 'integer' },
			drafts: { type: 'boolean' },
		},
		handle: listChats,
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
];

function listChats({ organization, query, user }: Call): Answer {
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
		.sort((one, other) => other.modifiedAt - one.modifiedAt)
		// No token here: the next page is asked for by `modified_before` [spec].
		.slice(0, Number(query.limit ?? 100));
	return ok({ chats: chats.map((chat) => chatRecord(organization, chat, user)) });
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

function listMessages({ organization, params, query, user }: Call): Answer {
	const chat = organization.findChat(params.chatId ?? '');
	if (!chat) throw urlInvalid();
	if (!chat.members.includes(user.id)) throw noPermission();
	const data = organization.messages
		.filter(
			({ chatId, time }) =>
				chatId === chat.id &&
				time >= Number(query.fromtime ?? 0) &&
				time <= Number(query.totime ?? Infinity),
		)
		.slice(-Math.max(1, Number(query.limit ?? 100)));
	return ok({ data: data.map(messageRecord) });
}

/** A message as the list has it: no chat id inside, and a file under `content.file` [spec, reported live]. */
function messageRecord(message: Message): Record<string, unknown> {
	const [file] = message.files ?? [];
	return {
		sender: { name: message.bot?.name ?? message.sender.name, id: message.sender.id },
		id: message.id,
		time: message.time,
		type: file ? 'file' : 'text',
		content: file ? { file: sharedFile(file), comment: message.text } : { text: message.text },
	};
}
