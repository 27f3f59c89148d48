/** Coverage, sent to jest's reporter without what it has been told before. */

/** What istanbul counts in a module: how often each statement, function and branch ran. */
interface Counts {
	readonly s: Readonly<Record<string, number>>;
	readonly f: Readonly<Record<string, number>>;
	readonly b: Readonly<Record<string, readonly number[]>>;
}

export type Coverage = Record<string, Counts>;

/** What ran in any test file of this worker, by module: one entry for each statement, function and branch. */
const ran = new Map<string, boolean[]>();

/**
 * Every test file loads all modules. jest copies, sends and merges the counts of each together with the
 * positions in its source, which takes longer than many a test file: so removes the modules in which
 * nothing ran that had not run in an earlier file.
 *
 * @param coverage of one test file
 */
export function keepNews(coverage: Coverage): void {
	for (const [path, { s, f, b }] of Object.entries(coverage)) {
		const counts = [...Object.values(s), ...Object.values(f), ...Object.values(b).flat()];
		const before = ran.get(path) ?? [];
		const isNews = (count: number, index: number) => count > 0 && before[index] !== true;
		if (ran.has(path) && !counts.some(isNews)) Reflect.deleteProperty(coverage, path);
		else
			ran.set(
				path,
				counts.map((count, index) => count > 0 || before[index] === true),
			);
	}
}
