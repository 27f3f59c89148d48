import type { CliqClient } from './client';
import type { Endpoint } from './endpoints';
import type { JsonObject } from './json';
import type { JsonRequest } from './request';
import type { Refusal } from '../errors';
import { CliqError } from '../errors';

/** Another form of a request, for a Cliq that refuses the first one. */
export interface Fallback {
	/** Whether Cliq refused the request because of its form. */
	readonly isFor: (refusal: Refusal) => boolean;
	/** @returns the request in the other form; undefined if it has none */
	readonly rewrite: (request: JsonRequest) => JsonRequest | undefined;
}

/** Codes for a key that Cliq does not know, or misses. [reported live] */
export const WRONG_KEYS = /^(extra_(key|param)_found|param_missing)$/;

/** The key of a bot's extension, under the name that v3 publishes. [Zoho's OpenAPI, v2 and v3] */
export const extensionKey: Fallback = {
	isFor: ({ code, message }) => WRONG_KEYS.test(code ?? '') && /appkey|extension_key/.test(message),
	rewrite: ({ query: { appkey, ...query } = {}, ...request }) =>
		appkey === undefined ? undefined : { ...request, query: { ...query, extension_key: appkey } },
};

/**
 * Calls an endpoint, and once more with the request in its other form if Cliq definitely refused the first. A
 * form that helped comes first for the rest of the run.
 *
 * @returns the response's JSON object
 * @throws what the client throws; of two refusals the first
 */
export async function callEitherWay(
	client: CliqClient,
	endpoint: Endpoint,
	request: JsonRequest,
	fallback: Fallback | undefined,
): Promise<JsonObject> {
	const { otherForms } = client.cache;
	const known = otherForms.has(endpoint.id) ? fallback?.rewrite(request) : undefined;
	return await client.call(endpoint, known ?? request).catch(async (error: unknown) => {
		const isForm = !known && wasRefused(error) && fallback?.isFor(error.refusal);
		const other = isForm ? fallback?.rewrite(request) : undefined;
		if (!other) throw error;
		const answer = await client.call(endpoint, other).catch((second: unknown) => {
			// The first refusal explains more than a second one, but not more than a lost request.
			throw wasRefused(second) ? error : second;
		});
		otherForms.add(endpoint.id);
		return answer;
	});
}

/**
 * Calls v3, and v2 for a Cliq that definitely refused v3 for what it is: nothing was carried out. A v2 that
 * helped comes first for the rest of the run.
 *
 * @param endpoint that of v3; v2's has the same scopes
 * @throws what v2 throws, if Cliq refuses both: only v2 is proven
 */
export async function callEitherVersion<T>(
	{ cache: { otherForms, missingScopes } }: CliqClient,
	{ id, scopes }: Endpoint,
	callV3: () => Promise<T>,
	callV2: () => Promise<T>,
): Promise<T> {
	if (otherForms.has(id)) return await callV2();
	return await callV3().catch(async (error: unknown) => {
		if (!isNotOffered(error)) throw error;
		// That both versions need the same scopes is known from documents only.
		if (error.problem.kind === 'SCOPE_INSUFFICIENT' && missingScopes.delete(scopes.join()))
			otherForms.add(id);
		const answer = await callV2();
		otherForms.add(id);
		return answer;
	});
}

/** @returns whether Cliq refused because it does not know the request, or nobody may make it */
function isNotOffered(error: unknown): error is CliqError {
	if (wasRefused(error)) return WRONG_KEYS.test(error.refusal.code ?? '');
	if (!(error instanceof CliqError)) return false;
	const { kind, httpStatus } = error.problem;
	const kinds = ['ENDPOINT_INVALID', 'SCOPE_INSUFFICIENT', 'PERMISSION_DENIED'];
	return kinds.includes(kind) && Number(httpStatus) >= 400;
}

/** @returns whether Cliq itself refused, with a message of its own: nothing was carried out */
export function wasRefused(error: unknown): error is CliqError & { readonly refusal: Refusal } {
	return (
		error instanceof CliqError && error.problem.kind === 'REJECTED' && error.refusal !== undefined
	);
}
