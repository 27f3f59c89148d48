/** Explains Cliq's response to a call, or that there was none. */
import type { CliqError, ErrorKind, Words } from '../../errors';
import { cliqError } from '../../errors';
import type { Connection } from '../connection';
import type { Endpoint } from '../endpoints';
import { definitions } from '../permissions';
import { grants } from '../scopes';
import { lockSecondsOf } from '../rateLimiter';
import type { PreparedRequest } from '../request';
import type { Outcome, Response } from '../response';
import { plainWords } from '../response';
import { MultipartBody } from '../upload';
import { credential, fields, LIST_MODE, NAME_MODE, UPDATE_MESSAGE, WAIT_CHOICE } from '../../words';
import {
	CONNECT_AGAIN,
	connectAgain,
	dataCenterRemedy,
	isInOtherDataCenter,
	NEW_CODE,
	OPEN_AND_CONNECT,
	wrongDataCenterHint,
} from './connection';
import { areEmptyWords, forbiddenBecause, isForAdministrators, likelyCause } from './likelyCause';
import { connectionLost, describeOutcome, fileBrokeOff } from './noResponse';
import { webhookTokenRefused } from './webhookToken';

type Values = Readonly<Record<string, string>>;

/** What the user reads, and further details. */
type Told = Parameters<typeof cliqError>[1];

/** For an error or a hint of a test run that would have waited in production. */
export const TEST_RUN = 'In production the node waits by itself; a test run does not.';

const RECONNECT = `Reconnect: ${OPEN_AND_CONNECT}.`;

/** @returns the error for a failed request */
export function explainOutcome(
	outcome: Outcome,
	{ endpoint, path, body, network }: PreparedRequest,
	connection: Connection,
): CliqError {
	if (outcome.status !== null) return explainResponse(outcome, endpoint, connection, path, network);
	if (outcome.error) return outcome.error;
	const failure = body instanceof MultipartBody ? body.failure : undefined;
	if (failure !== undefined) return fileBrokeOff(failure, outcome);
	return connectionLost(outcome.code, endpoint, outcome.mayHaveArrived, outcome.isLasting);
}

/**
 * @param path the values in the endpoint's path, to name what Cliq could not find
 * @param network the one that the node names
 * @returns the error for an unsuccessful response
 */
export function explainResponse(
	response: Response,
	endpoint: Endpoint,
	connection: Connection,
	path: Values = {},
	network?: string,
): CliqError {
	const { status } = response;
	if (response.isThrottled) return throttled(response, endpoint);
	if (connection.isWebhookToken && (status === 401 || response.lacksScope))
		return webhookTokenRefused(response);
	if (response.lacksScope) return scopeInsufficient(response, endpoint, connection);
	if (status === 401) return tokenRefused(response, connection);
	if (status === 403 || isForAdministrators(response)) return permissionDenied(response, endpoint);
	if (status >= 300 && status < 400) return redirected(response, connection);
	if (status === 405 || response.isUnknown) {
		const error = endpointInvalid(response, endpoint, connection, path);
		return network === undefined ? error : inNetwork(error, network);
	}
	if (status >= 500 || status === 408) return unavailable(response, endpoint);
	if (status >= 400) return rejected(response, endpoint);
	return unreadable(response);
}

/** Includes Cliq's own words, for callers that must tell refusals apart. */
function refused(kind: ErrorKind, { status, refusal }: Response, told: Told): CliqError {
	return cliqError(kind, { httpStatus: status, code: refusal.code, ...told }, refusal);
}

/**
 * @param isCutShort whether a test run does not wait although production would
 * @returns the error for a call that came too early for Cliq
 */
export function throttled(response: Response, endpoint: Endpoint, isCutShort = false): CliqError {
	const told = rateLimitTold(endpoint, lockSecondsOf(endpoint, response), isCutShort);
	return refused('RATE_LIMITED', response, told);
}

/** The same, for a call that the node itself held back for that many milliseconds, to keep to its share. */
export function rateLimitedLocally(
	endpoint: Endpoint,
	milliseconds: number,
	{ percent } = { percent: 100 },
	isCutShort = false,
): CliqError {
	const seconds = Math.ceil(milliseconds / 1000);
	const told = rateLimitTold(endpoint, seconds, isCutShort, percent);
	const message = `Rate limit reached: this call can be sent in ${seconds} seconds`;
	return cliqError('RATE_LIMITED', { ...told, message });
}

function rateLimitTold(
	{ lockMinutes, threshold }: Endpoint,
	seconds: number,
	isCutShort: boolean,
	percent = 100,
): Told {
	const share =
		percent === 100 ? '' : ` "${credential.limitShare}" is ${percent} in the credential.`;
	const lock = lockMinutes === null ? '' : ` and then blocks them for ${lockMinutes} minutes`;
	return {
		message: `Rate limit reached: Cliq accepts these calls again in ${seconds} seconds`,
		description: `Cliq allows each user ${threshold} of these calls per minute${lock}.${share} This call sent nothing.${isCutShort ? ` ${TEST_RUN}` : ''}`,
		remedy: `Run the node again in ${seconds} seconds, or let it wait: in the node's options, set "${fields.onRateLimit}" to "${WAIT_CHOICE}" and "${fields.maxWait}" to a larger number.`,
		retryAfterSeconds: seconds,
	};
}

