import type { Answer, Refusal } from './response';
import { isUnknown, lacksScope, plainWords, readRefusal } from './response';
import type { Connection } from './connection';
import { dataCenters } from './dataCenters';
import type { Endpoint } from './endpoints';
import { CliqError } from '../errors';
import { isRepeatable } from './retry';
import { grants, permissionLabel } from './permissions';

/** How long Zoho gives no tokens after "Access Denied": 10 tokens in 10 minutes are allowed. [Zoho's guide] */
export const TOKEN_LOCK_MS = 600_000;

/** n8n's button has another name in each of its lines. */
const AGAIN = 'connect the account again ("Switch account", in n8n 1.x "Reconnect")';

const CONNECT = `open the credential and ${AGAIN}`;

const RECONNECT = `Reconnect: ${CONNECT}.`;

/**
 * Explains an answer that is neither a success nor a refusal for too many calls.
 *
 * @param path what stood in the endpoint's path, to name what Cliq does not know
 * @returns the error to throw
 */
export function explainAnswer(
	answer: Answer,
	endpoint: Endpoint,
	connection: Connection,
	path: Readonly<Record<string, string>> = {},
): CliqError {
	const { status } = answer;
	const refusal = readRefusal(answer);
	if (lacksScope(answer)) return scopeInsufficient(status, refusal, endpoint, connection);
	if (status === 401) return tokenRefused(status, refusal, connection);
	if (status === 403) return permissionDenied(refusal);
	if (status >= 300 && status < 400) return redirected(status, refusal, connection);
	if (status === 405 || isUnknown(answer)) {
		return endpointInvalid(status, refusal, endpoint, connection, path);
	}
	if (status >= 500 || status === 408) return unavailable(status, refusal.code, endpoint);
	if (status >= 400) return rejected(status, refusal);
	return unreadable(answer);
}

/**
 * @param httpStatus of Cliq's refusal; null when the node held the call back itself
 * @param limitPerMinute the threshold that is kept to
 * @param seconds until the call may go
 */
export function rateLimited(
	httpStatus: number | null,
	code: string | null,
	{ lockMinutes }: Endpoint,
	limitPerMinute: number,
	seconds: number,
): CliqError {
	const lock = lockMinutes === null ? '' : ` and past that refuses them for ${lockMinutes} minutes`;
	return new CliqError({
		message: `Cliq takes no more of these calls for now: ${seconds} seconds left`,
		kind: 'RATE_LIMITED',
		httpStatus,
		code,
		description: `Cliq allows each user ${limitPerMinute} of these calls a minute${lock}. Nothing was sent by this call.`,
		remedy: `Run the node again in ${seconds} seconds, or let it wait: in the node's options set "On Rate Limit" to "Wait" and "Max Wait (Seconds)" to more than that.`,
		retryAfterSeconds: seconds,
	});
}

function scopeInsufficient(
	httpStatus: number,
	{ code }: Refusal,
	endpoint: Endpoint,
	{ requestedScopes, grantedScopes }: Connection,
): CliqError {
	const { scopes, permission } = endpoint;
	const scope = scopes.join(', ');
	const isRequested = scopes.every((each) => grants(requestedScopes, each));
	const isGranted = grantedScopes !== null && scopes.every((each) => grants(grantedScopes, each));
	const problem = {
		message: `The connection may not do this: the permission "${permissionLabel(permission)}" is missing`,
		kind: 'SCOPE_INSUFFICIENT' as const,
		httpStatus,
		code,
		requiredScopes: [...scopes],
	};
	if (isRequested && isGranted) {
		return new CliqError({
			...problem,
			message: `Cliq does not accept the connection's scope ${scope} here`,
			description: `Zoho granted ${scope}, but Cliq refuses it, for example because the account was connected before its rights changed.`,
			remedy: `${RECONNECT} If that does not help, ask your Cliq administrator whether you may do this in Cliq itself.`,
		});
	}
	if (isRequested) {
		return new CliqError({
			...problem,
			description: `It stands for the scope ${scope}, which the credential asks for now but which was not granted when the account was connected.`,
			remedy: `Connect again: ${CONNECT}; Zoho then asks you to grant it.`,
		});
	}
	const where =
		permission === 'core'
			? 'turn off "Custom Scopes Only"'
			: `add "${permissionLabel(permission)}" under Permissions`;
	return new CliqError({
		...problem,
		description: `It stands for the scope ${scope}, which the credential does not ask for.`,
		remedy: `Open the credential, ${where}, save, and ${AGAIN}.`,
	});
}

