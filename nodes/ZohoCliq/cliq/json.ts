/** A JSON object as received. */
export type JsonObject = Record<string, unknown>;

/** A string (left unchanged), or a number with so many digits that it may not fit a double. */
const STRING_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d{16,}(?![\d.eE])/g;

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
		const isString = token.startsWith('"');
		const isPartOfFraction = /[.eE+]/.test(text.charAt(offset - 1));
		const fits = isString || isPartOfFraction || Number.isSafeInteger(Number(token));
		return fits ? token : `"${token}"`;
	});
}

/** @returns whether a value is an object that is neither null nor an array */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
