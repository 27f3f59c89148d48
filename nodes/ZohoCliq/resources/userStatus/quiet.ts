import { invalidInput } from '../../errors';
import { checked, choices, mapped, prominent, trimmed } from '../../fields';

const TIMES = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

/** When nobody is to be disturbed, every day. */
export const quietHours = prominent(
	checked(
		mapped(
			trimmed({
				name: 'quietHours',
				description: 'From when to when. Leave empty to keep them.',
				placeholder: 'e.g. 18:00-09:00',
			}),
			(given) => given.replace(/\s+/g, '').replace('–', '-'),
		),
		(label, given) => {
			if (!TIMES.test(given)) throw invalidInput(label, `must be like 18:00-09:00, not "${given}"`);
		},
	),
);

/** Whole days without disturbance. */
export const quietDays = prominent(
	mapped(
		choices({
			name: 'quietDays',
			description: 'Whole days. Leave empty to keep them.',
			options: {
				monday: 'Monday',
				tuesday: 'Tuesday',
				wednesday: 'Wednesday',
				thursday: 'Thursday',
				friday: 'Friday',
				saturday: 'Saturday',
				sunday: 'Sunday',
			},
		}),
		(days) => days.join(','),
	),
);

/** @throws INVALID_INPUT if neither is given */
export function requireOne(given: { quiet_hours?: string; quiet_days?: string }): void {
	if (given.quiet_hours !== undefined || given.quiet_days !== undefined) return;
	const { displayName: days } = quietDays.property;
	throw invalidInput(quietHours.property.displayName, `must not be empty unless "${days}" is set`);
}
