import type { ErrorKind } from '../errors';
import { CliqError } from '../errors';
import type { CliqClient } from './client';
import type { Endpoint } from './endpoints';
import { remoteWork, users } from './endpoints';
import { userIn } from './user';

/**
 * The guide's `users/me` is undocumented; remote work's profile is documented, as is its `source`. The last
 * one has no name, but requires fewer scopes.
 */
const PROFILES: ReadonlyArray<{ endpoint: Endpoint; query?: Record<string, string> }> = [
	{ endpoint: users.getMe },
	{ endpoint: remoteWork.getMe, query: { source: 'remote_tools' } },
];

/** The errors for a missing scope or right. */
export const FORBIDDEN: readonly ErrorKind[] = ['SCOPE_INSUFFICIENT', 'PERMISSION_DENIED'];

/** The same, and those for an endpoint that Cliq does not know. */
export const UNKNOWN: readonly ErrorKind[] = [
	...FORBIDDEN,
	'ENDPOINT_INVALID',
	'REJECTED',
	'UNKNOWN_ERROR',
];

/** @returns the ZUID and record of the connected account; undefined if Cliq does not tell */
export async function connectedUser(client: CliqClient): Promise<ReturnType<typeof userIn>> {
	for (const { endpoint, query } of PROFILES) {
		const answer = await client.call(endpoint, { query }).catch(ignoring(UNKNOWN));
		const user = userIn(answer);
		if (user) return user;
	}
	return undefined;
}

/** @returns a handler that turns errors of these kinds into undefined, and throws others */
export function ignoring(kinds: readonly ErrorKind[]): (error: unknown) => undefined {
	return (error) => {
		if (error instanceof CliqError && kinds.includes(error.problem.kind)) return undefined;
		throw error;
	};
}
