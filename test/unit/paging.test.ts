import fc from 'fast-check';

import { byTime } from '../../nodes/ZohoCliq/cliq/byTime';
import type { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import type { JsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { forgetCalls, liftRateLimits } from '../support/processState';
import type { Paging } from '../../nodes/ZohoCliq/cliq/paging';
import {
	allRows,
	byToken,
	onePage,
	pageOf,
	readList,
	recordOf,
	rowsOf,
} from '../../nodes/ZohoCliq/cliq/paging';
import { answer, asked, clientOn, fakeN8n, problemOfPromise } from '../support/fakeN8n';
import { endpoint } from '../support/endpoints';
import { seedOr } from '../support/seed';

beforeAll(() => {
	liftRateLimits();
});
afterAll(() => {
	forgetCalls();
});

type Query = Readonly<Record<string, string>>;

/** A Cliq that responds to the query, and the queries it received. */
async function cliq(answerTo: (query: Query) => JsonObject) {
	const n8n = fakeN8n({
		cliq: (request) => Promise.resolve(answer(200, answerTo(asked(request).query))),
	});
	return {
		client: await clientOn(n8n),
		queries: () => n8n.requests.map((request) => asked(request).query),
	};
}

const numbered = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => ({ id: `row ${from + index}` }));

/** A list that returns a token for the next page. */
function tokenList(rows: readonly JsonObject[], key = 'next_token') {
	return ({ limit = '20', [key]: token = '0' }: Query): JsonObject => {
		const end = Number(token) + Number(limit);
		const isLast = end >= rows.length;
		return {
			list: rows.slice(Number(token), end),
			has_more: !isLast,
			[key]: isLast ? '' : String(end),
		};
	};
}

async function idsOf(client: CliqClient, paging: Paging, max?: number, maxPages?: number) {
	const rows = await allRows(client, endpoint('chats.getMany'), {}, paging, max, maxPages);
	return rows.map(({ id }) => id);
}

describe('a list with tokens', () => {
	const rows = numbered(250);
	const ids = rows.map(({ id }) => id);

	it('is read to its end', async () => {
		const { client, queries } = await cliq(tokenList(rows));
		expect(await idsOf(client, byToken(100))).toEqual(ids);
		expect(queries()).toEqual([
			{ limit: '100' },
			{ limit: '100', next_token: '100' },
			{ limit: '100', next_token: '200' },
		]);
	});

	it.each([
		['less than a page', 7, [{ limit: '7' }]],
		['a page', 100, [{ limit: '100' }]],
		['more than a page', 130, [{ limit: '100' }, { limit: '30', next_token: '100' }]],
	])('is requested only up to the limit: %s', async (_what, max, expected) => {
		const { client, queries } = await cliq(tokenList(rows));
		expect(await idsOf(client, byToken(100), max)).toEqual(ids.slice(0, max));
		expect(queries()).toEqual(expected);
	});

	it('returns all rows when the limit is higher', async () => {
		const { client, queries } = await cliq(tokenList(numbered(3)));
		expect(await idsOf(client, byToken(100), 130)).toHaveLength(3);
		expect(queries()).toHaveLength(1);
	});

	it('is truncated when Cliq returns more than requested', async () => {
		const { client } = await cliq(() => ({ data: rows, next_token: 'x' }));
		expect(await idsOf(client, byToken(100), 2)).toEqual(ids.slice(0, 2));
	});

	it('can have another key for its token', async () => {
		const { client, queries } = await cliq(tokenList(numbered(30), 'next_set_token'));
		expect(await idsOf(client, byToken(20, 'next_set_token'))).toHaveLength(30);
		expect(queries()[1]).toEqual({ limit: '20', next_set_token: '20' });
	});

	it('is requested without a limit when the endpoint accepts none', async () => {
		const { client, queries } = await cliq(tokenList(numbered(30)));
		expect(await idsOf(client, byToken(null), 25)).toHaveLength(25);
		expect(queries()).toEqual([{}, { next_token: '20' }]);
	});

	it('accepts a numeric token', async () => {
		const { client, queries } = await cliq(({ next_token: token }) =>
			token === undefined ? { data: numbered(1), next_token: 7 } : { data: numbered(1, 1) },
		);
		expect(await idsOf(client, byToken(1))).toEqual(['row 0', 'row 1']);
		expect(queries()[1]).toEqual({ limit: '1', next_token: '7' });
	});

	it('continues after an empty page with a token', async () => {
		const { client } = await cliq(({ next_token: token }) =>
			token === undefined ? { data: [], next_token: 'next' } : { data: numbered(2) },
		);
		expect(await idsOf(client, byToken(100))).toEqual(['row 0', 'row 1']);
	});

	it.each([
		['nothing follows, whatever the token', { has_more: false, next_token: 'next' }],
		['nothing follows, said as text', { has_more: 'false', next_token: 'next' }],
		['the token is empty', { has_more: true, next_token: '' }],
		['the token is null', { has_more: true, next_token: null }],
		['there is no token', { has_more: true }],
	])('ends when %s', async (_what, rest) => {
		const { client, queries } = await cliq(() => ({ data: numbered(1), ...rest }));
		expect(await idsOf(client, byToken(1))).toEqual(['row 0']);
		expect(queries()).toHaveLength(1);
	});

	it('ends when Cliq returns the same token again', async () => {
		const { client, queries } = await cliq(() => ({ data: numbered(1), next_token: 'same' }));
		expect(await idsOf(client, byToken(1))).toEqual(['row 0']);
		expect(queries()).toHaveLength(2);
	});

	it.each([2, 3, 7])('ends when %d tokens repeat, with every row once', async (cycle) => {
		const { client, queries } = await cliq(({ next_token: token = '-1' }) => ({
			data: numbered(2, (Number(token) + 1) * 2),
			next_token: String((Number(token) + 1) % cycle),
		}));
		const ids = await idsOf(client, byToken(2));
		expect(ids).toEqual(
			numbered(2 * (cycle + 1))
				.map(({ id }) => id)
				.slice(0, ids.length),
		);
		expect(queries().length).toBeLessThanOrEqual(cycle + 2);
	});

	it.each([
		['empty pages', () => []],
		['the same page', () => numbered(2)],
		['the same two pages in turn', (token: number) => numbered(2, (token % 2) * 2)],
	])('ends in spite of ever new tokens with %s', async (_what, pageOfToken) => {
		const { client, queries } = await cliq(({ next_token: token = '0' }) => ({
			data: pageOfToken(Number(token)),
			next_token: String(Number(token) + 1),
		}));
		const ids = await idsOf(client, byToken(2));
		expect(ids).toEqual([...new Set(ids)]);
		expect(new Set(ids)).toEqual(
			new Set([0, 1].flatMap((token) => pageOfToken(token).map(({ id }) => id))),
		);
		expect(queries().length).toBeLessThan(100);
	});

	it('continues after many empty pages, as a filter leaves them', async () => {
		const { client } = await cliq(({ next_token: token = '0' }) =>
			token === '40' ? { data: numbered(1) } : { data: [], next_token: String(Number(token) + 1) },
		);
		expect(await idsOf(client, byToken(2))).toEqual(['row 0']);
	});

	it('fails after the maximum number of pages', async () => {
		const { client, queries } = await cliq(tokenList(rows));
		expect(await idsOf(client, byToken(10), Infinity, 3)).toEqual(ids.slice(0, 30));
		expect(queries()).toHaveLength(3);
	});

	it('sends its other parameters with every page', async () => {
		const { client, queries } = await cliq(tokenList(numbered(3)));
		const request = { query: { name: 'x', level: undefined } };
		await allRows(client, endpoint('channels.getMany'), request, byToken(2));
		expect(queries()).toEqual([
			{ name: 'x', limit: '2' },
			{ name: 'x', limit: '2', next_token: '2' },
		]);
	});
});

describe('a list without pages', () => {
	it('sends neither limit nor token', async () => {
		const { client, queries } = await cliq(() => ({ members: numbered(5), next_token: 'x' }));
		expect(await idsOf(client, onePage, 3)).toEqual(['row 0', 'row 1', 'row 2']);
		expect(queries()).toEqual([{}]);
	});

	it('may be longer than the maximum number of function arguments', async () => {
		const { client } = await cliq(() => ({ members: numbered(150_000) }));
		expect(await idsOf(client, onePage)).toHaveLength(150_000);
	});
});

/** A row and its time in milliseconds. */
interface Event {
	readonly id: string;
	readonly at: number;
}

/** How lists of events differ. */
interface TimeList {
	/** Formats a time. */
	readonly write: (at: number) => unknown;
	/** Whether events at the boundary itself are included. */
	readonly isInclusive: boolean;
	/** Sorts a page, the latest of which comes first. */
	readonly order: (page: JsonObject[]) => JsonObject[];
	/** Whether a page holds the oldest rows of a range: of one with a start, or of any. */
	readonly oldestFirst?: 'ranges' | 'always';
}

const descending = (page: JsonObject[]) => page;
const ascending = (page: JsonObject[]) => [...page].reverse();
/** Every other row, then the rest. */
const mixed = (page: JsonObject[]) => [
	...page.filter((_, index) => index % 2 === 1),
	...page.filter((_, index) => index % 2 === 0),
];

/** A list without tokens that returns as many rows before and after a time as requested. */
function timeList(events: readonly Event[], { write, isInclusive, order, oldestFirst }: TimeList) {
	return ({ limit = '100', before = 'Infinity', after = '-Infinity' }: Query): JsonObject => {
		const isAt = (at: number) => isInclusive && (at === Number(before) || at === Number(after));
		const found = events
			.filter(({ at }) => (at < Number(before) && at > Number(after)) || isAt(at))
			.sort((one, other) => other.at - one.at)
			.map(({ id, at }) => ({ id, time: write(at) }));
		const isFromStart = oldestFirst === 'always' || (oldestFirst && after !== '-Infinity');
		const count = Number(limit);
		return { data: order(isFromStart ? found.slice(-count) : found.slice(0, count)) };
	};
}

const asNumber = (at: number) => at;
const asText = (at: number) => String(at);
/** The format of Cliq: India's time zone, no fraction of a second. */
const asIso = (at: number) =>
	new Date(at + 5.5 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+05:30');

const START = Date.parse('2026-01-31T09:00:00Z');
const latestFirst = (events: readonly Event[]) =>
	[...events].sort((one, other) => other.at - one.at);

describe('a list by time', () => {
	const SIZE = 5;
	const paging = byTime(SIZE, 'time', 'before', 'after');

	const writing = {
		write: fc.constantFrom(asNumber, asText, asIso),
		isInclusive: fc.boolean(),
	};
	const lists: fc.Arbitrary<TimeList> = fc.oneof(
		fc.record({ ...writing, order: fc.constantFrom(descending, ascending, mixed) }),
		fc.record({
			...writing,
			order: fc.constant(ascending),
			oldestFirst: fc.constantFrom('ranges' as const, 'always' as const),
		}),
	);
	/** What the user asks for: everything, or a part of the time. */
	const ranges = fc.record(
		{
			after: fc.integer({ min: START - 1, max: START + 12_000 }),
			before: fc.integer({ min: START, max: START + 13_000 }),
		},
		{ requiredKeys: [] },
	);
	const within = (
		all: readonly Event[],
		list: TimeList,
		range: Partial<Record<string, number>>,
	) => {
		const query = Object.entries(range).map(([key, at]) => [key, String(at)]);
		const bounds = Object.fromEntries(query) as Query;
		const { data } = timeList(all, list)({ ...bounds, limit: '1000' });
		const ids = (data as JsonObject[]).map(({ id }) => id);
		return all.filter(({ id }) => ids.includes(id));
	};
	const read = async (client: CliqClient, query: object, max?: number) =>
		await readList(client, endpoint('chats.getMany'), { query: { ...query } }, paging, max);
	/** Events close to each other, so that many share a time and a page boundary. */
	const events = fc
		.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 })
		.chain((moments) =>
			fc.constantFrom(1, 250, 1000).map((step) => moments.map((moment) => START + moment * step)),
		)
		.map((times) => times.map((at, index) => ({ id: `row ${index}`, at })));

	/** Fewer at one listed time than fit on a page: more could not be paged through. */
	const isPageable = (all: readonly Event[], { write }: TimeList) => {
		const counts = new Map<unknown, number>();
		for (const { at } of all) counts.set(write(at), (counts.get(write(at)) ?? 0) + 1);
		return [...counts.values()].every((count) => count < SIZE);
	};

	it('returns every row once in whatever order Cliq returns them, even if rows share a time at a page boundary', async () => {
		await fc.assert(
			fc.asyncProperty(events, lists, ranges, async (all, list, range) => {
				fc.pre(isPageable(all, list));
				const { client, queries } = await cliq(timeList(all, list));
				const { rows } = await read(client, range);
				const wanted = within(all, list, range);
				expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
				expect(queries().length).toBeLessThan(2 * wanted.length + 4);
			}),
			{ seed: seedOr(20260704), numRuns: 600 },
		);
	});

	it('returns the latest rows up to the limit, each once and the latest first', async () => {
		const limits = fc.integer({ min: 1, max: 30 });
		await fc.assert(
			fc.asyncProperty(events, lists, ranges, limits, async (all, list, range, max) => {
				fc.pre(isPageable(all, list));
				// Without a start, Cliq returns the latest.
				fc.pre(list.oldestFirst !== 'always' || range.after !== undefined || max > SIZE);
				const { client } = await cliq(timeList(all, list));
				const { rows } = await read(client, range, max);
				expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
				const wanted = latestFirst(within(all, list, range)).slice(0, max);
				expect(rows.map(({ time }) => time)).toEqual(wanted.map(({ at }) => list.write(at)));
			}),
			{ seed: seedOr(20260704), numRuns: 600 },
		);
	});

	it('ends, and returns no row twice, when more rows share a time than fit on a page, and says so', async () => {
		const few = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: SIZE, maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(few, lists, ranges, async (moments, list, range) => {
				const all = moments.map((moment, index) => ({
					id: `row ${index}`,
					at: START + moment * 1000,
				}));
				const { client, queries } = await cliq(timeList(all, list));
				const { rows, isCrowded } = await read(client, range);
				const ids = rows.map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
				expect(queries().length).toBeLessThan(2 * all.length);
				const missing = within(all, list, range).filter(({ id }) => !ids.includes(id));
				for (const { at } of missing) {
					expect(all.filter((event) => event.at === at).length).toBeGreaterThanOrEqual(SIZE);
					expect(isCrowded).toBe(true);
				}
			}),
			{ seed: seedOr(20260704), numRuns: 600 },
		);
	});

	const tenASecond = Array.from({ length: 12 }, (_, index) => ({
		id: `row ${index}`,
		at: START - index * 100_000,
	}));
	const usual: TimeList = { write: asNumber, isInclusive: false, order: descending };

	it.each([
		['in whole seconds', asIso, [3000, 3000, 2250, 2000, 2000, 1750, 1500, 1250, 1000, 0]],
		['in milliseconds', asNumber, [12, 11, 5, 4, 4, 3, 3, 3]],
		['at the boundary of the list', asNumber, [1, 0, 0, 0, 0]],
	])('loses nothing when Cliq includes the cursor: times %s', async (_what, write, times) => {
		const all = times.map((time, index) => ({ id: `row ${index}`, at: START + time }));
		const { client, queries } = await cliq(
			timeList(all, { write, isInclusive: true, order: descending }),
		);
		expect(new Set(await idsOf(client, paging))).toEqual(new Set(all.map(({ id }) => id)));
		for (const { before = '0' } of queries()) expect(before).toMatch(/^\d+$/);
	});

	it('is requested only up to the limit', async () => {
		const { client, queries } = await cliq(timeList(tenASecond, usual));
		expect(await idsOf(client, paging, 2)).toEqual(['row 0', 'row 1']);
		expect(queries()).toEqual([{ limit: '2' }]);
	});

	it('ends after a page that is not full', async () => {
		const { client, queries } = await cliq(timeList(tenASecond.slice(0, 4), usual));
		expect(await idsOf(client, paging)).toHaveLength(4);
		expect(queries()).toHaveLength(1);
	});

	it('ends after an empty page', async () => {
		const { client } = await cliq(() => ({ data: [] }));
		expect(await idsOf(client, paging)).toEqual([]);
	});

	it('keeps the user’s own boundary until it moves on', async () => {
		const { client, queries } = await cliq(timeList(tenASecond, usual));
		const request = { query: { before: tenASecond[2]?.at, after: 5 } };
		const rows = await allRows(client, endpoint('chats.getMany'), request, paging);
		expect(rows.map(({ id }) => id)).toEqual(tenASecond.slice(2 + 1).map(({ id }) => id));
		expect(queries()[0]).toEqual({ limit: '5', before: String(tenASecond[2]?.at), after: '5' });
		for (const { after } of queries()) expect(after).toBe('5');
	});

	it('ends even if a whole page has one time and Cliq ignores the boundary', async () => {
		const page = numbered(SIZE).map((row) => ({ ...row, time: START }));
		const { client, queries } = await cliq(() => ({ data: page }));
		expect(await idsOf(client, paging)).toHaveLength(SIZE);
		expect(queries().length).toBeLessThan(8);
	});

	it('fails rather than end when a full page has no time', async () => {
		const { client, queries } = await cliq(() => ({ data: numbered(SIZE) }));
		const problem = await problemOfPromise(idsOf(client, paging));
		expect(problem.kind).toBe('UNKNOWN_ERROR');
		expect(problem.message).toContain(`${SIZE} entries without a time`);
		expect(queries()).toHaveLength(1);
	});

	it.each([
		['a page that is not full', SIZE - 1, Infinity],
		['no more than requested', SIZE, SIZE],
	])('needs no times for %s', async (_what, count, max) => {
		const { client } = await cliq(() => ({ data: numbered(count) }));
		expect(await idsOf(client, paging, max)).toHaveLength(count);
	});

	it('shows what there is without times where nobody must wait', async () => {
		const { client } = await cliq(() => ({ data: numbered(SIZE) }));
		expect(await idsOf(client, paging, Infinity, 3)).toHaveLength(SIZE);
	});

	it('continues from the rows that have a time', async () => {
		const list = timeList(tenASecond, usual);
		const { client } = await cliq((query) => {
			const { data } = list(query) as { data: JsonObject[] };
			return { data: data.map((row, index) => (index === 1 ? { id: row.id } : row)) };
		});
		const ids = await idsOf(client, paging);
		expect([...ids].sort()).toEqual(tenASecond.map(({ id }) => id).sort());
	});

	it('takes the time of a message from its ID', async () => {
		const messages = tenASecond.map(({ at }, index) => ({ id: `${at}_${index}`, at }));
		const list = timeList(messages, usual);
		const { client } = await cliq((query) => {
			const { data } = list(query) as { data: JsonObject[] };
			return { data: data.map(({ id }) => ({ id })) };
		});
		expect(await idsOf(client, paging)).toEqual(messages.map(({ id }) => id));
	});

	it('loses no row when Cliq ignores the boundary, and ends', async () => {
		const shapes = fc.record({
			write: fc.constantFrom(asNumber, asText, asIso),
			order: fc.constantFrom(descending, ascending, mixed),
		});
		await fc.assert(
			fc.asyncProperty(events, shapes, async (all, shape) => {
				const list = timeList(all, { ...shape, isInclusive: false });
				const { client, queries } = await cliq(({ limit = '' }) => list({ limit }));
				const shown = latestFirst(all).slice(0, SIZE);
				const ids = await idsOf(client, paging);
				expect(ids.length).toBe(shown.length);
				expect(new Set(ids).size).toBe(ids.length);
				expect(queries().length).toBeLessThan(2 * (SIZE + 3));
			}),
			{ seed: seedOr(20260704), numRuns: 300 },
		);
	});

	it('continues from a cursor stored as text, as in a picker', async () => {
		const { client } = await cliq(timeList(tenASecond, { ...usual, isInclusive: true }));
		const first = await pageOf(client, endpoint('chats.getMany'), {}, paging);
		const second = await pageOf(client, endpoint('chats.getMany'), {}, paging, String(first.next));
		const ids = [...first.rows, ...second.rows].map(({ id }) => id);
		expect(ids).toEqual(tenASecond.slice(0, ids.length).map(({ id }) => id));
		expect(ids.length).toBeGreaterThan(SIZE);
	});
});

