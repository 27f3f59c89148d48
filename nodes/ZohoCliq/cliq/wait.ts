import { sleep } from 'n8n-workflow';

/** What to do while Cliq is rate limiting. */
export interface WaitPolicy {
	readonly onRateLimit: 'wait' | 'fail';
	/** The longest single wait, except for a place in the queue. */
	readonly maxWaitSeconds: number;
	/** The longest wait for a place in the queue; without it, the same. */
	readonly maxPaceSeconds?: number;
	/** Whether the maxima are those of a test run: in production the call would wait longer. */
	readonly isTestRun?: true;
}

/** How long a run waited, by reason, in milliseconds. */
export interface WaitTimes {
	/** To stay within a threshold. */
	pace: number;
	/** For a lock to end. */
	lock: number;
	/** Before a retry. */
	trouble: number;
	/** Whether a test run did not wait for what production waits for. */
	isCutShort?: true;
}

/** How a layer may wait. */
export interface Waiting {
	readonly policy: WaitPolicy;
	/** n8n's cancel signal; it ends waits. */
	readonly signal: AbortSignal | undefined;
	/** Accumulates the time spent waiting. */
	readonly waitTimes: WaitTimes;
}

/** Short enough that a stopped execution ends within a second. */
export const SLICE_MS = 500;

/**
 * Waits without blocking a stop of the execution. It counts the time slept, not the clock, so that a
 * clock set back does not lengthen the wait.
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

/**
 * Waits for something that cannot be stopped itself, until the execution is stopped.
 *
 * @param work must not reject once the execution was stopped
 * @param signal n8n's cancel signal
 * @param stopped the result after a stop
 */
export async function untilStopped<T>(
	work: Promise<T>,
	signal: AbortSignal | undefined,
	stopped: T,
): Promise<T> {
	if (!signal) return await work;
	const listening = new AbortController();
	const isStopped = new Promise<T>((resolve) => {
		const stop = () => {
			resolve(stopped);
		};
		signal.addEventListener('abort', stop, { signal: listening.signal });
		if (signal.aborted) stop();
	});
	return await Promise.race([work, isStopped]).finally(() => {
		listening.abort();
	});
}
