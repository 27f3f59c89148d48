/** Milliseconds since 1970, from 1973 on, as a number or as text: Cliq writes both. [Zoho's OpenAPI] */
const MILLISECONDS = /^\d{12,13}$/;

/** @returns a time in milliseconds as ISO 8601 in UTC; undefined for anything else */
export function isoTime(time: unknown): string | undefined {
	if (typeof time !== 'string' && typeof time !== 'number') return undefined;
	return MILLISECONDS.test(String(time)) ? new Date(Number(time)).toISOString() : undefined;
}
