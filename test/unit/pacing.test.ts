import type { IHttpRequestOptions } from 'n8n-workflow';

import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import type { WaitPolicy, WaitTimes } from '../../nodes/ZohoCliq/cliq/client';
import { processState } from '../../nodes/ZohoCliq/cliq/processState';
import type { RateLimiter, Ticket } from '../../nodes/ZohoCliq/cliq/rateLimiter';
import { openSession } from '../../nodes/ZohoCliq/cliq/session';
import { useClock } from '../support/clock';
import { Throttle } from '../../sandbox/throttle';
import {
	answer,
	clientOn,
	connected,
	fakeN8n,
	lost,
	problemOfPromise,
	WAIT,
} from '../support/fakeN8n';
import type { Reply } from '../support/fakeN8n';
import { forgetCalls, liftRateLimits } from '../support/processState';
import { endpoint, endpoints } from '../support/endpoints';
import { expectGrowthBelow } from '../support/growth';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

beforeEach(() => {
	forgetCalls();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A call counts for a minute plus this margin. */
const MARGIN = 250;
const FAIL: WaitPolicy = { onRateLimit: 'fail', maxWaitSeconds: 660 };

interface Arrival {
	readonly text: unknown;
	readonly at: number;
}

/** Cliq's rate limit: 50 messages in any minute, and beyond that a lock of ten minutes. */
class CountingCliq {
	readonly arrivals: Arrival[] = [];

	/** The times of its refusals. */
	readonly refusals: number[] = [];

	/** The highest number of simultaneous calls since the last reset. */
	mostAtOnce = 0;

	private atOnce = 0;

	private calls = 0;

	private readonly throttle = new Throttle();

	/** @param travel how long a call and its response take, by the number of the call */
	constructor(
		private readonly travel: (call: number) => readonly [number, number] = () => [0, 0],
	) {}

	/** Accepts a call of any sender. */
	admits(url = 'https://cliq.zoho.com/api/v2/buddies/1/message'): boolean {
		return this.throttle.admit(url, { limitPerMinute: 50, lockMinutes: 10 }, clock.elapsed);
	}

	/** Accepts calls of another app of the same user. */
	useUp(calls: number): void {
		for (let call = 0; call < calls; call++) this.admits();
	}

	readonly receive = async (request: IHttpRequestOptions): Promise<Reply> => {
		const [there, back] = this.travel(this.calls++);
		this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
		if (there > 0) await clock.rest(there);
		const isTaken = this.admits(request.url);
		const { text } = request.body as { text: unknown };
		if (isTaken) this.arrivals.push({ text, at: clock.elapsed });
		else this.refusals.push(clock.elapsed);
		if (back > 0) await clock.rest(back);
		this.atOnce--;
		return isTaken ? answer(200, {}) : answer(400, { code: 'request_limit_exceeded' });
	};
}

interface RunSetup {
	readonly policy?: WaitPolicy;
	readonly signal?: AbortSignal;
	readonly credentialId?: string;
	readonly dataCenter?: string;
}

/** @returns a run of the node that posts texts, one after the other */
async function runOn(cliq: CountingCliq, setup: RunSetup = {}) {
	const { policy = WAIT, signal, credentialId = 'scott', dataCenter = 'us' } = setup;
	const credentials = { ...connected, dataCenter };
	const n8n = fakeN8n({ cliq: cliq.receive, credentialId, credentials });
	const waited: WaitTimes = { pace: 0, lock: 0, trouble: 0 };
	const session = await openSession(n8n.context);
	const client = new CliqClient(session, { policy, signal, waitTimes: waited });
	const post = async (text: string | number) =>
		await client.call(endpoint('messages.postToUser'), { path: { user: '1' }, body: { text } });
	const postAll = async (texts: ReadonlyArray<string | number>) => {
		for (const text of texts) await post(text);
	};
	const limiter = limiterOf(session.token.account, 'messages.postToUser');
	return { n8n, client, limiter, waited, post, postAll };
}

function limiterOf(account: string, name: string): RateLimiter {
	return processState.rateLimiters.for(account, endpoint(name));
}

function numbers(count: number, from = 0): number[] {
	return Array.from({ length: count }, (_, index) => from + index);
}

describe('a burst', () => {
	it('up to the threshold is sent at once', async () => {
		const cliq = new CountingCliq();
		const { postAll, waited } = await runOn(cliq);
		await postAll(numbers(50));
		expect([cliq.arrivals.length, clock.elapsed, clock.slept]).toEqual([50, 0, []]);
		expect(waited).toEqual({ pace: 0, lock: 0, trouble: 0 });
	});

	it('is sent at once too when all calls are made together', async () => {
		const cliq = new CountingCliq(() => [100, 100]);
		const { post } = await runOn(cliq);
		await Promise.all(numbers(50).map(post));
		expect([cliq.arrivals.length, clock.elapsed]).toEqual([50, 200]);
	});

	it('beyond it continues when the oldest call has left the window, counted from its response', async () => {
		const cliq = new CountingCliq((call) => [call === 0 ? 1000 : 0, call === 0 ? 2000 : 0]);
		const { postAll, waited } = await runOn(cliq);
		await postAll(numbers(51));
		expect(cliq.arrivals.at(-1)).toEqual({ text: 50, at: 3000 + MINUTE + MARGIN });
		expect(waited).toEqual({ pace: MINUTE + MARGIN, lock: 0, trouble: 0 });
	});

	it('waits for calls in progress, because they will count', async () => {
		const cliq = new CountingCliq((call) => [0, call === 0 ? 90_000 : 0]);
		const { post } = await runOn(cliq);
		await Promise.all(numbers(51).map(post));
		expect(cliq.refusals).toEqual([]);
		// The 49 others were answered at once, so the first of them frees a place.
		expect(cliq.arrivals.at(-1)?.at).toBe(MINUTE + MARGIN);
	});

	it('allows no further call while a full threshold of calls is in progress', async () => {
		const cliq = new CountingCliq(() => [0, 90_000]);
		const { post } = await runOn(cliq);
		await Promise.all(numbers(51).map(post));
		expect(cliq.arrivals.at(-1)?.at).toBe(90_000 + MINUTE + MARGIN);
	});

	it('does not count calls that never reached Cliq', async () => {
		const n8n = fakeN8n({ replies: [lost('ECONNREFUSED')] });
		const client = await clientOn(n8n, { onRateLimit: 'wait', maxWaitSeconds: 0 });
		for (const text of numbers(60)) {
			const posting = client.call(endpoint('messages.postToUser'), {
				path: { user: '1' },
				body: { text },
			});
			expect((await problemOfPromise(posting)).kind).toBe('UNAVAILABLE');
		}
	});

	it('counts calls whose outcome is unknown', async () => {
		const n8n = fakeN8n({ replies: [lost('ECONNRESET')] });
		const client = await clientOn(n8n, FAIL);
		const post = async () =>
			await problemOfPromise(
				client.call(endpoint('messages.postToUser'), { path: { user: '1' }, body: {} }),
			);
		for (let call = 0; call < 50; call++) expect((await post()).kind).toBe('UNAVAILABLE');
		expect((await post()).kind).toBe('RATE_LIMITED');
	});
});

describe('120 messages at 50 a minute', () => {
	it.each<[string, (call: number) => readonly [number, number]]>([
		['without delay', () => [0, 0]],
		['with the usual delay', () => [50, 50]],
		['with varying delays', (call) => [(call * 37) % 90, (call * 53) % 80]],
		['with one call that was slow to arrive', (call) => [call === 3 ? 2000 : 10, 10]],
	])('arrive once, in order, without a refusal, within 126 s: %s', async (_what, travel) => {
		const cliq = new CountingCliq(travel);
		const { postAll, n8n } = await runOn(cliq);
		await postAll(numbers(120));
		expect(cliq.refusals).toEqual([]);
		expect(cliq.arrivals.map(({ text }) => text)).toEqual(numbers(120));
		expect(n8n.requests).toHaveLength(120);
		expect(clock.elapsed).toBeLessThanOrEqual(126_000);
	});

	it('arrive without a refusal when all are sent together', async () => {
		const cliq = new CountingCliq((call) => [(call * 37) % 90, (call * 53) % 80]);
		const { post } = await runOn(cliq);
		await Promise.all(numbers(120).map(post));
		expect(cliq.refusals).toEqual([]);
		expect(cliq.arrivals).toHaveLength(120);
		expect(clock.elapsed).toBeLessThanOrEqual(126_000);
	});
});

describe('several runs', () => {
	it('with one credential share the threshold, and take turns', async () => {
		const cliq = new CountingCliq(() => [20, 20]);
		const first = await runOn(cliq);
		const second = await runOn(cliq);
		await Promise.all([
			first.postAll(numbers(60).map((number) => `a${number}`)),
			second.postAll(numbers(60).map((number) => `b${number}`)),
		]);
		expect(cliq.refusals).toEqual([]);
		const texts = cliq.arrivals.map(({ text }) => String(text));
		expect(texts).toHaveLength(120);
		for (const count of numbers(120)) {
			const ofFirst = texts.slice(0, count).filter((text) => text.startsWith('a')).length;
			expect(Math.abs(ofFirst - (count - ofFirst))).toBeLessThanOrEqual(1);
		}
		expect(clock.elapsed).toBeLessThanOrEqual(126_000);
	});

	it('are served in the order of their requests', async () => {
		const cliq = new CountingCliq(() => [10, 10]);
		const runs = await Promise.all(numbers(6).map(async () => await runOn(cliq)));
		await runs[0]?.postAll(numbers(50));
		const order: number[] = [];
		const asking = runs.map(async ({ post }, number) => {
			await clock.rest(number * 100);
			await post(`late ${number}`);
			order.push(number);
		});
		await Promise.all(asking);
		expect(order).toEqual(numbers(6));
	});

	it('do not wait for one that does not wait itself', async () => {
		const cliq = new CountingCliq();
		const patient = await runOn(cliq);
		const hasty = await runOn(cliq, { policy: FAIL });
		await patient.postAll(numbers(50));
		const problem = problemOfPromise(hasty.post('now'));
		await patient.post('later');
		expect((await problem).kind).toBe('RATE_LIMITED');
		expect(clock.elapsed).toBe(MINUTE + MARGIN);
	});

	it.each<[string, RunSetup]>([
		['with different credentials', { credentialId: 'olivia' }],
		['with one credential, but different Cliq hosts', { dataCenter: 'eu' }],
	])('%s do not wait for each other', async (_what, setup) => {
		const first = await runOn(new CountingCliq());
		const second = await runOn(new CountingCliq(), setup);
		await first.postAll(numbers(50));
		await second.postAll(numbers(50));
		expect(clock.elapsed).toBe(0);
	});

	it('that call another endpoint do not wait', async () => {
		const { client, postAll } = await runOn(new CountingCliq());
		await postAll(numbers(50));
		await client.call(endpoint('messages.postToChat'), {
			path: { chat: '1' },
			body: { text: 'x' },
		});
		expect(clock.elapsed).toBe(0);
	});
});

describe('a refusal despite the limiter', () => {
	/** Cliq that has already accepted this many calls of another app. */
	function usedUp(calls: number, cliq = new CountingCliq(() => [10, 10])): CountingCliq {
		cliq.useUp(calls);
		return cliq;
	}

	it('is waited out, and nothing is lost or sent twice', async () => {
		const cliq = usedUp(40);
		const { postAll, waited } = await runOn(cliq);
		await postAll(numbers(30));
		expect(cliq.refusals).toHaveLength(1);
		expect(cliq.arrivals.map(({ text }) => text)).toEqual(numbers(30));
		expect(Math.round(waited.lock / 1000)).toBe(600);
	});

	/** @returns an array that will contain the number of simultaneous calls right after the lock */
	function triedAtOnce(cliq: CountingCliq): number[] {
		const atOnce: number[] = [];
		clock.at(10 * MINUTE, () => (cliq.mostAtOnce = 0));
		clock.at(10 * MINUTE + 29, () => atOnce.push(cliq.mostAtOnce));
		return atOnce;
	}

	it('makes all runs wait, then one try, then the others follow', async () => {
		const cliq = usedUp(50);
		const runs = await Promise.all(numbers(10).map(async () => await runOn(cliq)));
		const all = Promise.all(runs.map(async ({ post }, number) => await post(number)));
		const atOnce = triedAtOnce(cliq);
		await all;
		expect([cliq.refusals.length, cliq.arrivals.length]).toEqual([10, 10]);
		expect(atOnce).toEqual([1]);
		expect(clock.elapsed).toBeLessThan(10 * MINUTE + 1100);
	});

	it('of the next attempt makes all wait for another lock, if they may wait that long', async () => {
		const cliq = usedUp(50);
		const policy: WaitPolicy = { onRateLimit: 'wait', maxWaitSeconds: 1300 };
		const runs = await Promise.all(numbers(5).map(async () => await runOn(cliq, { policy })));
		const all = Promise.all(runs.map(async ({ post }, number) => await post(number)));
		// The other app is back first, and exceeds the limit again.
		clock.at(10 * MINUTE + 15, () => {
			cliq.useUp(51);
		});
		await all;
		expect([cliq.refusals.length, cliq.arrivals.length]).toEqual([6, 5]);
	});

	it('delays calls that were not refused themselves', async () => {
		const cliq = usedUp(50);
		const first = await runOn(cliq);
		const second = await runOn(cliq);
		const refused = first.post('a');
		await clock.rest(100);
		await Promise.all([refused, second.post('b')]);
		expect(cliq.refusals).toHaveLength(1);
		expect(cliq.arrivals.map(({ text }) => text)).toEqual(['a', 'b']);
	});

	it('still lets only one try when a call in progress is accepted meanwhile', async () => {
		const cliq = usedUp(49, new CountingCliq((call) => [10, call === 0 ? 5000 : 10]));
		const runs = await Promise.all(numbers(10).map(async () => await runOn(cliq)));
		const all = Promise.all(runs.map(async ({ post }, number) => await post(number)));
		const atOnce = triedAtOnce(cliq);
		await all;
		expect([cliq.refusals.length, cliq.arrivals.length]).toEqual([9, 10]);
		expect(atOnce).toEqual([1]);
	});

	it('reduces the rate for an hour, after which it grows back', async () => {
		const cliq = usedUp(50);
		const { post, postAll } = await runOn(cliq);
		await post('refused');
		const [refusedAt = 0] = cliq.refusals;
		/** @returns how many calls are sent at once at that time after the refusal */
		const burstAfter = async (milliseconds: number) => {
			clock.advance(refusedAt + milliseconds - clock.elapsed);
			const before = cliq.arrivals.length;
			await postAll(numbers(50));
			const sent = cliq.arrivals.slice(before).map(({ at }) => at);
			return sent.filter((at) => at - (sent[0] ?? 0) < MINUTE).length;
		};

		// A quarter: it had sent nothing itself, so others use nearly everything.
		expect(await burstAfter(15 * MINUTE)).toBe(12);
		expect(await burstAfter(HOUR - 10 * MINUTE)).toBe(12);
		expect(await burstAfter(HOUR + 20 * MINUTE)).toBeGreaterThan(22);
		expect(await burstAfter(2 * HOUR)).toBe(50);
		expect(cliq.refusals).toHaveLength(1);
	});

	it('reduces the rate once for all calls that were in flight', async () => {
		const limiter = limiterOf('scott https://cliq.zoho.com', 'messages.postToUser');
		const tickets = numbers(10).map(() => limiter.tryStart());
		for (const ticket of tickets) {
			if (ticket) limiter.refuse(ticket, 1);
			clock.advance(1500);
		}
		await clock.rest(MINUTE);
		const probe = limiter.join();
		limiter.start(probe);
		limiter.finish(probe, true);
		expect(numbers(50).filter(() => limiter.tryStart())).toHaveLength(11);
	});

	it.each([
		['most of the calls', 40, 25],
		['some of the calls', 16, 16],
		['few of the calls', 2, 12],
	])('keeps a process that had sent %s (%d) to %d a minute', (_what, sent, limit) => {
		const limiter = limiterOf('scott https://cliq.zoho.com', 'messages.postToUser');
		const call = (end: (ticket: Ticket) => void) => {
			const ticket = limiter.join();
			limiter.start(ticket);
			end(ticket);
		};
		const accepted = (ticket: Ticket) => {
			limiter.finish(ticket, true);
		};
		for (let count = 0; count < sent; count++) call(accepted);
		call((ticket) => {
			limiter.refuse(ticket, 600);
		});
		clock.advance(10 * MINUTE);
		call(accepted);
		expect(numbers(50).filter(() => limiter.tryStart())).toHaveLength(limit - 1);
	});

	it('does not reduce a threshold of one to zero', async () => {
		const limiter = limiterOf('scott https://cliq.zoho.com', 'bots.triggerCall');
		const ticket = limiter.join();
		limiter.start(ticket);
		limiter.refuse(ticket, 0);
		clock.advance(MINUTE + MARGIN);
		expect(limiter.waitOf(limiter.join())).toBe(0);
	});
});

describe('a clock change', () => {
	async function waitingRun() {
		const cliq = new CountingCliq();
		const run = await runOn(cliq);
		await run.postAll(numbers(50));
		return { cliq, ...run };
	}

	it.each([
		['back by an hour', -HOUR],
		['back by a second', -1000],
		['back by a moment', -10],
		['forward by a moment', 200],
		['forward by an hour', HOUR],
	])('%s during a wait does not change it', async (_what, milliseconds) => {
		const { cliq, post } = await waitingRun();
		clock.at(10_000, () => {
			clock.set(milliseconds);
		});
		await post('after');
		expect(clock.elapsed).toBe(MINUTE + MARGIN);
		expect([cliq.arrivals.length, cliq.refusals.length]).toEqual([51, 0]);
	});

	const STEPS = [-1, -1000, -2 * MINUTE, -24 * HOUR, 1, 30_000, HOUR];

	it.each(STEPS.flatMap((step) => [10, 40].map((every) => [step, every] as const)))(
		'of %d ms during every %dth call causes no refusal and no longer wait',
		async (step, every) => {
			const cliq = new CountingCliq((call) => {
				if (call % every === every - 1) clock.set(step);
				return [10, 10];
			});
			const { postAll } = await runOn(cliq);
			await postAll(numbers(120));
			expect(cliq.refusals).toEqual([]);
			expect(cliq.arrivals.map(({ text }) => text)).toEqual(numbers(120));
			expect(clock.elapsed).toBeLessThanOrEqual(126_000);
		},
	);

	it.each([-HOUR, HOUR])('of %d ms during a lock does not change it', async (step) => {
		const cliq = new CountingCliq();
		cliq.useUp(50);
		const { post } = await runOn(cliq);
		clock.at(5 * MINUTE, () => {
			clock.set(step);
		});
		await post('after');
		expect(clock.elapsed).toBe(10 * MINUTE);
		expect([cliq.arrivals.length, cliq.refusals.length]).toEqual([1, 1]);
	});

	it('forward by an hour and back again leaves nothing waiting longer than a minute', async () => {
		const { post, postAll } = await waitingRun();
		clock.advance(MINUTE + MARGIN);
		clock.set(HOUR);
		await post('between');
		clock.set(-HOUR);
		const before = clock.elapsed;
		await postAll(numbers(51));
		expect(clock.elapsed - before).toBeLessThanOrEqual(MINUTE + MARGIN + 500);
	});

	it('causes no sleep of zero, negative or more than half a second', async () => {
		const { post } = await waitingRun();
		clock.at(7_777, () => {
			clock.set(-HOUR);
		});
		await post('after');
		expect(Math.min(...clock.slept)).toBeGreaterThan(0);
		expect(Math.max(...clock.slept)).toBeLessThanOrEqual(500);
	});
});

describe('the limiters of a process', () => {
	const someone = (number: number) => limiterOf(`someone ${number}`, 'users.get');

	function use(number: number) {
		const limiter = someone(number);
		const ticket = limiter.join();
		limiter.start(ticket);
		limiter.finish(ticket, true);
		return limiter;
	}

	it('exist once per endpoint and account', () => {
		expect(limiterOf('a', 'users.get')).toBe(limiterOf('a', 'users.get'));
		expect(limiterOf('a', 'users.get')).not.toBe(limiterOf('b', 'users.get'));
		expect(limiterOf('a', 'users.get')).not.toBe(limiterOf('a', 'users.getMany'));
	});

	it('are discarded once they are no longer needed', () => {
		const first = use(0);
		clock.advance(MINUTE + MARGIN);
		for (const number of numbers(200, 1)) use(number);
		expect(someone(0)).not.toBe(first);
	});

	it.each<[string, (limiter: RateLimiter, ticket: Ticket) => void, number]>([
		[
			'a call counts',
			(limiter, ticket) => {
				limiter.finish(ticket, true);
			},
			MINUTE,
		],
		['a call is in progress', () => undefined, HOUR],
		[
			'a lock lasts',
			(limiter, ticket) => {
				limiter.refuse(ticket, 600);
			},
			9 * MINUTE,
		],
		[
			'the rate is reduced',
			(limiter, ticket) => {
				limiter.refuse(ticket, 1);
			},
			59 * MINUTE,
		],
	])('are kept while %s', (_what, end, later) => {
		const limiter = someone(0);
		const ticket = limiter.join();
		limiter.start(ticket);
		end(limiter, ticket);
		clock.advance(later);
		for (const number of numbers(200, 1)) use(number);
		expect(someone(0)).toBe(limiter);
	});

	it.each(['600000', '1'.repeat(21), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
		'never lock for more than an hour, whatever a refusal says: %s',
		async (header) => {
			const n8n = fakeN8n({
				replies: [answer(429, '', { 'retry-after': header })],
				credentialId: 'locked',
			});
			const posting = (await clientOn(n8n, FAIL)).call(endpoint('users.get'), {
				path: { user: '1' },
			});
			expect((await problemOfPromise(posting)).retryAfterSeconds).toBe(3600);
			const limiter = limiterOf('https://cliq.zoho.com locked', 'users.get');
			expect(limiter.waitOf(limiter.join())).toBe(HOUR);
		},
	);

	it('are kept while a call waits', () => {
		const limiter = someone(0);
		const ticket = limiter.join();
		for (const number of numbers(200, 1)) use(number);
		expect(someone(0)).toBe(limiter);
		limiter.leave(ticket);
		for (const number of numbers(200, 201)) use(number);
		expect(someone(0)).not.toBe(limiter);
	});

	it('do not grow beyond the calls of the last minute', async () => {
		const cliq = new CountingCliq(() => [0, 2000]);
		const { postAll, limiter } = await runOn(cliq);
		await postAll(numbers(500));
		expect(limiter.isIdle).toBe(false);
		clock.advance(MINUTE + MARGIN);
		expect(limiter.isIdle).toBe(true);
	});

	it('can have other limits, for measurements', async () => {
		liftRateLimits();
		const n8n = fakeN8n({ replies: [answer(204)] });
		const client = await clientOn(n8n, FAIL);
		for (const text of numbers(200)) {
			await client.call(endpoint('messages.postToUser'), { path: { user: '1' }, body: { text } });
		}
		expect(clock.elapsed).toBe(0);
	});
});

describe('two accounts that turn out to be one user', () => {
	const [a, b] = ['https://cliq.zoho.com a', 'https://cliq.zoho.com b'] as const;
	const POST = 'messages.postToUser';

	/** @returns how many calls can start at once */
	const free = (account: string) =>
		numbers(60).filter(() => limiterOf(account, POST).tryStart()).length;

	function accept(account: string, count: number): void {
		for (const ticket of numbers(count).map(() => limiterOf(account, POST).tryStart())) {
			ticket?.limiter.finish(ticket, true);
		}
	}

	function identify(...accounts: string[]): void {
		for (const account of accounts) processState.rateLimiters.identify(account, '7');
	}

	it('share the threshold, calls made already included', () => {
		accept(a, 20);
		clock.advance(10_000);
		accept(b, 15);
		identify(a, b);
		expect(limiterOf(a, POST)).toBe(limiterOf(b, POST));
		clock.advance(MINUTE + MARGIN - 10_000);
		expect(free(a)).toBe(35);
		expect(free(b)).toBe(0);
	});

	it('count calls in flight, also when they end later', () => {
		const flying = numbers(10).map(() => limiterOf(b, POST).tryStart());
		identify(a, b);
		expect(free(a)).toBe(40);
		for (const ticket of flying) ticket?.limiter.finish(ticket, true);
		clock.advance(MINUTE - 1);
		expect(free(b)).toBe(0);
		clock.advance(MARGIN + 1);
		expect(free(b)).toBe(10);
	});

	it('keep the places of waiting calls, and send all', async () => {
		const cliq = new CountingCliq(() => [10, 10]);
		const runs = await Promise.all(
			['a', 'b'].map(async (credentialId) => await runOn(cliq, { credentialId })),
		);
		const all = Promise.all(runs.map(async ({ post }) => await Promise.all(numbers(45).map(post))));
		clock.at(15, () => {
			identify(a, b);
		});
		await all;
		expect(cliq.arrivals).toHaveLength(90);
		// More than fifty had started before it was known.
		expect(cliq.refusals.length).toBeGreaterThan(0);
		await Promise.all(
			runs.map(async ({ postAll }) => {
				await postAll(numbers(60));
			}),
		);
		expect(cliq.arrivals).toHaveLength(210);
		expect(cliq.refusals.every((at) => at < MINUTE)).toBe(true);
	});

	it('share a lock, and let one call try for both', () => {
		const ticket = limiterOf(b, POST).tryStart();
		ticket?.limiter.refuse(ticket, 600);
		identify(a, b);
		const limiter = limiterOf(a, POST);
		expect(limiter.lockLeft).toBe(600_000);
		clock.advance(600_000);
		const probe = limiter.join();
		expect(limiter.waitOf(probe)).toBe(0);
		limiter.start(probe);
		expect(limiter.waitOf(limiterOf(b, POST).join())).toBeGreaterThan(0);
	});

	it('do not share it on another host, nor with another user', () => {
		identify(a, 'https://cliq.zoho.eu b');
		processState.rateLimiters.identify(b, '8');
		accept(a, 50);
		expect([free('https://cliq.zoho.eu b'), free(b)]).toEqual([50, 50]);
	});

	it('share it over all networks of the host', () => {
		identify(a, 'https://cliq.zoho.com/network/partners b');
		accept(a, 50);
		expect(free('https://cliq.zoho.com/network/partners b')).toBe(0);
	});

	it('no longer share it after one was reconnected as someone else', () => {
		identify(a, b);
		accept(a, 50);
		const ticket = limiterOf(a, POST).join();
		processState.rateLimiters.identify(b, '8');
		expect(free(b)).toBe(50);
		ticket.limiter.leave(ticket);
	});

	it('are forgotten when there are too many', () => {
		identify(a);
		accept(a, 50);
		for (const number of numbers(1000)) identify(`https://cliq.zoho.com ${number}`);
		expect(free(a)).toBe(50);
	});
});

describe('the threshold', () => {
	const NAMES = endpoints.map(({ id }) => id);

	it.each<[string, number]>([
		['messages.postToUser', 50],
		['files.shareWithUser', 20],
		['bots.triggerCall', 2],
	])('of %s is the documented one: %d', (name, limit) => {
		expect(endpoint(name).threshold).toBe(limit);
	});

	it.each<[string, number]>([
		// Reactions, with 20.
		['messages.postWithFilesToChat', 20],
		['users.getMe', 20],
		['users.getBuddies', 20],
		['channels.getByName', 30],
		// Deleting channels and their members, with 10.
		['channels.removeMember', 10],
	])('of %s is the lowest of its kind, because its own is not documented: %d', (name, limit) => {
		expect(endpoint(name).limitPerMinute).toBeNull();
		expect(endpoint(name).threshold).toBe(limit);
	});

	it.each<string>(['teams.getMany', 'teams.delete', 'threads.removeFollowers'])(
		'of %s is 20, because none is documented for its kind',
		(name) => {
			expect(endpoint(name).threshold).toBe(20);
		},
	);

	it('is respected for every endpoint', () => {
		for (const name of NAMES) {
			expect(Number.isInteger(endpoint(name).threshold) && endpoint(name).threshold > 0).toBe(true);
			expect(endpoint(name).threshold).toBeLessThanOrEqual(
				endpoint(name).limitPerMinute ?? Infinity,
			);
		}
	});
});

describe('a call that may not wait', () => {
	it('fails without a request when it would have to wait', async () => {
		const cliq = new CountingCliq();
		const { n8n, post, postAll } = await runOn(cliq, { policy: FAIL });
		await postAll(numbers(50));
		clock.advance(20_000);
		expect(await problemOfPromise(post('too many'))).toMatchObject({
			kind: 'RATE_LIMITED',
			httpStatus: null,
			code: null,
			retryAfterSeconds: 41,
		});
		expect([n8n.requests.length, clock.slept]).toEqual([50, []]);
	});

	it('does not affect the next call', async () => {
		const cliq = new CountingCliq();
		const { post, postAll } = await runOn(cliq, { policy: FAIL });
		await postAll(numbers(50));
		for (const text of numbers(30)) await problemOfPromise(post(text));
		clock.advance(MINUTE + MARGIN);
		await postAll(numbers(50));
		expect(cliq.arrivals).toHaveLength(100);
	});

	it('fails without a request during another run’s lock, and states the remaining time', async () => {
		const cliq = new CountingCliq();
		cliq.useUp(50);
		const first = await runOn(cliq, { policy: FAIL });
		expect(await problemOfPromise(first.post('a'))).toMatchObject({ httpStatus: 400 });
		clock.advance(100_000);
		const second = await runOn(cliq, { policy: FAIL });
		expect(await problemOfPromise(second.post('b'))).toMatchObject({
			kind: 'RATE_LIMITED',
			httpStatus: null,
			retryAfterSeconds: 500,
		});
		expect(second.n8n.requests).toEqual([]);
		clock.advance(500_000);
		await second.post('c');
		expect(cliq.arrivals).toHaveLength(1);
	});
});

describe('the maximum wait', () => {
	const atMost = (maxWaitSeconds: number): WaitPolicy => ({ onRateLimit: 'wait', maxWaitSeconds });

	it('is not started when it would be exceeded', async () => {
		const { post, postAll } = await runOn(new CountingCliq(), { policy: atMost(60) });
		await postAll(numbers(50));
		expect(await problemOfPromise(post('51st'))).toMatchObject({
			kind: 'RATE_LIMITED',
			retryAfterSeconds: 61,
		});
		expect(clock.slept).toEqual([]);
	});

	it('applies to a single call: the next may wait as long again', async () => {
		const cliq = new CountingCliq();
		const { postAll } = await runOn(cliq, { policy: atMost(61) });
		await postAll(numbers(151));
		expect(cliq.arrivals).toHaveLength(151);
		expect(clock.elapsed).toBe(3 * (MINUTE + MARGIN));
	});

	it('ends at once when it would be exceeded after all', async () => {
		const cliq = new CountingCliq();
		const { post, postAll, limiter } = await runOn(cliq, { policy: atMost(100) });
		await postAll(numbers(50));
		clock.at(10_000, () => {
			const ticket = limiter.join();
			limiter.start(ticket);
			limiter.refuse(ticket, 600);
		});
		const problem = await problemOfPromise(post('51st'));
		expect(problem.kind).toBe('RATE_LIMITED');
		expect(problem.retryAfterSeconds).toBeGreaterThan(590);
		expect(clock.elapsed).toBeLessThanOrEqual(11_000);
	});

	it('includes calls in flight, which will count for a minute', async () => {
		const cliq = new CountingCliq(() => [0, 90_000]);
		const patient = await runOn(cliq);
		const { post } = await runOn(cliq, { policy: atMost(60) });
		const all = Promise.all(numbers(50).map(patient.post));
		const problem = await problemOfPromise(post('51st'));
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 61 });
		expect(clock.elapsed).toBe(0);
		await all;
	});
});

describe('a long queue', () => {
	/** Nothing set in the node's options. */
	const DEFAULT: WaitPolicy = { ...WAIT, maxPaceSeconds: Infinity };

	/** Calls of an endpoint with a threshold of two, so that the queue is long with few of them. */
	async function callsOf(policy: WaitPolicy, credentialId = 'crowd') {
		const n8n = fakeN8n({ replies: [answer(204)], credentialId });
		const client = await clientOn(n8n, policy);
		const call = async () =>
			await client.call(endpoint('bots.triggerCall'), { path: { bot: 'a' }, body: {} });
		return { n8n, call };
	}

	it('is sent completely by default, as fast as Cliq allows', async () => {
		const { n8n, call } = await callsOf(DEFAULT);
		await Promise.all(numbers(32).map(call));
		expect(n8n.requests).toHaveLength(32);
		expect(clock.elapsed).toBe(15 * (MINUTE + MARGIN));
	});

	it.each<[string, WaitPolicy, number, number]>([
		['told to fail', FAIL, 8, 4],
		['told to fail, with one more call before it', FAIL, 9, 4],
		['told to fail, with another one', FAIL, 10, 5],
		['that may wait eleven minutes', WAIT, 22, 11],
	])('gives a call %s its real time', async (_what, policy, before, windows) => {
		const patient = await callsOf(DEFAULT);
		const all = Promise.all(numbers(before).map(patient.call));
		const { call } = await callsOf(policy);
		const problem = await problemOfPromise(call());
		expect(problem.retryAfterSeconds).toBe(Math.ceil((windows * (MINUTE + MARGIN)) / 1000));
		expect(problem.message).toContain(`${problem.retryAfterSeconds} seconds`);
		expect(clock.elapsed).toBe(0);
		await all;
	});

	it('of 800 calls lets each start when it said', async () => {
		const limiter = limiterOf('scott https://cliq.zoho.com', 'messages.postToUser');
		const early: number[] = [];
		const send = async () => {
			const ticket = limiter.join();
			await clock.rest(limiter.paceOf(ticket));
			early.push(limiter.waitOf(ticket));
			limiter.start(ticket);
			limiter.finish(ticket, true);
		};
		await Promise.all(numbers(800).map(send));
		expect(early).toEqual(numbers(800).map(() => 0));
		expect(clock.elapsed).toBe(15 * (MINUTE + MARGIN));
	});

	it('costs each waiting call the same, however many wait', () => {
		const queueWith = (count: number) => {
			const limiter = limiterOf(`${count} waiting`, 'messages.postToUser');
			const tickets = numbers(count).map(() => limiter.join());
			return () => {
				for (const ticket of tickets) {
					limiter.waitOf(ticket);
					limiter.paceOf(ticket);
				}
			};
		};
		const sizes = { small: queueWith(5000), large: queueWith(20_000) };
		expectGrowthBelow(8, sizes, (checkAll) => {
			checkAll();
		});
	});

	it('gives real times during a lock too, and after a reduction', async () => {
		const limiter = limiterOf('scott https://cliq.zoho.com', 'messages.postToUser');
		const ticket = limiter.join();
		limiter.start(ticket);
		limiter.refuse(ticket, 600);
		const queued = numbers(40).map(() => limiter.join());
		// Twelve a minute from the end of the lock on.
		const [first, , last] = [queued[0], queued[12], queued[39]];
		expect(first && limiter.paceOf(first)).toBe(0);
		expect(last && limiter.paceOf(last)).toBe(3 * (MINUTE + MARGIN));
		expect(limiter.lockLeft).toBe(600_000);
	});
});

describe('a user who stops the execution', () => {
	it.each([10_000, 10_200, 59_900])('ends the wait within a second: at %d ms', async (stopAt) => {
		const stop = new AbortController();
		const cliq = new CountingCliq();
		const { n8n, post, postAll, limiter } = await runOn(cliq, { signal: stop.signal });
		await postAll(numbers(50));
		clock.at(stopAt, () => {
			stop.abort();
		});
		expect((await problemOfPromise(post('51st'))).kind).toBe('RATE_LIMITED');
		expect(clock.elapsed - stopAt).toBeLessThanOrEqual(1000);
		expect(n8n.requests).toHaveLength(50);
		// Neither a timer nor a place in the queue remains.
		expect(clock.asleep).toBe(0);
		clock.advance(2 * MINUTE);
		expect(limiter.isIdle).toBe(true);
	});

	it('ends the wait within a second during a lock', async () => {
		const stop = new AbortController();
		const cliq = new CountingCliq();
		cliq.useUp(50);
		const { post } = await runOn(cliq, { signal: stop.signal });
		clock.at(123_400, () => {
			stop.abort();
		});
		expect((await problemOfPromise(post('x'))).kind).toBe('RATE_LIMITED');
		expect(clock.elapsed).toBeLessThanOrEqual(124_400);
		expect(clock.asleep).toBe(0);
	});

	it('sends nothing more when the wait ends at the moment of stopping', async () => {
		const stop = new AbortController();
		const { n8n, post, postAll } = await runOn(new CountingCliq(), { signal: stop.signal });
		await postAll(numbers(50));
		clock.at(MINUTE + MARGIN - 100, () => {
			stop.abort();
		});
		await problemOfPromise(post('51st'));
		expect(n8n.requests).toHaveLength(50);
	});

	it('lets the calls behind it move up', async () => {
		const stop = new AbortController();
		const cliq = new CountingCliq();
		const first = await runOn(cliq, { signal: stop.signal });
		const second = await runOn(cliq);
		await first.postAll(numbers(49));
		await clock.rest(10_000);
		await first.post('50th');
		const stopped = problemOfPromise(first.post('stopped'));
		const next = second.post('next');
		clock.at(20_000, () => {
			stop.abort();
		});
		await Promise.all([stopped, next]);
		expect(cliq.arrivals.at(-1)).toEqual({ text: 'next', at: MINUTE + MARGIN });
	});
});

describe('after a run that waited', () => {
	async function runNode(cliq: CountingCliq, items: number) {
		const parameters = {
			resource: 'message',
			operation: 'send',
			sendTo: 'user',
			user: { mode: 'id', value: '1' },
			contentType: 'text',
			text: 'Hi',
		};
		const n8n = fakeN8n({ parameters, items, cliq: cliq.receive });
		const [output = []] = await new ZohoCliq().execute.call(n8n.context);
		return { output, hints: n8n.hints };
	}

	it('a hint states the duration and the reason', async () => {
		const { output, hints } = await runNode(new CountingCliq(), 51);
		expect(output).toHaveLength(51);
		expect(hints).toEqual(["This run waited 61 seconds to stay within Cliq's rate limit."]);
	});

	it('a hint distinguishes a lock from the rate limit', async () => {
		const cliq = new CountingCliq();
		cliq.useUp(40);
		const { output, hints } = await runNode(cliq, 40);
		expect(output).toHaveLength(40);
		expect(hints).toEqual([
			expect.stringMatching(
				/^This run waited 60[01] seconds because Cliq was blocking further calls and \d+ seconds to stay within Cliq's rate limit\.$/,
			),
		]);
	});

	it('there is no hint when it did not wait', async () => {
		expect((await runNode(new CountingCliq(), 50)).hints).toEqual([]);
	});
});
