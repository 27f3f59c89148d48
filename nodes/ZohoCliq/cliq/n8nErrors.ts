/** How n8n's helpers fail, on 1.x and 2.x. Only codes are taken over: on 2.x an error's cause holds the token. */
import { isTokenLock } from './explain/connection';
import { isJsonObject, parseJson } from './json';
import { cleanCode } from './secrets';

/** Codes that n8n itself puts on a renewal that failed: refused, answered with another status, never possible. */
const OWN_CODES = ['EAUTH', 'ESTATUS', 'ERR_ASSERTION'];

/** n8n's error for a lost connection carries the network's code as `httpCode`, on 1.x and 2.x alike. */
export function networkCodeOf(error: unknown): string | null {
	const code = isJsonObject(error) ? error.httpCode : null;
	return typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) ? code : null;
}

/**
 * Reads what n8n throws when a renewal fails: Zoho's body stands in `body` or `response.data`, the
 * status in `status` or `response.status`.
 *
 * @returns Zoho's `error`; or the network's code, if any, when what answered is no refusal of this connection
 */
export function readTokenFailure(error: unknown): string | { readonly code: string | null } {
	const { body, response, status, code } = isJsonObject(error) ? error : {};
	const answered = isJsonObject(response) ? response : { data: body, status };
	const answer = typeof answered.data === 'string' ? parseJson(answered.data) : answered.data;
	if (isJsonObject(answer) && typeof answer.error === 'string') return answer.error;
	const isLocked = typeof answered.data === 'string' && isTokenLock(answered.data);
	if (isLocked || answered.status === 429) return 'Access Denied';
	if (typeof code === 'string' && !OWN_CODES.includes(code)) return { code: cleanCode(code) };
	// Something answered, but not Zoho's token endpoint as it should.
	return answered.status === undefined ? 'no_refresh_token' : { code: null };
}
