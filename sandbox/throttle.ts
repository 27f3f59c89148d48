const MINUTE = 60_000;

export interface Threshold {
	/** Calls allowed in one window. */
	limitPerMinute: number;
	/** How long the API is locked beyond the threshold. */
	lockMinutes: number;
	/** Length of the window if it is not one minute (bot calls: 10 in 5 minutes). */
	windowMinutes?: number;
}

/** Cliq's thresholds: a number of calls in a sliding window per user and API, and beyond that a lock of that API. */
export class Throttle {
	private readonly calls = new Map<string, number[]>();
	private readonly locks = new Map<string, number>();

	/**
	 * Counts one call.
	 * @param key user and API
	 * @returns whether it is allowed; a refused call is not counted and does not extend the lock
	 */
	admit(key: string, threshold: Threshold, now: number): boolean {
		const lockedUntil = this.locks.get(key);
		if (lockedUntil !== undefined && now < lockedUntil) return false;
		this.locks.delete(key);
		const window = (threshold.windowMinutes ?? 1) * MINUTE;
		const recent = (this.calls.get(key) ?? []).filter((time) => now - time < window);
		this.calls.set(key, recent);
		if (recent.length >= threshold.limitPerMinute) {
			this.locks.set(key, now + threshold.lockMinutes * MINUTE);
			return false;
		}
		recent.push(now);
		return true;
	}

	reset(): void {
		this.calls.clear();
		this.locks.clear();
	}
}
