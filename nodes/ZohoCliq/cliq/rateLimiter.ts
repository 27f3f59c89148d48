import type { Endpoint } from './endpoints';

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

/** Paces beyond this number are looked through for idle ones. */
const MANY_PACES = 100;

/** A call's place in the queue. */
export type Ticket = object;

/**
 * How fast one user may call one endpoint: a sliding window over the calls of all runs in the process.
 * A call counts from when its answer came, which is never before Cliq counted it. Nothing here waits:
 * callers queue up, ask how long, and start when it is their turn.
 */
export class Pace {
	/** When each call that still counts stops counting, oldest first. */
	private counted: number[] = [];

	private readonly queue: Ticket[] = [];

	private inFlight = 0;

	private lockedUntil = 0;

	private cautiousUntil = 0;

	/** After a lock one call goes ahead; the others follow when Cliq took it. */
	private needsProbe = false;

	private probe: Ticket | undefined;

	/** Counts locks and their ends: a wait that outlasts one of them begins anew. */
	phase = 0;

	private latest = 0;

	/** @param limitPerMinute Cliq's threshold */
	constructor(private readonly limitPerMinute: number) {}

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

	/** @returns whether the wait is for a lock, not just for the pace */
	get isLocked(): boolean {
		return this.tick() < this.lockedUntil || this.needsProbe;
	}

	/** @returns whether the lock is over, and one call finds out whether Cliq takes them again */
	get isProbing(): boolean {
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

	/** @returns whether it knows nothing that a new one would not */
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

const paces = new Map<string, Pace>();

/**
 * @param account Cliq host and credential: whose calls are counted together
 * @returns the pace that all runs of the process share for this endpoint
 */
export function paceOf(account: string, { id, threshold }: Endpoint): Pace {
	const key = `${account} ${id}`;
	const known = paces.get(key);
	if (known) return known;
	if (paces.size >= MANY_PACES) forgetIdlePaces();
	const pace = new Pace(pacingEnabled ? threshold : Infinity);
	paces.set(key, pace);
	return pace;
}

function forgetIdlePaces(): void {
	for (const [key, pace] of paces) if (pace.isIdle) paces.delete(key);
}

let pacingEnabled = true;

/**
 * Forgets all that was counted, for tests and benchmarks.
 *
 * @param enabled false: no thresholds from now on
 */
export function resetPacing(enabled = true): void {
	paces.clear();
	pacingEnabled = enabled;
}

/** @returns how long Cliq refuses an endpoint once its threshold is passed, in seconds */
export function lockSecondsOf({ lockMinutes }: Endpoint): number {
	return (lockMinutes ?? USUAL_LOCK_MINUTES) * 60;
}
