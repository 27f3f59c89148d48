import { cliqError } from '../errors';
import { fields } from '../words';
import type { CliqClient, CliqRequest } from './client';
import type { Endpoint } from './endpoints';
import type { JsonObject } from './json';
import { isJsonObject } from './json';
import { timeInMessageId } from './messageId';

/** Where the next page of a list begins, as sent in the query. */
type Cursor = string | number;

/** One page of a list: its rows, and where the next one begins. */
export interface Page {
	readonly rows: JsonObject[];
	readonly next: Cursor | undefined;
	/** Whether there may be more rows that cannot be requested. */
	readonly isCutOff?: boolean;
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
	/** @returns the cursor as it is sent; default: unchanged */
	readonly writeCursor?: (cursor: Cursor) => Cursor;
	/** Pages to request in full, however few rows are needed, because some of their rows are dropped. */
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
			const token = String(answer.has_more) === 'false' ? undefined : answer[key];
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
 * @param row the row's key for its time: ISO in whole seconds, as published, or milliseconds; a message's
 * id also contains it
 * @param key the query key of the time, in milliseconds, before which rows are requested
 */
export function byTime(size: number, row: string, key: string): Paging {
	const momentIn = (each: JsonObject = {}) => momentOf(each[row] ?? timeInMessageId(each.id));
	const begin = (each: JsonObject) => momentIn(each).begin;
	// No cursor points at a row without a time, so it counts as the latest.
	const rank = (each: JsonObject) => (Number.isNaN(begin(each)) ? Infinity : begin(each));
	return {
		size,
		key,
		fullPages: 'later',
		// A cursor between two milliseconds is sent as the earlier one, whose rows are still to come.
		writeCursor: (cursor) => Math.floor(Number(cursor)),
		parsePage: (_, found, { cursor = Infinity, limit, max }) => {
			const rows = found
				.filter((each) => !(begin(each) >= Number(cursor)))
				.sort((one, other) => (rank(one) === rank(other) ? 0 : rank(other) - rank(one)));
			const oldest = momentIn(rows.at(-1));
			const settled = rows.filter((each) => rank(each) > oldest.begin);
			if (found.length < limit || rows.length >= max) return { rows, next: undefined };
			// Cliq's cursor is inclusive, and rows returned before leave no room for the rest of this time.
			const isCrowded = found.some((each) => begin(each) === Number(cursor));
			if (isCrowded && settled.length === 0) return { rows: [], next: Number(cursor) - 0.5 };
			if (Number.isNaN(oldest.begin)) return { rows, next: undefined, isCutOff: rows.length > 0 };
			// A page with a single time leaves nothing to the next.
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
	const page = parsePage(answer, rowsOf(answer, endpoint), { cursor, limit, max });
	// Requesting the same page again would never end.
	return page.next === cursor ? { ...page, next: undefined } : page;
}

/** A list ends after this many pages in a row without a new row, whatever tokens Cliq returns. */
const MAX_EMPTY_PAGES = 50;

/**
 * Reads a list page by page.
 *
 * @param max the maximum number of rows; no more pages are requested than needed
 * @param maxPages for callers that must not wait long
 * @throws UNKNOWN_ERROR rather than return a part of a list as the whole
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
	const seen = new Set<unknown>();
	let cursor: Cursor | undefined;
	let emptyPages = 0;
	for (let pages = 1; ; pages++) {
		const page = await pageOf(client, endpoint, request, paging, cursor, max - rows.length);
		const isNew = page.rows.length > 0 && isFirst(seen, marksOf(page.rows));
		emptyPages = isNew ? 0 : emptyPages + 1;
		// One by one: a large channel has more members than a call accepts arguments.
		if (isNew) for (const row of page.rows) rows.push(row);
		cursor = page.next;
		if (rows.length >= max || pages === maxPages) return rows.slice(0, max);
		if (page.isCutOff && maxPages === Infinity) throw cutOff(rows.length);
		const isEnd = cursor === undefined || emptyPages === MAX_EMPTY_PAGES;
		if (isEnd || !isFirst(seen, cursor)) return rows;
	}
}

/** @returns whether a mark was not seen before */
function isFirst(seen: Set<unknown>, mark: unknown): boolean {
	return !seen.has(mark) && Boolean(seen.add(mark));
}

/** @returns what tells a page from all others, without keeping it */
function marksOf(rows: readonly JsonObject[]): string {
	return JSON.stringify([rows.length, rows[0], rows.at(-1)]);
}

function cutOff(count: number) {
	return cliqError('UNKNOWN_ERROR', {
		message: `Cliq returned ${count} entries without a time, so the next ones cannot be requested`,
		description: 'This list has no other mark to continue from, and there may be more entries.',
		remedy: `Turn off "${fields.returnAll}" and set "${fields.limit}" to ${count} or less.`,
	});
}

/**
 * The envelope's key varies: `data`, `list`, or the last part of the path, such as `channels`. [reported live]
 *
 * @returns the rows under one of these, otherwise in the first array that contains any
 * @internal
 */
export function rowsOf(answer: JsonObject, { path }: Pick<Endpoint, 'path'>): JsonObject[] {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const lists = Object.values(answer).filter((value): value is unknown[] => Array.isArray(value));
	const rows: unknown =
		answer.data ??
		[answer[name], answer.list].find(Array.isArray) ??
		lists.find((list) => list.some(isJsonObject));
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
