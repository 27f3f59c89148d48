import { reminders } from '../../cliq/endpoints';
import { reminderId } from '../../fields/ids';
import { choice, number } from '../../fields/inputs';
import { ordinary } from '../../operation/restOperation';
import type { Filled } from '../../operation/restOperation';

const MINUTE = 60_000;
const MILLISECONDS: Readonly<Record<string, number>> = {
	minutes: MINUTE,
	hours: 60 * MINUTE,
	days: 24 * 60 * MINUTE,
};

/** Cliq counts in milliseconds, from now. [Zoho's OpenAPI] */
function inMilliseconds({ body, ...request }: Filled): Filled {
	const time = Math.round(Number(body.duration) * (MILLISECONDS[body.unit as string] ?? MINUTE));
	return { ...request, body: { time } };
}

/** `PUT /reminders/{reminder id}/snooze` */
export const snooze = ordinary({
	name: 'Snooze',
	action: 'Snooze reminder',
	description: 'Let a reminder come again after a while, counted from now',
	endpoint: reminders.snooze,
	path: { reminder: reminderId },
	body: {
		duration: number(
			{ displayName: 'Snooze For', description: 'How long, in the unit below', required: true },
			15,
			1,
		),
		unit: choice({ displayName: 'Unit', description: 'Of the time above', required: true }, [
			{ name: 'Minutes', value: 'minutes' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Days', value: 'days' },
		]),
	},
	prepare: inMilliseconds,
});
