import { events } from '../../cliq/endpoints';
import { calendarChoice, prominent, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { attachments } from './attachments';
import { attendees, checkTimes, details, end, eventIn, start, title, zoneOfEvent } from './fields';

export const create = restOperation({
	name: 'Create',
	action: 'Create event',
	description: 'Add an event to a calendar, invite people and attach files',
	endpoint: events.create,
	body: {
		title: required(title),
		start_time: required(start),
		end_time: required(end),
		attendees: prominent(attendees),
		attachment_ids: attachments,
		calendar_id: calendarChoice({
			name: 'calendarId',
			label: 'Calendar Name or ID',
			description: 'The calendar to add it to, if not the default one.',
		}),
		timezone: zoneOfEvent,
		...details,
	},
	addedTo: 'additionalFields',
	check: checkTimes,
	toItem: eventIn,
});
