/** Explains problems with the connection itself: connecting, tokens, the data center. */
import type { CliqError } from '../../errors';
import { cliqError } from '../../errors';
import { buttons, credential } from '../../words';
import type { Connection } from '../connection';
import { dataCenters } from '../dataCenters';

/** How long Zoho issues no tokens after "Access Denied": it allows 10 in 10 minutes. [Zoho's guide] */
export const TOKEN_LOCK_MS = 600_000;

/** How to connect again, for the middle of a remedy. */
export const CONNECT_AGAIN = `connect the account again ${buttons.reconnect}`;

/** The same, starting with the credential closed. */
export const OPEN_AND_CONNECT = `open the credential and ${CONNECT_AGAIN}`;

/** How to sign in a self client again, for the middle of a remedy. */
export const NEW_CODE = `generate a new code in the Zoho API console (Self Client, Generate Code), paste it under ${credential.code} in the credential, and save`;

/** @returns how to connect again, for the middle of a remedy, with the credential open */
export function connectAgain({ selfClient }: Connection): string {
	return selfClient ? NEW_CODE : CONNECT_AGAIN;
}

/** Why Zoho refuses to issue a token, by the `error` of its response. [Zoho's guides] */
const TOKEN_ERRORS: Readonly<Record<string, string>> = {
	invalid_code: 'The authorization code was used twice or is more than a minute old.',
	invalid_client: `The ${credential.clientId} or ${credential.clientSecret} is wrong, or the client is registered in another data center (each may have its own secret, even with Multi-DC).`,
	invalid_client_secret: `The ${credential.clientSecret} is wrong; each data center may have its own.`,
	invalid_redirect_uri:
		'The redirect URL registered in the Zoho API console is not the one that n8n shows in the credential.',
};

/** Zoho keeps the 20 latest connections of a user. [Zoho's guides] */
const REVOKED = 'The access was revoked in Zoho, or 20 newer connections pushed it out.';

/** The same when it renews one: then there is nothing to correct in the credential. */
const LOST_ACCESS: Readonly<Record<string, string>> = {
	invalid_code: REVOKED,
	// What n8n 2.x throws instead. [n8n-core 2.40]
	invalid_grant: REVOKED,
	no_refresh_token:
		'n8n has no refresh token for it. Zoho issues one only when the account is connected.',
};

/**
 * Explains a refusal by Zoho's token endpoint, which returns HTTP 200 with `error` in the body.
 *
 * @param zohoError that `error`, for example `invalid_code`
 * @param isConnecting whether it occurred while connecting, and is therefore stored instead of a token
 */
export function tokenEndpointRefused(
	zohoError: string,
	connection: Connection,
	isConnecting: boolean,
): CliqError {
	if (isTokenLock(zohoError)) return tokenLocked(TOKEN_LOCK_MS);
	const lost = isConnecting ? undefined : LOST_ACCESS[zohoError];
	const cause = lost ?? TOKEN_ERRORS[zohoError] ?? 'Zoho gave no further reason.';
	const check = `Check ${credential.dataCenter}, ${credential.clientId} and ${credential.clientSecret}, then reconnect`;
	return cliqError('REFRESH_TOKEN_REQUIRED', {
		message: isConnecting
			? `Zoho refused to connect this credential: ${zohoError}`
			: `Zoho refused to renew this credential's access: ${zohoError}`,
		description: `${isConnecting ? 'n8n shows "Account connected" even so. ' : ''}${cause}${wrongDataCenterHint(connection)}`,
		remedy: `${lost === undefined ? check : 'Reconnect'}: ${OPEN_AND_CONNECT}.`,
		code: zohoError,
	});
}

/** @returns whether Zoho's token endpoint refused because too many tokens were requested */
export function isTokenLock(zohoError: string): boolean {
	return /access.?denied/i.test(zohoError);
}

/** @param milliseconds until Zoho issues tokens again */
export function tokenLocked(milliseconds: number): CliqError {
	const seconds = Math.ceil(milliseconds / 1000);
	return cliqError('RATE_LIMITED', {
		message: `Zoho is temporarily refusing new access tokens: it accepts requests again in ${seconds} seconds`,
		description:
			'More than 10 access tokens were requested within 10 minutes with this connection, for example by several workflows or apps at once. The connection itself is fine.',
		remedy: 'Wait ten minutes and run the workflow again. Do not reconnect.',
		code: 'Access Denied',
		retryAfterSeconds: seconds,
	});
}

