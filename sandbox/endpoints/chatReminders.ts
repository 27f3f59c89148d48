import { type Answer, ok, operationFailed } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import { type Reminder, reminderRecord } from '../reminders';
import { isoTime, page } from './paging';
import { empty } from './replies';

// 20 per minute, lock 10 minutes [spec, v3 reminders]
const REMINDERS = { limitPerMinute: 20, lockMinutes: 10 } as const;

/** Reminders: v3 reminders.yml. */
export const chatReminderEndpoints: Endpoint[] = [
	{
		...REMINDERS,
		method: 'GET',
		path: '/v3/chats/{chatId}/reminders',
		scope: 'ZohoCliq.Reminders.READ',
		query: { limit: { type: 'integer', required: true, max: 100 }, next_token: { type: 'string' } },
		handle: listForChat,
	},
	{
		...REMINDERS,
		method: 'PUT',
		path: '/api/v3/reminders/{reminderId}',
		scope: 'ZohoCliq.Reminders.UPDATE',
		body: {
			status: { type: 'string', required: true, values: ['completed'] },
			apply_to: { type: 'string', required: true, values: ['all_occurrences'] },
		},
		handle: (call) => {
			const found = own(call, call.params.reminderId);
			if (!found) throw operationFailed(404);
			for (const user of found.users) user.completed = true;
			found.completed = true;
			return empty(call);
		},
	},
	{
		...REMINDERS,
		method: 'PUT',
		path: '/api/v3/reminders/edits',
		scope: 'ZohoCliq.Reminders.UPDATE',
		body: { reminders: { type: 'array', required: true, max: 25 } },
		handle: rescheduleMany,
	},
];

function listForChat({ organization, params, query }: Call): Answer {
	const { chatId = '' } = params;
	const found = organization.reminders.filter(
		(one) => one.chatId === chatId || one.message?.chatId === chatId,
	);
	const { entries, nextToken } = page(found, query.limit, query.next_token, 100);
	return ok({
		category: 'chat',
		list: entries.map((one) => recordOf(organization, one)),
		...(nextToken && { next_token: nextToken }),
	});
}

/** Each has an outcome of its own; how a failed one looks is not published. */
function rescheduleMany(call: Call): Answer {
	const given = call.body.reminders as Array<{ reminder_id: string; time: number }>;
	const data = given.map(({ reminder_id: id, time }) => {
		const found = own(call, id);
		if (!found) return { status: 'failure', reminder_id: id };
		found.time = time;
		return { status: 'success', reminder_id: id, data: recordOf(call.organization, found) };
	});
	const done = data.filter(({ status }) => status === 'success').length;
	const status = done === data.length ? 'success' : done === 0 ? 'failure' : 'partial';
	return ok({ status, data });
}

function own({ organization, user }: Call, id: string | undefined): Reminder | undefined {
	return organization.reminders.find((one) => one.id === id && one.creatorId === user.id);
}

/** v3's times are texts. */
function recordOf(organization: Call['organization'], one: Reminder) {
	const { time, creation_time: created, ...record } = reminderRecord(organization, one);
	return {
		...record,
		creation_time: isoTime(created),
		...(time !== undefined && { time: isoTime(time) }),
	};
}
