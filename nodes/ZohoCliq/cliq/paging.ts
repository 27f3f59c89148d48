import { cliqError } from '../errors';
import { fields } from '../words';
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
	/** Whether there may be more rows that cannot be requested. */
	readonly isCutOff?: boolean;
	/** Where later rows would begin for {@link Paging.forward}, unless this page shows that there are none. */
	readonly later?: Cursor;
	/** Whether all rows have the same time, and there may be more of it that cannot be requested. */
	readonly isCrowded?: boolean;
	/** For a later request of this list: returns only what changed since. [Zoho's OpenAPI] */
	readonly syncToken?: string;
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
	/** @returns what else the query of the first page needs, for this many rows; default: nothing */
	readonly first?: (max: number) => NonNullable<CliqRequest['query']>;
	/** @returns the cursor as it is sent; default: unchanged */
	readonly writeCursor?: (cursor: Cursor) => Cursor;
	/** Whether later pages are requested in full, however few rows are needed: some of their rows are dropped. */
	readonly hasFullLaterPages?: boolean;
	/** Whether a token stands for the whole request: Cliq refuses anything beside it. */
	readonly isTokenAlone?: boolean;
	/** Which rows the caller wants; default: all. */
	readonly keeps?: (row: JsonObject) => boolean;
	/** For a list by time: how the rows after a time are requested. */
	readonly forward?: Paging;
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
 * @param cursor where the page begins; undefined for the first
 * @param max the maximum number of rows needed
 * @returns one page of a list
 */
export async function pageOf(
	client: CliqClient,
	endpoint: Endpoint,
	request: CliqRequest,
	{ size, key, first, hasFullLaterPages, isTokenAlone, forward, writeCursor, parsePage }: Paging,
	cursor?: Cursor,
	max = Infinity,
): Promise<Page> {
	const isFull = hasFullLaterPages && (cursor !== undefined || startsAt(request, forward));
	const limit = Math.min(size ?? Infinity, isFull ? Infinity : max);
	const { sync_token: since } = request.query ?? {};
	const start =
		cursor === undefined ? first?.(max) : { [key]: writeCursor ? writeCursor(cursor) : cursor };
	const token = cursor === undefined ? { sync_token: since } : start;
	const isAlone = isTokenAlone && (cursor ?? since) !== undefined;
	const query = isAlone
		? token
		: { ...request.query, ...(size === null ? {} : { limit }), ...start };
	const answer = await client.call(endpoint, { ...request, query });
	const page = parsePage(answer, rowsOf(answer, endpoint), { cursor, limit, max });
	const { sync_token: next } = answer;
	const syncToken = typeof next === 'string' && next !== '' ? { syncToken: next } : {};
	// Requesting the same page again would never end.
	return { ...page, ...syncToken, ...(page.next === cursor && { next: undefined }) };
}

/** @returns whether the user requested rows after a time: Cliq may then return the oldest first. [another n8n node] */
function startsAt({ query }: CliqRequest, forward: Paging | undefined): boolean {
	return forward !== undefined && query?.[forward.key] !== undefined;
}

/** A list ends after this many pages in a row without a new row, whatever tokens Cliq returns. */
const MAX_EMPTY_PAGES = 50;

/** What was read of a list. */
export interface Listed extends Pick<Page, 'syncToken' | 'isCrowded'> {
	readonly rows: JsonObject[];
}

/** A list to read in one direction. */
interface Reading {
	readonly client: CliqClient;
	readonly endpoint: Endpoint;
	readonly request: CliqRequest;
	readonly maxPages: number;
}

/**
 * Reads a list page by page; a list by time with the latest rows first, whichever Cliq returns first.
 *
 * @param max the maximum number of rows; no more pages are requested than needed
 * @throws UNKNOWN_ERROR rather than return a part of a list as the whole
 */
export async function readList(
	client: CliqClient,
	endpoint: Endpoint,
	request: CliqRequest,
	paging: Paging,
	max = Infinity,
	maxPages = Infinity,
): Promise<Listed> {
	const reading = { client, endpoint, request, maxPages };
	const { forward, keeps, size } = paging;
	const { later, count, ...listed } = await readPages(reading, paging, max);
	// Without a start, Cliq returns the latest. [reported live]
	const isOpen = listed.rows.length < max || startsAt(request, forward);
	// Rows from before the first page show that it held the latest.
	if (!forward || later === undefined || count > Number(size) || !isOpen) return listed;
	const { rows, isCrowded } = await readPages(reading, { ...forward, keeps }, Infinity, later);
	const known = new Set(rows.map(identityOf));
	const others = listed.rows.filter((row) => !known.has(identityOf(row)));
	return {
		...listed,
		rows: [...rows.reverse(), ...others].slice(0, max),
		isCrowded: isCrowded || listed.isCrowded,
	};
}

/** The rows of {@link readList}, for callers that need nothing else. */
export async function allRows(...list: Parameters<typeof readList>): Promise<JsonObject[]> {
	return (await readList(...list)).rows;
}

/** @returns the rows, how many Cliq returned in all, and what the pages said beside them */
async function readPages(
	{ client, endpoint, request, maxPages }: Reading,
	paging: Paging,
	max: number,
	from?: Cursor,
): Promise<Listed & Pick<Page, 'later'> & { readonly count: number }> {
	const { keeps } = paging;
	const rows: JsonObject[] = [];
	const seen = new Set<unknown>();
	let said: Pick<Page, 'later' | 'syncToken' | 'isCrowded'> = {};
	let cursor = from;
	let count = 0;
	let emptyPages = 0;
	for (let pages = 1; ; pages++) {
		const needed = keeps ? Infinity : max - rows.length;
		const page = await pageOf(client, endpoint, request, paging, cursor, needed);
		const isNew = page.rows.length > 0 && isFirst(seen, marksOf(page.rows));
		emptyPages = isNew ? 0 : emptyPages + 1;
		// One by one: a large channel has more members than a call accepts arguments.
		if (isNew) for (const row of page.rows) if (!keeps || keeps(row)) rows.push(row);
		if (isNew) count += page.rows.length;
		said = {
			later: pages === 1 ? page.later : said.later,
			syncToken: said.syncToken ?? page.syncToken,
			isCrowded: said.isCrowded || page.isCrowded,
		};
		cursor = page.next;
		if (rows.length >= max || pages === maxPages)
			return { ...said, rows: rows.slice(0, max), count };
		if (page.isCutOff && maxPages === Infinity) throw cutOff(rows.length);
		const isEnd = cursor === undefined || emptyPages === MAX_EMPTY_PAGES;
		if (isEnd || !isFirst(seen, cursor)) return { ...said, rows, count };
	}
}

/** @returns what identifies a row: its id */
function identityOf(row: JsonObject): string {
	return JSON.stringify(row.id ?? row.chat_id ?? row);
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
