import { sleep } from 'n8n-workflow';

/** What to do when Cliq takes no more calls for a while. */
export interface WaitPolicy {
	readonly onRateLimit: 'wait' | 'fail';
	/** The longest single wait. */
	readonly maxWaitSeconds: number;
}

/** What a run spent waiting, by reason, in milliseconds. */
export interface WaitTimes {
	/** To stay under a threshold. */
	pace: number;
	/** For a lock to end. */
	lock: number;
	/** Before trying again what failed. */
	trouble: number;
}

/** How a layer may wait. */
export interface Waiting {
	readonly policy: WaitPolicy;
	/** n8n's cancel signal; it ends waits. */
	readonly signal: AbortSignal | undefined;
	/** Adds up what was waited. */
	readonly waitTimes: WaitTimes;
}

/** Short enough that a stopped execution ends within a second. */
export const SLICE_MS = 500;

/**
 * Waits without keeping the execution from being stopped. What was slept is counted, not what the clock
 * says, so that one that steps back does not lengthen the wait.
 *
 * @param milliseconds how long
 * @param signal n8n's cancel signal; the wait ends when it fires
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	let left = milliseconds;
	while (left > 0 && signal?.aborted !== true) {
		const slice = Math.min(left, SLICE_MS);
		await sleep(slice);
		left -= slice;
	}
}
