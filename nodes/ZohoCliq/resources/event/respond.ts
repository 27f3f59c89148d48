import { events } from '../../cliq/endpoints';
import { choice, eventId, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { ANSWERS } from './fields';

export const respond = restOperation({
	name: 'Respond',
	action: 'Respond to event',
	description: "Answer an invitation to someone else's event",
	endpoint: events.respond,
	path: {
		event: eventId,
		response: required(
			choice({ name: 'response', description: 'Whether you attend', options: ANSWERS }),
		),
	},
});
