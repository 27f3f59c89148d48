import { isJsonObject, parseJson } from './json';
import { cleanCode, redact } from './secrets';

/** What came back over the wire. */
export interface Answer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, unknown>>;
	readonly text: string;
}

/** Cliq's own words about a refusal, as far as the body can be read. */
export interface Refusal {
	readonly code: string | null;
	readonly message: string;
}

/** Codes for a user, channel, chat or bot that is not there, as documents and live answers have them. */
const UNKNOWN_TARGET = /not_?exists?$|_not_found$/;

/** Codes for an address that Cliq does not have at all. */
const UNKNOWN_ADDRESS = /^request_(url|method)_invalid$/;

/** Refusals are short; something of megabytes is not worth taking apart. */
const LONGEST_REFUSAL = 100_000;

const THROTTLED = /^(request|rate)_limit_exceeded$/;

/**
 * Reads Cliq's envelope: `{"code","message"}`, sometimes only `{"message"}`, plain text, HTML or nothing.
 *
 * @returns its code, if any, and its words without markup, at most 300 characters
 */
export function readRefusal(answer: Answer): Refusal {
	const body = answer.text.length > LONGEST_REFUSAL ? undefined : parseJson(answer.text);
	if (!isJsonObject(body)) return { code: null, message: plainWords(answer.text) };
	return {
		code: cleanCode(body.code ?? body.error),
		message: typeof body.message === 'string' ? plainWords(body.message) : '',
	};
}

/** @returns what a text says without markup, at most 300 characters */
export function plainWords(text: string): string {
	return redact(text.slice(0, 3000))
		.replace(/<(script|style)[^]*?<\/\1>|<[^>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);
}

/** @returns whether Cliq refused a call because too many came (HTTP 429, or 400 with its code) */
export function isThrottled(answer: Answer): boolean {
	if (answer.status === 429) return true;
	return answer.status === 400 && THROTTLED.test(codeOf(answer));
}

/** @returns whether Cliq refused a call because the token lacks a scope (HTTP 401 or 403) */
export function lacksScope(answer: Answer): boolean {
	if (answer.status !== 401 && answer.status !== 403) return false;
	const { code, message } = readRefusal(answer);
	return code === 'oauthtoken_scope_invalid' || /required scope/i.test(message);
}

/**
 * @param now milliseconds, for a `Retry-After` that is a date
 * @returns the seconds Cliq asks to wait, or undefined when it does not say
 */
export function retryAfterSeconds(answer: Answer, now: number): number | undefined {
	const header = answer.headers['retry-after'];
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
	// "At once", or a date that this clock takes for past: the published lock is the better guess.
	return seconds > 0 ? Math.ceil(seconds) : undefined;
}

/** @returns whether Cliq has no such user, channel, chat, message … (HTTP 404, or another refusal with its code) */
export function isUnknown(answer: Answer): boolean {
	if (answer.status === 404) return true;
	const isRefusal = answer.status >= 400 && answer.status < 500;
	return isRefusal && (isUnknownAddress(answer) || UNKNOWN_TARGET.test(codeOf(answer)));
}

/** @returns whether Cliq has no such address, for any id in it */
export function isUnknownAddress(answer: Answer): boolean {
	return UNKNOWN_ADDRESS.test(codeOf(answer));
}

function codeOf(answer: Answer): string {
	return readRefusal(answer).code ?? '';
}
