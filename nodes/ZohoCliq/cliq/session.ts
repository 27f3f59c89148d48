import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import type { Connection } from './connection';
import { readConnection } from './connection';
import { timeLimits, withDeadline } from './deadline';
import { handOn, isStream, textOf as readText } from './download';
import type { TakeFile } from './download';
import type { CliqError } from '../errors';
import type { Answer } from './response';
import {
	accountsUnavailable,
	isTokenLock,
	neverConnected,
	TOKEN_LOCK_MS,
	tokenEndpointRefused,
	tokenLocked,
	unreadableCredential,
} from './explain';
import { isJsonObject, parseJson } from './json';
import { cleanCode, redact } from './secrets';

/** What n8n gives a node to work with: while a workflow runs, or while a picker is open. */
export type CliqContext = IExecuteFunctions | ILoadOptionsFunctions;

export const CREDENTIAL_TYPE = 'zohoCliqOAuth2Api';

/** A request that never got an answer. */
export interface NoAnswer {
	/** The network's code, for example `ECONNRESET`; null when there is none. */
	readonly code: string | null;
	/** Whether it may have reached Cliq. */
	readonly mayHaveArrived: boolean;
}

/** What answered, its body not yet read where it comes as a stream. */
interface Response extends Pick<Answer, 'status' | 'headers'> {
	readonly body: unknown;
}

/** What Cliq calls one channel in different places; '' where it does not say. */
export interface ChannelNames {
	/** For example `O1864232000000076001`: what a channel's own endpoints are addressed to. */
	readonly id: string;
	/** What posts and files are addressed to. */
	readonly uniqueName: string;
	/** The conversation in it: what its messages are addressed to. */
	readonly chatId: string;
}

/**
 * What asking for another token brought: none, a new one from Zoho, or one that was stored meanwhile,
 * which may be old as well.
 */
export type Renewal = 'none' | 'renewed' | 'reloaded';

/** Codes of connections that never came about, so that nothing can have arrived. [Node.js] */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** What every request asks of n8n's helper: {@link Session.send} says why. */
const HANDLING = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} as const satisfies Partial<IHttpRequestOptions>;

/** What the network would say of something that took too long. */
const TOO_LATE: NoAnswer = { code: 'ETIMEDOUT', mayHaveArrived: true };

/** Codes that n8n itself puts on a refresh that failed: refused, answered with another status, never possible. */
const OWN_CODES = ['EAUTH', 'ESTATUS', 'ERR_ASSERTION'];

/** Until when Zoho gives no tokens to a credential, for all runs of the process. */
const tokenLocks = new Map<string, number>();

/** Refreshes on their way: runs whose token ran out together ask for one new token, not for one each. */
const refreshes = new Map<string, Promise<string | null>>();

/** How long a sign-in server that did not answer is left alone by a run. */
const ACCOUNTS_PAUSE_MS = 60_000;

/**
 * One run's connection to Cliq: signs requests, renews the token when Cliq refuses it, and remembers
 * what cannot work so that later items need not ask again.
 */
export class Session {
	/** Keys of bodies that Cliq turned out not to know. */
	readonly refusedKeys = new Set<string>();

	/** What channels are called, by one of their names, looked up once a run. */
	readonly channels = new Map<string, ChannelNames>();

	/** ZUIDs by email in lower case, looked up once a run. */
	readonly userIds = new Map<string, string>();

	/** What was looked up in vain: every item would get the same answer. */
	readonly unknown = new Map<string, CliqError>();

	/** Every secret of the run, those of replaced tokens included. */
	private readonly secrets = new Set<string>();

	/** Scopes that the connection turned out to lack. A refresh brings no further scopes. */
	private readonly lacking = new Map<string, CliqError>();

	/** Why the current token is no longer any good. */
	private dead: CliqError | undefined;

	private deadUntil = Infinity;

	private hasRenewedForScope = false;

	/** Whose calls Cliq counts together, as far as n8n can tell: the Cliq it is and the credential. */
	readonly account: string;

	private constructor(
		private readonly context: CliqContext,
		private current: Connection,
	) {
		const { id, name } = context.getNode().credentials?.[CREDENTIAL_TYPE] ?? {};
		this.account = `${current.cliqUrl} ${id ?? name ?? ''}`;
		this.keepSecrets();
	}

