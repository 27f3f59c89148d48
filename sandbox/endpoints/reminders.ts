import { type Answer, ok, operationFailed, paramMissing, urlInvalid } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import {
	addReminder,
	assigneeRecord,
	CATEGORIES,
	categoryOf,
	type NewReminder,
	type Reminder,
	reminderRecord,
} from '../reminders';
import { page } from './paging';
import { knownUser } from './people';
import { empty } from './replies';

// 30 per minute, lock 10 minutes [spec, v2 reminders]
const REMINDERS = { limitPerMinute: 30, lockMinutes: 10 } as const;
const UPDATING = {
	...REMINDERS,
	method: 'PUT',
	scope: 'ZohoCliq.Reminders.UPDATE',
} as const;
const MAX_ASSIGNEES = 4;
const CONTENT = { type: 'string', max: 512 } as const;

/** Times in milliseconds. */
const TIME: Fields[string] = {
	type: ({ reminderTime }) => (reminderTime === 'number' ? 'integer' : 'string'),
};

/** Reminders: v2 reminders.yml; the keys for others, chats and messages are on Zoho's help page [n8n peer node]. */
export const reminderEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/api/v2/reminders',
		scope: 'ZohoCliq.Reminders.CREATE',
		limitPerMinute: 50,
		lockMinutes: 10,
		body: {
			content: CONTENT,
			time: TIME,
			user_ids: { type: 'array', max: MAX_ASSIGNEES },
			chat_ids: { type: 'array', max: 1 },
			chat_id: { type: 'string' },
			message_id: { type: 'integer' },
		},
		handle: createReminder,
	},
	{
		...REMINDERS,
		method: 'GET',
		path: '/api/v2/reminders',
		scope: 'ZohoCliq.Reminders.CREATE',
		query: {
			category: { type: 'string', values: CATEGORIES },
			limit: { type: 'integer' },
			next_set_token: { type: 'string' },
		},
		handle: listReminders,
	},
	{
		...REMINDERS,
		method: 'GET',
		path: '/api/v2/reminders/{reminderId}',
		scope: 'ZohoCliq.Reminders.READ',
		handle: (call) => recordOf(call, reminder(call)),
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}',
		body: { content: CONTENT, time: TIME },
		handle: (call) => recordOf(call, Object.assign(reminder(call), due(call))),
	},
	{
		...REMINDERS,
		method: 'DELETE',
		path: '/api/v2/reminders/{reminderId}',
		scope: 'ZohoCliq.Reminders.DELETE',
		handle: (call) => {
			discard(call, [reminder(call)]);
			return empty(call);
		},
	},
	{
		...REMINDERS,
		method: 'DELETE',
		path: '/api/v2/reminders/batch',
		scope: 'ZohoCliq.Reminders.DELETE',
		body: { reminder_ids: { type: 'array', required: true, max: 20 } },
		handle: (call) => {
			const ids = (call.body.reminder_ids as unknown[]).map(String);
			discard(
				call,
				ids.map((id) => reminder(call, id)),
			);
			return empty(call);
		},
	},
	{
		...REMINDERS,
		method: 'DELETE',
		path: '/api/v2/reminders/clearcompleted',
		scope: 'ZohoCliq.Reminders.UPDATE',
		limitPerMinute: 10,
		body: {
			category: { type: 'string', required: true, values: ['mine-completed', 'others-completed'] },
		},
		handle: (call) => {
			discard(call, inCategory(call, String(call.body.category)));
			return empty(call);
		},
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}/complete',
		handle: (call) => complete(call, true),
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}/incomplete',
		handle: (call) => complete(call, false),
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}/snooze',
		body: { time: { ...TIME, required: true } },
		handle: (call) => {
			reminder(call).snoozedUntil = call.now + Number(call.body.time);
			return empty(call);
		},
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}/dismisssnooze',
		handle: (call) => {
			delete reminder(call).snoozedUntil;
			return empty(call);
		},
	},
	{
		...UPDATING,
		method: 'POST',
		path: '/api/v2/reminders/{reminderId}/users',
		body: { user_ids: { type: 'array', required: true, max: MAX_ASSIGNEES } },
		handle: assign,
	},
	{
		...UPDATING,
		method: 'DELETE',
		path: '/api/v2/reminders/{reminderId}/users/{userId}',
		handle: (call) => {
			const found = forOthers(call);
			const { id } = assignee(found, call.params.userId);
			found.users = found.users.filter((user) => user.id !== id);
			return recordOf(call, found);
		},
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}/users/{userId}/remind',
		handle: (call) => notify(call, [call.params.userId ?? '']),
	},
	{
		...UPDATING,
		path: '/api/v2/reminders/{reminderId}/remind',
		body: { user_ids: { type: 'array', required: true, max: MAX_ASSIGNEES } },
		handle: (call) => notify(call, (call.body.user_ids as unknown[]).map(String)),
	},
];

