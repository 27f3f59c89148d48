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
	/** The part of the threshold that the credential sets. */
	percent = 100;

	private reduced: number;

	private reducedAt = -Infinity;

	constructor(private readonly threshold: number) {
		this.reduced = threshold;
	}

	/** @returns calls per window; at least one */
	limit(now: number): number {
		return Math.min(this.most, Math.floor(this.learned(now)));
	}

	/** How many minutes a window has: more than one if the part of the threshold is less than one call. */
	get minutes(): number {
		return Math.max(1, 1 / this.part);
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

	private get part(): number {
		return (this.threshold * this.percent) / 100;
	}

	private get most(): number {
		return Math.max(1, Math.floor(this.part));
	}

	/** @returns what refusals taught; infinite without one */
	private learned(now: number): number {
		const growing = Math.max(0, now - this.reducedAt - HOLD_MS);
		return this.reduced * 2 ** (growing / DOUBLING_MS);
	}
}
