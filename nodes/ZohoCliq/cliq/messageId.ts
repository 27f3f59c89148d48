import type { JsonObject } from './json';

/** Between the numbers of an id Cliq writes `_`, a space or `%20`. [Zoho's OpenAPI, reported live] */
const OTHER_SEPARATOR = /(?<=\d)(?:%20| )(?=\d)/g;

/** An id in a response, by its key: no one's text is changed. */
const OTHER_ID_IN_JSON = /("\w*id"\s*:\s*"\d{13})(?:%20| )(?=\d+")/gi;

/**
 * @param id a message, chat or thread id as written by Cliq or a user
 * @returns the id with `_`, as in bodies and outputs: `1599387839188%20229293271789` and
 * `1599387839188 229293271789` are `1599387839188_229293271789`
 */
export function decodeMessageId(id: string): string {
	return id.replace(OTHER_SEPARATOR, '_');
}

/** @returns the body of a response with every message id written with `_` */
export function decodeMessageIds(json: string): string {
	return json.replace(OTHER_ID_IN_JSON, '$1_');
}

/** @returns a message id as Cliq also writes it, with a space; undefined if there is no other spelling */
export function otherSpelling(id: string): string | undefined {
	return /^\d+_\d+$/.test(id) ? id.replace('_', ' ') : undefined;
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
