import type { IDataObject } from 'n8n-workflow';

import type { EventChat } from '../../events/people';

/**
 * How far back each poll looks again: a message can appear in a list a little after a later one. What was seen
 * is known by its ID.
 */
export const OVERLAP_MS = 30_000;

/** The most messages of one catch-up. */
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
	/** The connected account, as far as asked for. */
	readonly me?: string;
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
 * @param isCutOff whether there was more to read, sent earlier
 */
export function newsIn<Row extends Dated>(
	{ since, seenIds }: Progress,
	rows: readonly Row[],
	floor: number,
	isCutOff: boolean,
): News<Row> {
	const seen = new Set(seenIds);
	const unseen = inOrder(rows).filter(({ id, at }) => !seen.has(id) && !(at < since - OVERLAP_MS));
	const fresh = unseen.filter(({ at }) => !(at < floor)).slice(-MAX_MESSAGES);
	const count = unseen.length - fresh.length;
	if (count === 0 && !isCutOff) return { fresh };
	// The time of the first one that is not left out, if that of the others is unknown.
	const edge = (count > 0 ? unseen[count - 1] : fresh[0])?.at ?? NaN;
	const until = Number.isNaN(edge) ? null : new Date(edge).toISOString();
	return { fresh, catchUp: { skipped: isCutOff ? null : count, until } };
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
