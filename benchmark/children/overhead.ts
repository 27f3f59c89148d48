/** Sends the same messages with the node and with a bare loop, alternately. */
import type { Engine } from '../../test/support/engine';
import type { Account } from '../account';
import { answer } from './answer';
import { connectedEngine, sendTo, withoutThresholds } from './engine';
import { MESSAGE, messages } from './messages';
import { messageLoop } from './standIns';

export interface OverheadJob {
	readonly account: Account;
	readonly rounds: number;
	/** Messages that each of the two sends per round. */
	readonly count: number;
}

/** Time taken by one of the two in a round, in milliseconds. */
export interface Taken {
	readonly time: number;
	/** Of this process only, without the server. */
	readonly cpu: number;
}

export interface Round {
	readonly node: Taken;
	readonly loop: Taken;
}

/** Rounds that do not count: V8 optimizes the code of a run only after thousands of messages. */
const WARM_UP = 12;

answer(async ({ account, rounds, count }: OverheadJob): Promise<Round[]> => {
	const node = await connectedEngine(account);
	const loop = await connectedEngine(account, messageLoop(account.url));
	await withoutThresholds();
	const items = messages(count);
	const measure = async (engine: Engine): Promise<Taken> => {
		const cpu = process.cpuUsage();
		const start = performance.now();
		await sendTo(engine, MESSAGE, items);
		const { user, system } = process.cpuUsage(cpu);
		return { time: performance.now() - start, cpu: (user + system) / 1000 };
	};

	const done: Round[] = [];
	for (let round = 0; round < WARM_UP + rounds; round++) {
		// Each goes first in every other round.
		const [first, second] = round % 2 === 0 ? [node, loop] : [loop, node];
		const [one, other] = [await measure(first), await measure(second)];
		done.push(first === node ? { node: one, loop: other } : { node: other, loop: one });
	}
	return done.slice(WARM_UP);
});
