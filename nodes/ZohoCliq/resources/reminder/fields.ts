import type { Fallback } from '../../cliq/fallback';
import { invalidInput } from '../../errors';
import { dateTime, listedId, prominent, text, userIdList } from '../../fields';

/** A reminder. */
export const reminderId = listedId({
	name: 'reminder',
	search: 'searchReminders',
	example: '7_1599387839188',
	hint: 'Returned by Reminder: Get Many',
});

/** What Simplify keeps of a reminder: everything. */
export const REMINDER_KEYS = [
	'id',
	'content',
	'time',
	'completed',
	'users',
	'chats',
	'message',
	'creator',
	'creation_time',
];

/** What to be reminded of. */
export const content = prominent(
	text({
		name: 'content',
		description: 'What the reminder is about',
		placeholder: 'e.g. Review the content for the conference',
		max: 512,
		rows: 2,
	}),
);

/** When to be reminded. */
export function dueTime(description: string) {
	return prominent(dateTime({ name: 'time', description }));
}

/** @throws INVALID_INPUT for neither a content nor a time: Cliq needs one of them. [another n8n node] */
export function requireContentOrTime(due: { content?: string; time?: number }): void {
	if (due.content !== undefined || due.time !== undefined) return;
	const { displayName: label } = content.property;
	throw invalidInput(label, 'must not be empty unless there is a time');
}

/** Times are published as numbers; another n8n node sends texts. */
export const timeAsText: Fallback = {
	isFor: ({ code, message }) =>
		code === 'input_pattern_mismatch' && !/'(?!time')\w+'/.test(message),
	rewrite: ({ body, ...request }) =>
		typeof body?.time === 'number'
			? { ...request, body: { ...body, time: String(body.time) } }
			: undefined,
};

/** The assignees of a reminder, up to four. */
export function assignees(name: string, description: string) {
	return userIdList({ name, description, max: 4 });
}
