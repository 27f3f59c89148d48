import type { CliqError, Refusal } from '../errors';
import { isJsonObject, isTooDeep, MAX_DEPTH, parseJson } from './json';
import { decodeMessageIds } from './messageId';
import { cleanCode, redact, redactAll } from './secrets';

/** A request that got no response. */
export interface NetworkFailure {
	readonly status: null;
	/** The network's error code, for example `ECONNRESET`; null if there is none. */
	readonly code: string | null;
	/** Whether the request may have reached Cliq. */
	readonly mayHaveArrived: boolean;
	/** The error to report, if it was not the network that failed. */
	readonly error?: CliqError;
	/** Whether another attempt would fail the same way. */
	readonly isLasting?: boolean;
}

export type Outcome = Response | NetworkFailure;

/** Codes for a user, channel, chat or bot that does not exist, from documents and live responses. */
const UNKNOWN_TARGET = /not_?exists?$|_not_found$/;

/** Codes for an address that does not exist in Cliq. */
const UNKNOWN_ADDRESS = /^request_(url|method)_invalid$/;

const THROTTLED = /^(request|rate)_limit_exceeded$/;

/** An escape in JSON that can hide a part of a secret; those of white space cannot. */
const HIDING_ESCAPE = /\\[^nrt]/;

/** Refusals are short; a body of megabytes is not worth parsing. */
const LONGEST_REFUSAL = 100_000;

/** An HTTP response. Its body is parsed on first use only: most writes have an empty one nobody reads. */
export class Response {
	private parsed: { readonly json: unknown } | undefined;

	private shown: string | undefined;

	private refused: Refusal | undefined;

	/**
	 * @param headers with lower-case names
	 * @param body may contain secrets
	 * @param secrets that nothing read from the response may contain
	 */
	constructor(
		readonly status: number,
		readonly headers: Readonly<Record<string, unknown>>,
		private readonly body: string,
		private readonly secrets: Iterable<string> = [],
	) {}

	/** The body, without secrets. */
	get text(): string {
		return (this.shown ??= redact(this.body, this.secrets));
	}

	/**
	 * The parsed body, without secrets and with one spelling of message ids; undefined if it is not JSON, or
	 * nested too deeply to be passed on.
	 */
	get json(): unknown {
		this.parsed ??= { json: this.readJson() };
		return this.parsed.json;
	}

	/** Cliq's error envelope: `{"code","message"}`, also under `error`, or just `{"message"}`, plain text, HTML or nothing. */
	get refusal(): Refusal {
		this.refused ??= this.readRefusal();
		return this.refused;
	}

	get isSuccess(): boolean {
		return this.status >= 200 && this.status < 300;
	}

	/** Whether there were too many calls: HTTP 429, or 400 with Cliq's code for it. */
	get isThrottled(): boolean {
		return this.status === 429 || (this.status === 400 && THROTTLED.test(this.code));
	}

	/** Whether the token lacks a scope: HTTP 401 or 403, with Cliq's code or words for it. */
	get lacksScope(): boolean {
		if (this.status !== 401 && this.status !== 403) return false;
		return this.code === 'oauthtoken_scope_invalid' || /required scope/i.test(this.refusal.message);
	}

	/** Whether Cliq has no such user, channel, chat, message …: HTTP 404, or a refusal with such a code. */
	get isUnknown(): boolean {
		if (this.status === 404) return true;
		const isRefusal = this.status >= 400 && this.status < 500;
		return isRefusal && (this.isUnknownAddress || UNKNOWN_TARGET.test(this.code));
	}

	/** Whether Cliq has no such address, whatever the ids in it. */
	get isUnknownAddress(): boolean {
		return UNKNOWN_ADDRESS.test(this.code);
	}

	private get code(): string {
		return this.refusal.code ?? '';
	}

	/** Redacted only after parsing: a secret can be hidden by escapes, and must not tear the JSON apart. */
	private readJson(): unknown {
		const value = parseJson(decodeMessageIds(this.body));
		if (this.body.length > MAX_DEPTH && isTooDeep(value)) return undefined;
		const isClean = !HIDING_ESCAPE.test(this.body) && this.text === this.body;
		return isClean ? value : redactAll(value, this.secrets);
	}

	private readRefusal(): Refusal {
		const body = this.body.length > LONGEST_REFUSAL ? undefined : this.json;
		if (!isJsonObject(body)) return { code: null, message: plainWords(this.text) };
		// v3's search of messages answers like this. [Zoho's OpenAPI]
		const { code, message } = isJsonObject(body.error) ? body.error : body;
		return {
			code: cleanCode(code ?? body.error),
			message: typeof message === 'string' ? plainWords(message) : '',
		};
	}
}

/** For whole bodies; making one costs more than decoding an answer. */
const wholeDecoder = new TextDecoder();

/**
 * @param headers with lower-case names
 * @returns a whole body as text, by the character set that its type names, otherwise UTF-8
 */
export function decode(body: Uint8Array, headers: Readonly<Record<string, unknown>>): string {
	if (body.length === 0) return '';
	const isUtf8 = /^utf-?8$/i.test(charsetOf(headers));
	return (isUtf8 ? wholeDecoder : decoderFor(headers)).decode(body);
}

/**
 * @param headers with lower-case names
 * @returns what decodes a body that arrives in parts
 */
export function decoderFor(headers: Readonly<Record<string, unknown>>) {
	try {
		return new TextDecoder(charsetOf(headers));
	} catch {
		return new TextDecoder();
	}
}

function charsetOf({ 'content-type': type }: Readonly<Record<string, unknown>>): string {
	const [, charset = 'utf-8'] =
		/charset="?([\w-]+)/i.exec(typeof type === 'string' ? type : '') ?? [];
	return charset;
}

/** @returns a text without markup, up to 300 characters */
export function plainWords(text: string): string {
	return redact(text.slice(0, 3000))
		.replace(/<(script|style)[^]*?<\/\1>|<[^>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);
}

/**
 * @param now milliseconds, for a `Retry-After` that is a date
 * @returns the seconds Cliq requests to wait, or undefined if it does not say
 */
export function retryAfterSeconds({ headers }: Response, now: number): number | undefined {
	const header = headers['retry-after'];
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	// Some proxies send fractions, a sign or a unit.
	const [, number] = /^\+?(\d+(?:\.\d*)?) ?s?$/.exec(text) ?? [];
	const seconds = number === undefined ? (Date.parse(text) - now) / 1000 : Number(number);
	// "At once", or a date in the past by this clock: the published lock is the better guess.
	return seconds > 0 ? Math.ceil(seconds) : undefined;
}
