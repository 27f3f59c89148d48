import { useClock } from '../support/clock';
import type { Run } from '../support/workers';
import { simulate } from '../support/workers';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

/** Everybody starts at once, in processes of their own. */
function workers(count: number, messages: number): Run[] {
	return Array.from({ length: count }, (_, worker) => ({ worker, messages }));
}

/** The same in one process, with a credential for each. */
function credentials(count: number, messages: number): Run[] {
	return workers(count, messages).map((run) => ({
		...run,
		worker: 0,
		credential: `${run.worker}`,
	}));
}

const SLOWDOWN = 1.5;

const LOCK_MINUTES = 10;

async function expectShared(runs: Run[], mostLocks: number, knowsUser: boolean): Promise<void> {
	const { locks, minutes, ideal, wrong } = await simulate(clock, runs, knowsUser);
	expect(wrong).toBe(0);
	expect(locks).toBeLessThanOrEqual(mostLocks);
	expect(minutes).toBeLessThanOrEqual(SLOWDOWN * ideal + LOCK_MINUTES * locks);
}

describe('messages of one user', () => {
	it.each<[string, Run[], number]>([
		['one process', workers(1, 200), 0],
		['two runs of one process', [...workers(1, 100), ...workers(1, 100)], 0],
		['two processes', workers(2, 100), 1],
		['three processes', workers(3, 200), 1],
		['four processes', workers(4, 200), 1],
		['five processes', workers(5, 200), 2],
		['ten processes', workers(10, 60), 2],
		[
			'a process that starts while another one sends',
			[
				{ worker: 0, messages: 300 },
				{ worker: 1, messages: 100, startsAt: 2.1 },
			],
			1,
		],
		['two credentials, not known to be of one user', credentials(2, 100), 1],
		['three credentials, not known to be of one user', credentials(3, 100), 1],
		// More than an hour: each process tries again whether it may use more.
		['two processes that never rest', workers(2, 3000), 3],
	])('from %s all arrive once, with few locks and soon', async (_what, runs, mostLocks) => {
		await expectShared(runs, mostLocks, false);
	});

	it.each([
		[2, 100, 50],
		[3, 200, 33.3],
		[4, 200, 25],
		[10, 60, 10],
	])(
		'from %d processes, %d each, arrive without a lock if the credential gives each %d %%',
		async (count, messages, limitShare) => {
			const runs = workers(count, messages).map((run) => ({ ...run, limitShare }));
			await expectShared(runs, 0, false);
		},
	);

	it.each([2, 3])('from %d credentials known to be his cause no lock', async (count) => {
		await expectShared(credentials(count, 100), 0, true);
	});
});
