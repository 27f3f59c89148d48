import type { JsonObject } from '../cliq/json';
import { isJsonObject, isTooDeep, parseJson } from '../cliq/json';
import { repairJson } from './repairJson';

/** A larger body is refused. It is also n8n's own default. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Reads the body of a webhook: JSON with or without a header, also broken, a form, JSON in a form's only
 * field, or JSON in a JSON string. Integers beyond 2^53 become strings.
 *
 * @param raw the body as received
 * @param parsed what n8n made of it, for when it kept no raw body
 * @returns the object in it, undefined if there is none
 */
export function readBody(raw: string, parsed?: unknown): JsonObject | undefined {
	const text = raw.replace(/^\ufeff/, '').trim();
	const body = text === '' ? parsed : (jsonIn(text) ?? formIn(text) ?? repairedIn(text));
	return isJsonObject(body) && Object.keys(body).length > 0 && !isTooDeep(body) ? body : undefined;
}

/** Of an object, or of a text that contains one. */
function jsonIn(text: string): JsonObject | undefined {
	if (!/^["{]/.test(text)) return undefined;
	const value = parseJson(text);
	const inner = typeof value === 'string' ? parseJson(value) : value;
	return isJsonObject(inner) ? inner : undefined;
}

function repairedIn(text: string): JsonObject | undefined {
	const value = text.startsWith('{') ? repairJson(text) : undefined;
	return isJsonObject(value) ? value : undefined;
}

/** A form's fields. A Deluge script that gives `parameters` a text may send that as the only name. */
function formIn(text: string): JsonObject | undefined {
	// Form data has no quotes, braces or spaces of its own.
	if (!/^[^\s"{}<>]+$/.test(text)) return undefined;
	const fields = [...new URLSearchParams(text)];
	const [[name, value] = ['', ''], ...others] = fields;
	if (others.length === 0) {
		const only = (value || name).trim();
		const inner = jsonIn(only) ?? repairedIn(only);
		if (inner) return inner;
	}
	return text.includes('=') ? Object.fromEntries(fields) : undefined;
}
