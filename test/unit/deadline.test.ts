import { setImmediate as turn } from 'node:timers/promises';

import { withDeadline } from '../../nodes/ZohoCliq/cliq/deadline';

describe('work with a deadline', () => {
	it('returns its result when it is done in time', async () => {
		expect(await withDeadline(Promise.resolve('done'), 1000, 'late')).toBe('done');
		expect(await withDeadline(turn('done'), 3_600_000, 'late')).toBe('done');
	});

	it('returns the fallback value when the time is over', async () => {
		expect(await withDeadline(new Promise(() => undefined), 10, 'late')).toBe('late');
	});

	it('fails when the work fails', async () => {
		const failing = withDeadline(Promise.reject(new Error('broken')), 1000, 'late');
		await expect(failing).rejects.toThrow('broken');
	});

	it.each(['is done', 'fails'])('ignores work that %s after it', async (end) => {
		const unhandled = jest.fn();
		process.on('unhandledRejection', unhandled);
		let finish: () => void = () => undefined;
		const work = new Promise<string>((resolve, reject) => {
			finish = () => {
				if (end === 'fails') reject(new Error('broken'));
				else resolve('done');
			};
		});
		expect(await withDeadline(work, 5, 'late')).toBe('late');
		finish();
		await turn();
		await turn();
		process.off('unhandledRejection', unhandled);
		expect(unhandled).not.toHaveBeenCalled();
	});

	it('ends work that began after everything else was over', async () => {
		expect(await withDeadline(Promise.resolve('done'), 20, 'late')).toBe('done');
		expect(await withDeadline(new Promise(() => undefined), 5, 'late')).toBe('late');
		expect(await withDeadline(new Promise(() => undefined), 40, 'late')).toBe('late');
	});

	it('accepts fractions of milliseconds, as for uploads', async () => {
		expect(await withDeadline(Promise.resolve('done'), 1000.02, 'late')).toBe('done');
		expect(await withDeadline(new Promise(() => undefined), 4.5, 'late')).toBe('late');
	});
});

describe('the timers of work in progress', () => {
	const never = new Promise<string>(() => undefined);
	let anew: typeof withDeadline;
	let now: number;
	let alarms: Array<{ at: number; ring: () => void }>;

	beforeEach(async () => {
		jest.resetModules();
		({ withDeadline: anew } = await import('../../nodes/ZohoCliq/cliq/deadline'));
		// A whole number: sums of fractions would round a timer past the moment it is for.
		now = Math.ceil(performance.now());
		alarms = [];
		jest.spyOn(performance, 'now').mockImplementation(() => now);
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			const controller = new AbortController();
			const ring = () => {
				controller.abort();
			};
			alarms.push({ at: now + milliseconds, ring });
			return controller.signal;
		});
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	/** Lets time pass, timer by timer. */
	function pass(milliseconds: number): void {
		const end = now + milliseconds;
		for (;;) {
			const [next] = alarms.sort((one, other) => one.at - other.at);
			if (!next || next.at > end) break;
			alarms.shift();
			now = next.at;
			next.ring();
		}
		now = end;
	}

	it.each([NaN, Infinity, -Infinity])('are not disturbed by a time of %s', async (time) => {
		const before = anew(never, 1000, 'late');
		await expect(anew(never, time, 'late')).rejects.toThrow(RangeError);
		await expect(anew(Promise.reject(new Error('lost')), time, 'late')).rejects.toThrow();
		const after = anew(never, 500, 'late');
		pass(1000);
		expect(await Promise.all([before, after])).toEqual(['late', 'late']);
		expect(alarms).toEqual([]);
	});

	it('are never longer than a timer can be', async () => {
		expect(await anew(Promise.resolve('done'), 1e15, 'late')).toBe('done');
		expect(alarms.map(({ at }) => Math.round(at - now))).toEqual([2 ** 31 - 1]);
	});

	it('are not disturbed when one cannot be set', async () => {
		jest.spyOn(AbortSignal, 'timeout').mockImplementationOnce(() => {
			throw new RangeError('out of range');
		});
		await expect(anew(never, 1000, 'late')).rejects.toThrow('out of range');
		const next = anew(never, 2000, 'late');
		pass(2000);
		expect(await next).toBe('late');
	});

	it('are a single one for any number of consecutive calls', async () => {
		for (let call = 0; call < 50; call++) {
			await anew(Promise.resolve('done'), 1000, 'late');
			now += 10;
		}
		expect(alarms).toHaveLength(1);
		pass(2000);
		expect(alarms).toEqual([]);
	});

	it('do not accumulate when short calls run next to a long one', async () => {
		const upload = anew(never, 10_000, 'late');
		for (let call = 0; call < 50; call++) {
			await anew(Promise.resolve('done'), 100, 'late');
			pass(150);
		}
		expect(alarms).toHaveLength(1);
		pass(3000);
		expect(await upload).toBe('late');
		expect(alarms).toEqual([]);
	});

	it('fire for each call at its own time', async () => {
		const order: string[] = [];
		const watch = async (name: string, milliseconds: number) => {
			order.push(await anew(never, milliseconds, name));
		};
		const all = [watch('last', 60), watch('first', 5), watch('second', 30)];
		for (const milliseconds of [5, 25, 30]) {
			pass(milliseconds);
			await Promise.resolve();
		}
		await Promise.all(all);
		expect(order).toEqual(['first', 'second', 'last']);
	});
});
