import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for something to become true.
 *
 * @param what its name for the error, should it never happen
 * @throws when the time is up
 */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	longestMs = 60_000,
): Promise<void> {
	const giveUpAt = Date.now() + longestMs;
	while (!(await isSo())) {
		if (Date.now() > giveUpAt) throw new Error(`Waited ${longestMs / 1000} s in vain: ${what}`);
		await sleep(100);
	}
}
