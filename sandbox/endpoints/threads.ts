import { type Answer, noPermission, ok, operationFailed, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Organization, User } from '../organization';
import { encodedId, findThread, messagesOf, type Thread, threadInformation } from '../threads';
import { addedSince, isoTime, page, syncTokenOf } from './paging';
import { empty } from './replies';
import { channel, participant } from './targets';

// 20 per minute; lock 5 minutes in v2, 10 in v3 [spec]; those documented without are assumed to be the same.
const USUAL = { limitPerMinute: 20, lockMinutes: 10 } as const;
const READING = { ...USUAL, method: 'GET', scope: 'ZohoCliq.Chats.READ' } as const;
const CHANGING = { ...USUAL, method: 'POST', scope: 'ZohoCliq.Chats.UPDATE' } as const;

const PEOPLE = { user_ids: { type: 'array', required: true } } as const;

/** Threads: v2 threads.yml; posting in them is in messages.ts, following all of a channel in channels.ts. */
export const threadEndpoints: Endpoint[] = [
	{
		...READING,
		path: '/api/v2/channels/{channelId}/threads',
		query: {
			state: { type: 'string', values: ['followed', 'not_followed', 'all'] },
			type: { type: 'string', values: ['open', 'closed'] },
			// Documented as the body of this GET; accepted here [n8n peer node].
			limit: { type: 'integer', max: 100 },
			next_token: { type: 'string' },
			// The response has one; sent back by another n8n node.
			sync_token: { type: 'string' },
		},
		handle: listThreads,
	},
	{
		// v3 threads.yml.
		...READING,
		lockMinutes: 5,
		path: '/api/v3/threads/{threadId}',
		handle: getThread,
	},
	{
		...READING,
		path: '/api/v2/threads/{threadId}/messages/main',
		scope: 'ZohoCliq.Messages.READ',
		handle: getMainMessage,
	},
	{
		...CHANGING,
		method: 'PUT',
		path: '/api/v2/threads/{threadId}',
		query: { bot_unique_name: { type: 'string' }, appkey: { type: 'string' } },
		body: { action: { type: 'string', required: true, values: ['close', 'reopen'] } },
		handle: updateState,
	},
	{
		...READING,
		path: '/api/v2/threads/{threadId}/followers',
		handle: (call) => listPeople(call, true),
	},
	{
		...READING,
		path: '/api/v2/threads/{threadId}/nonfollowers',
		handle: (call) => listPeople(call, false),
	},
	{
		...CHANGING,
		path: '/api/v2/threads/{threadId}/followers',
		body: PEOPLE,
		handle: (call) => setFollowing(call, named(call), true),
	},
	{
		...CHANGING,
		method: 'DELETE',
		path: '/api/v2/threads/{threadId}/followers',
		scope: 'ZohoCliq.Chats.DELETE',
		body: PEOPLE,
		handle: (call) => setFollowing(call, named(call), false),
	},
	{
		...CHANGING,
		path: '/api/v2/threads/{threadId}/follow',
		handle: (call) => setFollowing(call, [call.user.id], true),
	},
	{
		...CHANGING,
		path: '/api/v2/threads/{threadId}/unfollow',
		handle: (call) => setFollowing(call, [call.user.id], false),
	},
];

/** The thread that a path names, if the caller is in its channel. */
function threadOf({ organization, params, user }: Call): Thread {
	const thread = findThread(organization, params.threadId ?? '');
	if (!thread) throw urlInvalid();
	if (!membersOf(organization, thread).includes(user.id)) throw noPermission();
	return thread;
}

function membersOf(organization: Organization, { chatId }: Thread): string[] {
	return organization.findChat(chatId)?.members ?? [];
}

function listThreads(call: Call): Answer {
	const { organization, query, user } = call;
	const { chat } = channel(call);
	const { state = 'all', type } = query;
	const found = addedSince(organization.threads, query.sync_token).filter(
		(thread) =>
			thread.parentChatId === chat.id &&
			(state === 'all' || thread.followers.includes(user.id) === (state === 'followed')) &&
			(type === undefined || thread.state === type),
	);
	const { entries, nextToken } = page(found, query.limit, query.next_token, 50);
	return ok({
		url: '/api/v2/threads',
		...(nextToken && { next_token: nextToken }),
		type: 'chat_thread',
		...syncTokenOf(organization.threads),
		data: entries.map((thread) => threadRecord(organization, thread, user)),
	});
}

