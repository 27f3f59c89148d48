import { dateTime, required, text } from '../../fields';

/** The text of a message that takes no more than one. */
export function messageText(max: number) {
	return required(
		text({
			name: 'text',
			label: 'Text',
			description: 'What the message says. Cliq shows *bold*, _italic_, ~strike~ and `code`.',
			placeholder: 'e.g. Build 412 is *live*',
			max,
			rows: 4,
		}),
	);
}

/** From when to when messages are listed. */
export const timeRange = {
	fromtime: dateTime({
		name: 'after',
		label: 'After',
		description: 'Only what was sent at this time or later',
	}),
	totime: dateTime({
		name: 'before',
		label: 'Before',
		description: 'Only what was sent up to this time',
	}),
};
