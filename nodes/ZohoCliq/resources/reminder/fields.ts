import { dateTime, listedId, prominent, required, text, userIdList } from '../../fields';

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
export const content = required(
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

/** The assignees of a reminder, up to four. */
export function assignees(name: string, description: string) {
	const placeholder = 'e.g. olivia.palmer@zylker.com, 55743307';
	return userIdList({ name, label: 'Users', description, placeholder, max: 4 });
}