function getThread(call: Call): Answer {
	const { organization, user } = call;
	const { last_message_information: _, ...record } = threadRecord(
		organization,
		threadOf(call),
		user,
	);
	const data = { ...record, parent_participant: true };
	return ok({ url: `/api/v3/threads/${call.params.threadId ?? ''}`, type: 'chat_thread', data });
}

function threadRecord(
	organization: Organization,
	thread: Thread,
	user: User,
): Record<string, unknown> {
	const parent = organization.findMessage(thread.messageId);
	const last = messagesOf(organization, thread).at(-1);
	return {
		parent_chat_id: thread.parentChatId,
		is_follower: thread.followers.includes(user.id),
		follower_count: thread.followers.length,
		chat_id: thread.chatId,
		...(last && {
			last_message_information: {
				sender_id: last.sender.id,
				message_type: last.files ? 'file' : 'text',
				time: isoTime(last.time),
				text: last.text,
				sender_name: last.sender.name,
			},
		}),
		title: thread.title,
		thread_message_id: parent ? encodedId(parent) : '',
		parent_message_sender: parent?.sender.id ?? '',
		thread_state: thread.state,
	};
}

function getMainMessage(call: Call): Answer {
	const { organization, user } = call;
	const thread = threadOf(call);
	const main = organization.findMessage(thread.messageId);
	if (!main) throw operationFailed();
	const first = messagesOf(organization, thread)[0];
	return ok({
		is_read: true,
		thread_state_info: { thread_state: thread.state },
		parent_resource_id: organization.findChat(thread.parentChatId)?.title,
		sender: main.sender,
		ack_key: String(main.time),
		...(first && {
			thread_message: {
				msg: first.text,
				lmsgtime: String(first.time),
				msgid: String(first.time),
				msguid: encodedId(first),
				is_read: true,
				ctype: 11,
				sender: first.sender.id,
				threadmsg: true,
				meta: { revision: 1 },
				sequence_id: 1,
				id: first.id,
				time: String(first.time),
				dname: first.sender.name,
			},
		}),
		...threadInformation(organization, main, user),
		id: main.id,
		time: main.time,
		type: 'text',
		content: { text: main.text },
		revision: 1,
	});
}

function updateState(call: Call): Answer {
	const { body, organization, query } = call;
	const thread = threadOf(call);
	const chat = organization.findChat(thread.chatId);
	if (!chat) throw urlInvalid();
	participant(call, query.bot_unique_name, { chat, to: { type: 'chat', id: chat.id } });
	thread.state = body.action === 'close' ? 'closed' : 'open';
	const operation = body.action === 'close' ? 'thread_closed' : 'thread_reopened';
	organization.emit('happening', { operation, chat, userId: call.user.id });
	return empty(call);
}

function listPeople(call: Call, following: boolean): Answer {
	const { organization } = call;
	const thread = threadOf(call);
	const found = membersOf(organization, thread).filter(
		(id) => thread.followers.includes(id) === following,
	);
	return ok({
		data: found.map((id) => ({
			user_id: id,
			email_id: organization.findUser(id)?.email ?? '',
			name: organization.findUser(id)?.name ?? '',
		})),
	});
}

function named({ body }: Call): string[] {
	return Array.isArray(body.user_ids) ? body.user_ids.map(String) : [];
}

/** Only members of the channel can follow its threads. */
function setFollowing(call: Call, userIds: string[], following: boolean): Answer {
	const thread = threadOf(call);
	const members = membersOf(call.organization, thread);
	if (userIds.some((id) => !members.includes(id))) throw operationFailed();
	const others = thread.followers.filter((id) => !userIds.includes(id));
	thread.followers = following ? [...others, ...userIds] : others;
	return empty(call);
}
