/** How n8n's helpers fail, on 1.x and 2.x. Only codes are kept: on 2.x an error's cause holds the token. */
import { isTokenLock } from './explain/connection';
import { isJsonObject, parseJson } from './json';
import { cleanCode } from './secrets';

/** n8n's own codes for a failed renewal: refused, unexpected status, never possible. */
const OWN_CODES = ['EAUTH', 'ESTATUS', 'ERR_ASSERTION'];

/** n8n's error for a lost connection has the network's code in `httpCode`, on both 1.x and 2.x. */
export function networkCodeOf(error: unknown): string | null {
	const code = isJsonObject(error) ? error.httpCode : null;
	return typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) ? code : null;
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
