import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import type { WaitPolicy } from '../../nodes/ZohoCliq/cliq/client';
import { processState } from '../../nodes/ZohoCliq/cliq/processState';
import { RateLimiter } from '../../nodes/ZohoCliq/cliq/rateLimiter';
import { openSession } from '../../nodes/ZohoCliq/cliq/session';
import { useClock } from '../support/clock';
import { endpoint } from '../support/endpoints';
import { answer, connected, fakeN8n, problemOfPromise, WAIT } from '../support/fakeN8n';
import { forgetCalls } from '../support/processState';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

beforeEach(() => {
	forgetCalls();
});

const MINUTE = 60_000;
/** A call counts for its window plus this margin. */
const MARGIN = 250;
const FAIL: WaitPolicy = { onRateLimit: 'fail', maxWaitSeconds: 0 };

/** Waits for its turn, however long that takes, as in production. */
const PATIENT: WaitPolicy = { ...WAIT, maxPaceSeconds: Infinity };

/** A run of the node with this share, and when its calls arrived. */
async function run(limitShare: number, policy = PATIENT, credentialId = 'scott') {
	const arrivals: number[] = [];
	const credentials: ICredentialDataDecryptedObject = { ...connected, limitShare };
	const cliq = async () => {
		arrivals.push(clock.elapsed);
		return answer(204);
	};
	const n8n = fakeN8n({ cliq, credentialId, credentials });
	const session = await openSession(n8n.context);
	const client = new CliqClient(session, { policy });
	const post = async (count: number, id = 'messages.postToUser') => {
		const path = { user: '1', bot: 'newsbot' };
		for (let call = 0; call < count; call++) {
			await client.call(endpoint(id), { path, body: {} });
		}
	};
	return { arrivals, post, account: session.token.account };
}

/** The highest number of calls in any minute. */
function mostInAMinute(arrivals: readonly number[]): number {
	const within = (from: number) => arrivals.filter((at) => at >= from && at < from + MINUTE).length;
	return Math.max(...arrivals.map(within));
}

describe("a share of Cliq's limits", () => {
	it.each([
		[100, 50],
		[99, 49],
		[50, 25],
		[33.3, 16],
		[2, 1],
	])('of %d %% lets %d of 50 calls through in a minute', async (percent, most) => {
		const { arrivals, post } = await run(percent);
		await post(most + 1);
		expect(arrivals).toEqual([...Array.from({ length: most }, () => 0), MINUTE + MARGIN]);
	});

	it.each([
		['messages.postToUser', 1, 2],
		['bots.triggerCall', 25, 2],
		['bots.triggerCall', 1, 50],
	])(
		'of less than one call a minute, one in a longer time: %s, %d %%',
		async (id, percent, minutes) => {
			const { arrivals, post } = await run(percent);
			await post(3, id);
			expect(arrivals).toEqual([0, 1, 2].map((call) => call * (minutes * MINUTE + MARGIN)));
		},
	);

	it('applies to each endpoint by itself', async () => {
		const { arrivals, post } = await run(50);
		await post(25);
		await post(1, 'bots.triggerCall');
		expect(arrivals.every((at) => at === 0)).toBe(true);
		await post(1, 'bots.triggerCall');
		expect(arrivals.at(-1)).toBe(MINUTE + MARGIN);
	});

	it('is named by the error of a call that may not wait', async () => {
		const { arrivals, post } = await run(50, FAIL);
		await post(25);
		const problem = await problemOfPromise(post(1));
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 61 });
		expect(problem.description).toContain('"Share of Cliq\'s Limits (%)" is 50');
		expect(arrivals).toHaveLength(25);
	});

	it('counts for the time that a turn takes: a call that would wait too long fails at once', async () => {
		const { post } = await run(1, { ...WAIT, maxPaceSeconds: 100 });
		await post(1);
		const problem = await problemOfPromise(post(1));
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 121 });
		expect(clock.elapsed).toBe(0);
	});

	it('applies from the first call after the credential was changed, calls before included', async () => {
		const before = await run(50);
		await before.post(25);
		const more = await run(100);
		await more.post(26);
		expect(more.arrivals).toEqual([...Array.from({ length: 25 }, () => 0), MINUTE + MARGIN]);
		const less = await run(10);
		await less.post(5);
		const [fourth, fifth] = less.arrivals.slice(3);
		expect([fourth, fifth]).toEqual([MINUTE + MARGIN, 2 * (MINUTE + MARGIN)]);
	});

	it('raised again makes nobody wait for the longer time of the smaller one', async () => {
		const small = await run(1);
		await small.post(1, 'bots.triggerCall');
		clock.advance(MINUTE + MARGIN);
		const whole = await run(100);
		await whole.post(2, 'bots.triggerCall');
		expect(whole.arrivals).toEqual([MINUTE + MARGIN, MINUTE + MARGIN]);
	});

	it('is that of both credentials of one user, known to be so', async () => {
		const runs = [await run(50, PATIENT, 'a'), await run(50, PATIENT, 'b')];
		for (const { account } of runs) processState.rateLimiters.identify(account, '7');
		await Promise.all(
			runs.map(async ({ post }) => {
				await post(40);
			}),
		);
		const arrivals = runs.flatMap((each) => each.arrivals);
		expect(arrivals).toHaveLength(80);
		expect(mostInAMinute(arrivals)).toBe(25);
	});
});

