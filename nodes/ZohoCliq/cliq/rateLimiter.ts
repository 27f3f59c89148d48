import type { Endpoint } from './endpoints';
import { IdleMap } from './idleMap';
import type { Response } from './response';
import { retryAfterSeconds } from './response';
import { Share } from './share';

/** Cliq's thresholds are per minute. [Zoho's OpenAPI] */
const MINUTE_MS = 60_000;

/** Cliq counts arrivals by its own clock, so a call expires a little later here than there. */
const MARGIN_MS = 250;

/** How often a call waiting for other responses checks again. */
const POLL_MS = 500;

/** The longest lock believed, whatever a proxy made of Cliq's header; after it, a call probes. */
const LONGEST_LOCK_SECONDS = 3600;

/** If no lock period is published: the longest usual one. */
const USUAL_LOCK_MINUTES = 10;

/** Of this many accounts it is remembered who they are. */
const MANY_USERS = 1000;

/** A call: waiting in the queue, then in flight. */
export interface Ticket {
	/** Its limiter; another one once that is known to belong to the same user. */
	limiter: RateLimiter;
	/** The limiter's when the call started. */
	phase: number;
	/** Its place in the queue when last looked up; it only moves up. */
	place: number;
}

/**
 * How fast one user may call one endpoint: a sliding window over the calls of all runs in the process, plus
 * a circuit breaker for Cliq's locks. A call counts from the time of its response, which is never before
 * Cliq counted it. Nothing here waits: callers queue up, poll their wait, and start when it is their turn.
 * Times are those of `performance.now()`, which setting the system's clock does not change.
 */
export class RateLimiter {
	/** When each call that counts ended, oldest first. */
	private counted: number[] = [];

	/** The same for the window before. */
	private expired: number[] = [];

	private readonly queue: Ticket[] = [];

	private readonly inFlight = new Set<Ticket>();

	/** Set with each call, as the credential may change. */
	readonly share: Share;

	private lockedUntil = 0;

	/** After a lock, one call goes first; the others follow once Cliq accepted it. */
	private needsProbe = false;

	private probe: Ticket | undefined;

	/** Counts the starts and ends of locks: a wait that spans one starts over. */
	phase = 0;

	/** @param limitPerMinute Cliq's threshold */
	constructor(limitPerMinute: number) {
		this.share = new Share(limitPerMinute);
	}

	/** Starts a call that can start at once, without queueing; undefined if it has to wait. */
	tryStart(): Ticket | undefined {
		const now = this.tick();
		const isOpen = now < this.lockedUntil || this.needsProbe;
		if (isOpen || this.queue.length > 0 || this.free(now) <= 0) return undefined;
		const ticket = this.newTicket();
		this.inFlight.add(ticket);
		return ticket;
	}

	/** @returns a place at the end of the queue */
	join(): Ticket {
		const ticket = this.newTicket();
		this.queue.push(ticket);
		return ticket;
	}

	leave(ticket: Ticket): void {
		const place = this.placeOf(ticket);
		if (place >= 0) this.queue.splice(place, 1);
	}

	/** @returns milliseconds until this call may have its turn and should ask again; 0 if it may start */
	waitOf(ticket: Ticket): number {
		const now = this.tick();
		if (now < this.lockedUntil) return this.lockedUntil - now;
		const place = this.placeOf(ticket);
		if (this.needsProbe) return place === 0 && this.inFlight.size === 0 ? 0 : POLL_MS;
		const later = place - this.free(now);
		if (later < 0) return 0;
		const end = this.counted[later];
		return end === undefined ? POLL_MS : end + this.windowMs - now;
	}

	/** @returns milliseconds until this call's turn if all calls before it are sent, beyond a lock */
	paceOf(ticket: Ticket): number {
		const now = this.tick();
		const start = Math.max(now, this.lockedUntil);
		const limit = this.share.limit(now);
		const later = this.placeOf(ticket) - this.free(now);
		if (later < 0) return 0;
		// Each call that expires makes room for one, and another one whenever that expires in turn.
		const rounds = Math.max(0, Math.ceil((later + 1 - this.counted.length) / limit));
		const end = this.counted[later - rounds * limit];
		const expiry = end === undefined ? start : end + this.windowMs;
		return Math.max(0, expiry - start) + rounds * this.windowMs;
	}

	/** @returns milliseconds until the lock ends */
	get lockLeft(): number {
		return Math.max(0, this.lockedUntil - this.tick());
	}

	/** Whether the wait is for a lock, not only for a place in the window. */
	get isLocked(): boolean {
		return this.lockLeft > 0 || this.needsProbe;
	}

	/** Whether the lock has ended and one call tests whether Cliq accepts calls again. */
	get isHalfOpen(): boolean {
		return this.needsProbe && this.lockLeft === 0;
	}

	/** Starts the call whose turn it is. */
	start(ticket: Ticket): void {
		this.leave(ticket);
		this.inFlight.add(ticket);
		ticket.phase = this.phase;
		if (this.needsProbe) this.probe = ticket;
	}

	/**
	 * Records that the call is over.
	 *
	 * @param hasCounted false for a call that Cliq cannot have counted
	 */
	finish(ticket: Ticket, hasCounted: boolean): void {
		const isProbe = this.end(ticket);
		if (!hasCounted) return;
		if (isProbe) {
			this.needsProbe = false;
			this.phase++;
		}
		this.counted.push(this.tick());
	}

