import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import type { CliqError } from '../errors';
import type { Authentication, CredentialType } from './authentication';
import { authenticationOf, authentications } from './authentication';
import type { Connection } from './connection';
import { readConnection, urlIn, withoutTokenError } from './connection';
import { readCredential, refusalOf, requireToken } from './credential';
import { withDeadline } from './deadline';
import {
	accountsUnavailable,
	isTokenLock,
	renewalsUsedUp,
	TOKEN_LOCK_MS,
	tokenLocked,
} from './explain/connection';
import type { CliqContext } from './n8nContext';
import { readingWith } from './n8nContext';
import type { RenewalTrouble } from './n8nErrors';
import { readTokenFailure } from './n8nErrors';
import { grants } from './scopes';
import { processState } from './processState';
import type { FailedRenewal, NewRenewal, RenewalLimiter } from './renewalLimiter';
import { cleanCode, hashOf, redact } from './secrets';
import { renewSelfClient } from './selfClientRenewal';
import { untilStopped } from './wait';

/** Result of requesting a token: none, a new one from Zoho, or one stored meanwhile (possibly stale). */
export type Renewal = 'none' | 'renewed' | 'reloaded';

/** How long a run does not ask again for a token after a renewal that neither Zoho nor Cliq refused. */
const TROUBLE_PAUSE_MS = 60_000;

/** How long a reading of the credential is used: for each, n8n asks its database, copies the node and decrypts. */
const READING_MS = 1000;

/** What a stopped execution gets: it sends nothing more. */
const STOPPED: FailedRenewal = { error: accountsUnavailable(null), milliseconds: Infinity };

/** One run's view of the credential: its token, how to renew it, and whether it is still valid. */
export class AccessToken {
	/** Every secret of the run, including those of replaced tokens. */
	readonly secrets = new Set<string>();

	/** Why the token is not usable; undefined while no problem is known. */
	problem: CliqError | undefined;

	private problemUntil = Infinity;

	/** When the credential was read, by `performance.now()`. */
	private readAt = performance.now();

	/**
	 * The credential's ID, read once, because n8n copies the whole node each time; for a webhook token its hash:
	 * several credentials may have the same.
	 */
	private credential: string;

	private readonly type: CredentialType;

	private current: Connection;

	private constructor(
		private readonly context: CliqContext,
		private readonly way: Authentication,
		private credentials: ICredentialDataDecryptedObject,
	) {
		this.current = readConnection(credentials, way);
		this.type = authentications[way].credentialType;
		const { id, name } = context.getNode().credentials?.[this.type] ?? {};
		this.credential = id ?? name ?? '';
		this.keepSecrets();
	}

	/**
	 * @throws INVALID_INPUT for an unsafe custom URL, REFRESH_TOKEN_REQUIRED when no credential is selected or
	 * it has no token, UNAVAILABLE when n8n cannot read it
	 */
	static async load(context: CliqContext): Promise<AccessToken> {
		const way = authenticationOf(context.getNode());
		const token = new AccessToken(context, way, await readCredential(context, way));
		const { selfClient, accessToken } = token.current;
		if (selfClient && accessToken === null) await token.renew();
		requireToken(token.current);
		if (way === 'webhookToken') token.credential = await hashOf(token.current.renewedWith);
		return token;
	}

	get connection(): Connection {
		return this.current;
	}

	/** The account Cliq counts calls for, as seen from n8n: Cliq host, whatever the network, plus credential. */
	get account(): string {
		return `${new URL(this.current.cliqUrl).origin} ${this.credential}`;
	}

	/** How much of Cliq's thresholds this process may use, in percent; as in the latest reading. */
	get limitShare(): number {
		return this.current.limitShare;
	}

	/**
	 * Sends one request with n8n's own helper. The host and the token come from the same reading of the
	 * credential, at most a second old, so that editing it during a run never sends the token of one account to the
	 * host of another.
	 *
	 * @param options whose `url` is only a path with a query
	 * @param signal ends the request
	 * @param network where to send it, instead of the credential's
	 * @returns what n8n's helper returns
	 * @throws CliqError as {@link load} does, before anything is sent; otherwise what n8n's helper throws
	 */
	async send(
		options: IHttpRequestOptions,
		signal: AbortSignal,
		network?: string,
	): Promise<unknown> {
		const { url: address } = options;
		const read = async () => {
			const isRecent = performance.now() - this.readAt < READING_MS;
			const credentials = isRecent ? this.credentials : await this.read();
			requireToken(this.current);
			options.url = urlIn(this.current, network) + address;
			return credentials;
		};
		let reading: Promise<unknown> | undefined;
		const reader = readingWith(this.context, async () => await (reading = read()), signal);
		const { helpers } = this.context;
		const sending = helpers.httpRequestWithAuthentication.call(reader, this.type, options);
		return await sending.catch(async (error: unknown) => {
			// n8n wraps what went wrong while reading.
			await reading;
			throw error;
		});
	}

	/**
	 * Requests a new token from Zoho after Cliq refused the current one.
	 *
	 * @param signal n8n's cancel signal
	 * @throws REFRESH_TOKEN_REQUIRED or RATE_LIMITED if Zoho refuses or too many renewals did not help,
	 * UNAVAILABLE if Zoho does not respond, n8n fails or the execution was stopped
	 */
	async renew(signal?: AbortSignal): Promise<Renewal> {
		return await this.renewUnless(() => false, false, signal);
	}

