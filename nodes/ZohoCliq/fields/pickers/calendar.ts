import { reworded } from '../field';
import type { DropDownAbout } from './picker';
import { dropDown, listedId } from './picker';

/** A calendar. */
export const calendarId = reworded(
	listedId({
		name: 'calendar',
		search: 'searchCalendars',
		example: 'NDg4MTc3NTAwMDAwMDAwOTAwM3wzMzMyY2NjMQ==',
		hint: 'The uid returned by Event: Get Calendars',
	}),
	{ description: 'The calendar that the event is in' },
);

/** An event. */
export const eventId = listedId({
	name: 'event',
	search: 'searchEvents',
	example: '427812df9891223aca537f0e8e7ad2a7c@zoho.com',
	hint: 'Returned by Event: Get Many; the list shows the next 31 days',
});

/** A calendar from a drop-down. */
export function calendarChoice(about: DropDownAbout) {
	return dropDown(about, { loadOptionsMethod: 'getCalendars' });
}

/** A call or meeting. */
export const callId = listedId({
	name: 'call',
	search: 'searchCalls',
	example: '62440502_1643361407784_1643361407650',
	hint: 'The nrs_id or session_id returned by Call: Get Many',
});
