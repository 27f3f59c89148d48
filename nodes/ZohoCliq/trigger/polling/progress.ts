import type { IDataObject } from 'n8n-workflow';

import type { EventChat } from '../../events/people';

/**
 * How far back each poll looks again: a message can appear in a list a little after a later one. What was seen
 * is known by its ID.
 */
export const OVERLAP_MS = 30_000;

/** @internal The most messages of one catch-up. */
export const MAX_MESSAGES = 500;

/** A conversation that is watched. */
export type WatchedChat = EventChat & { readonly id: string };

/** What the node remembers between polls; in n8n's static data. */
export interface Progress {
	/** What is watched, and as whom. */
	readonly key: string;
	/** When the latest known message was sent, by Cliq's clock; 0 while there is none. */
	readonly since: number;
	/** Those sent in the overlap before that. */
	readonly seenIds: readonly string[];
	/** The watched conversation. */
	readonly chat?: WatchedChat;
	/** The IDs of the people to listen to, and what was entered for them. */
	readonly people?: { readonly given: string; readonly ids: readonly string[] };
}

/** Something that can be sent once. */
export interface Dated {
	readonly id: string;
	/** Milliseconds; NaN if unknown. */
	readonly at: number;
}

/** What is new since the last poll. */
export interface News<Row extends Dated> {
	/** In the order in which they were sent. */
	readonly fresh: readonly Row[];
	/** What is left out for good, because there is too much of it or it is too old. */
	readonly left: readonly Row[];
	/** The same for the user. */
	readonly catchUp?: { readonly skipped: number | null; readonly until: string | null };
}

/** @returns the progress in a node's static data; undefined if it is of something else */
export function progressIn(data: IDataObject, key: string): Progress | undefined {
	const { since, seenIds } = data;
	const isWhole = data.key === key && typeof since === 'number' && Array.isArray(seenIds);
	return isWhole ? (data as unknown as Progress) : undefined;
}

/** @returns where to begin, with everything that is there already known */
export function beginAt(key: string, rows: readonly Dated[]): Progress {
	return advanced({ key, since: 0, seenIds: [] }, rows, rows);
}

/**
 * @param rows everything read, in any order
 * @param floor the earliest time to catch up from
 * @param missingUntil until when rows may not have been read, NaN if unknown; undefined if all were
 */
export function newsIn<Row extends Dated>(
	{ since, seenIds }: Progress,
	rows: readonly Row[],
	floor: number,
	missingUntil?: number,
): News<Row> {
	const seen = new Set(seenIds);
	const unseen = inOrder(rows).filter(({ id, at }) => !seen.has(id) && !(at < since - OVERLAP_MS));
	const young = unseen.findIndex(({ at }) => !(at < floor));
	const start = Math.max(young < 0 ? unseen.length : young, unseen.length - MAX_MESSAGES);
	const [left, fresh] = [unseen.slice(0, start), unseen.slice(start)];
	if (left.length === 0 && missingUntil === undefined) return { fresh, left };
	const known = [left.at(-1)?.at, missingUntil].filter((at): at is number => at !== undefined);
	const until = known.reduce((latest, at) => (at > latest ? at : latest), 0) || fresh[0]?.at;
	return {
		fresh,
		left,
		catchUp: {
			skipped: missingUntil === undefined ? left.length : null,
			// Unknown if no time is.
			until: until === undefined || Number.isNaN(until) ? null : new Date(until).toISOString(),
		},
	};
}

/**
 * @param rows everything read
 * @param done those that need not be looked at again
 */
export function advanced(
	progress: Progress,
	rows: readonly Dated[],
	done: readonly Dated[],
): Progress {
	const since = done.reduce((latest, { at }) => (at > latest ? at : latest), progress.since);
	const known = new Set([...progress.seenIds, ...done.map(({ id }) => id)]);
	const recent = rows.filter(({ id, at }) => known.has(id) && !(at < since - OVERLAP_MS));
	return { ...progress, since, seenIds: [...new Set(recent.map(({ id }) => id))] };
}

/** Rows without a time come last. */
function inOrder<Row extends Dated>(rows: readonly Row[]): Row[] {
	const rank = ({ at }: Row) => (Number.isNaN(at) ? Infinity : at);
	return [...rows].sort((one, other) =>
		rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other)),
	);
}