/** Why Zoho refuses to give a token, by the `error` of its answer. [Zoho's guides] */
const TOKEN_ERRORS: Readonly<Record<string, string>> = {
	invalid_code:
		'The code from connecting was used twice or is older than a minute, or the access was revoked in Zoho.',
	invalid_client:
		'The Client ID or Client Secret is wrong, or the client is registered in another data center (each may have a secret of its own, also with Multi-DC).',
	no_refresh_token:
		'n8n holds no refresh token for it, or could not use it. Zoho keeps 20 refresh tokens for each user and drops the oldest.',
	invalid_client_secret: 'The Client Secret is wrong; each data center may have one of its own.',
	invalid_redirect_uri:
		'The redirect URL registered in the Zoho API console is not the one that n8n shows in the credential.',
};

/**
 * Explains a refusal at Zoho's token endpoint, which answers HTTP 200 with `error` in the body.
 *
 * @param zohoError that `error`, for example `invalid_code`
 * @param isConnecting whether it came while connecting, and so is stored instead of a token
 */
export function tokenEndpointRefused(
	zohoError: string,
	connection: Connection,
	isConnecting: boolean,
): CliqError {
	if (isTokenLock(zohoError)) return tokenLocked(TOKEN_LOCK_MS);
	const cause = TOKEN_ERRORS[zohoError] ?? 'Zoho gave no further reason.';
	return new CliqError({
		message: isConnecting
			? `Zoho refused to connect this credential: ${zohoError}`
			: `Zoho no longer renews the access of this credential: ${zohoError}`,
		kind: 'REFRESH_TOKEN_REQUIRED',
		httpStatus: null,
		code: zohoError,
		description: `${isConnecting ? 'n8n shows "Account connected" even then. ' : ''}${cause}${elsewhere(connection)}`,
		remedy: `Check Data Center, Client ID and Client Secret, then reconnect: ${CONNECT}.`,
	});
}

/** @returns whether Zoho's token endpoint refused because too many tokens were asked for */
export function isTokenLock(zohoError: string): boolean {
	return /access.?denied/i.test(zohoError);
}

/** @param milliseconds until Zoho gives tokens again */
export function tokenLocked(milliseconds: number): CliqError {
	const seconds = Math.ceil(milliseconds / 1000);
	return new CliqError({
		message: `Zoho gives no more access tokens for now: ${seconds} seconds left`,
		kind: 'RATE_LIMITED',
		httpStatus: null,
		code: 'Access Denied',
		description:
			'More than 10 access tokens were asked for within 10 minutes with this connection, for example by several workflows or apps at once. The connection itself is fine.',
		remedy: 'Wait ten minutes and run the workflow again. Do not reconnect.',
		retryAfterSeconds: seconds,
	});
}

/** @param code the network's code, if any */
export function accountsUnavailable(code: string | null): CliqError {
	return new CliqError({
		message: "The access token has run out and Zoho's sign-in server could not renew it",
		kind: 'UNAVAILABLE',
		httpStatus: null,
		code,
		description: 'It did not answer, or with a fault of its own. Nothing was sent by this call.',
		remedy: 'Run the node again in a few minutes. There is no need to reconnect.',
	});
}

/** @returns the error for a node without a credential, or with one that n8n cannot decrypt */
export function unreadableCredential(): CliqError {
	return new CliqError({
		message: 'n8n has no Zoho Cliq credential for this node',
		kind: 'REFRESH_TOKEN_REQUIRED',
		httpStatus: null,
		code: null,
		description: 'None is selected, or the one that is cannot be read.',
		remedy: 'Select a credential in the node, or create one and connect it.',
	});
}

