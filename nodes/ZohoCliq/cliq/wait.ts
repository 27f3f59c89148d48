import { sleep } from 'n8n-workflow';

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
