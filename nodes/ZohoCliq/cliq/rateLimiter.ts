import type { Endpoint } from './endpoints';
import type { Response } from './response';
import { retryAfterSeconds } from './response';

/** Cliq's thresholds are per minute. [Zoho's OpenAPI] */
const WINDOW_MS = 60_000;

/** Cliq counts arrivals by its own clock, so a call expires a little later here than there. */
const MARGIN_MS = 250;

/** How often a call waiting for other responses checks again. */
const POLL_MS = 500;

/** After a refusal, others are using calls too; at half the rate, two processes stop locking each other. */
const CAUTION_MS = 60 * 60_000;

/** The longest lock believed, whatever a proxy made of Cliq's header; after it, a call probes. */
const LONGEST_LOCK_SECONDS = 3600;

/** If no lock period is published: the longest usual one. */
const USUAL_LOCK_MINUTES = 10;

/** Beyond this number of limiters, idle ones are removed. */
const MANY_LIMITERS = 100;

/** A call's place in the queue. */
export type Ticket = object;

/**
 * How fast one user may call one endpoint: a sliding window over the calls of all runs in the process, plus
 * a circuit breaker for Cliq's locks. A call counts from the time of its response, which is never before
 * Cliq counted it. Nothing here waits: callers queue up, poll their wait, and start when it is their turn.
 */
export class RateLimiter {
	/** When each counted call expires, oldest first. */
	private counted: number[] = [];

	private readonly queue: Ticket[] = [];

	private inFlight = 0;

	private lockedUntil = 0;

	private cautiousUntil = 0;

	/** After a lock, one call goes first; the others follow once Cliq accepted it. */
	private needsProbe = false;

	private probe: Ticket | undefined;

	/** Counts the starts and ends of locks: a wait that spans one starts over. */
	phase = 0;

	private latest = 0;

	/** @param limitPerMinute Cliq's threshold */
	constructor(private readonly limitPerMinute: number) {}

	/** Starts a call that can start at once, without queueing; undefined if it has to wait. */
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

	leave(ticket: Ticket): void {
		const place = this.queue.indexOf(ticket);
		if (place >= 0) this.queue.splice(place, 1);
	}

	/** @returns milliseconds until this call's turn, as far as known now; 0 if it may start */
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

	/** Whether the wait is for a lock, not only for a place in the window. */
	get isLocked(): boolean {
		return this.tick() < this.lockedUntil || this.needsProbe;
	}

	/** Whether the lock has ended and one call tests whether Cliq accepts calls again. */
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
	 * Records that the call is over.
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

	/** Cliq throttled the call; nothing starts before the lock ends. */
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

	/** Whether it holds no more information than a new one. */
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

	/** Drops expired calls. If the clock was set back, shifts all times along, so that no wait gets longer. */
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

/** The limiters of all recently called accounts and endpoints. */
export class RateLimiters {
	private readonly limiters = new Map<string, RateLimiter>();

	/** @param limitOf how many calls per minute an endpoint may receive */
	constructor(private readonly limitOf = ({ threshold }: Endpoint): number => threshold) {}

	/**
	 * @param account Cliq host and credential: calls are counted per account
	 * @returns the only limiter for an account's calls to an endpoint
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

/** @returns how long Cliq locks an endpoint, in seconds: as the refusal says, otherwise as published */
export function lockSecondsOf({ lockMinutes }: Endpoint, refusal: Response): number {
	return retryAfterSeconds(refusal, Date.now()) ?? (lockMinutes ?? USUAL_LOCK_MINUTES) * 60;
}