/** @returns the error for a credential that holds no token at all */
export function neverConnected(): CliqError {
	return new CliqError({
		message: 'The Zoho Cliq credential is not connected yet',
		kind: 'REFRESH_TOKEN_REQUIRED',
		httpStatus: null,
		code: null,
		description: 'It holds no access token, so Cliq would not know who is asking.',
		remedy:
			'Open the credential and click "Connect" ("Connect my account" in n8n 1.x), once Client ID and Client Secret are filled in.',
	});
}

function tokenRefused(httpStatus: number, { code }: Refusal, connection: Connection): CliqError {
	return new CliqError({
		message: 'Cliq no longer accepts this connection',
		kind: 'REFRESH_TOKEN_REQUIRED',
		httpStatus,
		code,
		description: `The access token is not valid, and asking Zoho for a new one did not help.${elsewhere(connection)}`,
		remedy: livesElsewhere(connection) ? goThere(connection) : RECONNECT,
	});
}

function permissionDenied(refusal: Refusal): CliqError {
	if (refusal.code === TOO_OLD_TO_DELETE) return tooOldToDelete(refusal);
	return new CliqError({
		message: 'Cliq does not allow the connected account to do this',
		kind: 'PERMISSION_DENIED',
		httpStatus: 403,
		code: refusal.code,
		description: `The connection itself is fine, but this account lacks the right in Cliq.${quote(refusal)}`,
		remedy:
			'Check in Cliq that the account is a member of the conversation and may do this there, or ask its owner or a Cliq administrator.',
	});
}

/** [reported live] */
const TOO_OLD_TO_DELETE = 'message_delete_timeout';

function tooOldToDelete(refusal: Refusal): CliqError {
	return new CliqError({
		message: 'Cliq no longer lets this message be deleted: it is too old',
		kind: 'PERMISSION_DENIED',
		httpStatus: 403,
		code: refusal.code,
		description: `How long messages can be deleted is a setting of your organization.${quote(refusal)}`,
		remedy: 'Change its text with Message: Update, or ask a Cliq administrator for a longer time.',
	});
}

function endpointInvalid(
	httpStatus: number,
	refusal: Refusal,
	endpoint: Endpoint,
	connection: Connection,
	path: Readonly<Record<string, string>>,
): CliqError {
	const { target: what } = endpoint;
	const named = what === undefined ? undefined : path[what];
	// Its words for an address that it does not have tell a user nothing new.
	const words = refusal.code === 'request_url_invalid' ? '' : quote(refusal);
	return new CliqError({
		message: named
			? `Cliq does not know the ${what} "${named}"`
			: `Cliq does not know this ${what ?? 'address'}`,
		kind: 'ENDPOINT_INVALID',
		httpStatus,
		code: refusal.code,
		description: `It does not exist for the connected account, or the account lives in another data center.${words}${elsewhere(connection)}`,
		remedy:
			what && !livesElsewhere(connection)
				? `Pick the ${what} "From List", or correct its ID or name. If every one fails, correct Data Center in the credential and reconnect.`
				: goThere(connection),
	});
}

function redirected(httpStatus: number, refusal: Refusal, connection: Connection): CliqError {
	return new CliqError({
		message: 'Cliq sent the call to another address',
		kind: 'ENDPOINT_INVALID',
		httpStatus,
		code: refusal.code,
		description: `The node does not follow it, for the access token would go along.${elsewhere(connection)}`,
		remedy: goThere(connection),
	});
}

function rejected(httpStatus: number, refusal: Refusal): CliqError {
	const name = refusal.code ?? `HTTP ${httpStatus}`;
	return new CliqError({
		message: `Cliq refused this: ${name}`,
		kind: 'REJECTED',
		httpStatus,
		code: refusal.code,
		description: quote(refusal).trim() || 'Cliq gave no reason.',
		remedy:
			'Change what Cliq complains about and run the node again. Nothing was carried out by this call.',
	});
}

