import type { JsonObject } from '../cliq/json';
import { redactAll } from '../cliq/secrets';

/** Headers, parameters and fields that carry a password by any name. */
const SECRET_NAME =
	/^(?:(?:proxy-)?authorization|(?:set-)?cookie|signature|x-(?:cliq|hub)-signature(?:-256)?|password|zapikey|.*(?:secret|token|api-?key))$/i;

/**
 * @param item with whatever somebody sent to a webhook
 * @param secrets known values that must not appear in it
 * @returns the item without them, without Zoho's tokens, and without what has the name of a secret; what
 * people fill in a form or answer stays
 */
export function withoutSecrets(item: JsonObject, secrets: readonly string[] = []): JsonObject {
	const { payload, request, ...rest } = item;
	const given = { ...rest, ...(request ? { request: mask(request) } : {}), payload: mask(payload) };
	return redactAll(given, secrets) as JsonObject;
}

function mask(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(mask);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [
			key,
			SECRET_NAME.test(key) && (typeof each === 'string' || typeof each === 'number')
				? '***'
				: mask(each),
		]),
	);
}
