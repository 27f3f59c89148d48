import { asMilliseconds, dateTime, text } from '../../fields/inputs';

/** The text of a message that takes no more than one. */
export function messageText(max: number) {
	return text(
		{
			displayName: 'Text',
			name: 'text',
			description: 'What the message says. Cliq shows *bold*, _italic_, ~strike~ and `code`.',
			placeholder: 'e.g. Build 412 is *live*',
			required: true,
		},
		{ max, rows: 4 },
	);
}

/** From when to when messages are listed. */
export const timeRange = {
	fromtime: dateTime(
		{
			displayName: 'After',
			name: 'after',
			description: 'Only what was sent at this time or later',
		},
		asMilliseconds,
	),
	totime: dateTime(
		{
			displayName: 'Before',
			name: 'before',
			description: 'Only what was sent up to this time',
		},
		asMilliseconds,
	),
};
