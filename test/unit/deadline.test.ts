import { setTimeout as after } from 'node:timers/promises';

import { withDeadline } from '../../nodes/ZohoCliq/cliq/deadline';

describe('work with a deadline', () => {
	it('gives what it gives when it is done in time', async () => {
		expect(await withDeadline(Promise.resolve('done'), 1000, 'late')).toBe('done');
		expect(await withDeadline(after(5, 'done'), 1000, 'late')).toBe('done');
	});

	it('gives the other value when the time is over', async () => {
		const begin = performance.now();
		expect(await withDeadline(new Promise(() => undefined), 10, 'late')).toBe('late');
		expect(performance.now() - begin).toBeGreaterThanOrEqual(9);
	});

	it('fails as the work does', async () => {
		const failing = withDeadline(Promise.reject(new Error('broken')), 1000, 'late');
		await expect(failing).rejects.toThrow('broken');
	});

	it.each<[string, () => Promise<string>]>([
		['is done', async () => await after(20, 'done')],
		[
			'fails',
			async () => {
				await after(20);
				throw new Error('broken');
			},
		],
	])('minds nothing when the work %s after it', async (_what, work) => {
		const unhandled = jest.fn();
		process.on('unhandledRejection', unhandled);
		expect(await withDeadline(work(), 5, 'late')).toBe('late');
		await after(30);
		process.off('unhandledRejection', unhandled);
		expect(unhandled).not.toHaveBeenCalled();
	});

	it('ends what is under way at the same time each in its own time', async () => {
		const order: string[] = [];
		const watch = async (name: string, milliseconds: number) => {
			order.push(await withDeadline(new Promise<string>(() => undefined), milliseconds, name));
		};
		await Promise.all([watch('last', 60), watch('first', 5), watch('second', 30)]);
		expect(order).toEqual(['first', 'second', 'last']);
	});

	it('ends what began after all else was over', async () => {
		expect(await withDeadline(Promise.resolve('done'), 20, 'late')).toBe('done');
		expect(await withDeadline(new Promise(() => undefined), 5, 'late')).toBe('late');
		expect(await withDeadline(new Promise(() => undefined), 40, 'late')).toBe('late');
	});

	it('takes times that are no whole milliseconds, as an upload’s may be', async () => {
		expect(await withDeadline(Promise.resolve('done'), 1000.02, 'late')).toBe('done');
		expect(await withDeadline(new Promise(() => undefined), 4.5, 'late')).toBe('late');
	});
});
