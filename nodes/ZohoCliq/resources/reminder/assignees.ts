import type { CliqClient } from '../../cliq/client';
import { reminders } from '../../cliq/endpoints';
import { isJsonObject } from '../../cliq/json';
import { recordOf } from '../../cliq/paging';
import { invalidInput } from '../../errors';
import type { Field, Resolvable } from '../../fields';
import { prominent, Unresolved } from '../../fields';
import { assignees, reminderId } from './fields';

const some = prominent(
	assignees('userIds', 'Who to remind. Leave empty to remind everyone who has not completed it.'),
);

/** All assignees of the reminder in the path, fetched because Cliq requires a list. [Zoho's OpenAPI] */
export const allAssignees: Field<Resolvable<string[]>> = {
	...some,
	read: (raw, at) =>
		some.read(raw, at) ??
		new Unresolved(async (client, { reminder = '' }) => await pendingAssignees(client, reminder)),
};

async function pendingAssignees(client: CliqClient, reminder: string): Promise<string[]> {
	const { users } = recordOf(await client.call(reminders.get, { path: { reminder } }));
	const all = Array.isArray(users) ? users.filter(isJsonObject) : [];
	const pending = all.filter(({ completed, deleted }) => completed !== true && deleted !== true);
	if (pending.length > 0) return pending.map(({ id }) => String(id));
	const { displayName: label } = reminderId.property;
	throw invalidInput(label, 'has no assignee who has yet to complete it');
}
