import type { IDataObject } from 'n8n-workflow';

import { required } from '../../fields';
import { amongMembers, PEOPLE, people, userIdList } from '../../fields/pickers';

/** People to put into a channel: Cliq takes ids and emails, in lists of their own. */
export const newMembers = people(PEOPLE);

/** People who are in the channel, where Cliq wants ids. */
export const presentMembers = required(userIdList({ ...PEOPLE, find: amongMembers }));

/** @returns the keys that Cliq has for people: ids and emails apart */
export function idsAndEmails(everybody: readonly string[] = []): IDataObject {
	const emails = everybody.filter((person) => person.includes('@'));
	const ids = everybody.filter((person) => !person.includes('@'));
	return {
		...(ids.length > 0 && { user_ids: ids }),
		...(emails.length > 0 && { email_ids: emails }),
	};
}
