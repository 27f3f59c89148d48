import type { CliqClient } from '../../cliq/client';
import { reminders } from '../../cliq/endpoints';
import { invalidInput } from '../../errors';
import { isJsonObject } from '../../cliq/json';
import { recordOf } from '../../cliq/paging';
import { Lookup } from '../../fields/inputs';
import type { Input } from '../../fields/inputs';
import { assignees } from './fields';

const some = assignees({
	description:
		'Only these of its assignees, by user ID or email address. Leave empty for all who have not completed it.',
	isProminent: true,
});

/** Assignees of the reminder in the path: Cliq wants them named, so it is asked who they are. [Zoho's OpenAPI] */
export const allAssignees: Input = {
	...some,
	read: (raw, field, zone) =>
		some.read(raw, field, zone) ??
		new Lookup(async (client, { reminder = '' }) => await pendingAssignees(client, reminder)),
};

async function pendingAssignees(client: CliqClient, reminder: string): Promise<string[]> {
	const { users } = recordOf(await client.call(reminders.get, { path: { reminder } }));
	const all = Array.isArray(users) ? users.filter(isJsonObject) : [];
	const pending = all.filter(({ completed, deleted }) => completed !== true && deleted !== true);
	if (pending.length > 0) return pending.map(({ id }) => String(id));
	throw invalidInput('Reminder', 'has no assignee who has yet to complete it');
}
