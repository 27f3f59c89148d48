import { technicalError } from '../answers';

export interface Page<T> {
	entries: T[];
	hasMore: boolean;
	nextToken?: string;
}

/**
 * One page of a list.
 * @param limit as sent
 * @param token as sent; one not issued by this list is a technical error [reported live]
 */
export function page<T>(
	all: readonly T[],
	limit: string | undefined,
	token: string | undefined,
	defaultLimit: number,
): Page<T> {
	const start = token === undefined ? 0 : readToken(token);
	const end = start + Math.max(1, Number(limit ?? defaultLimit));
	const hasMore = end < all.length;
	return {
		entries: all.slice(start, end),
		hasMore,
		...(hasMore && { nextToken: makeToken(end) }),
	};
}

/** A token like Cliq's: base64 with a vertical bar in it, not to be relied on. */
export function makeToken(position: number): string {
	return Buffer.from(`NTB8|${position}`).toString('base64');
}

/** @returns the position in a token; one not issued by a list is a technical error [reported live] */
export function readToken(token: string): number {
	const found = /^NTB8\|(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8'));
	if (!found) throw technicalError();
	return Number(found[1]);
}

/**
 * What was added to a list since an earlier response.
 * @param token as sent, from {@link syncTokenOf}; none for the whole list
 */
export function addedSince<T>(all: readonly T[], token: string | undefined): readonly T[] {
	return token === undefined ? all : all.slice(readToken(token));
}

/** The token to get what is added to a list later. */
export function syncTokenOf(all: readonly unknown[]): { sync_token: string } {
	return { sync_token: makeToken(all.length) };
}

/** A time in the format of Cliq's lists. */
export function isoTime(time: number): string {
	return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
}
