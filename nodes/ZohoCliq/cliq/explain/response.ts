/** Explains Cliq's response to a call, or that there was none. */
import type { CliqError, ErrorKind, Words } from '../../errors';
import { cliqError } from '../../errors';
import type { Connection } from '../connection';
import type { Endpoint } from '../endpoints';
import { definitions, grants } from '../permissions';
import { lockSecondsOf } from '../rateLimiter';
import type { PreparedRequest } from '../request';
import type { NetworkFailure, Outcome, Response } from '../response';
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

/** What the user reads, and further details. */
type Told = Parameters<typeof cliqError>[1];

const RECONNECT = `Reconnect: ${OPEN_AND_CONNECT}.`;

/** @returns the error for a failed request */
export function explainOutcome(
	outcome: Outcome,
	{ endpoint, path, body }: PreparedRequest,
	connection: Connection,
): CliqError {
	if (outcome.status !== null) return explainResponse(outcome, endpoint, connection, path);
	if (outcome.error) return outcome.error;
	const failure = body instanceof MultipartBody ? body.failure : undefined;
	if (failure !== undefined) return fileBrokeOff(failure, outcome);
	return connectionLost(outcome.code, endpoint, outcome.mayHaveArrived, outcome.isLasting);
}

/**
 * @param path the values in the endpoint's path, to name what Cliq could not find
 * @returns the error for an unsuccessful response
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

/** Includes Cliq's own words, for callers that must tell refusals apart. */
function refused(kind: ErrorKind, { status, refusal }: Response, told: Told): CliqError {
	return cliqError(kind, { httpStatus: status, code: refusal.code, ...told }, refusal);
}

/** @returns the error for a call that the node itself held back for that many milliseconds */
export function rateLimitedLocally(endpoint: Endpoint, milliseconds: number): CliqError {
	const seconds = Math.ceil(milliseconds / 1000);
	const told = rateLimitTold(endpoint, seconds);
	const message = `Rate limit reached: this call can be sent in ${seconds} seconds`;
	return cliqError('RATE_LIMITED', { ...told, message });
}

