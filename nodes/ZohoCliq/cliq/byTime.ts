import type { JsonObject } from './json';
import { timeInMessageId } from './messageId';
import type { Paging } from './paging';

/**
 * For an endpoint without tokens: the next page holds what came before this one. Rows at the boundary
 * time may be on either side of it, so all of them are left to the next page, and rows from before a
 * page's cursor are not returned again: nothing is lost or repeated, whether Cliq's cursor is inclusive
 * or not. Within a page the latest come first. If Cliq returned the oldest rows of a range instead of the
 * latest, the list continues forward in the same way.
 *
 * @param size the maximum number of rows per page; a page with fewer is the last
 * @param row the row's key for its time: ISO in whole seconds, as published, or milliseconds; a message's
 * id also contains it
 * @param before the query key of the time, in milliseconds, before which rows are requested
 * @param after the query key of the time, in milliseconds, after which rows are requested
 */
export function byTime(size: number, row: string, before: string, after: string): Paging {
	return { ...inDirection(1, size, row, before), forward: inDirection(-1, size, row, after) };
}

/** @param sign -1 counts time backward, which turns "after" into "before" */
function inDirection(sign: 1 | -1, size: number, row: string, key: string): Paging {
	const momentIn = (each: JsonObject = {}) => {
		const { begin, end } = momentOf(each[row] ?? timeInMessageId(each.id));
		return sign === 1 ? { begin, end } : { begin: 1 - end, end: 1 - begin };
	};
	const begin = (each: JsonObject) => momentIn(each).begin;
	// No cursor points at a row without a time, so it counts as the latest.
	const rank = (each: JsonObject) => (Number.isNaN(begin(each)) ? Infinity : begin(each));
	return {
		size,
		key,
		hasFullLaterPages: true,
		// A cursor between two milliseconds is sent as the earlier one, whose rows are still to come.
		writeCursor: (cursor) => sign * Math.floor(Number(cursor)),
		parsePage: (_, found, { cursor = Infinity, limit, max }) => {
			const rows = found
				.filter((each) => !(begin(each) >= Number(cursor)))
				.sort((one, other) => (rank(one) === rank(other) ? 0 : rank(other) - rank(one)));
			const oldest = momentIn(rows.at(-1));
			const settled = rows.filter((each) => rank(each) > oldest.begin);
			if (found.length < limit) return { rows, next: undefined };
			const later = laterThan(found.map(begin));
			if (rows.length >= max) return { rows, next: undefined, later };
			// Cliq's cursor is inclusive, and rows returned before leave no room for the rest of this time.
			const isCrowded = found.some((each) => begin(each) === Number(cursor));
			if (isCrowded && settled.length === 0) return { rows: [], next: Number(cursor) - 0.5 };
			if (Number.isNaN(oldest.begin)) return { rows, next: undefined, isCutOff: rows.length > 0 };
			// A page with a single time leaves nothing to the next: Cliq returns no more rows of that time.
			if (settled.length === 0) return { rows, next: oldest.begin, later, isCrowded: true };
			return { rows: settled, next: oldest.end, later };
		},
	};
}

/**
 * @param times of a full page, in Cliq's order
 * @returns where the rows after them begin, counting backward; undefined if the page begins with the latest
 */
function laterThan(times: readonly number[]): number | undefined {
	const descends = times.every((time, index) => index === 0 || time <= Number(times[index - 1]));
	if (descends && Number(times[0]) > Number(times.at(-1))) return undefined;
	const known = times.filter((time) => !Number.isNaN(time));
	return known.length === 0 ? undefined : 1 - Math.max(...known);
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
