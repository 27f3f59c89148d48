/** Explains what Cliq answered to a call, or that it did not. */
import type { CliqError, ErrorKind, Words } from '../../errors';
import { cliqError } from '../../errors';
import type { Connection } from '../connection';
import type { Endpoint } from '../endpoints';
import { grants, permissionLabel } from '../permissions';
import { lockSecondsOf } from '../rateLimiter';
import type { PreparedRequest } from '../request';
import type { Outcome, Response } from '../response';
import { plainWords } from '../response';
import { MultipartBody } from '../upload';
import { credential, fields, LIST_MODE, UPDATE_MESSAGE, WAIT_CHOICE } from '../../words';
import {
	CONNECT_AGAIN,
	dataCenterRemedy,
	isInOtherDataCenter,
	OPEN_AND_CONNECT,
	wrongDataCenterHint,
} from './connection';

type Values = Readonly<Record<string, string>>;

/** What a user reads, and what else is known. */
type Told = Parameters<typeof cliqError>[1];

const RECONNECT = `Reconnect: ${OPEN_AND_CONNECT}.`;

/** @returns the error for a request that did not succeed */
export function explainOutcome(
	outcome: Outcome,
	{ endpoint, path, body }: PreparedRequest,
	connection: Connection,
): CliqError {
	if (outcome.status !== null) return explainResponse(outcome, endpoint, connection, path);
	const failure = body instanceof MultipartBody ? body.failure : undefined;
	if (failure !== undefined) return fileBrokeOff(failure);
	return connectionLost(outcome.code, endpoint, outcome.mayHaveArrived);
}

/**
 * @param path what stood in the endpoint's path, to name what Cliq does not know
 * @returns the error for a response that is no success
 */
export function explainResponse(
	response: Response,
	endpoint: Endpoint,
	connection: Connection,
	path: Values = {},
): CliqError {
	const { status } = response;
	if (response.isThrottled) {
		const told = rateLimitTold(endpoint, lockSecondsOf(endpoint, response));
		return refused('RATE_LIMITED', response, told);
	}
	if (response.lacksScope) return scopeInsufficient(response, endpoint, connection);
	if (status === 401) return tokenRefused(response, connection);
	if (status === 403) return permissionDenied(response);
	if (status >= 300 && status < 400) return redirected(response, connection);
	if (status === 405 || response.isUnknown) {
		return endpointInvalid(response, endpoint, connection, path);
	}
	if (status >= 500 || status === 408) return unavailable(response, endpoint);
	if (status >= 400) return rejected(response);
	return unreadable(response);
}

/** Cliq's own words go along, for whoever has to tell refusals apart. */
function refused(kind: ErrorKind, { status, refusal }: Response, told: Told): CliqError {
	return cliqError(kind, { httpStatus: status, code: refusal.code, ...told }, refusal);
}

/** @returns the error for a call that the node itself held back, for that many milliseconds */
export function rateLimitedLocally(endpoint: Endpoint, milliseconds: number): CliqError {
	return cliqError('RATE_LIMITED', rateLimitTold(endpoint, Math.ceil(milliseconds / 1000)));
}

function rateLimitTold({ lockMinutes, threshold }: Endpoint, seconds: number): Told {
	const lock = lockMinutes === null ? '' : ` and past that refuses them for ${lockMinutes} minutes`;
	return {
		message: `Cliq takes no more of these calls for now: ${seconds} seconds left`,
		description: `Cliq allows each user ${threshold} of these calls a minute${lock}. Nothing was sent by this call.`,
		remedy: `Run the node again in ${seconds} seconds, or let it wait: in the node's options set "${fields.onRateLimit}" to "${WAIT_CHOICE}" and "${fields.maxWait}" to more than that.`,
		retryAfterSeconds: seconds,
	};
}

function scopeInsufficient(
	response: Response,
	{ scopes, permission }: Endpoint,
	{ requestedScopes, grantedScopes }: Connection,
): CliqError {
	const isRequested = scopes.every((each) => grants(requestedScopes, each));
	const isGranted = grantedScopes !== null && scopes.every((each) => grants(grantedScopes, each));
	const words = missingScopeWords(scopes.join(', '), permission, isRequested, isGranted);
	return refused('SCOPE_INSUFFICIENT', response, { ...words, requiredScopes: [...scopes] });
}

function missingScopeWords(
	scope: string,
	permission: Endpoint['permission'],
	isRequested: boolean,
	isGranted: boolean,
): Words {
	const label = permissionLabel(permission);
	if (isRequested && isGranted) {
		return {
			message: `Cliq does not accept the connection's scope ${scope} here`,
			description: `Zoho granted ${scope}, but Cliq refuses it, for example because the account was connected before its rights changed.`,
			remedy: `${RECONNECT} If that does not help, ask your Cliq administrator whether you may do this in Cliq itself.`,
		};
	}
	const message = `The connection may not do this: the permission "${label}" is missing`;
	if (isRequested) {
		return {
			message,
			description: `It stands for the scope ${scope}, which the credential asks for now but which was not granted when the account was connected.`,
			remedy: `Connect again: ${OPEN_AND_CONNECT}; Zoho then asks you to grant it.`,
		};
	}
	const where =
		permission === 'core'
			? `turn off "${credential.customScopesOnly}"`
			: `add "${label}" under ${credential.permissions}`;
	return {
		message,
		description: `It stands for the scope ${scope}, which the credential does not ask for.`,
		remedy: `Open the credential, ${where}, save, and ${CONNECT_AGAIN}.`,
	};
}

