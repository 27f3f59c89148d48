import { randomUUID } from 'node:crypto';

import { type Answer, ok, paramMissing, patternMismatch } from '../answers';
import type { Call, Endpoint } from '../endpoint';
import type { ScheduledMessage } from '../messageDetails';
import { chat } from './targets';

/** Scheduled messages: v2 scheduledmessages.yml. They are stored, and never sent. */
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
			schedule_status: {
				type: 'string',
				values: ['check_in', 'check_out', 'user_available', 'call_end'],
			},
			schedule_timezone: { type: 'string' },
		},
		handle: schedule,
	},
];

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
	const added: ScheduledMessage = {
		id: randomUUID(),
		chatId: place.id,
		text: text ?? '',
		creatorId: user.id,
		createdAt: now,
		time,
		zone,
		status,
	};
	organization.scheduledMessages.push(added);
	return ok(record(added, user.name));
}

function record(
	{ id, chatId, text, creatorId, createdAt, time, zone }: ScheduledMessage,
	name: string,
) {
	return {
		...(time !== undefined && { time_string: time, timezone: zone, time: inUtc(time) }),
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
