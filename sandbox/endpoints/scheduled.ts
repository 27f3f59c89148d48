import { randomUUID } from 'node:crypto';

import { type Answer, ok, paramMissing, patternMismatch, Refusal } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import type { ScheduledMessage } from '../messageDetails';
import { checkRich } from '../rich';
import { addedSince, isoTime, page, syncTokenOf } from './paging';
import { empty } from './replies';
import { chat } from './targets';

const OF_CHAT = '/api/v3/chats/{chatId}/scheduledmessages';
const ONE = `${OF_CHAT}/{scheduledId}`;
const SLOW = { limitPerMinute: 20, lockMinutes: 10 };
const STATUS: Fields[string] = {
	type: 'string',
	values: ['check_in', 'check_out', 'user_available', 'call_end'],
};
const LIST: Fields = {
	// The document says both 100 and 200.
	limit: { type: 'integer', max: 100 },
	next_token: { type: 'string' },
	sync_token: { type: 'string' },
};
const RICH: Fields = Object.fromEntries(
	(['card', 'buttons', 'slides'] as const).map((key) => [
		key,
		{
			type: key === 'card' ? 'object' : 'array',
			when: ({ richEdits }) => richEdits === 'accept',
		} satisfies Fields[string],
	]),
);

/** Scheduled messages: scheduledmessages.yml of v2 and v3. They are stored, and only sent on demand. */
export const scheduledEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/api/v2/chats/{chatId}/scheduledmessages',
		scope: 'ZohoCliq.messages.CREATE',
		limitPerMinute: 50,
		lockMinutes: 10,
		body: {
			text: { type: 'string', required: true, max: 4096 },
			schedule_time: { type: 'string' },
			schedule_status: STATUS,
			schedule_timezone: { type: 'string' },
			...RICH,
		},
		handle: schedule,
	},
	{
		...SLOW,
		method: 'GET',
		path: '/api/v3/scheduledmessages',
		scope: 'ZohoCliq.Messages.READ',
		query: LIST,
		handle: (call) => list(call, mine(call)),
	},
	{
		...SLOW,
		method: 'GET',
		path: OF_CHAT,
		scope: 'ZohoCliq.Messages.READ',
		query: LIST,
		handle: (call) => list(call, inChat(call)),
	},
	{
		method: 'POST',
		path: OF_CHAT,
		// The document spells it Messages.CREATE, unlike that of v2; one is taken for the other.
		scope: 'ZohoCliq.messages.CREATE',
		limitPerMinute: 50,
		lockMinutes: 10,
		body: {
			status: { type: 'string', required: true, values: ['send'] },
			id: { type: 'string' },
			apply_to: { type: 'string', values: ['all'] },
		},
		handle: sendNow,
	},
	{
		...SLOW,
		method: 'PUT',
		path: ONE,
		scope: 'ZohoCliq.Messages.UPDATE',
		body: {
			text: { type: 'string', max: 5000 },
			schedule_time: { type: 'integer' },
			schedule_timezone: { type: 'string', max: 100 },
			schedule_status: STATUS,
			file_remove: { type: 'boolean' },
		},
		handle: change,
	},
	{
		...SLOW,
		method: 'DELETE',
		path: ONE,
		scope: 'ZohoCliq.Messages.DELETE',
		handle: (call) => {
			remove(call, one(call));
			return empty(call);
		},
	},
];

/** A user sees their own only. */
function mine({ organization, user }: Call): ScheduledMessage[] {
	return organization.scheduledMessages.filter(({ creatorId }) => creatorId === user.id);
}

function inChat(call: Call): ScheduledMessage[] {
	const place = chat(call).chat;
	return mine(call).filter(({ chatId }) => chatId === place.id);
}

function one(call: Call): ScheduledMessage {
	const { body, params } = call;
	const found = inChat(call).find(({ id }) => id === (params.scheduledId ?? body.id));
	if (found) return found;
	throw new Refusal(400, 'scheduled_msg_not_found', 'The scheduled message does not exist.');
}

