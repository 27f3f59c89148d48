/** After a refusal, others are using calls too; the reduced limit is kept this long. */
const HOLD_MS = 60 * 60_000;

/** From then on it grows, doubling in this time, until the whole threshold is reached. */
const DOUBLING_MS = 20 * 60_000;

/**
 * How much of a threshold this process uses. Cliq counts all processes and apps of a user together and does
 * not say what they use; only a refusal tells that it was too much. Each process then keeps to what it sent
 * itself, which together is what Cliq accepts.
 */
export class Share {
	private reduced: number;

	private reducedAt = -Infinity;

	constructor(private readonly threshold: number) {
		this.reduced = threshold;
	}

	/** @returns calls per minute; at least one */
	limit(now: number): number {
		const growing = Math.max(0, now - this.reducedAt - HOLD_MS);
		return Math.min(this.threshold, Math.floor(this.reduced * 2 ** (growing / DOUBLING_MS)));
	}

	/**
	 * Cliq refused a call though the limit was kept.
	 *
	 * @param sent how many calls Cliq accepted from this process in a minute. Fewer than a quarter of the limit
	 * say little: it may just have started. More than half of the threshold would leave nothing for others.
	 */
	reduce(sent: number, now: number): void {
		const limit = this.limit(now);
		const fair = Math.min(Math.max(sent, limit / 4), this.threshold / 2, limit - 1);
		this.reduced = Math.max(1, Math.floor(fair));
		this.reducedAt = now;
	}

	/** Takes over the lower limit. */
	absorb(other: Share, now: number): void {
		if (other.limit(now) >= this.limit(now)) return;
		this.reduced = other.reduced;
		this.reducedAt = other.reducedAt;
	}

	/** Whether it holds no more information than a new one. */
	isWhole(now: number): boolean {
		return this.limit(now) >= this.threshold;
	}
}
