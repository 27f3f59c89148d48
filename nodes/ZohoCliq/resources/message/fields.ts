import { dateTime, required, text } from '../../fields';

/** The text of a message that cannot be split. */
export function messageText(max: number) {
	return required(
		text({
			name: 'text',
			description: 'Text of the message. Cliq shows *bold*, _italic_, ~strike~ and `code`.',
			placeholder: 'e.g. Build 412 is *live*',
			max,
			rows: 4,
		}),
	);
}

/** The time range of the messages to list. */
export const timeRange = {
	fromtime: dateTime({ name: 'after', description: 'Only messages sent at or after this time' }),
	totime: dateTime({ name: 'before', description: 'Only messages sent up to this time' }),
};
