import { useClock } from '../support/clock';
import type { Run } from '../support/workers';
import { simulate } from '../support/workers';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

const workers = (count: number, messages: number): Run[] =>
	Array.from({ length: count }, (_, worker) => ({ worker, messages }));
const credentials = (count: number, messages: number): Run[] =>
	Array.from({ length: count }, (_, n) => ({ worker: 0, credential: `c${n}`, messages }));

describe('explore', () => {
	it.each<[string, Run[], ...boolean[]]>([
		['1x200', workers(1, 200)],
		['2 runs of 100', [...workers(1, 100), ...workers(1, 100)]],
		['2 creds unknown', credentials(2, 100)],
		['3 creds unknown', credentials(3, 100)],
		['2 creds known', credentials(2, 100), true],
		['3 creds known', credentials(3, 100), true],
		['2x100', workers(2, 100)],
		['3x200', workers(3, 200)],
		['4x200', workers(4, 200)],
		['5x200', workers(5, 200)],
		['6x200', workers(6, 200)],
		['10x60', workers(10, 60)],
		['2 late', [{worker: 0, messages: 300}, {worker: 1, messages: 100, startsAt: 2.1}]],
		['2 late2', [{worker: 0, messages: 300}, {worker: 1, messages: 100, startsAt: 2.5}]],
		['3 late', [{worker: 0, messages: 300}, {worker: 1, messages: 100, startsAt: 0.5}, {worker: 2, messages: 100, startsAt: 3.5}]],
		['uneven', [{worker: 0, messages: 400}, {worker: 1, messages: 20}, {worker: 2, messages: 100}]],
		['2x4000', workers(2, 4000)],
	])('%s', async (_what, runs, ...rest) => {
		const known = rest[0] === true;
		const before = Date.now;
		const t = process.hrtime.bigint();
		const r = await simulate(clock, runs, known);
		process.stderr.write(`${_what} ${JSON.stringify(r)} allowed ${r.ideal * 1.5 + r.locks * 10} real ${Number(process.hrtime.bigint() - t) / 1e6} ms\n`);
	});
});
