import type { CliqClient } from '../../cliq/client';
import { memberIdOf, userIdOf } from '../../cliq/lookups';
import { checkEmail, toList, toText } from '../coerce';
import type { About, Field, FieldContext, Resolvable } from '../field';
import { field, refuse, Unresolved } from '../field';
import type { Located } from './picker';
import { fromList, located, typed } from './picker';

/** A user. */
export const userPicker = {
	name: 'user',
	label: 'User',
	description: 'The person: a member of your organization',
	modes: [
		fromList('Select a user...', 'searchUsers'),
		typed('By Email', 'email', 'e.g. scott.fisher@zylker.com'),
		typed('By ID', 'id', 'e.g. 55743307', "The user's ZUID, returned by other Cliq nodes and APIs"),
	],
};

/** Finds the ZUID for an email. */
type FindPerson = (
	client: CliqClient,
	email: string,
	path: Readonly<Record<string, string>>,
) => Promise<string>;

const inOrganization: FindPerson = async (client, email) => await userIdOf(client, email);

/** For members of the channel that the request addresses, including guests. */
export const amongMembers: FindPerson = async (client, email, { channel = '' }) =>
	await memberIdOf(client, channel, email);

/** @throws INVALID_INPUT for an invalid email address */
export function toPerson({ mode, value }: Located, { label }: FieldContext): string {
	if (mode === 'email') checkEmail(label, value);
	return value;
}

function person(find: FindPerson) {
	return located(userPicker, (found, at): Resolvable<string> => {
		const given = toPerson(found, at);
		return given.includes('@')
			? new Unresolved(async (client, path) => await find(client, given, path))
			: given;
	});
}

/** A user, as the ZUID: an email is looked up. */
export const userId = person(inOrganization);

/** A member of the channel in the preceding field, as the ZUID. */
export const memberId = person(amongMembers);

/** A user in the organization, by ZUID or email in a text field; an email is looked up. */
export function userIdText(about: About): Field<Resolvable<string>> {
	return field(about, { type: 'string', default: '' }, (raw, { label }) => {
		const given = toText(label, raw).trim();
		if (!given.includes('@')) return given === '' ? undefined : given;
		checkEmail(label, given);
		return new Unresolved(async (client) => await userIdOf(client, given));
	});
}

/** An email address. */
export function email(about: About): Field<string> {
	return field(about, { type: 'string', default: '' }, (raw, { label }) => {
		const given = toText(label, raw).trim();
		if (given === '') return undefined;
		checkEmail(label, given);
		return given;
	});
}

/** Wording for several people. */
export const PEOPLE = {
	name: 'userIds',
	label: 'Users',
	description: 'Comma-separated list of user IDs or emails; an expression can return an array',
	placeholder: 'e.g. olivia.palmer@zylker.com, 55743307',
};

interface PeopleAbout extends About {
	/** Maximum number of people, if Cliq publishes one. */
	readonly max?: number;
	/** How to look up emails; defaults to the organization's users. */
	readonly find?: FindPerson;
}

/** Several people by ZUID or email, if Cliq accepts both. */
export function people({ max, ...about }: Omit<PeopleAbout, 'find'>): Field<string[]> {
	return field(about, { type: 'string', default: '' }, (raw, at) => {
		const given = [...new Set(toList(at.label, raw))];
		if (max !== undefined && given.length > max) {
			throw refuse(at, `lists ${given.length} people; the maximum is ${max}`);
		}
		for (const person of given) checkPerson(at, person);
		return given.length === 0 ? undefined : given;
	});
}

/** Several people by ZUID or email, if Cliq requires ZUIDs: emails are looked up. */
export function userIdList({
	find = inOrganization,
	...about
}: PeopleAbout): Field<Resolvable<string[]>> {
	const asGiven = people(about);
	return {
		...asGiven,
		read: (raw, at) => {
			const given = asGiven.read(raw, at);
			if (!given?.some((person) => person.includes('@'))) return given;
			return new Unresolved(async (client, path) => {
				const ids: string[] = [];
				for (const person of given) {
					ids.push(person.includes('@') ? await find(client, person, path) : person);
				}
				return ids;
			});
		},
	};
}

function checkPerson(at: FieldContext, person: string): void {
	if (person.includes('@')) checkEmail(at.label, person);
	else if (!/^\d+$/.test(person)) {
		throw refuse(at, `must contain user IDs or email addresses, not "${person}"`);
	}
}
