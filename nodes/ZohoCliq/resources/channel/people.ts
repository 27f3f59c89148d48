import type { IDataObject } from 'n8n-workflow';

import { ADD_OR_REMOVE, amongMembers, people, required, userIdList } from '../../fields';

/** People to add to a channel: Cliq accepts ids and emails, in separate lists. */
export const newMembers = people({ description: ADD_OR_REMOVE });

/** Members of the channel, for which Cliq requires ids. */
export const presentMembers = required(
	userIdList({ description: ADD_OR_REMOVE, find: amongMembers }),
);

/** @returns Cliq's keys for people: ids and emails separately */
export function idsAndEmails(everybody: readonly string[] = []): IDataObject {
	const emails = everybody.filter((person) => person.includes('@'));
	const ids = everybody.filter((person) => !person.includes('@'));
	return {
		...(ids.length > 0 && { user_ids: ids }),
		...(emails.length > 0 && { email_ids: emails }),
	};
}
