import { sleep } from 'n8n-workflow';

import { useClock } from '../support/clock';
import { mostOnNewestLine } from '../support/newestLine';
import { asNewsBot, CREDENTIAL, locator, toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

/** By how much each request sets n8n's clock, but not Cliq's. */
let setClockBy = 0;

const START = Date.parse('2026-05-04T09:00:00Z');

const world = useWorld({
	clock: () => {
		clock.set(setClockBy);
		return START + performance.now();
	},
});
const clock = useClock(() => world.sandbox);

beforeEach(() => {
	setClockBy = 0;
});

const send = { ...toOlivia, text: 'x' };

function numbered(count: number) {
	return Array.from({ length: count }, (_, index) => ({ json: { text: `No. ${index}` } }));
}

const refusals = () =>
	world.sandbox.requests.filter(({ status }) => status === 400 || status === 429);

const texts = () => world.sandbox.organization.messages.map(({ text }) => text);

describe('a burst of messages', () => {
	it('is sent at once within the threshold', async () => {
		await world.run('message.send', send, { items: numbered(50) });
		expect(clock.elapsed).toBe(0);
		expect(texts()).toHaveLength(50);
	});

	it('of 120 arrives completely, in order, once, without a rejection, as fast as Cliq allows', async () => {
		const items = numbered(120);
		const { items: out, hints } = await world.run(
			'message.send',
			{ ...toOlivia, text: '={{ $json.text }}' },
			{ items },
		);
		expect(texts()).toEqual(items.map(({ json }) => json.text));
		expect(refusals()).toEqual([]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(clock.elapsed).toBeGreaterThan(100_000);
		expect(clock.elapsed).toBeLessThan(126_000);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^This run waited \d+ seconds to stay within Cliq's rate limit/),
		]);
	});

	it('is limited for each endpoint separately', async () => {
		await world.run('message.send', send, { items: numbered(50) });
		await world.run('message.send', { ...toMarketing, text: 'x' }, { items: numbered(50) });
		expect(clock.elapsed).toBe(0);
		expect(refusals()).toEqual([]);
	});

	it('from many runs at once arrives completely, without a rejection', async () => {
		const runs = await Promise.all(
			numbered(60).map(async (item) => await world.run('message.send', send, { items: [item] })),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(texts()).toHaveLength(60);
		expect(refusals()).toEqual([]);
	});

	it('fails before the call that would have to wait when the user chose so, and says what was sent', async () => {
		const { problem } = await world.fail(
			'message.send',
			{ ...send, options: { onRateLimit: 'fail' } },
			{ items: numbered(60) },
		);
		expect(problem).toMatchObject({
			kind: 'RATE_LIMITED',
			httpStatus: null,
			sent: { items: 50, parts: 0, files: 0 },
		});
		expect(problem.retryAfterSeconds).toBeGreaterThan(50);
		expect(world.sandbox.requests).toHaveLength(50);
		expect(clock.elapsed).toBe(0);
	});
});

describe('two credentials of one user', () => {
	it('count together once Check Access told who they are', async () => {
		world.connect();
		world.engine.saveCredential('Other', world.engine.readCredential(CREDENTIAL));
		for (const credential of [CREDENTIAL, 'Other']) {
			expect((await world.run('account.checkAccess', {}, { credential })).error).toBeUndefined();
		}
		const runs = await Promise.all(
			[CREDENTIAL, 'Other'].map(
				async (credential) =>
					await world.run('message.send', send, { items: numbered(60), credential }),
			),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(refusals()).toEqual([]);
		expect(texts()).toHaveLength(120);
		expect(clock.elapsed).toBeLessThan(126_000);
	});
});

describe('a queue longer than ten minutes', () => {
	const call = { ...asNewsBot, text: 'Hi', userIds: '631831446' };

	it('is sent completely by executions of one item each', async () => {
		const runs = await Promise.all(
			numbered(26).map(
				async (item) =>
					await world.run('bot.triggerCall', call, { items: [item], mode: 'trigger' }),
			),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(world.sandbox.requests).toHaveLength(26);
		expect(clock.elapsed).toBeGreaterThan(11 * 60_000);
	});

	it.each([mostOnNewestLine(800)])(
		'of %d executions, one message each, arrives completely, once',
		async (count) => {
			const send = { ...toOlivia, text: '={{ $json.text }}' };
			const runs = await Promise.all(
				numbered(count).map(
					async (item) => await world.run('message.send', send, { items: [item], mode: 'trigger' }),
				),
			);
			expect(runs.filter(({ error }) => error)).toEqual([]);
			expect(refusals()).toEqual([]);
			expect(texts().sort()).toEqual(
				numbered(count)
					.map(({ json }) => json.text)
					.sort(),
			);
			expect(clock.elapsed).toBeLessThan(17 * 60_000);
		},
		10 * 60_000,
	);

	it('is not joined when the user set a shorter maximum, and the error states the real time', async () => {
		const all = Promise.all(
			numbered(24).map(async () => await world.run('bot.triggerCall', call, { mode: 'trigger' })),
		);
		await clock.rest(1);
		const { problem } = await world.fail('bot.triggerCall', {
			...call,
			options: { maxWaitSeconds: 660 },
		});
		expect(problem.kind).toBe('RATE_LIMITED');
		expect(problem.retryAfterSeconds).toBeGreaterThan(700);
		expect(problem.remedy).toContain(`in ${problem.retryAfterSeconds} seconds`);
		await all;
	});
});

describe('a system clock set while calls are in flight', () => {
	it.each([-1, -3_600_000, 30_000])('by %d ms each changes nothing', async (step) => {
		setClockBy = step;
		await world.run('message.send', send, { items: numbered(120) });
		expect(refusals()).toEqual([]);
		expect(texts()).toHaveLength(120);
		expect(clock.elapsed).toBeGreaterThan(100_000);
		expect(clock.elapsed).toBeLessThan(126_000);
	});
});

describe('a rate limit', () => {
	it('is waited out as long as Cliq requires, and then the message arrives once', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '7' } });
		const { error, hints } = await world.run('message.send', send);
		expect(error).toBeUndefined();
		expect(clock.elapsed).toBeGreaterThanOrEqual(7000);
		expect(clock.elapsed).toBeLessThan(7500);
		expect(texts()).toHaveLength(1);
		expect(hints[0]?.message).toContain('because Cliq was blocking further calls');
	});

	it.each([
		['1.5', 2],
		['+7', 7],
		['7s', 7],
	])('is waited out for %j, as some proxies write it', async (header, seconds) => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': header } });
		await world.run('message.send', send);
		expect(clock.elapsed).toBe(seconds * 1000);
		expect(texts()).toHaveLength(1);
	});

	it.each(['1'.repeat(21), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
		'is believed for an hour at most: %s',
		async (header) => {
			world.sandbox.answerNext({ status: 429, headers: { 'retry-after': header } });
			const { problem } = await world.fail('message.send', send);
			expect(problem.retryAfterSeconds).toBe(3600);
			expect(problem.message).toContain('in 3600 seconds');
		},
	);

	it('is waited out for the published lock time when Cliq does not state one', async () => {
		world.sandbox.answerNext({ status: 400, body: '{"code":"request_limit_exceeded"}' });
		await world.run('message.send', send, { mode: 'trigger' });
		expect(clock.elapsed).toBeGreaterThanOrEqual(600_000);
		expect(clock.elapsed).toBeLessThan(600_500);
	});

	it('fails after five attempts', async () => {
		world.sandbox.answerNext({ status: 429, times: 9, headers: { 'retry-after': '1' } });
		const { problem } = await world.fail('message.send', send);
		expect(problem.kind).toBe('RATE_LIMITED');
		expect(world.sandbox.requests).toHaveLength(5);
	});

	it('is not waited out longer than the user allows', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '30' } });
		const { problem } = await world.fail('message.send', {
			...send,
			options: { maxWaitSeconds: 29 },
		});
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 30 });
		expect(clock.elapsed).toBe(0);
	});

	it('is an error at once when the user chose so', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '1' } });
		const { problem } = await world.fail('message.send', {
			...send,
			options: { onRateLimit: 'fail' },
		});
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', httpStatus: 429 });
		expect(clock.elapsed).toBe(0);
	});

	it('stops being waited out when the user stops the execution', async () => {
		const stop = new AbortController();
		jest.mocked(sleep).mockImplementation(async (milliseconds) => {
			await clock.rest(milliseconds);
			if (clock.elapsed >= 2000) stop.abort();
		});
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '600' } });
		const { status } = await world.run('message.send', send, {
			mode: 'trigger',
			signal: stop.signal,
		});
		expect(status).toBe('canceled');
		expect(clock.elapsed).toBeLessThanOrEqual(3000);
		expect(world.sandbox.requests).toHaveLength(1);
	});
});

