import type { CliqClient, CliqRequest } from './client';
import type { Endpoint } from './endpoints';
import type { JsonObject } from './json';
import { isJsonObject } from './json';

/** Where the next page of a list begins, as sent in the query. */
type Cursor = string | number;

/** One page of a list: its rows, and where the next one begins. */
export interface Page {
	readonly rows: JsonObject[];
	readonly next: Cursor | undefined;
}

interface PageRequest {
	/** Where the page begins; undefined for the first. */
	readonly cursor: Cursor | undefined;
	/** How many rows the query requested. */
	readonly limit: number;
	/** The maximum number of rows needed. */
	readonly max: number;
}

/** How an endpoint is paged. */
export interface Paging {
	/** The maximum number of rows per request; null if the endpoint accepts no limit. */
	readonly size: number | null;
	/** The query key of the cursor. */
	readonly key: string;
<<<<<<< HEAD
	/** @returns the cursor as the query says it; as it is, unless told */
	readonly writeCursor?: (cursor: Cursor) => Cursor;
	/** Pages to ask for whole, however few rows are wanted, because some of theirs are dropped. */
=======
	/** Pages to request in full, however few rows are needed, because some of their rows are dropped. */
>>>>>>> comments
	readonly fullPages?: 'all' | 'later';
	/**
	 * @param rows all rows of the response
	 * @returns the rows of this page; no next cursor if it was the last
	 */
	readonly parsePage: (answer: JsonObject, rows: JsonObject[], asked: PageRequest) => Page;
}

/** For an endpoint that returns all rows at once. */
export const onePage: Paging = {
	size: null,
	key: '',
	parsePage: (_, rows) => ({ rows, next: undefined }),
};

/**
 * For an endpoint that returns a token for the next page.
 *
 * @param size the maximum number of rows per page
 * @param key the token's key in the response and in the query
 */
export function byToken(size: number | null, key = 'next_token'): Paging {
	return {
		size,
		key,
		parsePage: (answer, rows) => {
			const token = answer.has_more === false ? undefined : answer[key];
			// In one document, tokens are numbers. [Zoho's OpenAPI, v3]
			const isToken = (typeof token === 'string' && token !== '') || typeof token === 'number';
			return { rows, next: isToken ? token : undefined };
		},
	};
}

/**
 * For an endpoint without tokens: the next page holds what came before this one. Rows at the boundary
 * time may be on either side of it, so all of them are left to the next page, and rows from before a
 * page's cursor are not returned again: nothing is lost or repeated, whether Cliq's cursor is inclusive
 * or not. Within a page the latest come first.
 *
 * @param size the maximum number of rows per page; a page with fewer is the last
 * @param row the row's key for its time: ISO in whole seconds, as published, or milliseconds
 * @param key the query key of the time, in milliseconds, before which rows are requested
 */
export function byTime(size: number, row: string, key: string): Paging {
	const begin = (each: JsonObject) => momentOf(each[row]).begin;
	return {
		size,
		key,
		fullPages: 'later',
		// Half a millisecond lies between what was given already and what Cliq shall begin with.
		writeCursor: (cursor) => Math.floor(Number(cursor)),
		parsePage: (_, found, { cursor = Infinity, limit, max }) => {
			const rows = found
				.filter((each) => !(begin(each) >= Number(cursor)))
				.sort((one, other) => begin(other) - begin(one));
<<<<<<< HEAD
=======
			// The page holds only rows of the cursor's time, returned before; there may be earlier ones.
			const isStuck =
				found.length >= limit && found.every((each) => begin(each) === Number(cursor));
			if (isStuck) return { rows, next: Number(cursor) - 1 };
>>>>>>> comments
			const oldest = momentOf(rows.at(-1)?.[row]);
			const settled = rows.filter((each) => begin(each) > oldest.begin);
<<<<<<< HEAD
			if (found.length < limit || rows.length >= max) return { rows, next: undefined };
			// Cliq counts the cursor in, and what was given already leaves no room for the end of a moment.
			const isCrowded = found.some((each) => begin(each) === Number(cursor));
			if (isCrowded && settled.length === 0) return { rows: [], next: Number(cursor) - 0.5 };
			if (Number.isNaN(oldest.begin)) return { rows, next: undefined };
			// A page that is one moment leaves nothing to the next.
=======
			// A page with a single time leaves nothing to the next.
>>>>>>> comments
			if (settled.length === 0) return { rows, next: oldest.begin };
			return { rows: settled, next: oldest.end };
		},
	};
}

/** Precision of ISO times: Cliq writes whole seconds. [Zoho's OpenAPI] */
const SECOND = 1000;

/** @returns the interval that a time can mean, in milliseconds; NaN if it is none */
function momentOf(time: unknown): { begin: number; end: number } {
	const text = String(time);
	if (/^\d+$/.test(text)) return { begin: Number(text), end: Number(text) + 1 };
	const begin = Math.floor(Date.parse(text) / SECOND) * SECOND;
	return { begin, end: begin + SECOND };
}

/**
 * @param cursor where the page begins; undefined for the first
 * @param max the maximum number of rows needed
 * @returns one page of a list
 */
export async function pageOf(
	client: CliqClient,
	endpoint: Endpoint,
	request: CliqRequest,
	{ size, key, fullPages, writeCursor, parsePage }: Paging,
	cursor?: Cursor,
	max = Infinity,
): Promise<Page> {
	const isWhole = fullPages === 'all' || (fullPages === 'later' && cursor !== undefined);
	const limit = Math.min(size ?? Infinity, isWhole ? Infinity : max);
	const query = {
		...request.query,
		...(size === null ? {} : { limit }),
		...(cursor === undefined ? {} : { [key]: writeCursor ? writeCursor(cursor) : cursor }),
	};
	const answer = await client.call(endpoint, { ...request, query });
	const { rows, next } = parsePage(answer, rowsOf(answer), { cursor, limit, max });
	// Requesting the same page again would never end.
	return { rows, next: next === cursor ? undefined : next };
}

/**
 * Reads a list page by page.
 *
 * @param max the maximum number of rows; no more pages are requested than needed
 * @param maxPages for callers that must not wait long
 */
export async function allRows(
	client: CliqClient,
	endpoint: Endpoint,
	request: CliqRequest,
	paging: Paging,
	max = Infinity,
	maxPages = Infinity,
): Promise<JsonObject[]> {
	const rows: JsonObject[] = [];
	let cursor: Cursor | undefined;
	for (let pages = 1; ; pages++) {
		const page = await pageOf(client, endpoint, request, paging, cursor, max - rows.length);
		// One by one: a large channel has more members than a call accepts arguments.
		for (const row of page.rows) rows.push(row);
		cursor = page.next;
		if (cursor === undefined || rows.length >= max || pages === maxPages) return rows.slice(0, max);
	}
}

/**
 * The envelope's key varies: `data`, `channels`, `chats`, `users`, `list` … [reported live]
 *
 * @internal
 */
export function rowsOf(answer: JsonObject): JsonObject[] {
	const rows: unknown = answer.data ?? Object.values(answer).find(Array.isArray);
	return Array.isArray(rows) ? rows.filter(isJsonObject) : [];
}

/**
 * @param wrapper the envelope's key if it is not `data`, for example `channel`
 * @returns the single record of a response. [Zoho's OpenAPI, envelopes reported live]
 */
export function recordOf(answer: JsonObject, wrapper?: string): JsonObject {
	const inside = answer.data ?? (wrapper === undefined ? undefined : answer[wrapper]);
	return isJsonObject(inside) ? inside : answer;
}