function unavailable(httpStatus: number, code: string | null, endpoint: Endpoint): CliqError {
	return new CliqError({
		message: `Cliq has trouble at the moment (HTTP ${httpStatus})`,
		kind: 'UNAVAILABLE',
		httpStatus,
		code,
		...fate(endpoint, true),
	});
}

/**
 * @param why what kept the file from being read
 * @returns the error for a file that could not be read to its end while it was being sent
 */
export function fileBrokeOff(why: string): CliqError {
	return new CliqError({
		message: 'The upload broke off: a file could not be read to its end',
		kind: 'UNAVAILABLE',
		httpStatus: null,
		code: null,
		description: `${why}. Cliq takes no half uploads, so nothing of this request should have arrived.`,
		remedy: 'Check the node that makes the file, look in Cliq, and run the node again.',
	});
}

/**
 * @param code the network's code, for example `ECONNRESET`
 * @param mayHaveArrived whether the request may have reached Cliq before the connection failed
 */
export function connectionLost(
	code: string | null,
	endpoint: Endpoint,
	mayHaveArrived: boolean,
): CliqError {
	return new CliqError({
		message: mayHaveArrived ? 'The connection to Cliq was lost' : 'Cliq could not be reached',
		kind: 'UNAVAILABLE',
		httpStatus: null,
		code,
		...fate(endpoint, mayHaveArrived),
	});
}

/** What became of a call whose answer is missing: a write may have been carried out all the same. */
function fate(endpoint: Endpoint, mayHaveArrived: boolean) {
	if (!mayHaveArrived) {
		return {
			description: 'Nothing was sent: there was no connection.',
			remedy:
				'Check the network of your n8n and Data Center in the credential, then run the node again.',
		};
	}
	if (endpoint.method === 'GET') {
		return {
			description: 'Nothing was changed: the call only reads.',
			remedy: 'Run the node again in a few minutes.',
		};
	}
	if (isRepeatable(endpoint)) {
		return {
			description: 'The call may have arrived all the same and been carried out.',
			remedy: 'Look in Cliq whether that is so; running the node again does no harm.',
		};
	}
	return {
		description:
			'The call may have arrived all the same and been carried out, so the node did not make it again.',
		remedy: 'Look in Cliq whether that is so, and run the node again only if it is not.',
	};
}

/** The error for an answer that says success but cannot be read. */
export function unreadable({ status, text }: Answer): CliqError {
	return new CliqError({
		message: 'Cliq answered something the node cannot read',
		kind: 'UNKNOWN_ERROR',
		httpStatus: status,
		code: null,
		description:
			text.trim() === ''
				? 'The answer was empty.'
				: `It begins with: "${plainWords(text).slice(0, 100)}".`,
		remedy:
			'Run the node again; if it stays, check Data Center (or the Cliq URL) in the credential.',
	});
}

function quote({ message }: Refusal): string {
	return message === '' ? '' : ` Cliq says: "${message.replace(/\.$/, '')}".`;
}

/** Whether Zoho says that the account lives in another data center than the chosen one. */
function livesElsewhere({ dataCenter, cliqUrl, isSignedInHere }: Connection): boolean {
	const { actual, chosen } = dataCenter;
	if (actual === null || isSignedInHere) return false;
	return chosen === 'custom' ? !cliqUrl.startsWith(dataCenters[actual].cliqUrl) : chosen !== actual;
}

/** A sentence about that; '' when it does not say so. */
function elsewhere(connection: Connection): string {
	const { actual, chosen } = connection.dataCenter;
	if (actual === null || !livesElsewhere(connection)) return '';
	const used = chosen === 'custom' ? connection.cliqUrl : dataCenters[chosen].label;
	return ` Zoho says that the account lives in the data center ${dataCenters[actual].label}; the credential uses ${used}.`;
}

/** What to do about the data center. */
function goThere(connection: Connection): string {
	const { actual } = connection.dataCenter;
	return actual !== null && livesElsewhere(connection)
		? `Choose the data center ${dataCenters[actual].label} in the credential, save, and ${AGAIN}.`
		: `Correct Data Center (or the Cliq URL) in the credential, save, and ${AGAIN}.`;
}
