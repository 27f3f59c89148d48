import { sleep } from 'n8n-workflow';

import { toOlivia, useWorld } from './world';

// The clock is ours: a slept second passes on the sandbox's clock, and not at all here.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();
let slept = 0;

beforeEach(() => {
	slept = 0;
	jest.mocked(sleep).mockImplementation(async (milliseconds) => {
		slept += milliseconds;
		world.sandbox.advance(milliseconds);
	});
});

const send = { ...toOlivia, text: 'x' };

describe('a refusal for too many calls', () => {
	it('is waited out as long as Cliq asks, and then the message arrives once', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '7' } });
		const { error } = await world.run('message.send', send);
		expect(error).toBeUndefined();
		expect(slept).toBe(7000);
		expect(world.sandbox.organization.messages).toHaveLength(1);
	});

	it('is waited out for a minute when Cliq does not say how long', async () => {
		world.sandbox.answerNext({ status: 400, body: '{"code":"request_limit_exceeded"}' });
		await world.run('message.send', send);
		expect(slept).toBe(60_000);
	});

	it('is given up after three tries', async () => {
		world.sandbox.answerNext({ status: 429, times: 9, headers: { 'retry-after': '1' } });
		const { problem } = await world.fail('message.send', send);
		expect(problem.kind).toBe('RATE_LIMITED');
		expect(world.sandbox.requests).toHaveLength(3);
	});

	it('is not waited out longer than the user allows', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '30' } });
		const { problem } = await world.fail('message.send', {
			...send,
			options: { maxWaitSeconds: 29 },
		});
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 30 });
		expect(slept).toBe(0);
	});

	it('is an error at once when the user says so', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '1' } });
		const { problem } = await world.fail('message.send', {
			...send,
			options: { onRateLimit: 'fail' },
		});
		expect(problem.kind).toBe('RATE_LIMITED');
		expect(slept).toBe(0);
	});

	it('stops being waited out when the user stops the execution', async () => {
		const stop = new AbortController();
		jest.mocked(sleep).mockImplementation(async (milliseconds) => {
			slept += milliseconds;
			if (slept >= 2000) stop.abort();
		});
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '600' } });
		const { status } = await world.run('message.send', send, { signal: stop.signal });
		expect(status).toBe('canceled');
		expect(slept).toBeLessThanOrEqual(2500);
		expect(world.sandbox.requests).toHaveLength(1);
	});
});

describe('200 items', () => {
	it('arrive once each, in order, each output item pointing to its input item', async () => {
		world.sandbox.switches.thresholds = false;
		const items = Array.from({ length: 200 }, (_, index) => ({ json: { text: `No. ${index}` } }));
		const { items: out } = await world.run(
			'message.send',
			{ ...toOlivia, text: '={{ $json.text }}' },
			{ items },
		);
		expect(world.sandbox.organization.messages.map(({ text }) => text)).toEqual(
			items.map(({ json }) => json.text),
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});
});
