import type { INodeParameters } from 'n8n-workflow';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqPollingTrigger } from '../../nodes/ZohoCliqPollingTrigger/ZohoCliqPollingTrigger.node';
import { useClock } from '../support/clock';
import type { Engine } from '../support/engine';
import { createEngine } from '../support/engine';
import { marketingIn, OLIVIA } from './marketing';
import { CREDENTIAL, locator, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const START = Date.parse('2026-05-04T09:00:00Z');

const world = useWorld(
	{ clock: () => START + performance.now() },
	() => new ZohoCliqPollingTrigger(),
);
const clock = useClock(() => world.sandbox);

const MINUTE = 60_000;
const { marketing, say, share } = marketingIn(world, () => Math.floor(clock.now()));
const inMarketing = { watch: 'channel', channel: locator('name', 'zylkermarketing') };

/** The trigger in a workflow of its own. */
function workflow(options: INodeParameters = {}) {
	const parameters = { ...inMarketing, options: { includeOwn: true, ...options } };
	return world.engine.poller({ parameters });
}

const refusals = () =>
	world.sandbox.requests.filter(({ status }) => status === 400 || status === 429);

/** Lets n8n poll each of these once a minute, each at a second of its own. */
async function pollEachMinute<Polled>(
	minutes: number,
	each: ReadonlyArray<(minute: number) => Promise<Polled>>,
): Promise<Polled[][]> {
	const polled = each.map((): Polled[] => []);
	for (let minute = 0; minute < minutes; minute++) {
		for (const [index, poll] of each.entries()) {
			polled[index]?.push(await poll(minute));
			clock.advance(MINUTE / each.length);
		}
	}
	return polled;
}

describe('several workflows of one account', () => {
	it('all get their turn, and never wait or meet the rate limit', async () => {
		const pollers = Array.from({ length: 20 }, () => workflow());
		// The first polls, until each knows where it begins.
		await pollEachMinute(
			6,
			pollers.map((poller) => async () => await poller.poll()),
		);
		say('hello');
		const polled = await pollEachMinute(
			3,
			pollers.map((poller) => async () => await poller.poll()),
		);
		const got = polled.map((polls) => polls.flat().map(({ json }) => json.text));
		expect(got).toEqual(pollers.map(() => ['hello']));
		expect(clock.slept).toEqual([]);
		expect(refusals()).toEqual([]);
	});

	it('make room for one that has much to catch up with', async () => {
		const busy = workflow();
		const others = Array.from({ length: 12 }, () => workflow({ contains: 'nothing' }));
		const pollers = [...others, busy];
		await pollEachMinute(
			2,
			pollers.map((poller) => async () => await poller.poll()),
		);
		const time = Math.floor(clock.now());
		for (let index = 0; index < 450; index++) say(`${index}`, time + index);
		clock.advance(MINUTE);
		const polled = await pollEachMinute(
			8,
			pollers.map((poller) => async () => await poller.poll()),
		);
		const texts = polled
			.at(-1)
			?.flat()
			.map(({ json }) => Number(json.text));
		expect(texts).toEqual(Array.from({ length: 450 }, (_, index) => index));
		expect(clock.slept).toEqual([]);
		expect(refusals()).toEqual([]);
	});

	it.each([50, 20])(
		'catch up with %d %% of the limits as far as these allow, and go on',
		async (limitShare) => {
			world.connect({ limitShare });
			const poller = workflow();
			await poller.poll();
			const time = Math.floor(clock.now());
			for (let index = 0; index < 900; index++) say(`${index}`, time + index);
			clock.advance(MINUTE + 1000);
			world.sandbox.requests.length = 0;
			const caughtUp = await poller.poll();
			// One request finds that there is more, the others read it.
			const requests = Math.floor((13 * limitShare) / 100);
			expect(world.sandbox.requests).toHaveLength(requests);
			const texts = caughtUp.map(({ json }) => Number(json.text));
			const [oldest = 0] = texts;
			// Each of these begins with the row at which the one before ended.
			expect(oldest).toBeLessThan(900 - 100 * (requests - 1) + requests * 2);
			expect(texts).toEqual(Array.from({ length: 900 - oldest }, (_, index) => oldest + index));
			expect(caughtUp[0]?.json.catchUp).toBeDefined();
			clock.advance(MINUTE + 1000);
			say('next');
			expect((await poller.poll()).map(({ json }) => json.text)).toEqual(['next']);
			expect(clock.slept).toEqual([]);
		},
	);

	it('do not make room for one of another account', async () => {
		const pollers = Array.from({ length: 20 }, () => workflow());
		await pollEachMinute(
			2,
			pollers.map((poller) => async () => await poller.poll()),
		);
		world.engine.saveCredential('Olivia', {
			...connection(),
			oauthTokenData: { ...world.sandbox.issueToken({ userId: OLIVIA.id }) },
		});
		const parameters = { ...inMarketing, options: { includeOwn: true } };
		const hers = world.engine.poller({ parameters, credential: 'Olivia' });
		await hers.poll();
		const before = world.sandbox.requests.length;
		for (let polls = 0; polls < 5; polls++) await hers.poll();
		expect(world.sandbox.requests.length - before).toBe(5);
	});
});

function sameConnection() {
	return { ...connection(), oauthTokenData: { ...world.sandbox.issueToken() } };
}

function connection() {
	const { url, client } = world.sandbox;
	return {
		dataCenter: 'custom',
		accountsUrl: url,
		cliqUrl: url,
		clientId: client.id,
		clientSecret: client.secret,
	};
}

describe('what the action node requests', () => {
	let actions: Engine;

	beforeEach(() => {
		actions = createEngine({ node: new ZohoCliq(), credentialType: new ZohoCliqOAuth2Api() });
		actions.saveCredential(CREDENTIAL, sameConnection(), 'shared');
	});

	async function list(count: number): Promise<void> {
		const { chatId } = marketing();
		const items = Array.from({ length: count }, () => ({ json: {} }));
		const { error } = await actions.run({
			parameters: {
				resource: 'message',
				operation: 'getMany',
				chat: locator('id', chatId),
				returnAll: false,
				limit: 1,
			},
			items,
		});
		expect(error).toBeUndefined();
	}

	it('counts: a poll goes on the next time', async () => {
		world.engine.saveCredential('Same', sameConnection(), 'shared');
		const parameters = { ...inMarketing, options: { includeOwn: true } };
		const poller = world.engine.poller({ parameters, credential: 'Same' });
		await poller.poll();
		clock.advance(MINUTE + 1000);
		say('hello');
		await list(15);
		world.sandbox.requests.length = 0;
		expect(await poller.poll()).toEqual([]);
		expect(world.sandbox.requests).toEqual([]);
		expect(clock.slept).toEqual([]);
		clock.advance(MINUTE + 1000);
		expect((await poller.poll()).map(({ json }) => json.text)).toEqual(['hello']);
		expect(refusals()).toEqual([]);
	});
});

describe("n8n's time for a poll", () => {
	it('ends a request that hangs; what came before is delivered, the rest the next time', async () => {
		const poller = workflow({ downloadAttachments: true });
		await poller.poll();
		share('one');
		share('two');
		world.sandbox.answerNext({ path: /files/, skip: 1, before: 'stall' });
		const first = await poller.poll({ budget: MINUTE });
		expect(first.map(({ json }) => json.text)).toEqual(['one']);
		expect(clock.elapsed).toBeLessThan(MINUTE);
		const second = await poller.poll();
		expect(second.map(({ json }) => json.text)).toEqual(['two']);
	});
});
