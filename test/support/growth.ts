/** How often the small input is measured before anything counts: code is slow before it is optimized. */
const WARM_UP = 5;

/** How often both sizes are measured, one right after the other, so that load on the machine slows down both. */
const ROUNDS = 10;

/** Inputs of two sizes. */
interface Sizes<T> {
	readonly small: T;
	readonly large: T;
	/** How often the small one is worked on per measurement, if once is too short to be measured. */
	readonly times?: number;
}

/**
 * Expects work to take at most a number of times as long for a large input as for a small one: unlike
 * seconds, that is the same on every machine. What counts is the CPU time of the best of several pairs.
 */
export function expectGrowthBelow<T>(
	limit: number,
	{ small, large, times = 1 }: Sizes<T>,
	work: (input: T) => void,
): void {
	const workOnSmall = () => {
		for (let time = 0; time < times; time++) work(small);
	};
	for (let time = 0; time < WARM_UP; time++) workOnSmall();
	let least = Infinity;
	for (let round = 0; round < ROUNDS && least >= limit; round++) {
		const base = cpuTime(workOnSmall) / times;
		least = Math.min(
			least,
			cpuTime(() => {
				work(large);
			}) / base,
		);
	}
	expect(least).toBeLessThan(limit);
}

/** @returns microseconds, at least one */
function cpuTime(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return Math.max(1, user + system);
}
