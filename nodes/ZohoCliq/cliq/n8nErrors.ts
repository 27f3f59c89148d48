/** How n8n's helpers fail, on 1.x and 2.x. Only codes are kept: on 2.x an error's cause holds the token. */
import { CliqError, messageOf } from '../errors';
import { accountsUnavailable, isTokenLock, renewalFailed } from './explain/connection';
import { isJsonObject, parseJson } from './json';
import { cleanCode } from './secrets';

/** n8n's error for a lost connection has the network's code in `httpCode`, on both 1.x and 2.x. */
export function networkCodeOf(error: unknown): string | null {
	const code = isJsonObject(error) ? error.httpCode : null;
	return typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) ? code : null;
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