function list(call: Call, all: readonly ScheduledMessage[]): Answer {
	const { query, user } = call;
	const added = addedSince(all, query.sync_token);
	const { entries, nextToken } = page(added, query.limit, query.next_token, 50);
	return ok({
		type: 'scheduledmessages',
		...syncTokenOf(all),
		...(nextToken && { next_token: nextToken }),
		data: entries.map((each) => v3Record(each, user.name)),
	});
}

function sendNow(call: Call): Answer {
	const { body, organization, user } = call;
	if (body.id === undefined && body.apply_to === undefined) throw paramMissing('id');
	const due = body.id === undefined ? inChat(call) : [one(call)];
	if (due.length === 0) {
		throw new Refusal(400, 'scheduled_msg_no_pending_msgs', 'There are no pending messages.');
	}
	for (const each of due) {
		const { chatId, text, card, buttons, slides } = each;
		organization.addMessage({
			...{ chatId, text, card, buttons, slides },
			to: { type: 'chat', id: chatId },
			sender: { id: user.id, name: user.name },
		});
		remove(call, each);
	}
	return empty(call);
}

function change(call: Call): Answer {
	const { body, now, user } = call;
	const changed = one(call);
	const { text, schedule_time: at, schedule_timezone: zone, schedule_status: status } = body;
	if (typeof at === 'number' && at < now) {
		throw new Refusal(400, 'scheduled_msg_invalid_time_format', 'The time is invalid.');
	}
	Object.assign(changed, {
		...(text !== undefined && { text }),
		...(at !== undefined && { at, status: undefined }),
		...(zone !== undefined && { zone }),
		...(status !== undefined && { status, at: undefined }),
	});
	return ok({ type: 'scheduledmessages', data: v3Record(changed, user.name) });
}

function remove({ organization }: Call, gone: ScheduledMessage): void {
	organization.scheduledMessages.splice(organization.scheduledMessages.indexOf(gone), 1);
}

function v3Record(
	{ id, zone, createdAt, at, status, text, creatorId }: ScheduledMessage,
	name: string,
) {
	const creator = { name, id: creatorId };
	return {
		id,
		timezone: zone ?? 'Asia/Kolkata',
		created_time: isoTime(createdAt),
		...(at !== undefined && { time: isoTime(at) }),
		...(status !== undefined && { schedule_status: status }),
		message: { sender: creator, type: 'text', content: { text }, is_pinned: false },
		creator,
	};
}

function schedule(call: Call): Answer {
	const { organization, now, user } = call;
	const place = chat(call).chat;
	const [text, time, zone, status] = [
		'text',
		'schedule_time',
		'schedule_timezone',
		'schedule_status',
	].map((key) => call.body[key] as string | undefined);
	// Exactly one of them [spec].
	if ((time === undefined) === (status === undefined)) throw paramMissing('schedule_time');
	if (time !== undefined && !/^\d{8}T\d{6}$/.test(time)) {
		throw patternMismatch('schedule_time', 'must be like 20250211T090000');
	}
	// Of a particular user [spec].
	if (status !== undefined && place.type !== 'dm') {
		throw patternMismatch('schedule_status', 'is for direct chats');
	}
	const { card, buttons, slides } = call.body;
	checkRich({ card, buttons, slides }, call.switches);
	const added: ScheduledMessage = {
		...{ card, buttons, slides },
		id: randomUUID(),
		chatId: place.id,
		text: text ?? '',
		creatorId: user.id,
		createdAt: now,
		...(time !== undefined && { at: inUtc(time) }),
		zone,
		status,
	};
	organization.scheduledMessages.push(added);
	return ok(record(added, time, user.name));
}

function record(
	{ id, chatId, text, creatorId, createdAt, at, zone }: ScheduledMessage,
	time: string | undefined,
	name: string,
) {
	return {
		...(time !== undefined && { time_string: time, timezone: zone, time: at }),
		creator: creatorId,
		message: { msg: text, dname: name, sender: creatorId, chid: chatId, sync_message: false },
		created_time: createdAt,
		id,
	};
}

/** Good enough for display: the time zone is ignored. */
function inUtc(time: string): number {
	return Date.parse(time.replace(/(\d{4})(..)(..)T(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z'));
}
