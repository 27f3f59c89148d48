/** What the node costs before it does anything. */
import { runChild } from '../spawn';
import { median, repeat } from '../statistics';
import type { Figure } from '../table';

const RUNS = 11;

interface LoadResult {
	/** In a process that never loaded the node. */
	readonly milliseconds: number;
	/** Once more in the same process. */
	readonly again: number;
	readonly descriptionBytes: number;
}

/** How long loading takes, and how much of a description every editor is sent. */
export async function loading(): Promise<Figure[]> {
	const results = await repeat(RUNS, async () => await runChild<LoadResult>('load.cjs', {}));
	const [{ descriptionBytes } = { descriptionBytes: NaN }] = results;
	return [
		{
			name: 'Loading node and credential, fresh process',
			measured: median(results.map(({ milliseconds }) => milliseconds)),
			unit: 'ms',
			limit: 25,
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
			limit: 120,
		},
	];
}
