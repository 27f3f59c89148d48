import type { JsonObject } from './json';

/**
 * @param id a message id as written by Cliq or a user: `1599387839188%20229293271789` is the same as
 * with a space
 * @returns the id decoded once, as used in bodies and outputs
 */
export function decodeMessageId(id: string): string {
	return id.replace(/%20/g, ' ');
}

/** @returns the milliseconds at the beginning of a message's id; undefined for other ids. [reported live] */
export function timeInMessageId(id: unknown): string | undefined {
	return typeof id === 'string' ? /^(\d{13})(?:_|%20| )\d/.exec(id)?.[1] : undefined;
}

/** @returns the id of the posted message, if Cliq returned it */
export function messageIdOf(answer: JsonObject): string | undefined {
	const id = answer.message_id ?? answer.id;
	return typeof id === 'string' && id !== '' ? decodeMessageId(id) : undefined;
}
