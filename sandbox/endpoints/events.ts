import { type Answer, ok, operationFailed, paramMissing, Refusal, urlInvalid } from '../answers';
import { addEvent, type Calendar, type CalendarEvent, eventRecord } from '../calendar';
import type { Call, Endpoint } from '../endpoint';
import type { Fields } from '../fields';
import { empty } from './replies';
import { takeFiles } from './uploads';

// 30 per minute, lock 10 minutes [spec, v2 events]
const EVENTS = {
	limitPerMinute: 30,
	lockMinutes: 10,
	scope: [
		'ZohoCliq.CalendarEvents.ALL',
		'ZohoCalendar.calendar.ALL',
		'ZohoCalendar.event.ALL',
	] as string[],
} as const;
const PATH = '/api/v2/events/{eventId}';
const DAYS_SHOWN = 31;
const DAY = 86_400_000;

const DETAILS: Fields = {
	title: { type: 'string', required: true },
	// Texts in the schema, numbers in its examples and in what a peer sends.
	start_time: { type: 'integer', required: true },
	end_time: { type: 'integer', required: true },
	timezone: { type: 'string', required: true },
	calendar_id: { type: 'string' },
	location: { type: 'string', max: 255 },
	description: { type: 'string', max: 10_000 },
	attendees: { type: 'array' },
	type: {
		type: 'string',
		values: ['normal_event', 'event_management', 'audio_conference', 'video_conference'],
	},
	reminders: { type: 'array' },
	attachment_ids: { type: 'array' },
};

/** Calendars and their events: v2 events.yml. */
export const eventEndpoints: Endpoint[] = [
	{
		...EVENTS,
		method: 'GET',
		path: '/api/v2/calendars',
		scope: 'ZohoCliq.CalendarEvents.ALL',
		query: { include_hidden_calendars: { type: 'boolean' } },
		handle: ({ organization, user, query }) => {
			const own = organization.calendars.filter(({ ownerId }) => ownerId === user.id);
			const shown = own.filter(
				({ isHidden }) => !isHidden || query.include_hidden_calendars === 'true',
			);
			return ok({ data: shown.map((calendar, index) => calendarRecord(calendar, index)) });
		},
	},
	{
		...EVENTS,
		method: 'GET',
		path: '/api/v2/events',
		query: {
			from: { type: 'integer' },
			to: { type: 'integer' },
			include_hidden_calendars: { type: 'boolean' },
			include_disabled_calendar: { type: 'boolean' },
			ignore_declined_events: { type: 'boolean' },
			search: { type: 'string' },
		},
		handle: listEvents,
	},
	{
		...EVENTS,
		method: 'POST',
		path: '/api/v2/events',
		body: DETAILS,
		handle: (call) => {
			const { organization, user } = call;
			const details = detailsIn(call);
			const calendarId = calendar(
				call,
				call.body.calendar_id ?? organization.calendars[0]?.uid,
			).uid;
			return recordOf(
				call,
				addEvent(organization, { ...details, calendarId, organizerId: user.id }),
			);
		},
	},
	{
		...EVENTS,
		method: 'POST',
		path: '/api/v2/events/attachments',
		// The body is in no document; the name of the part is a peer's.
		multipart: { filePart: () => 'files', fields: {} },
		handle: (call) => {
			const { files } = call.organization;
			const stored = takeFiles(call).map((file, index) => ({
				...file,
				id: String(1669355207679000001n + BigInt(files.length + index)),
				chatId: '',
				messageId: '',
			}));
			files.push(...stored);
			const attachments = stored.map(({ id, name, size, contentType }) => ({
				preview: true,
				fileName: name,
				size,
				contentType,
				fileId: id,
			}));
			return ok({ attachments });
		},
	},
	{
		...EVENTS,
		method: 'GET',
		path: PATH,
		query: {
			calendar_id: { type: 'string', required: true },
			recurrence_id: { type: 'string' },
		},
		handle: (call) => recordOf(call, eventOf(call, call.query.calendar_id)),
	},
	{
		...EVENTS,
		method: 'PUT',
		path: PATH,
		body: DETAILS,
		handle: (call) => {
			const changed = eventOf(call, call.body.calendar_id);
			// A peer's node always sends the type: without it, it becomes an ordinary event.
			Object.assign(changed, { type: 'normal_event' }, detailsIn(call));
			changed.editTag++;
			return recordOf(call, changed);
		},
	},
	{
		...EVENTS,
		method: 'DELETE',
		path: PATH,
		body: {
			calendar_id: { type: 'string', required: true },
			edit_tag: { type: 'integer', required: true },
		},
		handle: (call) => {
			const { events } = call.organization;
			const gone = eventOf(call, call.body.calendar_id);
			if (call.body.edit_tag !== gone.editTag) throw operationFailed();
			events.splice(events.indexOf(gone), 1);
			return empty(call);
		},
	},
	{
		...EVENTS,
		method: 'PUT',
		path: `${PATH}/statuses/{status}`,
		limitPerMinute: 20,
		handle: respond,
	},
];

