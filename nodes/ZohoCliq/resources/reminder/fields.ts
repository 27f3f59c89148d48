import { people } from '../../fields/ids';
import type { About, Input } from '../../fields/inputs';
import { asMilliseconds, dateTime, text } from '../../fields/inputs';

/** What to be reminded of. */
export const content = text(
	{
		displayName: 'Content',
		description: 'What to remind of',
		placeholder: 'e.g. Review the content for the conference',
		required: true,
	},
	{ max: 512, rows: 2 },
);

/** When to be reminded. */
export function dueTime(description: string): Input {
	return dateTime({ displayName: 'Time', description, isProminent: true }, asMilliseconds);
}

/** The people of a reminder: four at most. */
export function assignees(about: Pick<About, 'description' | 'isProminent' | 'required'>): Input {
	const placeholder = 'e.g. olivia.palmer@zylker.com, 55743307';
	return people({ displayName: 'Users', placeholder, ...about }, { max: 4 });
}