	/** Cliq throttled the call; nothing starts before the lock ends. */
	refuse(ticket: Ticket, lockSeconds: number): void {
		this.end(ticket);
		const now = this.tick();
		const until = now + lockSeconds * 1000;
		// Others in flight when the lock began are refused too, which tells nothing new.
		const isNews = ticket.phase === this.phase;
		if (isNews) this.share.reduce(Math.max(this.counted.length, this.expired.length), now);
		if (isNews || until > this.lockedUntil) this.phase++;
		this.lockedUntil = Math.max(this.lockedUntil, until);
		this.needsProbe = true;
	}

	/** Takes over all calls, locks and caution of another limiter, which is no longer used. */
	absorb(other: RateLimiter): void {
		const now = this.tick();
		other.tick();
		this.counted = [...this.counted, ...other.counted].sort((a, b) => a - b);
		this.expired = [...this.expired, ...other.expired].sort((a, b) => a - b);
		this.queue.push(...other.queue);
		for (const ticket of other.inFlight) this.inFlight.add(ticket);
		this.share.absorb(other.share, now);
		this.lockedUntil = Math.max(this.lockedUntil, other.lockedUntil);
		this.needsProbe ||= other.needsProbe;
		this.probe ??= other.probe;
		this.phase++;
		for (const ticket of [...other.queue, ...this.inFlight]) {
			ticket.limiter = this;
			ticket.phase = this.phase;
			ticket.place = this.queue.length;
		}
	}

	/** Whether it holds no more information than a new one. */
	get isIdle(): boolean {
		const now = this.tick();
		const isUnused = this.inFlight.size + this.queue.length + this.counted.length === 0;
		return isUnused && now >= this.lockedUntil && this.share.isWhole(now);
	}

	private newTicket(): Ticket {
		return { limiter: this, phase: this.phase, place: this.queue.length };
	}

	/** Searches from the last known place, so that many waiting calls stay cheap. */
	private placeOf(ticket: Ticket): number {
		return (ticket.place = this.queue.lastIndexOf(ticket, ticket.place));
	}

	/** @returns whether the call was the probe after a lock */
	private end(ticket: Ticket): boolean {
		this.inFlight.delete(ticket);
		const isProbe = this.probe === ticket;
		if (isProbe) this.probe = undefined;
		return isProbe;
	}

	private free(now: number): number {
		return this.share.limit(now) - this.inFlight.size - this.counted.length;
	}

	/** How long a call counts. */
	private get windowMs(): number {
		return this.share.minutes * MINUTE_MS + MARGIN_MS;
	}

	/** @returns the time, having dropped what expired */
	private tick(): number {
		const now = performance.now();
		const { windowMs } = this;
		move(this.counted, windowMs, now, this.expired);
		move(this.expired, 2 * windowMs, now);
		return now;
	}
}

/** Moves times that are this old from one list to the other. */
function move(from: number[], age: number, now: number, to?: number[]): void {
	for (let time = from[0]; time !== undefined && time + age <= now; time = from[0]) {
		from.shift();
		to?.push(time);
	}
}

/** The limiters of all recently called accounts and endpoints. */
export class RateLimiters {
	/** By endpoint and user. */
	private readonly limiters = new IdleMap<RateLimiter>();

	/** The users that accounts turned out to be. */
	private readonly users = new Map<string, string>();

	/** @param limitOf how many calls per minute an endpoint may receive */
	constructor(private readonly limitOf = ({ threshold }: Endpoint): number => threshold) {}

	/**
	 * @param account Cliq's URL and the credential
	 * @returns the only limiter for a user's calls to an endpoint; until the user is known, for the account's
	 */
	for(account: string, endpoint: Endpoint): RateLimiter {
		const key = `${endpoint.id} ${this.users.get(account) ?? account}`;
		return this.limiters.getOrCreate(key, () => new RateLimiter(this.limitOf(endpoint)));
	}

	/**
	 * Cliq counts all credentials of a user together, so from now on this account's calls count as the user's,
	 * those made already included.
	 */
	identify(account: string, userId: string): void {
		const [host = ''] = /^\w+:\/\/[^/ ]+/.exec(account) ?? [];
		const user = `${host} user ${userId}`;
		if (this.users.get(account) === user) return;
		const [oldest] = this.users.keys();
		if (oldest !== undefined && this.users.size >= MANY_USERS) this.users.delete(oldest);
		this.users.set(account, user);
		for (const [key, limiter] of [...this.limiters]) {
			const [endpoint = ''] = key.split(' ', 1);
			if (key === `${endpoint} ${account}`) this.move(key, limiter, `${endpoint} ${user}`);
		}
	}

	private move(from: string, limiter: RateLimiter, to: string): void {
		const shared = this.limiters.get(to);
		if (shared) shared.absorb(limiter);
		else this.limiters.set(to, limiter);
		this.limiters.delete(from);
	}
}

/** @returns how long Cliq locks an endpoint, in seconds: as the refusal says, otherwise as published */
export function lockSecondsOf({ lockMinutes }: Endpoint, refusal: Response): number {
	const said = retryAfterSeconds(refusal, Date.now()) ?? (lockMinutes ?? USUAL_LOCK_MINUTES) * 60;
	return Math.min(said, LONGEST_LOCK_SECONDS);
}