/** @param code the network's error code, if there is one */
export function accountsUnavailable(code: string | null): CliqError {
	return cliqError('UNAVAILABLE', {
		message: "The access token has expired and Zoho's sign-in server could not renew it",
		description: 'It did not respond, or failed itself. This call sent nothing.',
		remedy: 'Run the node again in a few minutes. There is no need to reconnect.',
		code,
	});
}

/** @returns the error for a renewal that n8n itself could not complete */
export function renewalFailed(): CliqError {
	return cliqError('UNAVAILABLE', {
		message: 'The access token has expired and n8n could not renew it',
		description:
			'n8n could not read the credential or save the new token, for example because its database was busy. This call sent nothing.',
		remedy: 'Run the node again in a few minutes. There is no need to reconnect.',
	});
}

/** @param milliseconds until the node renews tokens of this connection again */
export function renewalsUsedUp(milliseconds: number): CliqError {
	const seconds = Math.ceil(milliseconds / 1000);
	return cliqError('RATE_LIMITED', {
		message: `Cliq refuses the access token, and the node renews it again in ${seconds} seconds at the earliest`,
		description:
			'Several new access tokens within 10 minutes did not help. Zoho issues only 10 in that time, so the rest is kept for tokens that expire. This call sent nothing.',
		remedy: `Run the node again in ${seconds} seconds. Do not reconnect.`,
		retryAfterSeconds: seconds,
	});
}

/** @returns the error for a node in which no credential is selected */
export function noCredential(): CliqError {
	return cliqError('REFRESH_TOKEN_REQUIRED', {
		message: 'n8n has no Zoho Cliq credential for this node',
		description: 'None is selected.',
		remedy: 'Select a credential in the node, or create one and connect it.',
	});
}

/**
 * @param words n8n's own, without secrets
 * @returns the error for a credential that n8n could not read
 */
export function unreadableCredential(words: string): CliqError {
	return cliqError('UNAVAILABLE', {
		message: 'n8n could not read the Zoho Cliq credential',
		description: `Nothing was sent.${words === '' ? '' : ` n8n says: "${words.replace(/\.$/, '')}".`}`,
		remedy:
			'Run the node again in a few minutes. If it happens again, check that the credential still exists and opens in n8n. There is no need to reconnect.',
	});
}

/** @returns the error for a credential without a token */
export function neverConnected(): CliqError {
	return cliqError('REFRESH_TOKEN_REQUIRED', {
		message: 'The Zoho Cliq credential is not connected yet',
		description:
			'The credential contains no access token, so Cliq cannot tell which account is calling.',
		remedy: `Open the credential and click ${buttons.connect}, once ${credential.clientId} and ${credential.clientSecret} are filled in.`,
	});
}

/** @returns whether Zoho reports another data center than the chosen one for the account */
export function isInOtherDataCenter({ dataCenter, cliqUrl, isSignedInHere }: Connection): boolean {
	const { actual, chosen } = dataCenter;
	if (actual === null || isSignedInHere) return false;
	return chosen === 'custom' ? !cliqUrl.startsWith(dataCenters[actual].cliqUrl) : chosen !== actual;
}

/** @returns a sentence about that, to append to another; '' if Zoho does not report it */
export function wrongDataCenterHint(connection: Connection): string {
	const { actual, chosen } = connection.dataCenter;
	if (actual === null || !isInOtherDataCenter(connection)) return '';
	const used = chosen === 'custom' ? connection.cliqUrl : dataCenters[chosen].label;
	return ` According to Zoho, the account is in the data center ${dataCenters[actual].label}; the credential uses ${used}.`;
}

/** @returns what to do about the data center */
export function dataCenterRemedy(connection: Connection): string {
	const { actual } = connection.dataCenter;
	if (connection.isWebhookToken)
		return `Correct ${credential.dataCenter} (or the ${credential.cliqUrl}) and ${credential.prefix} in the credential.`;
	return actual !== null && isInOtherDataCenter(connection)
		? `Choose the data center ${dataCenters[actual].label} in the credential, save, and ${connectAgain(connection)}.`
		: `Correct ${credential.dataCenter} (or the ${credential.cliqUrl}) in the credential, save, and ${connectAgain(connection)}.`;
}
