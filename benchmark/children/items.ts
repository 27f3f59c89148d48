/** Sends many messages and reports the time taken and the memory still in use. */
import type { Account } from '../account';
import { answer } from './answer';
import { connectedEngine, sendTo, withoutThresholds } from './engine';
import { collectGarbage } from './memory';
import { MESSAGE, messages } from './messages';

export interface ItemsJob {
	readonly account: Account;
	readonly count: number;
}

export interface ItemsResult {
	readonly milliseconds: number;
	/** Heap bytes in use at the end of the run, including its output. */
	readonly heap: number;
}

/** Messages sent first, so that all code is loaded and compiled. */
const WARM_UP = 500;

function heapUsed(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

answer(async ({ account, count }: ItemsJob): Promise<ItemsResult> => {
	const engine = await connectedEngine(account);
	await withoutThresholds();
	await sendTo(engine, MESSAGE, messages(WARM_UP));

	const items = messages(count);
	const before = heapUsed();
	const start = performance.now();
	const result = await sendTo(engine, MESSAGE, items);
	const milliseconds = performance.now() - start;
	const heap = heapUsed() - before;
	if (result.items.length !== count) throw new Error(`${result.items.length} of ${count} items`);
	return { milliseconds, heap };
});
