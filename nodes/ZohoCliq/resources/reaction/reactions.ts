import type { JsonObject } from '../../cliq/json';
import { isJsonObject } from '../../cliq/json';
import { isoTime } from '../../cliq/times';

/** `1710152648241:802515329:Diana`: time, ZUID and name; names may contain colons. [Zoho's OpenAPI] */
const ENTRY = /^(\d+):(\d+):([^]*)$/;

/**
 * @param answer with a list of entries for each emoji
 * @returns a row for each entry, earliest first
 */
export function reactionsIn({ data }: JsonObject): JsonObject[] {
	if (!isJsonObject(data)) return [];
	return Object.entries(data)
		.flatMap(([emoji, entries]) => [entries].flat().map((entry) => reaction(emoji, String(entry))))
		.sort((one, other) => momentOf(one) - momentOf(other));
}

function momentOf({ time }: JsonObject): number {
	return Date.parse(String(time)) || 0;
}

function reaction(emoji: string, entry: string): JsonObject {
	const [, time, userId, name] = ENTRY.exec(entry) ?? [undefined, undefined, undefined, entry];
	return { emoji, userId, name, time: isoTime(time) ?? time };
}
