import type { CliqClient, CliqRequest } from './client';
import type { Endpoint } from './endpoints';
import type { JsonObject } from './json';
import { isJsonObject } from './json';

/** Where the next page of a list begins, as the query says it. */
type Cursor = string | number;

/** One page of a list: its rows, and where the next one begins. */
export interface Page {
	readonly rows: JsonObject[];
	readonly next: Cursor | undefined;
}

/** How a page was asked for. */
interface PageRequest {
	/** Where it begins; undefined for the first. */
	readonly cursor: Cursor | undefined;
	/** How many rows the query asked for. */
	readonly limit: number;
	/** How many are wanted at most. */
	readonly max: number;
}

/** How an endpoint hands out its rows. */
export interface Paging {
	/** The most rows that one request may ask for; null where the endpoint takes no limit. */
	readonly size: number | null;
	/** What the query calls the cursor. */
	readonly key: string;
	/** @returns the cursor as the query says it; as it is, unless told */
	readonly writeCursor?: (cursor: Cursor) => Cursor;
	/** Pages to ask for whole, however few rows are wanted, because some of theirs are dropped. */
	readonly fullPages?: 'all' | 'later';
	/**
	 * @param rows all that the answer holds
	 * @returns what of it is this page; no next one when this was the last
	 */
	readonly parsePage: (answer: JsonObject, rows: JsonObject[], asked: PageRequest) => Page;
}

/** For an endpoint that gives all its rows at once. */
export const onePage: Paging = {
	size: null,
	key: '',
	parsePage: (_, rows) => ({ rows, next: undefined }),
};

/**
 * For an endpoint that gives a token for the next page.
 *
 * @param size the most rows a page can have
 * @param key what the token is called, in the answer and in the query
 */
export function byToken(size: number | null, key = 'next_token'): Paging {
	return {
		size,
		key,
		parsePage: (answer, rows) => {
			const token = answer.has_more === false ? undefined : answer[key];
			// One document has tokens that are numbers. [Zoho's OpenAPI, v3]
			const isToken = (typeof token === 'string' && token !== '') || typeof token === 'number';
			return { rows, next: isToken ? token : undefined };
		},
	};
}

/**
 * For an endpoint that gives no token: the next page is what came before this one. Rows of the moment at
 * the border may be on either side of it, so all of them are left to the next page, and what a page holds
 * from before its cursor is not given again: nothing is lost or repeated, whether Cliq counts the cursor in
 * or not. Within a page the latest come first.
 *
 * @param size the most rows a page can have; a page with fewer is the last
 * @param row where a row says its time: ISO in whole seconds, as published, or milliseconds
 * @param key what the query calls the time before which rows are wanted, in milliseconds
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
			const oldest = momentOf(rows.at(-1)?.[row]);
			const settled = rows.filter((each) => begin(each) > oldest.begin);
			if (found.length < limit || rows.length >= max) return { rows, next: undefined };
			// Cliq counts the cursor in, and what was given already leaves no room for the end of a moment.
			const isCrowded = found.some((each) => begin(each) === Number(cursor));
			if (isCrowded && settled.length === 0) return { rows: [], next: Number(cursor) - 0.5 };
			if (Number.isNaN(oldest.begin)) return { rows, next: undefined };
			// A page that is one moment leaves nothing to the next.
			if (settled.length === 0) return { rows, next: oldest.begin };
			return { rows: settled, next: oldest.end };
		},
	};
}

/** How exact an ISO time is: Cliq writes whole seconds. [Zoho's OpenAPI] */
const SECOND = 1000;

/** @returns from when and to when a time can be meant, in milliseconds; NaN for none */
function momentOf(time: unknown): { begin: number; end: number } {
	const text = String(time);
	if (/^\d+$/.test(text)) return { begin: Number(text), end: Number(text) + 1 };
	const begin = Math.floor(Date.parse(text) / SECOND) * SECOND;
	return { begin, end: begin + SECOND };
}

/**
 * @param cursor where the page begins; undefined for the first
 * @param max how many rows are wanted at most
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
	// The same page again would never end.
	return { rows, next: next === cursor ? undefined : next };
}

/**
 * Reads a list page by page.
 *
 * @param max how many rows at most; no more pages are asked for than these take
 * @param maxPages for who has no patience for a long list
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
		// One by one: the members of a large channel are more than a call takes arguments.
		for (const row of page.rows) rows.push(row);
		cursor = page.next;
		if (cursor === undefined || rows.length >= max || pages === maxPages) return rows.slice(0, max);
	}
}

/**
 * Wrappers vary: `data`, `channels`, `chats`, `users`, `list` … [reported live]
 *
 * @internal
 */
export function rowsOf(answer: JsonObject): JsonObject[] {
	const rows: unknown = answer.data ?? Object.values(answer).find(Array.isArray);
	return Array.isArray(rows) ? rows.filter(isJsonObject) : [];
}

/**
 * @param wrapper what a record may be wrapped in beside `data`, for example `channel`
 * @returns the one record that an answer holds. [Zoho's OpenAPI, wrappers reported live]
 */
export function recordOf(answer: JsonObject, wrapper?: string): JsonObject {
	const inside = answer.data ?? (wrapper === undefined ? undefined : answer[wrapper]);
	return isJsonObject(inside) ? inside : answer;
}
