import { technicalError } from '../answers';

export interface Page<T> {
	entries: T[];
	hasMore: boolean;
	nextToken?: string;
}

/**
 * One page of a list.
 * @param limit as sent
 * @param token as sent; one that this list did not give out is a technical error [reported live]
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

/** A token such as Cliq's: base64 with a bar in it, nothing to rely on. */
export function makeToken(position: number): string {
	return Buffer.from(`NTB8|${position}`).toString('base64');
}

function readToken(token: string): number {
	const found = /^NTB8\|(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8'));
	if (!found) throw technicalError();
	return Number(found[1]);
}

/** A time as Cliq writes it in lists. */
export function isoTime(time: number): string {
	return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
}
