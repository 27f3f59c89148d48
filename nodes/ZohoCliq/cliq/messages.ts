import { byTime } from './byTime';
import type { JsonObject } from './json';
import { isJsonObject } from './json';
import type { Paging } from './paging';

/** Messages of a chat, latest first. Cliq returns no token, and up to 100 per request. [Zoho's OpenAPI] */
export const latestFirst: Paging = byTime(100, 'time', 'totime', 'fromtime');

/** Only those with a file. */
export const filesLatestFirst: Paging = {
	...latestFirst,
	keeps: (message) => sharedFileOf(message) !== undefined,
};

/** A file as described in the message it is attached to. */
export interface SharedFile {
	readonly id: string;
	readonly name: unknown;
	readonly type: unknown;
	readonly size: unknown;
}

/**
 * @param message as Cliq lists it
 * @returns its text, or the comment of its file; undefined if it has neither. Content is an object or,
 * in one place of Zoho's OpenAPI, the bare text.
 */
export function textOf({ content }: JsonObject): string | undefined {
	const { text, comment } = isJsonObject(content) ? content : { text: content, comment: undefined };
	return [text, comment].find((words): words is string => typeof words === 'string');
}

/** @returns the file attached to a message, if any. [Zoho's OpenAPI] */
export function sharedFileOf({ content }: JsonObject): SharedFile | undefined {
	const file = isJsonObject(content) ? content.file : undefined;
	if (!isJsonObject(file) || typeof file.id !== 'string' || file.id === '') return undefined;
	const { id, name, type, size, dimensions } = file;
	return { id, name, type, size: size ?? (isJsonObject(dimensions) ? dimensions.size : undefined) };
}
