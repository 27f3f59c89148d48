import { amongMembers, PEOPLE, people } from '../../fields/ids';
import type { About, Input } from '../../fields/inputs';
import type { Filled } from '../../operation/restOperation';

/** People to put into a channel: Cliq takes ids and emails, in lists of their own. */
export function newMembers(about: Pick<About, 'required'> = {}): Input {
	return people({ ...PEOPLE, ...about }, { find: null });
}

/** People who are in the channel, where Cliq wants ids. */
export const presentMembers = people({ ...PEOPLE, required: true }, { find: amongMembers });

/** Puts the emails among the people into the list that Cliq has for them. */
export function emailsApart(request: Filled): Filled {
	const { user_ids: given, ...rest } = request.body;
	if (!Array.isArray(given)) return request;
	const everybody = given.map(String);
	const emails = everybody.filter((person) => person.includes('@'));
	const ids = everybody.filter((person) => !person.includes('@'));
	return {
		...request,
		body: {
			...rest,
			...(ids.length > 0 && { user_ids: ids }),
			...(emails.length > 0 && { email_ids: emails }),
		},
	};
}
