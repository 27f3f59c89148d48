import type { CliqError } from '../errors';
import type { Connection } from './connection';
import { readConnection } from './connection';
import { withDeadline } from './deadline';
import {
	accountsUnavailable,
	isTokenLock,
	neverConnected,
	TOKEN_LOCK_MS,
	tokenEndpointRefused,
	tokenLocked,
	unreadableCredential,
} from './explain/connection';
import type { CliqContext } from './n8nContext';
import { CREDENTIAL_TYPE } from './n8nContext';
import { readTokenFailure } from './n8nErrors';
import { processState } from './processState';
import { cleanCode, redact } from './secrets';

/**
 * What asking for another token brought: none, a new one from Zoho, or one that was stored meanwhile,
 * which may be old as well.
 */
export type Renewal = 'none' | 'renewed' | 'reloaded';

/** How long a sign-in server that did not answer is left alone by a run. */
const ACCOUNTS_PAUSE_MS = 60_000;

/** One run's view of the credential: its token, how it is renewed, and whether it is still any good. */
export class AccessToken {
	/** Whose calls Cliq counts together, as far as n8n can tell: the Cliq it is and the credential. */
	readonly account: string;

	/** Every secret of the run, those of replaced tokens included. */
	readonly secrets = new Set<string>();

	/** Why the token is no longer any good; undefined as long as nothing is known against it. */
	problem: CliqError | undefined;

	private problemUntil = Infinity;

	private hasRenewedForScope = false;

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
	static async load(context: CliqContext): Promise<AccessToken> {
		const connection = await loadConnection(context);
		const { accessToken, tokenError } = connection;
		if (accessToken !== null) return new AccessToken(context, connection);
		if (tokenError === null) throw neverConnected();
		throw tokenEndpointRefused(tokenError, connection, true);
	}

	/** What the credential says now. */
	get connection(): Connection {
		return this.current;
	}

	/**
	 * Asks Zoho for a new token after Cliq refused the current one.
	 *
	 * @throws REFRESH_TOKEN_REQUIRED or RATE_LIMITED when Zoho refuses, UNAVAILABLE when it does not answer
	 */
	async renew(): Promise<Renewal> {
		// Another run may have renewed it already.
		if (await this.reload()) return 'reloaded';
		const locked = tokenLockOf(this.account);
		if (locked > 0) throw this.markInvalid(tokenLocked(locked), locked);
		const refusal = await this.refresh();
		if (await this.reload()) return 'renewed';
		// Zoho refuses with HTTP 200, and n8n then stores its `error` beside the old token.
		const zohoError = refusal ?? this.current.tokenError;
		if (zohoError === null) return 'none';
		const error = tokenEndpointRefused(zohoError, this.current, false);
		if (!isTokenLock(zohoError)) throw this.markInvalid(error);
		processState.tokenLocks.set(this.account, Date.now() + TOKEN_LOCK_MS);
		throw this.markInvalid(error, TOKEN_LOCK_MS);
	}

	/**
	 * The same for a scope that is missing, which a new token rarely helps: once a run at most, for
	 * Zoho gives only ten tokens in ten minutes.
	 */
	async renewForScope(): Promise<Renewal> {
		if (this.hasRenewedForScope) return 'none';
		this.hasRenewedForScope = true;
		return await this.renew().catch(() => {
			// The missing scope explains more than a renewal that failed; the token itself is good.
			this.problem = undefined;
			return 'none' as const;
		});
	}

	/**
	 * Keeps the problem of a token that is no longer any good for every later call.
	 *
	 * @param milliseconds how long nothing can change, for a problem that passes by itself
	 * @returns that problem
	 */
	markInvalid(problem: CliqError, milliseconds = Infinity): CliqError {
		this.problem = problem;
		this.problemUntil = Date.now() + milliseconds;
		return problem;
	}

	/**
	 * Reads the credential again, and forgets what is known against its token when that no longer holds.
	 *
	 * @returns whether there is another token than before
	 */
	async reload(): Promise<boolean> {
		const before = this.current.accessToken;
		this.current = await loadConnection(this.context);
		this.keepSecrets();
		const isAnother = this.current.accessToken !== before;
		if (isAnother || Date.now() >= this.problemUntil) this.problem = undefined;
		return isAnother;
	}

	/** @returns Zoho's `error`, or null when nothing was thrown */
	private async refresh(): Promise<string | null> {
		const { renewals } = processState;
		const running = renewals.get(this.account);
		if (running) return await running;
		const mine = this.askForToken();
		renewals.set(this.account, mine);
		return await mine.finally(() => renewals.delete(this.account));
	}

	private async askForToken(): Promise<string | null> {
		const refreshed = this.context.helpers.refreshOAuth2Token.call(this.context, CREDENTIAL_TYPE);
		const outcome = refreshed.then(() => null, readTokenFailure);
		const { responseMs } = processState.timeLimits;
		const failure = await withDeadline(outcome, responseMs, { code: 'ETIMEDOUT' });
		if (failure === null || typeof failure === 'string') return failure && this.asCode(failure);
		throw this.markInvalid(accountsUnavailable(failure.code), ACCOUNTS_PAUSE_MS);
	}

	private asCode(zohoError: string): string {
		return cleanCode(redact(zohoError, this.secrets)) ?? 'unknown error';
	}

	private keepSecrets(): void {
		for (const secret of this.current.secrets) this.secrets.add(secret);
	}
}

/** @returns milliseconds until Zoho gives tokens again; a clock that stepped back costs one more lock at most */
function tokenLockOf(account: string): number {
	const { tokenLocks } = processState;
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
