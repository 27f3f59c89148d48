/** After a refusal, others are using calls too; the reduced limit is kept this long. */
const HOLD_MS = 60 * 60_000;

/** From then on it grows, doubling in this time, until the whole threshold is reached. */
const DOUBLING_MS = 20 * 60_000;

/**
 * How much of a threshold this process uses: at most the part that the credential sets. Cliq counts all processes
 * and apps of a user together and does not say what they use; only a refusal tells that it was too much. Each
 * process then keeps to what it sent itself, which together is what Cliq accepts.
 */
export class Share {
	/** How many minutes a window has: more than one if the part of the threshold is less than one call. */
	minutes = 1;

	/** The part of the threshold, in calls per window; at least one. */
	private most: number;

	private part = 100;

	private reduced: number;

	/** None until a refusal. */
	private reducedAt?: number;

	constructor(private readonly threshold: number) {
		this.most = threshold;
		this.reduced = threshold;
	}

	/** The part of the threshold that the credential sets. */
	get percent(): number {
		return this.part;
	}

	/** Set with each call, but read by each waiting one twice a second. */
	set percent(percent: number) {
		this.part = percent;
		const calls = (this.threshold * percent) / 100;
		this.most = Math.max(1, Math.floor(calls));
		this.minutes = Math.max(1, 1 / calls);
	}

	/** @returns calls per window; at least one */
	limit(now: number): number {
		return Math.min(this.most, Math.floor(this.learned(now)));
	}

	/**
	 * Cliq refused a call though the limit was kept.
	 *
	 * @param sent how many calls Cliq accepted from this process in a minute. Fewer than a quarter of the limit
	 * say little: it may just have started. More than half of its part would leave nothing for others.
	 */
	reduce(sent: number, now: number): void {
		const limit = this.limit(now);
		const fair = Math.min(Math.max(sent, limit / 4), this.most / 2, limit - 1);
		this.reduced = Math.max(1, Math.floor(fair));
		this.reducedAt = now;
	}

	/** Takes over the lower part, and the lower limit learned. */
	absorb(other: Share, now: number): void {
		this.percent = Math.min(this.percent, other.percent);
		if (other.learned(now) >= this.learned(now)) return;
		this.reduced = other.reduced;
		this.reducedAt = other.reducedAt;
	}

	/** Whether it holds no more information than a new one. */
	isWhole(now: number): boolean {
		return this.limit(now) >= this.most;
	}

	/** @returns what refusals taught; infinite without one */
	private learned(now: number): number {
		if (this.reducedAt === undefined) return Infinity;
		const growing = Math.max(0, now - this.reducedAt - HOLD_MS);
		return this.reduced * 2 ** (growing / DOUBLING_MS);
	}
}
