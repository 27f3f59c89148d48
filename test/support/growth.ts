/** How often each size is measured: other load on the machine only makes a measurement slower. */
const ROUNDS = 5;

/** Inputs of two sizes. */
interface Sizes<T> {
	readonly small: T;
	readonly large: T;
}

/**
 * Expects work to take at most a number of times as long for a large input as for a small one: unlike
 * seconds, that is the same on every machine. What counts is the CPU time of the best of several tries.
 */
export function expectGrowthBelow<T>(
	limit: number,
	{ small, large }: Sizes<T>,
	work: (input: T) => void,
): void {
	// The small input first and often, because code is slow before it is optimized.
	const base = Math.min(...Array.from({ length: ROUNDS }, () => cpuTime(work, small)));
	let least = Infinity;
	for (let round = 0; round < ROUNDS && least / base >= limit; round++) {
		least = Math.min(least, cpuTime(work, large));
	}
	expect(least / base).toBeLessThan(limit);
}

/** @returns microseconds, at least one */
function cpuTime<T>(work: (input: T) => void, input: T): number {
	const before = process.cpuUsage();
	work(input);
	const { user, system } = process.cpuUsage(before);
	return Math.max(1, user + system);
}
