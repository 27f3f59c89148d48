import type { Refusal } from '../errors';
import { isJsonObject, parseJson } from './json';
import { cleanCode, redact } from './secrets';

/** A request that got no response. */
export interface NetworkFailure {
	readonly status: null;
	/** The network's code, for example `ECONNRESET`; null when there is none. */
	readonly code: string | null;
	/** Whether the request may have reached Cliq. */
	readonly mayHaveArrived: boolean;
}

/** What became of a request. */
export type Outcome = Response | NetworkFailure;

/** Codes for a user, channel, chat or bot that is not there, as documents and live answers have them. */
const UNKNOWN_TARGET = /not_?exists?$|_not_found$/;

/** Codes for an address that Cliq does not have at all. */
const UNKNOWN_ADDRESS = /^request_(url|method)_invalid$/;

const THROTTLED = /^(request|rate)_limit_exceeded$/;

/** Refusals are short; something of megabytes is not worth taking apart. */
const LONGEST_REFUSAL = 100_000;

/**
 * What came back over the wire. Its body is parsed once, when something first asks about it: most writes are
 * answered with an empty one that nobody asks about.
 */
export class Response {
	private parsed: { readonly json: unknown } | undefined;

	private refused: Refusal | undefined;

	/**
	 * @param headers their names in lower case
	 * @param text the body, without secrets
	 */
	constructor(
		readonly status: number,
		readonly headers: Readonly<Record<string, unknown>>,
		readonly text: string,
	) {}

	/** What the body holds; undefined when it is not JSON. */
	get json(): unknown {
		this.parsed ??= { json: parseJson(this.text) };
		return this.parsed.json;
	}

	/** Cliq's envelope: `{"code","message"}`, sometimes only `{"message"}`, plain text, HTML or nothing. */
	get refusal(): Refusal {
		this.refused ??= this.readRefusal();
		return this.refused;
	}

	get isSuccess(): boolean {
		return this.status >= 200 && this.status < 300;
	}

	/** Whether too many calls came: HTTP 429, or 400 with Cliq's code for it. */
	get isThrottled(): boolean {
		return this.status === 429 || (this.status === 400 && THROTTLED.test(this.code));
	}

	/** Whether the token lacks a scope: HTTP 401 or 403, with Cliq's code or words for it. */
	get lacksScope(): boolean {
		if (this.status !== 401 && this.status !== 403) return false;
		return this.code === 'oauthtoken_scope_invalid' || /required scope/i.test(this.refusal.message);
	}

	/** Whether Cliq has no such user, channel, chat, message …: HTTP 404, or another refusal with a code for it. */
	get isUnknown(): boolean {
		if (this.status === 404) return true;
		const isRefusal = this.status >= 400 && this.status < 500;
		return isRefusal && (this.isUnknownAddress || UNKNOWN_TARGET.test(this.code));
	}

	/** Whether Cliq has no such address, for any id in it. */
	get isUnknownAddress(): boolean {
		return UNKNOWN_ADDRESS.test(this.code);
	}

	private get code(): string {
		return this.refusal.code ?? '';
	}

	private readRefusal(): Refusal {
		const body = this.text.length > LONGEST_REFUSAL ? undefined : this.json;
		if (!isJsonObject(body)) return { code: null, message: plainWords(this.text) };
		return {
			code: cleanCode(body.code ?? body.error),
			message: typeof body.message === 'string' ? plainWords(body.message) : '',
		};
	}
}

/** @returns what a text says without markup, at most 300 characters */
export function plainWords(text: string): string {
	return redact(text.slice(0, 3000))
		.replace(/<(script|style)[^]*?<\/\1>|<[^>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);
}

/**
 * @param now milliseconds, for a `Retry-After` that is a date
 * @returns the seconds Cliq asks to wait, or undefined when it does not say
 */
export function retryAfterSeconds({ headers }: Response, now: number): number | undefined {
	const header = headers['retry-after'];
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
	// "At once", or a date that this clock takes for past: the published lock is the better guess.
	return seconds > 0 ? Math.ceil(seconds) : undefined;
}
