import type { JsonObject } from './json';

/**
 * @param id a message id as Cliq or a user writes it: `1599387839188%20229293271789` is the same as
 * with a space
 * @returns it decoded once, as it goes into bodies and outputs
 */
export function decodeMessageId(id: string): string {
	return id.replace(/%20/g, ' ');
}

/** @returns the id of the message that a post made, when Cliq told it */
export function messageIdOf(answer: JsonObject): string | undefined {
	const id = answer.message_id ?? answer.id;
	return typeof id === 'string' && id !== '' ? decodeMessageId(id) : undefined;
}