function scopeInsufficient(
	response: Response,
	{ scopes, permission }: Endpoint,
	{ requestedScopes, grantedScopes, selfClient }: Connection,
): CliqError {
	if (scopes.length === 0) return refused('SCOPE_INSUFFICIENT', response, UNKNOWN_SCOPE);
	if (selfClient) {
		const told = codeLacks(scopes.join(', '), definitions[permission].name);
		return refused('SCOPE_INSUFFICIENT', response, { ...told, requiredScopes: [...scopes] });
	}
	const isRequested = scopes.every((each) => grants(requestedScopes, each));
	const isGranted = grantedScopes !== null && scopes.every((each) => grants(grantedScopes, each));
	const words = missingScopeWords(scopes.join(', '), permission, isRequested, isGranted);
	return refused('SCOPE_INSUFFICIENT', response, { ...words, requiredScopes: [...scopes] });
}

/** For a request whose scope only the user can look up. */
const UNKNOWN_SCOPE: Words = {
	message: 'The credential lacks the scope of this request',
	description: 'Cliq wants a scope that was not granted when the account was connected.',
	remedy: `Look up the scope in Zoho's documentation of this request. Then open the credential, add it under ${credential.customScopes}, save, and ${CONNECT_AGAIN}.`,
};

/** For a self client, whose scopes are entered in Zoho's API console. */
function codeLacks(scope: string, label: string): Words {
	return {
		message: `Missing permission: "${label}"`,
		description: `It grants the scope ${scope}, without which the code of this credential was generated.`,
		remedy: `Add ${scope} to the scopes that you have used so far, and with them ${NEW_CODE}.`,
	};
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
		remedy: isInOtherDataCenter(connection)
			? dataCenterRemedy(connection)
			: `Reconnect: open the credential and ${connectAgain(connection)}.`,
	});
}

/** [reported live] */
const TOO_OLD_TO_DELETE = 'message_delete_timeout';

function permissionDenied(response: Response, endpoint: Endpoint): CliqError {
	if (response.refusal.code === TOO_OLD_TO_DELETE) {
		return refused('PERMISSION_DENIED', response, {
			message: 'This message can no longer be deleted: it is too old',
			description: `Your organization's settings limit how long messages can be deleted.${quote(response)}`,
			remedy: `Change its text with ${UPDATE_MESSAGE}, or ask a Cliq administrator to extend the limit.`,
		});
	}
	const { cause, remedy } = forbiddenBecause(endpoint);
	return refused('PERMISSION_DENIED', response, {
		message: 'Cliq does not allow the connected account to do this',
		description: `${cause}${quote(response)}`,
		remedy,
	});
}

function endpointInvalid(
	response: Response,
	{ target }: Endpoint,
	connection: Connection,
	path: Values,
): CliqError {
	const named = target === undefined ? undefined : path[target];
	const pick = connection.isWebhookToken
		? 'Correct'
		: `Pick the ${target} "${LIST_MODE}", or correct`;
	// Cliq's words for an unknown address tell the user nothing new.
	const words = response.refusal.code === 'request_url_invalid' ? '' : quote(response);
	return refused('ENDPOINT_INVALID', response, {
		message: named
			? `Cliq could not find the ${target} "${named}"`
			: `Cliq could not find this ${target ?? 'address'}`,
		description: `It does not exist for your account, or the account is in another data center.${words}${wrongDataCenterHint(connection)}`,
		remedy:
			target && !isInOtherDataCenter(connection)
				? `${pick} its ID or name.${target === 'channel' ? NAMES : ''} If every one of them fails, correct ${credential.dataCenter} in the credential${connection.isWebhookToken ? '' : ' and reconnect'}.`
				: dataCenterRemedy(connection),
	});
}

/** @returns the error of a call in a network that the node names: that may be the reason */
function inNetwork(error: CliqError, network: string): CliqError {
	const { message, remedy } = error.problem;
	return error.with({
		message: `${message} in the network "${network}"`,
		remedy: `Check "${fields.network}" in Options, or empty it to use the credential's. ${remedy}`,
	});
}

const NAMES = ` "${NAME_MODE}" takes the unique name, for example zylkermarketing for #Zylker Marketing.`;

function redirected(response: Response, connection: Connection): CliqError {
	return refused('ENDPOINT_INVALID', response, {
		message: 'Cliq redirected the request to another address',
		description: `The node does not follow redirects, because they would carry the access token along.${wrongDataCenterHint(connection)}`,
		remedy: dataCenterRemedy(connection),
	});
}

function rejected(response: Response, endpoint: Endpoint): CliqError {
	const { code, message } = response.refusal;
	const name = code ?? `HTTP ${response.status}`;
	const likely = likelyCause(response, endpoint);
	const reason = areEmptyWords(message) ? 'Cliq gave no reason.' : quote(response).trim();
	return refused('REJECTED', response, {
		message: `Cliq rejected the request: ${name}`,
		description: likely ? `${reason} ${likely.cause}` : reason,
		remedy: `${likely?.remedy ?? 'Correct what Cliq complains about.'} Then run the node again. Nothing was carried out.`,
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

function quote({ refusal: { message } }: Response): string {
	return message === '' ? '' : ` Cliq says: "${message.replace(/\.$/, '')}".`;
}
