import type { IDataObject } from 'n8n-workflow';

import type { Fallback } from '../../cliq/fallback';
import { WRONG_KEYS } from '../../cliq/fallback';
import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { invalidInput } from '../../errors';
import {
	checkEmail,
	choice,
	dateTime,
	defaultingToWorkflow,
	entries,
	list,
	mapped,
	text,
	timeZone,
	wholeNumber,
} from '../../fields';

/** What Simplify keeps of an event. */
export const EVENT_KEYS = [
	'id',
	'title',
	'type',
	'start_time',
	'end_time',
	'timezone',
	'isallday',
	'location',
	'description',
	'attendees',
	'organizer',
	'role',
	'meeting_link',
	'calendar_id',
];

/** How someone answers an invitation. */
export const ANSWERS = {
	accepted: 'Accepted',
	tentative: 'Tentative',
	declined: 'Declined',
	yet_to_respond: 'Yet to Respond',
} as const;

/** The maximum is another n8n node's. */
export const title = text({
	name: 'title',
	description: 'What the event is about',
	placeholder: 'e.g. Zylker Marketing Forum',
	max: 255,
});

export const start = dateTime({ name: 'startTime', description: 'When the event begins' });

export const end = dateTime({ name: 'endTime', description: 'When the event ends' });

/** The zone of an event that exists. */
export const timezone = timeZone({
	name: 'timezone',
	description: "Time zone of the event; defaults to the workflow's",
});

/** The zone of a new event. */
export const zoneOfEvent = defaultingToWorkflow(timezone);

/** Emails of the people invited. */
export const attendees = mapped(
	list({
		name: 'attendees',
		description: 'Emails of the people to invite, comma-separated',
		placeholder: 'e.g. nathan@example.com, olivia@example.com',
	}),
	(emails, { label }) => {
		for (const email of emails) checkEmail(label, email);
		return emails;
	},
);

/** Zia, Zoho's assistant, reminds the attendees in a group chat. [Zoho's OpenAPI] */
const KINDS = {
	normal_event: 'Meeting in Person',
	audio_conference: 'Audio Conference',
	video_conference: 'Video Conference',
	event_management: 'Event Managed by Zia',
} as const;

const reminders = mapped(
	entries({
		name: 'reminders',
		placement: 'form',
		label: 'Remind Before',
		description: 'How long before; replaces earlier reminders',
		entry: { name: 'reminder', label: 'Reminder' },
		fields: {
			type: choice({
				description: 'How to remind',
				options: { notification: 'Notification', popup: 'Popup', email: 'Email' },
			}),
			minutes: wholeNumber({
				label: 'Minutes Before',
				description: 'How long before the event',
				default: 15,
				min: 0,
			}),
		},
	}),
	(all) => all.map(({ type, minutes }): IDataObject => ({ type, minutes })),
);

/** Of a new and of an existing event alike. */
export const details = {
	type: choice({ name: 'eventType', label: 'Type', description: 'How to meet', options: KINDS }),
	location: text({
		name: 'location',
		placement: 'form',
		description: 'Where the event takes place',
		placeholder: 'e.g. Conference Room 21',
		max: 255,
	}),
	description: text({
		name: 'description',
		placement: 'form',
		description: 'What the attendees should know',
		placeholder: 'e.g. Join the forum to discuss trends.',
		max: 10_000,
		rows: 3,
	}),
	reminders,
};

/** @throws INVALID_INPUT for an event that ends before it begins */
export function checkTimes({ start_time: from, end_time: to }: IDataObject): void {
	if (typeof from !== 'number' || typeof to !== 'number' || from < to) return;
	throw invalidInput(end.property.displayName, `must be later than ${start.property.displayName}`);
}

/** @returns the event in a response; Cliq puts a single one into a list. [Zoho's OpenAPI] */
export function eventIn(answer: JsonObject): JsonObject {
	const list: unknown[] = Array.isArray(answer.data) ? answer.data : [];
	return list.find(isJsonObject) ?? answer;
}

/** The IDs of attachments are published for both; another n8n node sends objects when it changes an event. */
export const attachmentsAsObjects: Fallback = {
	isFor: ({ code, message }) => WRONG_KEYS.test(code ?? '') && message.includes('attachment'),
	rewrite({ body: { attachment_ids: ids, ...body } = {}, ...request }) {
		if (!Array.isArray(ids)) return undefined;
		return { ...request, body: { ...body, attachments: ids.map((id) => ({ id: String(id) })) } };
	},
};

/** The body of a deletion is published; another n8n node sends it as a query first. */
export const inQuery: Fallback = {
	isFor: ({ code }) => WRONG_KEYS.test(code ?? ''),
	rewrite: ({ body: { calendar_id: calendar, edit_tag: tag } = {}, ...request }) => ({
		...request,
		query: { calendar_id: calendar as string, edit_tag: Number(tag) },
	}),
};
