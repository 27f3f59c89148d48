/** How n8n's helpers fail, on 1.x and 2.x. Only codes are kept: on 2.x an error's cause holds the token. */
import { CliqError, messageOf } from '../errors';
import { accountsUnavailable, isTokenLock, renewalFailed } from './explain/connection';
import { isJsonObject, parseJson } from './json';
import type { NetworkFailure } from './response';
import { cleanCode } from './secrets';

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

/** Why a token could not be renewed, although Zoho did not refuse. */
export interface RenewalTrouble {
	readonly error: CliqError;
	/** Whether Zoho may have issued a token nevertheless. */
	readonly mayBeIssued: boolean;
}

/** What n8n throws without a refresh token: on 1.x a failed assertion, on 2.x an error without a code. */
const NO_REFRESH_TOKEN = 'no refresh token is available';

/** What n8n 2.x throws instead of Zoho's `invalid_grant`. */
const INVALID_GRANT = 'needs to be reconnected';

/**
 * Reads what n8n throws if a renewal fails: Zoho's body is in `body` or `response.data`, the status in
 * `status` or `response.status`. Without a status the network failed, the response was unreadable (on 1.x),
 * or n8n could not read or save the credential.
 *
 * @returns Zoho's `error`, or what went wrong if the connection was not refused
 */
export function readTokenFailure(error: unknown): string | RenewalTrouble {
	if (error instanceof CliqError) return { error, mayBeIssued: false };
	const { body, response, status, code, name, isAxiosError } = isJsonObject(error) ? error : {};
	const answered = isJsonObject(response) ? response : { data: body, status };
	const answer = typeof answered.data === 'string' ? parseJson(answered.data) : answered.data;
	if (isJsonObject(answer) && typeof answer.error === 'string') return answer.error;
	const isLocked = typeof answered.data === 'string' && isTokenLock(answered.data);
	if (isLocked || answered.status === 429) return 'Access Denied';
	const message = messageOf(error);
	if (code === 'ERR_ASSERTION' || message.includes(NO_REFRESH_TOKEN)) return 'no_refresh_token';
	if (message.includes(INVALID_GRANT)) return 'invalid_grant';
	// The network, or a status of 500 or above.
	if (isAxiosError === true) {
		return { error: accountsUnavailable(cleanCode(code)), mayBeIssued: false };
	}
	const isAnswered = answered.status !== undefined || name === 'SyntaxError';
	return { error: isAnswered ? accountsUnavailable(null) : renewalFailed(), mayBeIssued: true };
}
