import { events } from '../../cliq/endpoints';
import { calendarId, eventId } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { withEditTag } from './current';
import { inQuery } from './fields';

export const remove = restOperation({
	name: 'Delete',
	action: 'Delete event',
	description: 'Delete an event from its calendar',
	endpoint: events.delete,
	path: { event: eventId },
	body: { calendar_id: calendarId },
	send: withEditTag,
	fallback: inQuery,
});
