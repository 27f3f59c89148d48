import { type Answer, ok, Refusal } from '../answers';
import type { Call } from '../endpoint';
import type { User } from '../organization';
import { memberRecord } from '../organizationChart';
import { knownUser } from './people';
import { page } from './paging';

/** @throws Refusal for anybody but an administrator; the code is published, its status and words are not */
export function checkAdmin({ user }: Call): void {
	if (user.admin) return;
	throw new Refusal(403, 'not_an_organization_admin', 'User is not an organization admin.');
}

/** @throws Refusal for something that does not exist, with Zoho's code [spec] */
export function found<T extends { id: string }>(all: readonly T[], id: unknown, code: string): T {
	const one = all.find((each) => each.id === id);
	if (!one) throw new Refusal(400, code, 'It does not exist.');
	return one;
}

/** Those whom a body names by ZUID. */
export function peopleIn(call: Call): User[] {
	const { user_ids: ids = [] } = call.body;
	return (ids as unknown[]).map((id) => knownUser(call, String(id)));
}

/** The members of something, as a list. */
export function listMembers({ organization, query }: Call, members: readonly User[]): Answer {
	const { entries, nextToken } = page(members, query.limit, query.next_token, 100);
	const data = entries.map((user) => memberRecord(organization, user));
	return ok({ data, ...(nextToken && { next_token: nextToken }) });
}

/** One page of a list, of those whose name contains the search. */
export function listNamed<T extends { name: string }>(
	{ query }: Call,
	all: readonly T[],
	toRecord: (one: T) => unknown,
): Answer {
	const wanted = (query.search ?? '').toLowerCase();
	const matching = all.filter(({ name }) => name.toLowerCase().includes(wanted));
	// 25 unless a limit is sent [spec].
	const { entries, nextToken } = page(matching, query.limit, query.next_token, 25);
	return ok({ data: entries.map(toRecord), ...(nextToken && { next_token: nextToken }) });
}