	/**
	 * @throws INVALID_INPUT for an unsafe custom URL, REFRESH_TOKEN_REQUIRED when the credential has no token
	 */
	static async open(context: CliqContext): Promise<Session> {
		const connection = await loadConnection(context);
		if (connection.accessToken === null) {
			const { tokenError } = connection;
			throw tokenError === null
				? neverConnected()
				: tokenEndpointRefused(tokenError, connection, true);
		}
		return new Session(context, connection);
	}

	get connection(): Connection {
		return this.current;
	}

	/**
	 * Sends one request as the connected account. Nothing is thrown for any status, nothing is
	 * refreshed, no redirect is followed (the token would go along to the other host), and the body
	 * comes back as it was.
	 *
	 * @param options for this one attempt: they are written into
	 * @param milliseconds after which it counts as unanswered, however much it drips
	 */
	send(options: IHttpRequestOptions, milliseconds: number): Promise<Answer | NoAnswer> {
		return withDeadline<Answer | NoAnswer>(this.answer(options), milliseconds, TOO_LATE);
	}

	/**
	 * The same for what brings a file, which is handed on as it comes; a refusal comes back as text.
	 *
	 * @param take gets the file of a success
	 * @param signal n8n's cancel signal; it ends the transfer
	 * @throws what `take` throws of its own
	 */
	async receive(
		options: IHttpRequestOptions,
		take: TakeFile,
		signal?: AbortSignal,
	): Promise<Answer | NoAnswer> {
		const asking = this.request(options, 'stream');
		const response = await withDeadline(asking, timeLimits.answerMs, TOO_LATE);
		if (!('body' in response)) return response;
		const { status, headers, body } = response;
		if (!isStream(body)) return this.answerOf(response, body);
		const isFile = status >= 200 && status < 300 && status !== 204;
		if (!isFile) {
			const text = await readText(body);
			return text === undefined ? TOO_LATE : this.answerOf(response, text);
		}
		const broken = await handOn(body, headers, take, signal);
		return broken ? { ...broken, mayHaveArrived: true } : this.answerOf(response, '');
	}

	private async answer(options: IHttpRequestOptions): Promise<Answer | NoAnswer> {
		const response = await this.request(options, 'text');
		return 'body' in response ? this.answerOf(response, response.body) : response;
	}

	private answerOf({ status, headers }: Response, text: unknown): Answer {
		return { status, headers, text: typeof text === 'string' ? redact(text, this.secrets) : '' };
	}

	private async request(
		options: IHttpRequestOptions,
		encoding: 'text' | 'stream',
	): Promise<Response | NoAnswer> {
		try {
			const { statusCode, headers, body } =
				(await this.context.helpers.httpRequestWithAuthentication.call(
					this.context,
					CREDENTIAL_TYPE,
					Object.assign(options, HANDLING, { encoding }),
				)) as { statusCode: number; headers: IDataObject; body: unknown };
			return { status: statusCode, headers, body };
		} catch (error) {
			// Only the code is taken over: on n8n 2.x the error's cause holds the token.
			const code = codeOf(error);
			return { code, mayHaveArrived: code === null || !NEVER_SENT.includes(code) };
		}
	}

	/**
	 * Asks Zoho for a new access token after Cliq refused the current one.
	 *
	 * @throws REFRESH_TOKEN_REQUIRED or RATE_LIMITED when Zoho refuses, UNAVAILABLE when it does not answer
	 */
	async renewToken(): Promise<Renewal> {
		// Another run may have renewed it already.
		if (await this.reload()) return 'reloaded';
		const locked = tokenLockOf(this.account);
		if (locked > 0) throw this.declareDead(tokenLocked(locked), locked);
		const refusal = await this.refresh();
		if (await this.reload()) return 'renewed';
		// Zoho refuses with HTTP 200, and n8n then stores its `error` beside the old token.
		const zohoError = refusal ?? this.current.tokenError;
		if (zohoError === null) return 'none';
		const problem = tokenEndpointRefused(zohoError, this.current, false);
		if (!isTokenLock(zohoError)) throw this.declareDead(problem);
		tokenLocks.set(this.account, Date.now() + TOKEN_LOCK_MS);
		throw this.declareDead(problem, TOKEN_LOCK_MS);
	}

	/**
	 * The same for a scope that is missing, which a new token rarely helps: once a run at most, for
	 * Zoho gives only ten tokens in ten minutes.
	 */
	async renewTokenForScope(): Promise<Renewal> {
		if (this.hasRenewedForScope) return 'none';
		this.hasRenewedForScope = true;
		return await this.renewToken().catch(() => {
			// The missing scope explains more than a refresh that failed; the token itself is good.
			this.dead = undefined;
			return 'none' as const;
		});
	}

