import { events } from '../../cliq/endpoints';
import { calendarId, eventId, reworded } from '../../fields';
import { requireChanges, restOperation } from '../../operation/restOperation';
import { moreAttachments } from './attachments';
import { withCurrentValues } from './current';
import {
	attachmentsAsObjects,
	attendees,
	details,
	end,
	eventIn,
	start,
	timezone,
	title,
} from './fields';

export const update = restOperation({
	name: 'Update',
	action: 'Update event',
	description: 'Change an event; everything else stays as it is',
	endpoint: events.update,
	path: { event: eventId },
	body: {
		calendar_id: calendarId,
		title,
		start_time: reworded(start, { description: 'When it begins. Alone, it moves the end too.' }),
		end_time: end,
		timezone: reworded(timezone, { description: 'Time zone of the event' }),
		attendees: reworded(attendees, {
			description: 'Emails of all attendees, replacing the others',
		}),
		attachment_ids: moreAttachments,
		...details,
	},
	addedTo: 'updateFields',
	check: requireChanges,
	send: withCurrentValues,
	fallback: attachmentsAsObjects,
	toItem: eventIn,
});