function rateLimitTold({ lockMinutes, threshold }: Endpoint, seconds: number): Told {
	const lock = lockMinutes === null ? '' : ` and then blocks them for ${lockMinutes} minutes`;
	return {
		message: `Rate limit reached: Cliq accepts these calls again in ${seconds} seconds`,
		description: `Cliq allows each user ${threshold} of these calls per minute${lock}. This call sent nothing.`,
		remedy: `Run the node again in ${seconds} seconds, or let it wait: in the node's options, set "${fields.onRateLimit}" to "${WAIT_CHOICE}" and "${fields.maxWait}" to a larger number.`,
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
	const label = definitions[permission].name;
	if (isRequested && isGranted) {
		return {
			message: `Cliq rejected the granted scope ${scope}`,
			description: `Zoho granted ${scope}, but Cliq rejects it, for example because the account was connected before its rights changed.`,
			remedy: `${RECONNECT} If that does not help, ask your Cliq administrator whether your account may do this in Cliq itself.`,
		};
	}
	const message = `Missing permission: "${label}"`;
	if (isRequested) {
		return {
			message,
			description: `It grants the scope ${scope}, which the credential requests now but which was not granted when the account was connected.`,
			remedy: `Connect again: ${OPEN_AND_CONNECT}. Zoho then asks you to grant it.`,
		};
	}
	const where =
		permission === 'core'
			? `turn off "${credential.customScopesOnly}"`
			: `add "${label}" under ${credential.permissions}`;
	return {
		message,
		description: `It grants the scope ${scope}, which the credential does not request.`,
		remedy: `Open the credential, ${where}, save, and ${CONNECT_AGAIN}.`,
	};
}

function tokenRefused(response: Response, connection: Connection): CliqError {
	return refused('REFRESH_TOKEN_REQUIRED', response, {
		message: 'Cliq no longer accepts this connection',
		description: `The access token is not valid, and renewing it did not help.${wrongDataCenterHint(connection)}`,
		remedy: isInOtherDataCenter(connection) ? dataCenterRemedy(connection) : RECONNECT,
	});
}

/** [reported live] */
const TOO_OLD_TO_DELETE = 'message_delete_timeout';

function permissionDenied(response: Response): CliqError {
	if (response.refusal.code === TOO_OLD_TO_DELETE) {
		return refused('PERMISSION_DENIED', response, {
			message: 'This message can no longer be deleted: it is too old',
			description: `Your organization's settings limit how long messages can be deleted.${quote(response)}`,
			remedy: `Change its text with ${UPDATE_MESSAGE}, or ask a Cliq administrator to extend the limit.`,
		});
	}
	return refused('PERMISSION_DENIED', response, {
		message: 'Cliq does not allow the connected account to do this',
		description: `The connection itself is fine, but this account does not have the right in Cliq.${quote(response)}`,
		remedy:
			'Check in Cliq that the account is a member of the conversation and may do this there, or ask the owner of the conversation or a Cliq administrator.',
	});
}

function endpointInvalid(
	response: Response,
	{ target }: Endpoint,
	connection: Connection,
	path: Values,
): CliqError {
	const named = target === undefined ? undefined : path[target];
	// Cliq's words for an unknown address tell the user nothing new.
	const words = response.refusal.code === 'request_url_invalid' ? '' : quote(response);
	return refused('ENDPOINT_INVALID', response, {
		message: named
			? `Cliq could not find the ${target} "${named}"`
			: `Cliq could not find this ${target ?? 'address'}`,
		description: `It does not exist for the connected account, or the account is in another data center.${words}${wrongDataCenterHint(connection)}`,
		remedy:
			target && !isInOtherDataCenter(connection)
				? `Pick the ${target} "${LIST_MODE}", or correct its ID or name. If every one of them fails, correct ${credential.dataCenter} in the credential and reconnect.`
				: dataCenterRemedy(connection),
	});
}

function redirected(response: Response, connection: Connection): CliqError {
	return refused('ENDPOINT_INVALID', response, {
		message: 'Cliq redirected the request to another address',
		description: `The node does not follow redirects, because they would carry the access token along.${wrongDataCenterHint(connection)}`,
		remedy: dataCenterRemedy(connection),
	});
}

function rejected(response: Response): CliqError {
	const name = response.refusal.code ?? `HTTP ${response.status}`;
	return refused('REJECTED', response, {
		message: `Cliq rejected the request: ${name}`,
		description: quote(response).trim() || 'Cliq gave no reason.',
		remedy: 'Correct what Cliq complains about and run the node again. Nothing was carried out.',
	});
}

function unavailable(response: Response, endpoint: Endpoint): CliqError {
	const message = `Cliq is temporarily unavailable (HTTP ${response.status})`;
	return refused('UNAVAILABLE', response, { message, ...describeOutcome(endpoint, true) });
}

/** @returns the error for a successful response that cannot be read */
export function unreadable({ status, text }: Response): CliqError {
	return cliqError('UNKNOWN_ERROR', {
		message: 'Cliq returned a response that could not be read',
		description:
			text.trim() === ''
				? 'The response was empty.'
				: `It begins with: "${plainWords(text).slice(0, 100)}".`,
		remedy: `Run the node again; if the problem persists, check ${credential.dataCenter} (or the ${credential.cliqUrl}) in the credential.`,
		httpStatus: status,
	});
}

/** @param why what prevented a file from being read completely */
function fileBrokeOff(why: string, { mayHaveArrived }: NetworkFailure): CliqError {
	const fate = mayHaveArrived
		? 'Cliq discards incomplete uploads, so nothing from this request should have arrived.'
		: 'Nothing was sent.';
	return cliqError('UNAVAILABLE', {
		message: 'The upload was interrupted: a file could not be read completely',
		description: `${why}. ${fate}`,
		remedy: 'Check the node that creates the file, check in Cliq, and run the node again.',
	});
}

/**
 * @param code the network's error code, for example `ECONNRESET`
 * @param mayHaveArrived whether the request may have reached Cliq before the connection failed
 * @param isLasting whether n8n will never send this request
 * @internal
 */
export function connectionLost(
	code: string | null,
	endpoint: Endpoint,
	mayHaveArrived: boolean,
	isLasting = false,
): CliqError {
	const message = mayHaveArrived ? 'The connection to Cliq was lost' : 'Cliq could not be reached';
	const words = isLasting ? describeRefusal(code) : describeOutcome(endpoint, mayHaveArrived);
	return cliqError('UNAVAILABLE', { message, ...words, code });
}

/** Requests that n8n does not send, whatever the network does. */
function describeRefusal(code: string | null): Omit<Words, 'message'> {
	if (code !== null) {
		return {
			description: `Nothing was sent: n8n does not trust the address, or its certificate (${code}).`,
			remedy: `Check ${credential.dataCenter} (or the ${credential.cliqUrl}) in the credential. If your network inspects HTTPS, have your administrator add its certificate to n8n (NODE_EXTRA_CA_CERTS).`,
		};
	}
	return {
		description:
			'Nothing was sent: n8n does not allow this address, or the request is nested too deeply to be written.',
		remedy:
			'If the request contains JSON, make it less deep; otherwise ask your administrator which addresses n8n and the credential allow.',
	};
}

/** The outcome of a call without a usable response: a write may still have been carried out. */
function describeOutcome(endpoint: Endpoint, mayHaveArrived: boolean): Omit<Words, 'message'> {
	if (!mayHaveArrived) {
		return {
			description: 'Nothing was sent: there was no connection.',
			remedy: `Check the network of your n8n and ${credential.dataCenter} in the credential, then run the node again.`,
		};
	}
	if (endpoint.method === 'GET') {
		return {
			description: 'Nothing was changed: the request only reads.',
			remedy: 'Run the node again in a few minutes.',
		};
	}
	if (endpoint.isIdempotent) {
		return {
			description: 'The request may still have reached Cliq and been carried out.',
			remedy: 'Check in Cliq whether it went through; running the node again does no harm.',
		};
	}
	return {
		description:
			'The request may still have reached Cliq and been carried out, so the node did not repeat it.',
		remedy: 'Check in Cliq whether it went through; run the node again only if it did not.',
	};
}

/** @returns the error for a write that is not repeated, because an earlier try may have carried it out */
export function fateUnknown(): CliqError {
	return cliqError('UNAVAILABLE', {
		message: 'It is unknown whether Cliq carried out this request',
		description:
			'In an earlier try Cliq may have carried it out without a response that says so. n8n ran the node again (Retry On Fail), but the node did not repeat this request.',
		remedy: 'Check in Cliq whether it went through, and send it again only if it did not.',
	});
}

function quote({ refusal: { message } }: Response): string {
	return message === '' ? '' : ` Cliq says: "${message.replace(/\.$/, '')}".`;
}
