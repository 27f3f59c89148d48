import type { CliqError } from '../errors';
import type { Connection } from './connection';
import { TOKEN_LOCK_MS } from './explain/connection';
import { IdleMap } from './idleMap';

/** Zoho issues ten tokens in ten minutes; the rest is kept for tokens that really expire. [Zoho's guide] */
const MAX_RENEWALS = 3;

/** Why a renewal brought no token, and for how long nobody needs to ask again. */
export interface FailedRenewal {
	readonly error: CliqError;
	readonly milliseconds: number;
}

/** A renewal of the last ten minutes. */
interface Renewal {
	readonly renewedWith: string;
	/** When it stops counting. */
	readonly until: number;
	/** Whether it replaced a token that a renewal had brought minutes before. */
	readonly isRepeated: boolean;
	/** Whether it counts towards the limit: not if it helped. */
	counts: boolean;
	/** The token that was stored afterwards. */
	token: string | null;
	/** Whether Cliq has accepted that token. */
	hasWorked: boolean;
}

/** A token, and what it is renewed with. */
type Held = Pick<Connection, 'accessToken' | 'renewedWith'>;

/** What a renewal brought, as recorded by whoever asks for the token. */
export type NewRenewal = Pick<Renewal, 'counts' | 'token'>;

/**
 * How often the token of one credential may be renewed, over all runs of the process: a few times in ten
 * minutes if that does not help (a scope is missing, Cliq refuses every token), and always if a token has
 * expired. Uses a clock that nobody can set.
 */
export class RenewalLimiter {
	private running: Promise<FailedRenewal | undefined> | undefined;

	private renewals: Renewal[] = [];

	private lockedUntil = 0;

	private verdict: { readonly of: Held; readonly error: CliqError } | undefined;

	/** @returns whether a renewal is in progress, which others can join */
	get isRunning(): boolean {
		return this.running !== undefined;
	}

	/** Milliseconds until Zoho issues tokens again. */
	get lockLeft(): number {
		return Math.max(0, this.lockedUntil - performance.now());
	}

	/** Records that Zoho issues no more tokens for ten minutes. */
	lock(): void {
		this.lockedUntil = performance.now() + TOKEN_LOCK_MS;
	}

	/**
	 * @param lacksScope whether Cliq refused the token because it lacks a scope
	 * @returns whether a renewal brought this very token minutes ago, so that another would not help either
	 */
	isFutile({ accessToken }: Held, lacksScope: boolean): boolean {
		const renewal = this.find(accessToken);
		return renewal !== undefined && (lacksScope || !renewal.hasWorked);
	}

	/** @returns milliseconds until another renewal is allowed; 0 if now. Reconnecting starts anew. */
	waitOf({ renewedWith }: Held): number {
		const counting = this.recent().filter(
			(renewal) => renewal.counts && renewal.renewedWith === renewedWith,
		);
		const next = counting.at(-MAX_RENEWALS);
		return next === undefined ? 0 : next.until - performance.now();
	}

	/**
	 * Renews, or joins the renewal in progress.
	 *
	 * @param refused what Cliq refused
	 * @param ask asks Zoho, and records in the renewal what it brought; never rejects
	 */
	async renew(
		refused: Held,
		ask: (renewal: NewRenewal) => Promise<FailedRenewal | undefined>,
	): Promise<FailedRenewal | undefined> {
		if (this.running) return await this.running;
		const renewal: Renewal = {
			renewedWith: refused.renewedWith,
			until: performance.now() + TOKEN_LOCK_MS,
			isRepeated: this.find(refused.accessToken) !== undefined,
			counts: true,
			token: null,
			hasWorked: false,
		};
		this.renewals.push(renewal);
		this.running = ask(renewal).finally(() => {
			this.running = undefined;
		});
		return await this.running;
	}

	/**
	 * Records that Cliq accepted a token.
	 *
	 * @param isAnswer whether it accepted it for the request that made the node renew: the old one had expired
	 */
	accept({ accessToken }: Held, isAnswer: boolean): void {
		if (this.renewals.length === 0) return;
		const renewal = this.find(accessToken);
		if (!renewal) return;
		renewal.hasWorked = true;
		if (isAnswer && !renewal.isRepeated) renewal.counts = false;
	}

	/** Records why it was refused: that is the error once no renewal is allowed any more. */
	judge({ accessToken, renewedWith }: Held, error: CliqError): void {
		this.verdict = { of: { accessToken, renewedWith }, error };
	}

	/** @returns why it was refused last; undefined if it was not, as far as known */
	verdictOn({ accessToken, renewedWith }: Held): CliqError | undefined {
		const { verdict } = this;
		const isSame =
			verdict?.of.accessToken === accessToken && verdict.of.renewedWith === renewedWith;
		return isSame ? verdict.error : undefined;
	}

	/** Whether it holds no more information than a new one. */
	get isIdle(): boolean {
		return !this.running && this.recent().length === 0 && this.lockLeft === 0;
	}

	private find(token: string | null): Renewal | undefined {
		return this.recent().find((renewal) => token !== null && renewal.token === token);
	}

	private recent(): readonly Renewal[] {
		const now = performance.now();
		this.renewals = this.renewals.filter(({ until }) => until > now);
		return this.renewals;
	}
}

/** The limiters of all credentials whose tokens were refused recently. */
export class RenewalLimiters {
	private readonly limiters = new IdleMap<RenewalLimiter>();

	/** @param credential its ID in n8n */
	for(credential: string): RenewalLimiter {
		return this.limiters.getOrCreate(credential, () => new RenewalLimiter());
	}
}