describe('what Cliq’s refusals taught', () => {
	/** Accepted calls, and then a refusal: others use calls too. */
	function refusedAfter(count: number, percent: number): RateLimiter {
		const limiter = new RateLimiter(50);
		limiter.share.percent = percent;
		for (let call = 0; call <= count; call++) {
			const ticket = limiter.tryStart();
			if (!ticket) throw new Error('It had to wait');
			if (call < count) limiter.finish(ticket, true);
			else limiter.refuse(ticket, 600);
		}
		return limiter;
	}

	it('is at most half of the share', () => {
		expect(refusedAfter(20, 50).share.limit(0)).toBe(12);
		expect(refusedAfter(20, 100).share.limit(0)).toBe(20);
	});

	it('is kept when the share changes', () => {
		const { share } = refusedAfter(20, 50);
		share.percent = 100;
		expect(share.limit(0)).toBe(12);
		share.percent = 10;
		expect(share.limit(0)).toBe(5);
	});

	it('is kept when another limiter of the same user with a smaller share joins, either way', () => {
		for (const [one, other] of [
			[refusedAfter(20, 100), new RateLimiter(50)],
			[new RateLimiter(50), refusedAfter(20, 100)],
		] as const) {
			other.share.percent = Math.min(other.share.percent, 20);
			one.absorb(other);
			expect(one.share.limit(0)).toBe(10);
			one.share.percent = 100;
			expect(one.share.limit(0)).toBe(20);
		}
	});
});

describe('two processes with half each', () => {
	it.each([
		['together', 0],
		['one half a minute later', MINUTE / 2],
		['one at the end of the other’s minute', MINUTE - 1],
	])('never exceed the threshold in any minute: %s', async (_what, later) => {
		// Two credentials that are not known to be of one user do not know of each other, as two processes do not.
		const runs = [await run(50, PATIENT, 'a'), await run(50, PATIENT, 'b')] as const;
		const second = async () => {
			if (later > 0) await clock.rest(later);
			await runs[1].post(100);
		};
		await Promise.all([runs[0].post(100), second()]);
		const arrivals = runs.flatMap((each) => each.arrivals);
		expect(arrivals).toHaveLength(200);
		expect(mostInAMinute(arrivals)).toBeLessThanOrEqual(50);
		expect(clock.elapsed).toBe(later + 3 * (MINUTE + MARGIN));
	});
});
