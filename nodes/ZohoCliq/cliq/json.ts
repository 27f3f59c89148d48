/** A JSON object as received. */
export type JsonObject = Record<string, unknown>;

/**
 * A string (left unchanged), or a number with so many digits that it may not fit a double. A match takes
 * the whole number, so that no digit is looked at again: time grows with the length only.
 */
const STRING_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}[\d.eE+-]*/g;

/** Deeper values cannot be written as JSON again, here or in n8n: that would exhaust the call stack. */
export const MAX_DEPTH = 200;

/**
 * Parses JSON without losing digits: some of Cliq's ids are 19-digit JSON numbers, whose last digits
 * `JSON.parse` silently changes. Integers beyond 2^53 become strings, others remain numbers.
 *
 * @param text a response body
 * @returns the parsed value, or undefined if the text is not JSON
 */
export function parseJson(text: string): unknown {
	// Most writes have an empty response; throwing for each would be slow.
	if (text === '') return undefined;
	try {
		const value: unknown = JSON.parse(text);
		// Only valid JSON is searched: an unclosed string would make the search slow.
		return /\d{16}/.test(text) ? JSON.parse(quoteLongIntegers(text)) : value;
	} catch {
		return undefined;
	}
}

function quoteLongIntegers(text: string): string {
	return text.replace(STRING_OR_LONG_NUMBER, (token, offset: number) => {
		const isPartOfFraction = /[.eE+]/.test(text.charAt(offset - 1));
		const isInteger = /^-?\d+$/.test(token) && !isPartOfFraction;
		return isInteger && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
	});
}

/** @returns whether a value has more than {@link MAX_DEPTH} levels, as one that contains itself does */
export function isTooDeep(value: unknown, levels = MAX_DEPTH): boolean {
	if (typeof value !== 'object' || value === null || isDate(value)) return false;
	return levels === 0 || Object.values(value).some((each) => isTooDeep(each, levels - 1));
}

/** @returns whether a value contains a number that JSON cannot represent; it must not be too deep */
export function hasUnwritable(value: unknown): boolean {
	if (typeof value === 'number') return !Number.isFinite(value);
	if (typeof value !== 'object' || value === null || isDate(value))
		return typeof value === 'bigint';
	return Object.values(value).some(hasUnwritable);
}

/** Dates, including Luxon's, become text. */
function isDate(value: object): boolean {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** @returns the object without the keys that have no value */
export function known<T extends object>(given: T): T {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

/** @returns a copy of an object without these keys */
export function without<T extends object, Key extends PropertyKey>(
	value: T,
	...keys: readonly Key[]
): Omit<T, Key> {
	const left = { ...value };
	for (const key of keys) Reflect.deleteProperty(left, key);
	return left;
}

/** @returns whether a value is an object that is neither null nor an array */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
