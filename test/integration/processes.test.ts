import { useClock } from '../support/clock';
import { onNewestLineOnly } from '../support/newestLine';
import { nodeOfAnotherProcess } from '../support/otherProcess';
import { asNewsBot, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();
useClock(() => world.sandbox);

/** Sends 180 messages with this many processes at once, and expects all of them in the order of each. */
async function sendWith(count: number): Promise<void> {
	const names = ['A', 'B', 'C', 'D'].slice(0, count);
	const items = names.map((name) =>
		Array.from({ length: 180 / count }, (_, index) => ({ json: { text: `${name} ${index}` } })),
	);
	const parameters = {
		resource: 'message',
		operation: 'send',
		...toOlivia,
		text: '={{ $json.text }}',
	};
	const runs = await Promise.all(
		items.map(
			async (own) =>
				await nodeOfAnotherProcess(world).run({ parameters, items: own, mode: 'trigger' }),
		),
	);
	expect(runs.filter(({ error }) => error)).toEqual([]);

	const texts = world.sandbox.organization.messages.map(({ text }) => text);
	for (const [index, name] of names.entries()) {
		expect(texts.filter((text) => text.startsWith(name))).toEqual(
			items[index]?.map(({ json }) => json.text),
		);
	}
}

/** When Cliq refused a call. */
const refusals = () =>
	world.sandbox.requests.filter(({ status }) => status === 400).map(({ at }) => at);

describe.each([2, ...onNewestLineOnly([3, 4])])('%d processes on one account', (count) => {
	it('lose nothing, send nothing twice, and are locked at most once', async () => {
		await sendWith(count);
		expect(refusals().length).toBeGreaterThan(0);
		expect(Math.max(...refusals()) - Math.min(...refusals())).toBeLessThan(600_000);
	});

	it('are never refused if the credential gives each its share, whoever evaluates it', async () => {
		world.connect({ limitShare: `={{ 100 / ${count} }}` });
		await sendWith(count);
		expect(refusals()).toEqual([]);
	});
});

describe('a share of Cliq’s limits', () => {
	it('holds back what Zoho Cliq Admin requests too', async () => {
		world.connect({ limitShare: 10 });
		const items = Array.from({ length: 7 }, () => ({ json: {} }));
		const { error } = await world.run('bot.get', asNewsBot, { items, mode: 'trigger' });
		expect(error).toBeUndefined();
		const times = world.sandbox.requests.filter(({ path }) => path.includes('/v3/bots/'));
		const [first] = times.map(({ at }) => at);
		const minutes = times.map(({ at }) => Math.floor((at - Number(first)) / 60_000));
		// Cliq allows 30 a minute; the first one finds the bot.
		expect(minutes).toEqual([0, 0, 0, 1, 1, 1, 2, 2]);
	});
});

describe('a share of Cliq’s limits that is none', () => {
	it.each([0, 101, 'half', '={{ $json.share }}', '={{ null }}'])(
		'is refused before anything is sent: %s',
		async (limitShare) => {
			world.connect({ limitShare });
			const { problem } = await world.fail('message.send', { ...toOlivia, text: 'Hello' });
			expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
			expect(problem.message).toContain('"Share of Cliq\'s Limits (%)" must be a number from 1');
			expect(world.sandbox.requests).toEqual([]);
		},
	);
});
