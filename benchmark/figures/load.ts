/** What the node costs before it does anything. */
import { runChild } from '../spawn';
import { median, repeat } from '../statistics';
import type { Figure } from '../table';

const RUNS = 11;

interface LoadResult {
	/** In a process that has not loaded the node before. */
	readonly milliseconds: number;
	/** Again in the same process. */
	readonly again: number;
	readonly descriptionBytes: number;
}

/** How long loading takes, and how large a description every editor receives. */
export async function loading(): Promise<Figure[]> {
	const results = await repeat(RUNS, async () => await runChild<LoadResult>('load.cjs', {}));
	const [{ descriptionBytes } = { descriptionBytes: NaN }] = results;
	return [
		{
			name: 'Loading all nodes and credentials, fresh process',
			measured: median(results.map(({ milliseconds }) => milliseconds)),
			unit: 'ms',
			limit: 30,
		},
		{
			name: 'Loading them once more in the same process',
			measured: median(results.map(({ again }) => again)),
			unit: 'ms',
		},
		{
			name: 'Description as JSON',
			measured: descriptionBytes / 1000,
			unit: 'kB',
			limit: 160,
		},
	];
}
