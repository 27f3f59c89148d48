import { dateTime, listedId, prominent, required, text, userIdList } from '../../fields';

/** A reminder. */
export const reminderId = listedId({
	name: 'reminder',
	search: 'searchReminders',
	example: '7_1599387839188',
	hint: 'Returned by Reminder: Get Many',
});

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
	return userIdList({ name, description, max: 4 });
}
