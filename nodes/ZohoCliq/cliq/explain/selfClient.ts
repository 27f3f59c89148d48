/** Explains why a Self Client of Zoho's API console could not sign in. */
import type { CliqError } from '../../errors';
import { cliqError, invalidInput } from '../../errors';
import { credential } from '../../words';
import { isTokenLock, NEW_CODE, TOKEN_LOCK_MS, tokenLocked } from './connection';

const CHECK = `Check ${credential.dataCenter}, ${credential.clientId} and ${credential.clientSecret} in the credential. A code that Zoho refused is used up: ${NEW_CODE}.`;

/** Why Zoho refuses a code or a refresh token, by the `error` of its response. [Zoho's guides] */
const REASONS: Readonly<Record<string, string>> = {
	invalid_client: `The ${credential.clientId} is wrong, belongs to another data center, or is not one of a Self Client.`,
	invalid_client_secret: `The ${credential.clientSecret} is wrong; each data center may have its own.`,
};

const CODE_INVALID =
	'The code was used before, is older than the minutes chosen when it was generated, or comes from another data center.';

const ACCESS_LOST =
	'The access was revoked in Zoho, 20 newer ones pushed it out, or the refresh token comes from another client or data center.';

/**
 * @param zohoError the `error` of Zoho's token endpoint, for example `invalid_code`
 * @param isRenewal whether it refused a refresh token, and not a code
 */
export function selfClientRefused(zohoError: string, isRenewal: boolean): CliqError {
	if (isTokenLock(zohoError)) return tokenLocked(TOKEN_LOCK_MS);
	const isGrant = zohoError === 'invalid_code';
	const lost = isRenewal ? ACCESS_LOST : CODE_INVALID;
	const reason = isGrant ? lost : REASONS[zohoError];
	return cliqError('REFRESH_TOKEN_REQUIRED', {
		message: `Zoho refused the ${isRenewal ? 'refresh token' : 'code'} of this credential: ${zohoError}`,
		description: reason ?? 'Zoho gave no further reason.',
		remedy: isGrant ? `Sign in again: ${NEW_CODE}.` : CHECK,
		code: zohoError,
	});
}

/** @returns the error for a code that brought an access token which nothing could renew */
export function noRefreshToken(): CliqError {
	return cliqError('REFRESH_TOKEN_REQUIRED', {
		message: 'Zoho issued no refresh token for this code',
		description: 'Without one, the access would end after an hour. A Self Client always gets one.',
		remedy: `Create a Self Client in the Zoho API console, enter its ${credential.clientId} and ${credential.clientSecret}, and ${NEW_CODE}.`,
		code: 'no_refresh_token',
	});
}

/** @returns the error for a credential that was changed and has no access token yet */
export function notSignedIn(): CliqError {
	return cliqError('REFRESH_TOKEN_REQUIRED', {
		message: 'The Zoho Cliq credential is not signed in yet',
		description: 'It was changed while the node was running. This call sent nothing.',
		remedy: 'Run the node again.',
	});
}

/** @returns the error for an entry without which nobody can sign in */
export function fieldMissing(label: string): CliqError {
	return invalidInput(label, 'is empty or not valid', 'Open the credential and fill it in.');
}
