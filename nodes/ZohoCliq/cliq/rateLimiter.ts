import type { Endpoint } from './endpoints';
import type { Response } from './response';
import { retryAfterSeconds } from './response';

/** Cliq's thresholds are for a minute. [Zoho's OpenAPI] */
const WINDOW_MS = 60_000;

/** Cliq counts arrivals by its own clock, so a call stops counting a little later here than there. */
const MARGIN_MS = 250;

/** How often a call looks again that waits for others to be answered. */
const POLL_MS = 500;

/** After a refusal someone else uses up calls too: at half the pace two processes do not lock each other for ever. */
const CAUTION_MS = 60 * 60_000;

/** The longest lock that is believed: past it a call finds out, whatever a proxy made of Cliq's header. */
const LONGEST_LOCK_SECONDS = 3600;

/** Where no lock period is published: the longest usual one. */
const USUAL_LOCK_MINUTES = 10;

/** Limiters beyond this number are looked through for idle ones. */
const MANY_LIMITERS = 100;

/** A call's place in the queue. */
export type Ticket = object;

/**
 * How fast one user may call one endpoint: a sliding window over the calls of all runs in the process, and a
 * circuit breaker for Cliq's locks. A call counts from when its response came, which is never before Cliq
 * counted it. Nothing here waits: callers queue up, ask how long, and start when it is their turn.
 */
export class RateLimiter {
	/** When each call that still counts stops counting, oldest first. */
	private counted: number[] = [];

	private readonly queue: Ticket[] = [];

	private inFlight = 0;

	private lockedUntil = 0;

	private cautiousUntil = 0;

	/** Past a lock one call goes ahead; the others follow when Cliq took it. */
	private needsProbe = false;

	private probe: Ticket | undefined;

	/** Counts locks and their ends: a wait that outlasts one of them begins anew. */
	phase = 0;

	private latest = 0;

	/** @param limitPerMinute Cliq's threshold */
	constructor(private readonly limitPerMinute: number) {}

	/** Starts a call that nothing stands against, without a place in the queue; undefined for one that has to wait. */
	tryStart(): Ticket | undefined {
		const now = this.tick();
		const isOpen = now < this.lockedUntil || this.needsProbe;
		if (isOpen || this.queue.length > 0 || this.free(now) <= 0) return undefined;
		this.inFlight++;
		return {};
	}

	/** @returns a place at the end of the queue */
	join(): Ticket {
		const ticket = {};
		this.queue.push(ticket);
		return ticket;
	}

	/** Gives a place up. */
	leave(ticket: Ticket): void {
		const place = this.queue.indexOf(ticket);
		if (place >= 0) this.queue.splice(place, 1);
	}

	/** @returns milliseconds until this call's turn, as far as can be told now; 0 when it may start */
	waitOf(ticket: Ticket): number {
		const now = this.tick();
		if (now < this.lockedUntil) return this.lockedUntil - now;
		const place = this.queue.indexOf(ticket);
		if (this.needsProbe) return place === 0 && this.inFlight === 0 ? 0 : POLL_MS;
		const later = place - this.free(now);
		if (later < 0) return 0;
		const expiry = this.counted[later];
		return expiry === undefined ? POLL_MS : expiry - now;
	}

	/** Whether the wait is for a lock, not just for a place in the window. */
	get isLocked(): boolean {
		return this.tick() < this.lockedUntil || this.needsProbe;
	}

	/** Whether the lock is over, and one call finds out whether Cliq takes them again. */
	get isHalfOpen(): boolean {
		return this.needsProbe && this.tick() >= this.lockedUntil;
	}

	/** Starts the call whose turn it is. */
	start(ticket: Ticket): void {
		this.leave(ticket);
		this.inFlight++;
		if (this.needsProbe) this.probe = ticket;
	}

	/**
	 * The call is over.
	 *
	 * @param hasCounted false for a call that Cliq cannot have counted
	 */
	finish(ticket: Ticket, hasCounted: boolean): void {
		this.inFlight--;
		if (this.probe === ticket) {
			this.probe = undefined;
			if (hasCounted) this.endProbing();
		}
		if (hasCounted) this.counted.push(this.tick() + WINDOW_MS + MARGIN_MS);
	}

	/** Cliq refused the call because too many came; nothing starts before its lock is over. */
	refuse(ticket: Ticket, lockSeconds: number): void {
		this.inFlight--;
		if (this.probe === ticket) this.probe = undefined;
		const now = this.tick();
		const until = now + Math.min(lockSeconds, LONGEST_LOCK_SECONDS) * 1000;
		if (until > this.lockedUntil) this.phase++;
		this.lockedUntil = Math.max(this.lockedUntil, until);
		this.needsProbe = true;
		this.cautiousUntil = now + CAUTION_MS;
	}

	private endProbing(): void {
		this.needsProbe = false;
		this.phase++;
	}

	/** Whether it knows nothing that a new one would not. */
	get isIdle(): boolean {
		const now = this.tick();
		const isQuiet = this.inFlight === 0 && this.queue.length === 0 && this.counted.length === 0;
		return isQuiet && now >= this.lockedUntil && now >= this.cautiousUntil;
	}

	private free(now: number): number {
		const isCautious = now < this.cautiousUntil;
		const limit = isCautious
			? Math.max(1, Math.floor(this.limitPerMinute / 2))
			: this.limitPerMinute;
		return limit - this.inFlight - this.counted.length;
	}

	/** Forgets calls that no longer count. A clock that stepped back takes all times along, so that no wait gets longer. */
	private tick(): number {
		const now = Date.now();
		const back = Math.max(0, this.latest - now);
		this.latest = now;
		if (back > 0) {
			this.counted = this.counted.map((expiry) => expiry - back);
			this.lockedUntil -= back;
			this.cautiousUntil -= back;
		}
		while ((this.counted[0] ?? Infinity) <= now) this.counted.shift();
		return now;
	}
}

/** The limiters of all accounts and endpoints that were called lately. */
export class RateLimiters {
	private readonly limiters = new Map<string, RateLimiter>();

	/** @param limitOf how many calls a minute an endpoint may get */
	constructor(private readonly limitOf = ({ threshold }: Endpoint): number => threshold) {}

	/**
	 * @param account Cliq host and credential: whose calls are counted together
	 * @returns the one limiter for an account's calls to an endpoint
	 */
	for(account: string, endpoint: Endpoint): RateLimiter {
		const key = `${account} ${endpoint.id}`;
		const known = this.limiters.get(key);
		if (known) return known;
		if (this.limiters.size >= MANY_LIMITERS) this.forgetIdle();
		const limiter = new RateLimiter(this.limitOf(endpoint));
		this.limiters.set(key, limiter);
		return limiter;
	}

	private forgetIdle(): void {
		for (const [key, limiter] of this.limiters) if (limiter.isIdle) this.limiters.delete(key);
	}
}

/** @returns how long Cliq refuses an endpoint now, in seconds: as its refusal says, else as published */
export function lockSecondsOf({ lockMinutes }: Endpoint, refusal: Response): number {
	return retryAfterSeconds(refusal, Date.now()) ?? (lockMinutes ?? USUAL_LOCK_MINUTES) * 60;
}
