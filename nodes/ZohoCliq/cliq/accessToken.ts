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

/** Result of requesting a token: none, a new one from Zoho, or one stored meanwhile (possibly stale). */
export type Renewal = 'none' | 'renewed' | 'reloaded';

/** How long a run stops contacting a sign-in server that did not respond. */
const ACCOUNTS_PAUSE_MS = 60_000;

/** One run's view of the credential: its token, how to renew it, and whether it is still valid. */
export class AccessToken {
	/** The account Cliq counts calls for, as seen from n8n: Cliq host plus credential. */
	readonly account: string;

	/** Every secret of the run, including those of replaced tokens. */
	readonly secrets = new Set<string>();

	/** Why the token is not usable; undefined while no problem is known. */
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

	get connection(): Connection {
		return this.current;
	}

	/**
	 * Requests a new token from Zoho after Cliq refused the current one.
	 *
	 * @throws REFRESH_TOKEN_REQUIRED or RATE_LIMITED if Zoho refuses, UNAVAILABLE if it does not respond
	 */
	async renew(): Promise<Renewal> {
		// Another run may have renewed it already.
		if (await this.reload()) return 'reloaded';
		const locked = tokenLockOf(this.account);
		if (locked > 0) throw this.markInvalid(tokenLocked(locked), locked);
		const refusal = await this.refresh();
		if (await this.reload()) return 'renewed';
		// Zoho refuses with HTTP 200; n8n then stores its `error` next to the old token.
		const zohoError = refusal ?? this.current.tokenError;
		if (zohoError === null) return 'none';
		const error = tokenEndpointRefused(zohoError, this.current, false);
		if (!isTokenLock(zohoError)) throw this.markInvalid(error);
		processState.tokenLocks.set(this.account, Date.now() + TOKEN_LOCK_MS);
		throw this.markInvalid(error, TOKEN_LOCK_MS);
	}

	/**
	 * Same as renew, for a missing scope. A new token rarely helps and Zoho issues only ten per ten
	 * minutes, so this runs once per run.
	 */
	async renewForScope(): Promise<Renewal> {
		if (this.hasRenewedForScope) return 'none';
		this.hasRenewedForScope = true;
		return await this.renew().catch(() => {
			// The missing scope explains more than the failed renewal; the token itself is valid.
			this.problem = undefined;
			return 'none' as const;
		});
	}

	/**
	 * Records why the token is not usable, so that every later call fails with the same problem.
	 *
	 * @param milliseconds how long nothing can change, if the problem is temporary
	 * @returns the problem
	 */
	markInvalid(problem: CliqError, milliseconds = Infinity): CliqError {
		this.problem = problem;
		this.problemUntil = Date.now() + milliseconds;
		return problem;
	}

	/**
	 * Reads the credential again and clears a recorded problem that no longer applies.
	 *
	 * @returns whether the token changed
	 */
	async reload(): Promise<boolean> {
		const before = this.current.accessToken;
		this.current = await loadConnection(this.context);
		this.keepSecrets();
		const isAnother = this.current.accessToken !== before;
		if (isAnother || Date.now() >= this.problemUntil) this.problem = undefined;
		return isAnother;
	}

	/** @returns Zoho's `error`, or null if nothing was thrown */
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

/** @returns milliseconds until Zoho issues tokens again; a clock set back adds at most one lock */
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