	/**
	 * Same as renew, for missing scopes: not if the token itself says that it lacks them, or they were never
	 * requested, because a new one has the same.
	 */
	async renewForScopes(scopes: readonly string[], signal?: AbortSignal): Promise<Renewal> {
		const lacks = ({ grantedScopes, requestedScopes }: Connection) =>
			!scopes.every((scope) => grants(grantedScopes ?? requestedScopes, scope));
		return await this.renewUnless(lacks, true, signal).catch(() => {
			// The missing scope explains more than the failed renewal; the token itself is valid.
			this.problem = undefined;
			return 'none' as const;
		});
	}

	/**
	 * Records that Cliq accepted the token.
	 *
	 * @param isAnswer whether for the request that made this run renew it
	 */
	accept(isAnswer: boolean): void {
		this.limiter.accept(this.current, isAnswer);
	}

	/** Records that Cliq refused the token, so that every later call fails with the same problem. */
	judge(problem: CliqError): void {
		this.limiter.judge(this.current, problem);
		this.markInvalid(problem);
	}

	/**
	 * Reads the credential again and clears a recorded problem that no longer applies.
	 *
	 * @returns whether the token changed
	 */
	async reload(): Promise<boolean> {
		const before = this.current.accessToken;
		await this.read();
		const isAnother = this.current.accessToken !== before;
		if (isAnother || performance.now() >= this.problemUntil) this.problem = undefined;
		return isAnother;
	}

	private async renewUnless(
		lacks: (connection: Connection) => boolean,
		isForScope: boolean,
		signal: AbortSignal | undefined,
	): Promise<Renewal> {
		// Another run may have renewed it already.
		if (await this.reload()) return 'reloaded';
		if (this.current.isWebhookToken || lacks(this.current)) return 'none';
		const { limiter, current: refused } = this;
		if (!limiter.isRunning) {
			if (limiter.isFutile(refused, isForScope)) return 'none';
			this.requireRenewal();
		}
		const renewing = limiter.renew(refused, async (renewal) => await this.ask(renewal));
		const failed = await untilStopped(renewing, signal, STOPPED);
		if (failed) throw this.markInvalid(failed.error, failed.milliseconds);
		await this.reload();
		return this.current.accessToken === refused.accessToken ? 'none' : 'renewed';
	}

	/** @throws the error for a token that may not be renewed now */
	private requireRenewal(): void {
		const { lockLeft } = this.limiter;
		if (lockLeft > 0) throw this.markInvalid(tokenLocked(lockLeft), lockLeft);
		const wait = this.limiter.waitOf(this.current);
		if (wait === 0) return;
		throw this.markInvalid(this.limiter.verdictOn(this.current) ?? renewalsUsedUp(wait), wait);
	}

	/** Asks for a token, for all runs that need one. */
	private async ask(renewal: NewRenewal): Promise<FailedRenewal | undefined> {
		const { accessToken } = this.current;
		const answer = await this.refresh();
		if (typeof answer === 'object') {
			renewal.counts = answer.mayBeIssued;
			this.limiter.judge(this.current, answer.error);
			return { error: answer.error, milliseconds: TROUBLE_PAUSE_MS };
		}
		// Zoho refuses with HTTP 200; n8n then stores its `error` next to the old token.
		renewal.token = this.current.accessToken;
		const isNew = renewal.token !== accessToken;
		const zohoError = answer ?? (isNew ? null : this.current.tokenError);
		if (zohoError === null) return undefined;
		renewal.token = null;
		const error = refusalOf(zohoError, this.current);
		if (isTokenLock(zohoError)) {
			this.limiter.lock();
			return { error, milliseconds: TOKEN_LOCK_MS };
		}
		this.limiter.judge(this.current, error);
		return { error, milliseconds: Infinity };
	}

	/** @returns Zoho's `error`, what else went wrong, or undefined; then the connection is as n8n stored it */
	private async refresh(): Promise<string | RenewalTrouble | undefined> {
		const before = this.current.accessToken;
		const refreshing = async () => {
			const failed = await this.refreshByN8n();
			await this.read();
			return this.current.accessToken === before ? failed : undefined;
		};
		const { responseMs } = processState.timeLimits;
		const answer = await withDeadline<string | RenewalTrouble | undefined>(
			refreshing().catch(readTokenFailure),
			responseMs,
			{ error: accountsUnavailable('ETIMEDOUT'), mayBeIssued: false },
		);
		if (typeof answer !== 'string') return answer;
		return cleanCode(redact(answer, this.secrets)) ?? 'unknown error';
	}

	private async refreshByN8n(): Promise<string | RenewalTrouble | undefined> {
		const { context, type, current, secrets } = this;
		if (current.selfClient) {
			return await renewSelfClient(context, await this.read(), current.cliqUrl, secrets);
		}
		const reader = readingWith(context, async () => withoutTokenError(await this.read()));
		await context.helpers.refreshOAuth2Token.call(reader, type);
		return undefined;
	}

	private async read(): Promise<ICredentialDataDecryptedObject> {
		const credentials = await readCredential(this.context, this.way, this.secrets);
		this.current = readConnection(credentials, this.way);
		this.credentials = credentials;
		this.readAt = performance.now();
		this.keepSecrets();
		return credentials;
	}

	private markInvalid(problem: CliqError, milliseconds = Infinity): CliqError {
		this.problem = problem;
		this.problemUntil = performance.now() + milliseconds;
		return problem;
	}

	private keepSecrets(): void {
		for (const secret of this.current.secrets) this.secrets.add(secret);
	}

	private get limiter(): RenewalLimiter {
		return processState.renewalLimiters.for(this.credential);
	}
}
