/** How much time and memory many items use. */
import { accountOf } from '../account';
import type { ItemsJob, ItemsResult } from '../children/items';
import type { OverheadJob, Round, Taken } from '../children/overhead';
import { LINES, runChild } from '../spawn';
import { median, repeat } from '../statistics';
import type { Figure } from '../table';
import { withSandbox } from './sandbox';

const COUNTS = [2500, 5000, 10_000] as const;

/** How far the longest run may exceed its share: by half, on a shared machine. */
const LINEAR = 1.5;

/** Processes differ from each other more than their rounds do. */
const PROCESSES = 4;
const ROUNDS = 8;
const MESSAGES_A_ROUND = 400;

/** Percent. */
const OVERHEAD_LIMIT = 8;

/** Whether time and memory grow no faster than the number of items. */
export async function manyItems(): Promise<Figure[]> {
	return await withSandbox(async (sandbox) => {
		const results: Array<ItemsResult & { count: number }> = [];
		for (const count of COUNTS) {
			sandbox.reset();
			const job: ItemsJob = { account: accountOf(sandbox), count };
			results.push({ count, ...(await runChild<ItemsResult>('items.ts', job)) });
		}
		const [first, , last] = results;
		if (first === undefined || last === undefined) throw new Error('Nothing measured');
		const share = last.count / first.count;
		return [
			...results.map(({ count, milliseconds }) => ({
				name: `${count} messages: time`,
				measured: milliseconds / 1000,
				unit: 's',
			})),
			{
				name: `${last.count} messages: time, times that of ${first.count}`,
				measured: last.milliseconds / first.milliseconds,
				unit: '×',
				limit: share * LINEAR,
			},
			...results.map(({ count, heap }) => ({
				name: `${count} messages: heap for each item`,
				measured: Math.round(heap / count),
				unit: 'B',
			})),
			{
				name: `${last.count} messages: heap, times that of ${first.count}`,
				measured: last.heap / first.heap,
				unit: '×',
				limit: share * LINEAR,
			},
		];
	});
}

/** What the node adds to a bare loop with the same helper. */
export async function overhead(): Promise<Figure[]> {
	return await withSandbox(async (sandbox) => {
		const figures: Figure[] = [];
		for (const line of LINES) {
			sandbox.reset();
			const job: OverheadJob = {
				account: accountOf(sandbox),
				rounds: ROUNDS,
				count: MESSAGES_A_ROUND,
			};
			const runs = await repeat(
				PROCESSES,
				async () => await runChild<Round[]>('overhead.ts', job, { line }),
			);
			const rounds = runs.flat();
			const share = (of: keyof Taken): number =>
				(median(rounds.map(({ node, loop }) => node[of] / loop[of])) - 1) * 100;
			const name = `Message over a bare loop, ${line}`;
			figures.push(
				{ name: `${name}: time`, measured: share('time'), unit: '%', limit: OVERHEAD_LIMIT },
				{ name: `${name}: CPU of n8n alone`, measured: share('cpu'), unit: '%' },
			);
		}
		return figures;
	});
}
