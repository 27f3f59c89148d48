import { untilStopped, wait } from '../../nodes/ZohoCliq/cliq/wait';

// Loaded by jest, not lent: its `sleep` must use jest's timers.
jest.mock('n8n-workflow', () => jest.requireActual<object>('../../node_modules/n8n-workflow'));

describe('waiting', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	function watched(milliseconds: number, signal?: AbortSignal) {
		const state = { isOver: false };
		void wait(milliseconds, signal).then(() => {
			state.isOver = true;
		});
		return state;
	}

	it('lasts as long as requested', async () => {
		const state = watched(60_000);
		await jest.advanceTimersByTimeAsync(59_999);
		expect(state.isOver).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(state.isOver).toBe(true);
	});

	it('is not extended when the clock is set back', async () => {
		const state = watched(2_000);
		await jest.advanceTimersByTimeAsync(1_000);
		jest.setSystemTime(0);
		await jest.advanceTimersByTimeAsync(1_000);
		expect(state.isOver).toBe(true);
	});

	it('ends within half a second when the execution is stopped', async () => {
		const stop = new AbortController();
		const state = watched(600_000, stop.signal);
		await jest.advanceTimersByTimeAsync(1_200);
		stop.abort();
		await jest.advanceTimersByTimeAsync(500);
		expect(state.isOver).toBe(true);
	});

	it.each([0, -5])('ends at once for %d ms', async (milliseconds) => {
		const state = watched(milliseconds);
		await jest.advanceTimersByTimeAsync(0);
		expect(state.isOver).toBe(true);
	});
});

describe('waiting for something that cannot be stopped', () => {
	it.each([
		['before', true],
		['meanwhile', false],
	])('ends when the execution is stopped %s', async (_when, isBefore) => {
		const stop = new AbortController();
		if (isBefore) stop.abort();
		const result = untilStopped(new Promise(() => undefined), stop.signal, 'stopped');
		stop.abort();
		expect(await result).toBe('stopped');
	});

	it('gives its result otherwise, with and without a signal', async () => {
		const work = Promise.resolve('done');
		expect(await untilStopped(work, new AbortController().signal, 'stopped')).toBe('done');
		expect(await untilStopped(work, undefined, 'stopped')).toBe('done');
	});
});