function listEvents(call: Call): Answer {
	const { organization, user, query, now } = call;
	const from = Number(query.from ?? now);
	const to = Number(query.to ?? from + DAYS_SHOWN * DAY);
	const isShown = (uid: string) => {
		const known = organization.calendars.find((one) => one.uid === uid);
		return known?.isHidden === false || query.include_hidden_calendars === 'true';
	};
	const found = organization.events.filter(
		({ calendarId, start, end, title, attendees }) =>
			isShown(calendarId) &&
			end >= from &&
			start <= to &&
			title.toLowerCase().includes((query.search ?? '').toLowerCase()) &&
			(query.ignore_declined_events !== 'true' ||
				!attendees.some(({ email, status }) => email === user.email && status === 'declined')),
	);
	return ok({ data: found.map((event) => eventRecord(organization, event, user)) });
}

/** Its own event is not answered [n8n peer node]. */
function respond(call: Call): Answer {
	const { organization, user, params } = call;
	const { status = '' } = params;
	const found = organization.events.find(({ id }) => id === params.eventId);
	const mine = found?.attendees.find(({ email }) => email === user.email);
	if (!found) throw urlInvalid();
	if (!mine || !['accepted', 'tentative', 'declined', 'yet_to_respond'].includes(status)) {
		throw operationFailed();
	}
	mine.status = status;
	found.editTag++;
	return ok({
		data: {
			uid: found.id,
			etag: String(found.editTag),
			message: 'Status Updated.',
			attendees: [{ zuid: user.id, status: status.toUpperCase(), email: user.email, isapi: true }],
		},
	});
}

/** Keys that are missing stay as they are [n8n peer node]. */
function detailsIn({ body, organization, now }: Call): Partial<CalendarEvent> {
	const { start_time: start, end_time: end } = body;
	if (Number(start) < now || Number(end) <= Number(start)) throw operationFailed();
	const { attendees, attachment_ids: ids, reminders } = body;
	const known = (ids as unknown[] | undefined)?.map(String) ?? [];
	if (!known.every((id) => organization.files.some((file) => file.id === id))) {
		throw new Refusal(400, 'attachment_invalid', 'The attachment is not valid.');
	}
	const texts = ['title', 'timezone', 'type', 'location', 'description'].filter(
		(key) => key in body,
	);
	return {
		...Object.fromEntries(texts.map((key) => [key, body[key]])),
		start: Number(start),
		end: Number(end),
		...(Array.isArray(attendees) && { attendees: attendees.map(attendeeIn) }),
		...(Array.isArray(reminders) && { reminders }),
		...(ids !== undefined && { attachments: known }),
	};
}

/** An email when an event is created, an object when it is changed [spec]. */
function attendeeIn(given: unknown): CalendarEvent['attendees'][number] {
	if (typeof given === 'string') return { email: given, status: 'yet_to_respond' };
	const { email, status = 'yet_to_respond' } = given as { email?: string; status?: string };
	if (email === undefined) throw paramMissing('email');
	return { email, status };
}

function recordOf({ organization, user }: Call, event: CalendarEvent): Answer {
	return ok({ data: [eventRecord(organization, event, user)] });
}

function eventOf(call: Call, uid: unknown): CalendarEvent {
	const calendarId = calendar(call, uid).uid;
	const found = call.organization.events.find(
		(event) => event.id === call.params.eventId && event.calendarId === calendarId,
	);
	if (!found) throw urlInvalid();
	return found;
}

/** By its UID, or the ID that a peer takes. */
function calendar({ organization }: Call, given: unknown): Calendar {
	const found = organization.calendars.find(({ uid, id }) => uid === given || id === given);
	if (!found) throw urlInvalid();
	return found;
}

function calendarRecord({ uid, id, name, ownerId, isHidden }: Calendar, index: number) {
	return {
		reminders: [{ minutes: '-15', action: 'email' }],
		color: '#8cbf40',
		timezone: 'Asia/Calcutta',
		textcolor: '#FFFFFF',
		description: '',
		privilege: 'owner',
		type: 0,
		uid,
		canSendMail: true,
		isdefault: index === 0,
		id,
		order: index,
		owner: ownerId,
		visibility: !isHidden,
		include_infreebusy: true,
		name,
		category: 'own',
		status: true,
		caltype: 'own',
	};
}