	/** @returns Zoho's `error`, or null when nothing was thrown */
	private async refresh(): Promise<string | null> {
		const running = refreshes.get(this.account);
		if (running) return await running;
		const mine = this.askForToken();
		refreshes.set(this.account, mine);
		return await mine.finally(() => refreshes.delete(this.account));
	}

	private async askForToken(): Promise<string | null> {
		const refreshed = this.context.helpers.refreshOAuth2Token.call(this.context, CREDENTIAL_TYPE);
		const outcome = refreshed.then(() => null, readTokenFailure);
		const failure = await withDeadline(outcome, timeLimits.answerMs, TOO_LATE);
		if (failure === null || typeof failure === 'string') return failure && this.asCode(failure);
		throw this.declareDead(accountsUnavailable(failure.code), ACCOUNTS_PAUSE_MS);
	}

	private asCode(zohoError: string): string {
		return cleanCode(redact(zohoError, this.secrets)) ?? 'unknown error';
	}

	/** @returns the problem that a call with these scopes is known to meet */
	async knownProblem(scopes: readonly string[]): Promise<CliqError | undefined> {
		const key = scopes.join();
		if (this.dead === undefined && !this.lacking.has(key)) return undefined;
		// Someone reconnected meanwhile: a fresh token is not blocked by what an older one lacked.
		if (await this.reload()) this.lacking.clear();
		if (Date.now() >= this.deadUntil) this.dead = undefined;
		return this.dead ?? this.lacking.get(key);
	}

	/** Keeps the problem of a missing scope for every later call that needs it. */
	declareLacking(scopes: readonly string[], problem: CliqError): CliqError {
		this.lacking.set(scopes.join(), problem);
		return problem;
	}

	/**
	 * Keeps the problem of a token that is no longer any good for every later call.
	 *
	 * @param milliseconds how long nothing can change, for a problem that passes by itself
	 */
	declareDead(problem: CliqError, milliseconds = Infinity): CliqError {
		this.dead = problem;
		this.deadUntil = Date.now() + milliseconds;
		return problem;
	}

	/** @returns whether there is another token than before */
	private async reload(): Promise<boolean> {
		const before = this.current.accessToken;
		this.current = await loadConnection(this.context);
		this.keepSecrets();
		const isAnother = this.current.accessToken !== before;
		if (isAnother) this.dead = undefined;
		return isAnother;
	}

	private keepSecrets(): void {
		for (const secret of this.current.secrets) this.secrets.add(secret);
	}
}

/** @returns milliseconds until Zoho gives tokens again; a clock that stepped back costs one more lock at most */
function tokenLockOf(account: string): number {
	const now = Date.now();
	const left = (tokenLocks.get(account) ?? 0) - now;
	if (left <= 0) tokenLocks.delete(account);
	if (left > TOKEN_LOCK_MS) tokenLocks.set(account, now + TOKEN_LOCK_MS);
	return Math.min(Math.max(left, 0), TOKEN_LOCK_MS);
}

async function loadConnection(context: CliqContext): Promise<Connection> {
	const credentials = await context.getCredentials(CREDENTIAL_TYPE).catch(() => {
		throw unreadableCredential();
	});
	return readConnection(credentials);
}

/** n8n's error for a lost connection carries the network's code as `httpCode`, on 1.x and 2.x alike. */
function codeOf(error: unknown): string | null {
	const code = isJsonObject(error) ? error.httpCode : null;
	return typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) ? code : null;
}

/**
 * Reads what n8n throws when a refresh fails: Zoho's body stands in `body` or `response.data`, the
 * status in `status` or `response.status`.
 *
 * @returns Zoho's `error`; or the network's code, if any, when what answered is no refusal of this connection
 */
function readTokenFailure(error: unknown): string | Pick<NoAnswer, 'code'> {
	const { body, response, status, code } = isJsonObject(error) ? error : {};
	const answered = isJsonObject(response) ? response : { data: body, status };
	const answer = typeof answered.data === 'string' ? parseJson(answered.data) : answered.data;
	if (isJsonObject(answer) && typeof answer.error === 'string') return answer.error;
	const isLocked = typeof answered.data === 'string' && isTokenLock(answered.data);
	if (isLocked || answered.status === 429) return 'Access Denied';
	if (typeof code === 'string' && !OWN_CODES.includes(code)) return { code: cleanCode(code) };
	// Something answered, but not Zoho's token endpoint as it should.
	return answered.status === undefined ? 'no_refresh_token' : { code: null };
}