function createReminder(call: Call): Answer {
	const { organization, user, body, now } = call;
	const given: NewReminder = {
		creatorId: user.id,
		content: '',
		...(body.message_id === undefined ? due(call) : dueOf(body)),
		...addressee(call),
	};
	return recordOf(call, addReminder(organization, given, now));
}

/** A content, a time, or both [n8n peer node]. */
function due({ body }: Call): Partial<Reminder> {
	if (body.content === undefined && body.time === undefined) throw paramMissing('content');
	return dueOf(body);
}

function dueOf({ content, time }: Call['body']): Partial<Reminder> {
	return {
		...(typeof content === 'string' && { content }),
		...(time !== undefined && { time: Number(time) }),
	};
}

/** Each kind of reminder has its own keys; those for others require a time [n8n peer node]. */
function addressee(call: Call): Partial<Reminder> {
	const { body, organization, user } = call;
	const { user_ids: userIds, chat_ids: chatIds, chat_id: chatId, message_id: time } = body;
	const kinds = [userIds, chatIds, chatId].filter((value) => value !== undefined);
	if (kinds.length > 1) throw operationFailed();
	if (kinds.length > 0 && chatId === undefined && body.time === undefined)
		throw paramMissing('time');
	if (Array.isArray(userIds)) return { users: assigned(call, userIds) };
	if (Array.isArray(chatIds)) return { chatId: ownChat(call, String(chatIds[0])) };
	const users = [{ id: user.id, completed: false }];
	if (typeof chatId !== 'string') return { users };
	if (time === undefined) throw paramMissing('message_id');
	const message = { chatId: ownChat(call, chatId), time: Number(time) };
	const exists = organization.messages.some(
		(said) => said.chatId === message.chatId && said.id.startsWith(`${message.time}_`),
	);
	if (!exists) throw operationFailed();
	return { users, message };
}

function ownChat({ organization, user }: Call, id: string): string {
	const found = organization.findChat(id);
	if (!found?.members.includes(user.id)) throw operationFailed();
	return found.id;
}

function listReminders(call: Call): Answer {
	const { query } = call;
	const category = query.category ?? 'mine';
	const { entries, nextToken } = page(
		inCategory(call, category),
		query.limit,
		query.next_set_token,
		20,
	);
	return ok({
		category,
		list: entries.map((entry) => reminderRecord(call.organization, entry)),
		...(nextToken && { next_set_token: nextToken }),
	});
}

function inCategory({ organization, user }: Call, category: string): Reminder[] {
	return organization.reminders.filter((entry) => categoryOf(entry, user) === category);
}

function recordOf({ organization }: Call, found: Reminder): Answer {
	return ok(reminderRecord(organization, found));
}

/** Only one's own reminders can be marked [spec]. */
function complete(call: Call, completed: boolean): Answer {
	const found = reminder(call);
	assignee(found, call.user.id).completed = completed;
	found.completed = found.users.every((user) => user.completed);
	return empty(call);
}

function assign(call: Call): Answer {
	const found = forOthers(call);
	const added = assigned(call, call.body.user_ids as unknown[]);
	const known = found.users.map(({ id }) => id);
	const users = [...found.users, ...added.filter(({ id }) => !known.includes(id))];
	if (users.length > MAX_ASSIGNEES) throw operationFailed();
	found.users = users;
	return recordOf(call, found);
}

function assigned(call: Call, ids: unknown[]): Reminder['users'] {
	return ids.map((id) => ({ id: knownUser(call, String(id)).id, completed: false }));
}

/** The documentation shows one user's record, even for several. */
function notify(call: Call, ids: string[]): Answer {
	const found = forOthers(call);
	const [first, ...others] = ids.map((id) => assignee(found, id));
	if (!first) throw operationFailed();
	found.notified.push(...[first, ...others].map(({ id }) => id));
	return ok(assigneeRecord(call.organization, first));
}

function assignee({ users }: Reminder, id: string | undefined): Reminder['users'][number] {
	const found = users.find((user) => user.id === id);
	if (!found) throw operationFailed();
	return found;
}

/** Only reminders set for other users have assignees [spec]. */
function forOthers(call: Call): Reminder {
	const found = reminder(call);
	const isOthers = categoryOf(found, call.user)?.startsWith('others');
	if (!isOthers || found.chatId !== undefined) throw operationFailed();
	return found;
}

function discard({ organization: { reminders } }: Call, gone: readonly Reminder[]): void {
	reminders.splice(0, Infinity, ...reminders.filter((entry) => !gone.includes(entry)));
}

function reminder({ organization, params, user }: Call, id = params.reminderId): Reminder {
	const found = organization.reminders.find((entry) => entry.id === id);
	if (!found || categoryOf(found, user) === undefined) throw urlInvalid();
	return found;
}
