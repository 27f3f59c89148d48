import { endpoint } from '../support/endpoints';
import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import { retrying } from '../../nodes/ZohoCliq/cliq/layers/retrying';
import type { NetworkFailure, Outcome } from '../../nodes/ZohoCliq/cliq/response';
import type { WaitTimes } from '../../nodes/ZohoCliq/cliq/wait';
import { useClock } from '../support/clock';
import { answer, WAIT } from '../support/fakeN8n';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

type Method = Endpoint['method'];

const failure = (code: string | null, mayHaveArrived: boolean): NetworkFailure => ({
	status: null,
	code,
	mayHaveArrived,
});

/** @returns how often a request with a constant outcome is sent, its result, and how long it took */
async function send(method: Method, outcome: Outcome, policy = WAIT) {
	const waitTimes: WaitTimes = { pace: 0, lock: 0, trouble: 0 };
	const next = jest.fn(async () => await Promise.resolve(outcome));
	const layer = retrying(next, { policy, signal: undefined, waitTimes });
	const called = { ...endpoint('users.getMe'), method, isIdempotent: method !== 'POST' };
	const given = await layer({
		endpoint: called,
		address: 'https://cliq.zoho.com/api/v2/users/me',
		path: undefined,
		body: undefined,
		take: undefined,
	});
	return { times: next.mock.calls.length, given, waitTimes };
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const IDEMPOTENT = METHODS.filter((method) => method !== 'POST');

const UNKNOWN_FATE: readonly Outcome[] = [
	...[500, 501, 502, 503, 504, 599].map((status) => answer(status)),
	failure('ECONNRESET', true),
	failure(null, true),
];

describe('a call is retried', () => {
	it.each(METHODS)('three times when it was never sent, with any method: %s', async (method) => {
		const never = failure('ENOTFOUND', false);
		expect(await send(method, never)).toMatchObject({ times: 4, given: never });
	});

	it.each(IDEMPOTENT)(
		'three times when its outcome is unknown and it is idempotent: %s',
		async (method) => {
			for (const outcome of UNKNOWN_FATE) {
				expect(await send(method, outcome)).toMatchObject({ times: 4, given: outcome });
			}
		},
	);

	it('never when its outcome is unknown and it is not idempotent: POST', async () => {
		for (const outcome of UNKNOWN_FATE) {
			expect(await send('POST', outcome)).toMatchObject({ times: 1, given: outcome });
		}
	});

	it.each(METHODS)('never when Cliq accepted or refused it: %s', async (method) => {
		for (const status of [200, 201, 204, 302, 400, 401, 403, 404, 405, 408, 409, 422]) {
			expect((await send(method, answer(status))).times).toBe(1);
		}
	});
});

describe('the pause before a retry', () => {
	it.each([
		['minimum', 0, [500, 1000, 2000]],
		['maximum', 1 - Number.EPSILON, [1500, 3000, 6000]],
	])('is doubled each time: %s', async (_what, random, pauses) => {
		const chance = jest.spyOn(Math, 'random').mockReturnValue(random);
		const { waitTimes } = await send('GET', answer(503));
		chance.mockRestore();
		const all = pauses.reduce((sum, pause) => sum + pause, 0);
		expect([clock.elapsed, waitTimes]).toEqual([all, { pace: 0, lock: 0, trouble: all }]);
		expect(Math.max(...clock.slept)).toBeLessThanOrEqual(500);
	});

	it('is random, in whole milliseconds', async () => {
		const pauses: number[] = [];
		for (let run = 0; run < 100; run++) {
			const { waitTimes } = await send('GET', answer(503));
			pauses.push(waitTimes.trouble);
		}
		expect(new Set(pauses).size).toBeGreaterThan(10);
		for (const pause of pauses) {
			expect(Number.isInteger(pause)).toBe(true);
			expect(pause).toBeGreaterThanOrEqual(3500);
			expect(pause).toBeLessThanOrEqual(10_500);
		}
	});

	it('is not started when it is longer than the user allows', async () => {
		const chance = jest.spyOn(Math, 'random').mockReturnValue(0.5);
		const policy = { onRateLimit: 'wait', maxWaitSeconds: 3 } as const;
		// One second, then two; four would be too long.
		expect(await send('GET', answer(503), policy)).toMatchObject({ times: 3 });
		chance.mockRestore();
		expect(clock.elapsed).toBe(3000);
	});
});
