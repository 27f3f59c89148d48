import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import type { Connection } from './connection';
import { readConnection } from './connection';
import type { CliqError } from './errors';
import type { Answer } from './explain';
import { accountsUnavailable, isTokenLock, neverConnected, tokenEndpointRefused } from './explain';
import { isJsonObject, parseJson } from './json';

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

/** Codes of connections that never came about, so that nothing can have arrived. [Node.js] */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
];

/**
 * One run's connection to Cliq: signs requests, renews the token at most once for each token that
 * Cliq refuses, and remembers what cannot work with this token so that later items need not ask again.
 */
export class Session {
	/** Problems by token and scope (`*` for a dead token). */
	private readonly knownProblems = new Map<string, CliqError>();

	/** Keys of bodies that Cliq turned out not to know. */
	readonly refusedKeys = new Set<string>();

	/** Unique names by channel id, looked up once a run. */
	readonly channelNames = new Map<string, string>();

	/** Every secret of the run, those of replaced tokens included. */
	private readonly secrets = new Set<string>();

	private constructor(
		private readonly context: CliqContext,
		private current: Connection,
	) {
		this.keepSecret();
	}

	/**
	 * @throws INVALID_INPUT for an unsafe custom URL, REFRESH_TOKEN_REQUIRED when the credential has no token
	 */
	static async open(context: CliqContext): Promise<Session> {
		const connection = readConnection(await context.getCredentials(CREDENTIAL_TYPE));
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
	 */
	async send(options: IHttpRequestOptions): Promise<Answer | NoAnswer> {
		try {
			const response = (await this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				CREDENTIAL_TYPE,
				{
					...options,
					encoding: 'text',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
				},
			)) as { statusCode: number; headers: IDataObject; body: unknown };
			return {
				status: response.statusCode,
				headers: response.headers,
				text: typeof response.body === 'string' ? this.redact(response.body) : '',
			};
		} catch (error) {
			// Only the code is taken over: on n8n 2.x the error's cause holds the token.
			const code = codeOf(error);
			return { code, mayHaveArrived: code === null || !NEVER_SENT.includes(code) };
		}
	}

	/**
	 * Asks Zoho for a new access token after Cliq refused the current one.
	 *
	 * @returns whether the token changed, so that asking Cliq again makes sense
	 * @throws REFRESH_TOKEN_REQUIRED or RATE_LIMITED when Zoho refuses, UNAVAILABLE when it does not answer
	 */
	async renewToken(): Promise<boolean> {
		const before = this.current.accessToken;
		const refusal = await this.refresh();
		await this.reload();
		if (this.current.accessToken !== before) return true;
		// Zoho refuses with HTTP 200, and n8n then stores its `error` beside the old token.
		const zohoError = refusal ?? this.current.tokenError;
		if (zohoError === null) return false;
		throw this.remember('*', tokenEndpointRefused(zohoError, this.current, false));
	}

	/** @returns Zoho's `error`, or null when nothing was thrown */
	private async refresh(): Promise<string | null> {
		try {
			await this.context.helpers.refreshOAuth2Token.call(this.context, CREDENTIAL_TYPE);
			return null;
		} catch (error) {
			return readTokenFailure(error);
		}
	}

	/**
	 * @returns the problem that calls with this scope are known to meet with the current token
	 */
	async knownProblem(scope: string): Promise<CliqError | undefined> {
		if (this.recall(scope) === undefined) return undefined;
		// Someone may have reconnected meanwhile: a fresh token is not blocked by what an older one lacked.
		await this.reload();
		return this.recall(scope);
	}

	/** Keeps a problem for every later call with the same token and scope (`*` for any scope). */
	remember(scope: string, problem: CliqError): CliqError {
		this.knownProblems.set(this.key(scope), problem);
		return problem;
	}

	private recall(scope: string): CliqError | undefined {
		return this.knownProblems.get(this.key('*')) ?? this.knownProblems.get(this.key(scope));
	}

	private key(scope: string): string {
		return `${this.current.accessToken} ${scope}`;
	}

	private async reload(): Promise<void> {
		this.current = readConnection(await this.context.getCredentials(CREDENTIAL_TYPE));
		this.keepSecret();
	}

	private keepSecret(): void {
		for (const secret of this.current.secrets) this.secrets.add(secret);
	}

	/** An answer that echoes the request must not carry the token into an error or an output. */
	private redact(text: string): string {
		return [...this.secrets].reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
	}
}

/** n8n's error for a lost connection carries the network's code as `httpCode`, on 1.x and 2.x alike. */
function codeOf(error: unknown): string | null {
	const code = isJsonObject(error) ? error.httpCode : null;
	return typeof code === 'string' && /^E[A-Z_]+$/.test(code) ? code : null;
}

/**
 * Reads what n8n throws when a refresh fails: Zoho's body stands in `body` or `response.data`.
 *
 * @returns Zoho's `error`
 * @throws UNAVAILABLE when Zoho did not answer, or with a fault of its own
 */
function readTokenFailure(error: unknown): string {
	const { body, response, status, code } = isJsonObject(error) ? error : {};
	const answered = isJsonObject(response) ? response : { data: body, status };
	const answer = typeof answered.data === 'string' ? parseJson(answered.data) : answered.data;
	if (isJsonObject(answer) && typeof answer.error === 'string') return answer.error;
	if (typeof answered.data === 'string' && isTokenLock(answered.data)) return 'Access Denied';
	const isFault = typeof answered.status === 'number' && answered.status >= 500;
	const isNetwork = typeof code === 'string' && /^E(?!AUTH|STATUS|RR_ASSERTION)/.test(code);
	if (isFault || isNetwork) throw accountsUnavailable(isNetwork ? code : null);
	return 'no_refresh_token';
}
