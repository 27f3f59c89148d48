import { RenewalLimiter, RenewalLimiters } from '../../nodes/ZohoCliq/cliq/renewalLimiter';
import { useClock } from '../support/clock';
import { connection } from '../support/fakeN8n';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();
const held = (accessToken: string) => connection({ accessToken });

/** Renews a token, and returns the one that it brought. */
async function renew(limiter: RenewalLimiter, from: string, to: string): Promise<string> {
	await limiter.renew(held(from), async (renewal) => {
		renewal.token = to;
		await Promise.resolve();
		return undefined;
	});
	return to;
}

describe('a renewal', () => {
	it('that helped does not count', async () => {
		const limiter = new RenewalLimiter();
		for (const number of [1, 2, 3, 4, 5]) {
			await renew(limiter, `old-${number}`, `new-${number}`);
			limiter.accept(held(`new-${number}`), true);
			expect(limiter.waitOf(held('old-6'))).toBe(0);
		}
	});

	it('counts for ten minutes if it did not help, or replaced a token that another just brought', async () => {
		const limiter = new RenewalLimiter();
		await renew(limiter, 'a', 'b');
		limiter.accept(held('b'), false);
		clock.advance(60_000);
		await renew(limiter, 'b', 'c');
		limiter.accept(held('c'), true);
		await renew(limiter, 'c', 'd');
		expect(limiter.waitOf(held('d'))).toBe(540_000);
		clock.advance(540_000);
		expect(limiter.waitOf(held('d'))).toBe(0);
	});

	it('is futile for a token that one just brought, unless that has worked and lacks no scope', async () => {
		const limiter = new RenewalLimiter();
		const token = held(await renew(limiter, 'a', 'b'));
		expect([limiter.isFutile(held('a'), false), limiter.isFutile(token, false)]).toEqual([
			false,
			true,
		]);
		limiter.accept(token, false);
		expect([limiter.isFutile(token, false), limiter.isFutile(token, true)]).toEqual([false, true]);
		clock.advance(600_000);
		expect(limiter.isFutile(token, true)).toBe(false);
	});

	it('is shared by all who ask while it runs', async () => {
		const limiter = new RenewalLimiter();
		const ask = jest.fn<Promise<undefined>, []>().mockResolvedValue(undefined);
		await Promise.all([1, 2, 3].map(async () => await limiter.renew(held('a'), ask)));
		expect(ask).toHaveBeenCalledTimes(1);
		expect(limiter.isRunning).toBe(false);
	});
});

describe('the limiters of all credentials', () => {
	it('keep those that hold information', async () => {
		const limiters = new RenewalLimiters();
		const [locked, renewed] = [limiters.for('locked'), limiters.for('renewed')];
		locked.lock();
		await renew(renewed, 'a', 'b');
		const idle = limiters.for('idle');
		for (let number = 0; number < 200; number++) limiters.for(`credential-${number}`);
		expect(limiters.for('locked')).toBe(locked);
		expect(limiters.for('renewed')).toBe(renewed);
		expect(limiters.for('idle')).not.toBe(idle);
	});
});
