import { invalidInput } from '../../cliq/errors';
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

/**
 * The same input, in the form only while another field has one of these values, and needed then. n8n must
 * not know that it is: with an expression in the other field it would want all of them filled in.
 */
export function shownFor(input: Input, field: string, values: string[]): Input {
	return {
		isProminent: true,
		field: { ...input.field, required: false, displayOptions: { show: { [field]: values } } },
		read: (raw, label, zone) => {
			const value = input.read(raw, label, zone);
			if (value === undefined) throw invalidInput(label.displayName, 'must not be empty');
			return value;
		},
	};
}
