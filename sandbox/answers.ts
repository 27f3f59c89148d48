import { randomUUID } from 'node:crypto';

/** The response of an endpoint. A `bigint` anywhere in `json` is sent as a JSON number with every digit. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	json?: unknown;
	text?: string;
	/** A stored file to stream. */
	filePath?: string;
}

/** A call that Cliq refuses, with its own code and words. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** 200 with a JSON body. */
export function ok(json: unknown): Answer {
	return { status: 200, json };
}

// The marker ensures that a user's text is never mistaken for a number.
const MARK = randomUUID();
const MARKED = new RegExp(`"${MARK}:(-?\\d+)"`, 'g');

/** JSON text in which bigints are plain numbers: Cliq sends 19-digit ids that way [n8n peer node]. */
export function stringify(value: unknown): string {
	// Before `toJSON`: where n8n is loaded as well, bigints have one that makes them texts.
	const text = JSON.stringify(value, function (this: Record<string, unknown>, key, inner: unknown) {
		const given = this[key];
		return typeof given === 'bigint' ? `${MARK}:${given}` : inner;
	});
	return text.replace(MARKED, '$1');
}

const WRONG_URL =
	"The URL you've sent is wrong. It's possible that the resource you've requested has been moved to another URL.";
const NO_PERMISSION =
	'The user does not have enough permission or possibly not an user of the respective organization to access the resource.';

/** 401: no token, an unknown or an expired one [spec, reported live]. */
export function tokenInvalid(): Refusal {
	return new Refusal(
		401,
		'oauthtoken_invalid',
		'Request was rejected because of invalid AuthToken.',
	);
}

/** 401 or 403: the token lacks the endpoint's scope [reported live]. */
export function scopeInvalid(status: 401 | 403): Refusal {
	return new Refusal(
		status,
		'oauthtoken_scope_invalid',
		'Request was rejected because the AuthToken does not have the required scope.',
	);
}

/** 403 for any other reason [spec]. */
export function noPermission(): Refusal {
	return new Refusal(403, 'invalid_access', NO_PERMISSION);
}

/** JSON 404: the URL is well-formed, but its target does not exist [spec]. */
export function urlInvalid(): Refusal {
	return new Refusal(404, 'request_url_invalid', WRONG_URL);
}

/** 405 [spec]. */
export function methodInvalid(): Refusal {
	return new Refusal(
		405,
		'request_method_invalid',
		'The requested resource does not support the HTTP method used.',
	);
}

/** 400 for a channel that does not exist [reported live]. */
export function channelUnknown(): Refusal {
	return new Refusal(400, 'channel_not_exists', 'The channel does not exist.');
}

/** 400 for an unknown key in the body [reported live]. */
export function extraKey(key: string): Refusal {
	return new Refusal(400, 'extra_key_found', `'${key}' is an extra key in the JSON Object.`);
}

/** 400 for an unknown parameter in the query [reported live]. */
export function extraParam(name: string): Refusal {
	return new Refusal(
		400,
		'extra_param_found',
		`'${name}' is an extra parameter in the request URL.`,
	);
}

/** 400 for something required that was not sent [reported live]. */
export function paramMissing(name: string): Refusal {
	return new Refusal(400, 'param_missing', `The parameter '${name}' is missing.`);
}

/** 400 for a value of the wrong type, too long, or not among those allowed [reported live]. */
export function patternMismatch(name: string, why: string): Refusal {
	return new Refusal(400, 'input_pattern_mismatch', `'${name}' ${why}.`);
}

/** 400 for a body, or a part of it, that is not the JSON expected [reported live]. */
export function jsonInvalid(what: string): Refusal {
	return new Refusal(400, 'input_json_invalid', `${what} is not valid JSON.`);
}

/** 400 for an invalid multipart body; Cliq's message for it is not known. */
export function bodyUnreadable(cause: unknown): Refusal {
	const why = cause instanceof Error ? cause.message : String(cause);
	return new Refusal(400, 'input_invalid', `The request body could not be read: ${why}.`);
}

/** Cliq's generic error without an explanation [reported live]. */
export function operationFailed(status: 400 | 404 = 400): Refusal {
	return new Refusal(status, 'operation_failed', 'The operation failed.');
}

/** An invalid ID or paging token [reported live]. */
export function technicalError(): Refusal {
	return new Refusal(400, 'technical_error', 'Sorry, a technical error occurred.');
}

/** Beyond the threshold, or while locked. */
export function throttled(status: 400 | 429, retryAfter: number | undefined): Refusal {
	const headers: Record<string, string> =
		retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
	return status === 429
		? new Refusal(
				429,
				'rate_limit_exceeded',
				'Too many requests within a certain time frame. Please try again later.',
				headers,
			)
		: new Refusal(
				400,
				'request_limit_exceeded',
				'You have exceeded the URL throttle limits.',
				headers,
			);
}

/** The HTML page for URLs without an API [reported live]. */
export const HTML_NOT_FOUND: Answer = {
	status: 404,
	headers: { 'content-type': 'text/html;charset=UTF-8' },
	text: '<!DOCTYPE html><html><head><title>404</title></head><body><h1>Sorry, the page you are looking for does not exist.</h1></body></html>',
};