function tokenRefused(response: Response, connection: Connection): CliqError {
	return refused('REFRESH_TOKEN_REQUIRED', response, {
		message: 'Cliq no longer accepts this connection',
		description: `The access token is not valid, and asking Zoho for a new one did not help.${wrongDataCenterHint(connection)}`,
		remedy: isInOtherDataCenter(connection) ? dataCenterRemedy(connection) : RECONNECT,
	});
}

/** [reported live] */
const TOO_OLD_TO_DELETE = 'message_delete_timeout';

function permissionDenied(response: Response): CliqError {
	if (response.refusal.code === TOO_OLD_TO_DELETE) {
		return refused('PERMISSION_DENIED', response, {
			message: 'Cliq no longer lets this message be deleted: it is too old',
			description: `How long messages can be deleted is a setting of your organization.${quote(response)}`,
			remedy: `Change its text with ${UPDATE_MESSAGE}, or ask a Cliq administrator for a longer time.`,
		});
	}
	return refused('PERMISSION_DENIED', response, {
		message: 'Cliq does not allow the connected account to do this',
		description: `The connection itself is fine, but this account lacks the right in Cliq.${quote(response)}`,
		remedy:
			'Check in Cliq that the account is a member of the conversation and may do this there, or ask its owner or a Cliq administrator.',
	});
}

function endpointInvalid(
	response: Response,
	{ target }: Endpoint,
	connection: Connection,
	path: Values,
): CliqError {
	const named = target === undefined ? undefined : path[target];
	// Its words for an address that it does not have tell a user nothing new.
	const words = response.refusal.code === 'request_url_invalid' ? '' : quote(response);
	return refused('ENDPOINT_INVALID', response, {
		message: named
			? `Cliq does not know the ${target} "${named}"`
			: `Cliq does not know this ${target ?? 'address'}`,
		description: `It does not exist for the connected account, or the account lives in another data center.${words}${wrongDataCenterHint(connection)}`,
		remedy:
			target && !isInOtherDataCenter(connection)
				? `Pick the ${target} "${LIST_MODE}", or correct its ID or name. If every one fails, correct ${credential.dataCenter} in the credential and reconnect.`
				: dataCenterRemedy(connection),
	});
}

function redirected(response: Response, connection: Connection): CliqError {
	return refused('ENDPOINT_INVALID', response, {
		message: 'Cliq sent the call to another address',
		description: `The node does not follow it, for the access token would go along.${wrongDataCenterHint(connection)}`,
		remedy: dataCenterRemedy(connection),
	});
}

function rejected(response: Response): CliqError {
	const name = response.refusal.code ?? `HTTP ${response.status}`;
	return refused('REJECTED', response, {
		message: `Cliq refused this: ${name}`,
		description: quote(response).trim() || 'Cliq gave no reason.',
		remedy:
			'Change what Cliq complains about and run the node again. Nothing was carried out by this call.',
	});
}

function unavailable(response: Response, endpoint: Endpoint): CliqError {
	const message = `Cliq has trouble at the moment (HTTP ${response.status})`;
	return refused('UNAVAILABLE', response, { message, ...describeOutcome(endpoint, true) });
}

/** @returns the error for a response that says success but cannot be read */
export function unreadable({ status, text }: Response): CliqError {
	return cliqError('UNKNOWN_ERROR', {
		message: 'Cliq answered something the node cannot read',
		description:
			text.trim() === ''
				? 'The answer was empty.'
				: `It begins with: "${plainWords(text).slice(0, 100)}".`,
		remedy: `Run the node again; if it stays, check ${credential.dataCenter} (or the ${credential.cliqUrl}) in the credential.`,
		httpStatus: status,
	});
}

/** @param why what kept a file from being read to its end while it was being sent */
function fileBrokeOff(why: string): CliqError {
	return cliqError('UNAVAILABLE', {
		message: 'The upload broke off: a file could not be read to its end',
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
	return cliqError('UNAVAILABLE', {
		message: mayHaveArrived ? 'The connection to Cliq was lost' : 'Cliq could not be reached',
		...describeOutcome(endpoint, mayHaveArrived),
		code,
	});
}

/** What became of a call without a usable response: a write may have been carried out all the same. */
function describeOutcome(endpoint: Endpoint, mayHaveArrived: boolean): Omit<Words, 'message'> {
	if (!mayHaveArrived) {
		return {
			description: 'Nothing was sent: there was no connection.',
			remedy: `Check the network of your n8n and ${credential.dataCenter} in the credential, then run the node again.`,
		};
	}
	if (endpoint.method === 'GET') {
		return {
			description: 'Nothing was changed: the call only reads.',
			remedy: 'Run the node again in a few minutes.',
		};
	}
	if (endpoint.isIdempotent) {
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

function quote({ refusal: { message } }: Response): string {
	return message === '' ? '' : ` Cliq says: "${message.replace(/\.$/, '')}".`;
}
