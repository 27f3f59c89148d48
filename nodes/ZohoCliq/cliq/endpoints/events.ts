import { del, get, group, limit, post, put } from './endpoint';

const CALENDAR = [
	'CalendarEvents.ALL',
	'ZohoCalendar.calendar.ALL',
	'ZohoCalendar.event.ALL',
] as const;

/** Events in calendars. */
export const events = group('events', {
	getCalendars: get('/calendars', 'CalendarEvents.ALL', limit(30, 10)),
	getMany: get('/events', [...CALENDAR], limit(30, 10)),
	create: post('/events', [...CALENDAR], limit(30, 10)),
	get: get('/events/{event}', [...CALENDAR], limit(30, 10)),
	update: put('/events/{event}', [...CALENDAR], limit(30, 10)),
	delete: del('/events/{event}', [...CALENDAR], limit(30, 10)),
	respond: put('/events/{event}/statuses/{response}', [...CALENDAR], limit(20, 10), {
		target: 'event',
	}),
	uploadAttachment: post('/events/attachments', [...CALENDAR], limit(30, 10)),
});
