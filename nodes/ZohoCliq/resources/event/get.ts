import { events } from '../../cliq/endpoints';
import { calendarId, eventId, trimmed } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { EVENT_KEYS, eventIn } from './fields';

export const get = restOperation({
	name: 'Get',
	action: 'Get event',
	description: 'Get the details of an event',
	endpoint: events.get,
	path: { event: eventId },
	query: {
		calendar_id: calendarId,
		recurrence_id: trimmed({
			name: 'recurrenceId',
			description: 'For one occurrence of a recurring event',
			placeholder: 'e.g. 20260131T090000Z',
		}),
	},
	toItem: eventIn,
	simplify: EVENT_KEYS,
});
