import type { CliqClient } from '../../cliq/client';
import { memberIdOf, userIdOf } from '../../cliq/lookups';
import { checkEmail, toList } from '../coerce';
import type { About, Field, FieldContext, Resolvable } from '../field';
import { checked, field, mapped, refuse, resolve, Unresolved } from '../field';
import { trimmed } from '../text';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

/** An email address, as in the rest of n8n. */
export const EMAIL_EXAMPLE = 'e.g. nathan@example.com';

/** A user. */
export const userPicker = {
	name: 'user',
	description: 'The person: a member of your organization',
	modes: [
		fromList('searchUsers'),
		typed('By Email', 'email', EMAIL_EXAMPLE),
		typed('By ID', 'id', 'e.g. 55743307', 'ZUID, returned by other Cliq nodes'),
	],
};

/** Finds the ZUID for an email. */
type FindPerson = (
	client: CliqClient,
	email: string,
	path: Readonly<Record<string, string>>,
) => Promise<string>;

/** For members of the channel that the request addresses, including guests. */
export const amongMembers: FindPerson = async (client, email, { channel = '' }) =>
	await memberIdOf(client, channel, email);

/** @throws INVALID_INPUT for an invalid email address */
export function toPerson({ mode, value }: Located, { label }: FieldContext): string {
	if (mode === 'email') checkEmail(label, value);
	return value;
}

/** @returns the person's ZUID, looked up if the email was given */
function idOf(given: string, find: FindPerson = userIdOf): Resolvable<string> {
	if (!given.includes('@')) return given;
	return new Unresolved(async (client, path) => await find(client, given, path));
}

/** A user in some part, as the ZUID: an email is looked up. */
export function userIdFor(part: Pick<About, 'name' | 'description'>) {
	return located({ ...userPicker, ...part }, (found, at) => idOf(toPerson(found, at)));
}

/** A user, as the ZUID: an email is looked up. */
export const userId = userIdFor(userPicker);

/** A member of the channel in the preceding field, as the ZUID. */
export const memberId = located(userPicker, (found, at) => idOf(toPerson(found, at), amongMembers));

/** A user in the organization, by ZUID or email in a text field; an email is looked up. */
export function userIdText(about: About): Field<Resolvable<string>> {
	return mapped(trimmed(about), toUserId);
}

/**
 * @param given a ZUID, or an email, which is looked up
 * @throws INVALID_INPUT for an invalid email address
 */
export function toUserId(given: string, { label }: FieldContext): Resolvable<string> {
	if (given.includes('@')) checkEmail(label, given);
	return idOf(given);
}

/** An email address. */
export function email(about: About): Field<string> {
	return checked(trimmed(about), checkEmail);
}

/** The same words wherever several people are entered. */
const PEOPLE = {
	name: 'userIds',
	label: 'Users',
	// Emails or IDs, comma-separated.
	placeholder: `${EMAIL_EXAMPLE}, 631831446`,
};

interface PeopleAbout extends Pick<About, 'name' | 'label' | 'description' | 'show' | 'placement'> {
	/** Maximum number of people, if Cliq publishes one. */
	readonly max?: number;
	/** How to look up emails; defaults to the organization's users. */
	readonly find?: FindPerson;
}

/** Several people by ZUID or email, if Cliq accepts both. */
export function people({ max, ...about }: Omit<PeopleAbout, 'find'>): Field<string[]> {
	return field({ ...PEOPLE, ...about }, { type: 'string', default: '' }, (raw, at) => {
		const given = [...new Set(toList(at.label, raw))];
		if (max !== undefined && given.length > max) {
			throw refuse(at, `lists ${given.length} people; the maximum is ${max}`);
		}
		for (const person of given) checkPerson(at, person);
		return given.length === 0 ? undefined : given;
	});
}

/** Describes people whom an operation adds to something or removes from it: the same words are the same field. */
export const ADD_OR_REMOVE = 'Who to add or remove';

/** Several people by ZUID or email, if Cliq requires ZUIDs: emails are looked up. */
export function userIdList({ find, ...about }: PeopleAbout): Field<Resolvable<string[]>> {
	return mapped(people(about), (given) => {
		if (!given.some((person) => person.includes('@'))) return given;
		return new Unresolved(async (client, path) => {
			const ids: string[] = [];
			for (const person of given) ids.push(await resolve(client, idOf(person, find), path));
			return ids;
		});
	});
}

function checkPerson(at: FieldContext, person: string): void {
	if (person.includes('@')) checkEmail(at.label, person);
	else if (!/^\d+$/.test(person)) {
		throw refuse(at, `must contain user IDs or email addresses, not "${person}"`);
	}
}
