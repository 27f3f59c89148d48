import { setImmediate as turn } from 'node:timers/promises';

/** Waits until a condition is true, however long it takes; jest ends a test that waits in vain. */
export async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await turn();
}