describe('a test run', () => {
	const LOCKED = { status: 400, body: '{"code":"request_limit_exceeded"}' };
	const SENTENCE = 'In production the node waits by itself; a test run does not.';

	it('does not wait for a locked account, and says that production does', async () => {
		world.sandbox.answerNext(LOCKED);
		const { problem } = await world.fail('message.send', send, { mode: 'manual' });
		expect(problem).toMatchObject({
			kind: 'RATE_LIMITED',
			httpStatus: 400,
			code: 'request_limit_exceeded',
			retryAfterSeconds: 600,
		});
		expect(problem.description).toContain(SENTENCE);
		expect(clock.elapsed).toBe(0);
		// The next one knows of the lock.
		const { problem: next } = await world.fail('message.send', send, { mode: 'manual' });
		expect(next).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 600 });
		expect(next.description).toContain(SENTENCE);
		expect(world.sandbox.requests).toHaveLength(1);
		expect(clock.elapsed).toBe(0);
	});

	it('says it in a hint when it continues after the error', async () => {
		world.sandbox.answerNext(LOCKED);
		const { items, hints } = await world.run('message.send', send, {
			mode: 'manual',
			continueOnFail: true,
		});
		expect(items[0]?.json.error).toMatchObject({ kind: 'RATE_LIMITED' });
		expect(hints.map(({ message }) => message)).toEqual([SENTENCE]);
	});

	it('waits for a lock of up to 90 seconds', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '90' } });
		const { error, hints } = await world.run('message.send', send, { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(clock.elapsed).toBe(90_000);
		expect(hints[0]?.message).not.toContain(SENTENCE);
	});

	it('waits for its turn after its own burst, but not behind a long queue', async () => {
		const call = { ...asNewsBot, text: 'Hi', userIds: '631831446' };
		const { error } = await world.run('bot.triggerCall', call, {
			mode: 'manual',
			items: numbered(6),
		});
		expect(error).toBeUndefined();
		const all = Promise.all(
			numbered(9).map(async () => await world.run('bot.triggerCall', call, { mode: 'trigger' })),
		);
		await clock.rest(1);
		const { problem } = await world.fail('bot.triggerCall', call, { mode: 'manual' });
		expect(problem.kind).toBe('RATE_LIMITED');
		expect(problem.description).toContain(SENTENCE);
		await all;
	});

	it.each([
		['waits as long as the user says', { maxWaitSeconds: 660 }, undefined],
		['fails as soon as the user says', { maxWaitSeconds: 5 }, 'RATE_LIMITED'],
		['fails at once if the user says so', { onRateLimit: 'fail' }, 'RATE_LIMITED'],
	])('%s, like production', async (_what, options, kind) => {
		world.sandbox.answerNext(LOCKED);
		const { error } = await world.run(
			'message.send',
			{ ...send, options },
			{
				mode: 'manual',
			},
		);
		expect((error?.context.cliq as { kind: string } | undefined)?.kind).toBe(kind);
		expect(error?.description ?? '').not.toContain(SENTENCE);
		expect(clock.elapsed).toBe(kind ? 0 : 600_000);
	});

	it('is only one in the editor', async () => {
		world.sandbox.answerNext(LOCKED);
		const { error } = await world.run('message.send', send, { mode: 'webhook' });
		expect(error).toBeUndefined();
		expect(clock.elapsed).toBe(600_000);
	});
});

