/** How n8n's helpers fail, on 1.x and 2.x. Only codes are kept: on 2.x an error's cause holds the token. */
import { isTokenLock } from './explain/connection';
import { isJsonObject, parseJson } from './json';
import type { NetworkFailure } from './response';
import { cleanCode } from './secrets';

/** n8n's own codes for a failed renewal: refused, unexpected status, never possible. */
const OWN_CODES = ['EAUTH', 'ESTATUS', 'ERR_ASSERTION'];

/**
 * Errors of connections that were never made, beginning with the system call: the code alone could also come
 * from a connection that had carried the request. `write EPROTO` is a failed TLS handshake; after it, TLS fails
 * with codes of its own. [Node.js]
 */
const NOT_CONNECTED =
	/^(?:connect |getaddrinfo |write EPROTO |Client network socket disconnected before secure TLS)/;

/** Requests that n8n refuses, or whose body it cannot write as JSON. [n8n-core, V8] */
const NEVER_BUILT =
	/^(?:Domain not allowed|The request was blocked|Maximum call stack size|Converting circular structure|Do not know how to serialize)/;

/** Codes of certificates that are not trusted, and of requests that HTTP does not allow. [Node.js] */
const NEVER_ACCEPTED =
	/^(?:UNABLE_TO_|CERT_|CRL_|ERROR_IN_C|ERR_TLS_CERT_|(?:DEPTH_ZERO_)?SELF_SIGNED_)|^(?:INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_INVALID_(?:URL|CHAR|PROTOCOL)|ERR_UNESCAPED_CHARACTERS)$/;

/**
 * Reads what n8n throws if there is no response: the network's code is in `httpCode`, its own words are the
 * first of `messages`, on both 1.x and 2.x.
 *
 * @returns the failure; the request may have arrived unless the error shows that it was never sent
 */
export function networkFailureOf(error: unknown): NetworkFailure {
	const { httpCode, messages } = isJsonObject(error) ? error : {};
	const code = typeof httpCode === 'string' && /^[A-Z][A-Z_]+$/.test(httpCode) ? httpCode : null;
	const told: unknown = Array.isArray(messages) ? messages[0] : undefined;
	const words = typeof told === 'string' ? told : '';
	const isLasting = (code !== null && NEVER_ACCEPTED.test(code)) || NEVER_BUILT.test(words);
	const isUnsent = isLasting || NOT_CONNECTED.test(words);
	return { status: null, code, mayHaveArrived: !isUnsent, ...(isLasting && { isLasting }) };
}

/**
 * Reads what n8n throws if a renewal fails: Zoho's body is in `body` or `response.data`, the status in
 * `status` or `response.status`.
 *
 * @returns Zoho's `error`; or the network's code, if any, if this connection was not refused
 */
export function readTokenFailure(error: unknown): string | { readonly code: string | null } {
	const { body, response, status, code } = isJsonObject(error) ? error : {};
	const answered = isJsonObject(response) ? response : { data: body, status };
	const answer = typeof answered.data === 'string' ? parseJson(answered.data) : answered.data;
	if (isJsonObject(answer) && typeof answer.error === 'string') return answer.error;
	const isLocked = typeof answered.data === 'string' && isTokenLock(answered.data);
	if (isLocked || answered.status === 429) return 'Access Denied';
	if (typeof code === 'string' && !OWN_CODES.includes(code)) return { code: cleanCode(code) };
	// There was a response, but not a proper one from Zoho's token endpoint.
	return answered.status === undefined ? 'no_refresh_token' : { code: null };
}
