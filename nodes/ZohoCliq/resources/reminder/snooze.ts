import { reminders } from '../../cliq/endpoints';
import { choice, number, required } from '../../fields';
import { restOperation } from '../../operation/restOperation';
import { reminderId, timeAsText } from './fields';

const MINUTE = 60_000;
const MILLISECONDS = { minutes: MINUTE, hours: 60 * MINUTE, days: 24 * 60 * MINUTE };

export const snooze = restOperation({
	name: 'Snooze',
	action: 'Snooze reminder',
	description: 'Snooze a reminder, counting from now',
	endpoint: reminders.snooze,
	path: { reminder: reminderId },
	body: {
		duration: required(
			number({
				name: 'duration',
				label: 'Snooze For',
				description: 'How long to snooze, in the unit below',
				default: 15,
				min: 1,
			}),
		),
		unit: required(
			choice({
				name: 'unit',
				description: 'Unit of Snooze For',
				options: { minutes: 'Minutes', hours: 'Hours', days: 'Days' },
			}),
		),
	},
	// Cliq counts in milliseconds, from now. [Zoho's OpenAPI]
	toBody: ({ duration, unit }) => ({ time: Math.round(duration * MILLISECONDS[unit]) }),
	fallback: timeAsText,
});