describe('a request sent again when Cliq fails', () => {
	const byId = { sendTo: 'channel', channel: locator('id', 'O1'), text: 'x' };

	it('is a read, three more times', async () => {
		world.sandbox.answerNext({ method: 'GET', status: 502, times: 5, body: 'oops' });
		const { problem } = await world.fail('message.send', byId);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', httpStatus: 502 });
		expect(problem.description).toContain('Nothing was changed');
		expect(world.sandbox.requests).toHaveLength(4);
		expect(clock.elapsed).toBeGreaterThan(1000);
	});

	it.each(['reset', 500, 503] as const)(
		'is never a message that may have arrived (%s)',
		async (fault) => {
			world.sandbox.answerNext(
				fault === 'reset' ? { before: 'reset' } : { status: fault, body: '' },
			);
			const { problem } = await world.fail('message.send', send);
			expect(problem.description).toContain('may still have reached Cliq');
			expect(world.sandbox.requests).toHaveLength(1);
			expect(clock.elapsed).toBe(0);
		},
	);

	it('is a message that never left, three more times', async () => {
		world.connect({ cliqUrl: 'http://127.0.0.1:1' });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ECONNREFUSED' });
		expect(clock.elapsed).toBeGreaterThanOrEqual(3500);
		expect(clock.elapsed).toBeLessThanOrEqual(10_500);
	});
});

describe('a token endpoint that refuses new tokens', () => {
	it('is called again by runs of this process only after ten minutes', async () => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		const denied = '{"error":"Access Denied"}';
		world.sandbox.answerNext({
			path: /token$/,
			status: 400,
			headers: { 'content-type': 'application/json' },
			body: denied,
		});
		await world.fail('message.send', send);
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', code: 'Access Denied' });
		expect(world.sandbox.tokenRequests).toHaveLength(1);
		clock.advance(601_000);
		expect((await world.run('message.send', send)).error).toBeUndefined();
	});
});