describe('rows', () => {
	it.each([
		['in data', { url: '/x', data: [{ id: 1 }] }],
		['under another key', { has_more: false, channels: [{ id: 1 }] }],
		['next to invalid ones', { list: [{ id: 1 }, null, 'x', [2]] }],
		['after a list of texts', { warnings: ['x'], members: [{ id: 1 }] }],
		['after an empty list', { warnings: [], members: [{ id: 1 }] }],
		['after other objects, by the path', { warnings: [{ code: 1 }], channels: [{ id: 1 }] }],
		['after other objects, in a list', { warnings: [{ code: 1 }], list: [{ id: 1 }] }],
	])('are found %s', (_what, body) => {
		expect(rowsOf(body, endpoint('channels.getMany'))).toEqual([{ id: 1 }]);
	});

	it.each([
		{},
		{ data: null },
		{ data: { id: 1 } },
		{ count: 3 },
		{ warnings: ['x'] },
		{ warnings: [{ code: 1 }], channels: [] },
	])('are empty in %j', (body) => {
		expect(rowsOf(body, endpoint('channels.getMany'))).toEqual([]);
	});
});

describe('a record', () => {
	it.each([
		['bare', { id: 1 }],
		['in data', { type: 'x', data: { id: 1 } }],
		['in its own envelope', { status: 'ok', channel: { id: 1 } }],
	])('is found %s', (_what, body) => {
		expect(recordOf(body, 'channel')).toEqual({ id: 1 });
	});

	it('is the response itself when data is not an object', () => {
		expect(recordOf({ data: [1], id: 1 })).toEqual({ data: [1], id: 1 });
	});
});
