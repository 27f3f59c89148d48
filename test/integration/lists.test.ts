import type { INodeParameters } from 'n8n-workflow';

import { asNewsBot, locator, toMarketing, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const queries = () => world.sandbox.requests.map(({ query }) => query);

/** The pages of messages requested. */
const pages = () => world.sandbox.requests.filter(({ path }) => path.endsWith('/messages'));

function marketing() {
	const { channels } = world.sandbox.organization;
	const channel = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	if (!channel) throw new Error('The sandbox has no such channel');
	return channel;
}

const START = Date.UTC(2026, 0, 5, 9);

/** A message in the channel each second, every third with a file. */
function history(count: number): void {
	const { organization } = world.sandbox;
	const { id, chatId } = marketing();
	for (let index = 0; index < count; index++) {
		organization.addMessage(
			{
				chatId,
				to: { type: 'channel', id },
				text: String(index),
				sender: { id: '631831446', name: 'Olivia Palmer' },
			},
			index % 3 === 0
				? [{ name: `${index}`, contentType: 'text/plain', size: 3, sha256: '', path: '/none' }]
				: [],
			START + index * 1000,
		);
	}
}

/** From the last number down to zero. */
const latestFirst = (count: number) =>
	Array.from({ length: count }, (_, index) => count - 1 - index);

describe.each(['oldest', 'latest'] as const)(
	'a list by time whose ranges begin with the %s',
	(rangeOrder) => {
		beforeEach(() => {
			world.sandbox.switches.rangeOrder = rangeOrder;
		});

		const ofMarketing = { chat: locator('channel', 'zylkermarketing') };
		const afterStart = { filters: { after: START } };

		/** Many chats, one a second. */
		function addChats(count: number): number {
			const { organization } = world.sandbox;
			organization.addChats(1);
			const since = organization.chats.at(-1)?.modifiedAt ?? 0;
			for (let index = 0; index < count; index++) {
				world.sandbox.advance(1000);
				organization.addChats(1);
			}
			return since;
		}
		const titles = (rows: Array<{ json: { chatId?: unknown } }>) =>
			rows.map(({ json }) => json.chatId);
		const newest = (count: number) => {
			const { chats } = world.sandbox.organization;
			return chats
				.slice(-count)
				.map(({ id }) => id)
				.reverse();
		};

		it.each([1, 50, 100, 150])('returns the latest %d chats', async (limit) => {
			const since = addChats(250);
			const { items } = await world.run('chat.getMany', {
				limit,
				filters: { modifiedAfter: since },
			});
			expect(titles(items)).toEqual(newest(limit));
		});

		it('returns all chats of a range, the latest first', async () => {
			const since = addChats(250);
			const { items } = await world.run('chat.getMany', {
				returnAll: true,
				filters: { modifiedAfter: since },
			});
			expect(titles(items)).toEqual(newest(250));
			expect(world.sandbox.requests.length).toBeLessThan(6);
		});

		it.each([
			['every message', { returnAll: true }, latestFirst(250)],
			['the latest messages', { limit: 7 }, latestFirst(250).slice(0, 7)],
			['more messages than fit on a page', { limit: 130 }, latestFirst(250).slice(0, 130)],
		])('returns %s', async (_what, how: INodeParameters, expected) => {
			history(250);
			const { items } = await world.run('message.getMany', {
				...ofMarketing,
				...afterStart,
				...how,
			});
			expect(items.map(({ json }) => Number(json.text))).toEqual(expected);
		});

		it.each([
			['every file', { returnAll: true }, latestFirst(84)],
			['the latest files', { limit: 3 }, latestFirst(84).slice(0, 3)],
		])('returns %s', async (_what, how: INodeParameters, expected) => {
			history(250);
			const { items } = await world.run('file.getMany', { ...ofMarketing, ...afterStart, ...how });
			expect(items.map(({ json }) => Number(json.name) / 3)).toEqual(expected);
		});

		it('ends at the end of a range', async () => {
			history(250);
			const { items } = await world.run('message.getMany', {
				...ofMarketing,
				returnAll: true,
				filters: { after: START + 20_000, before: START + 190_500 },
			});
			expect(items.map(({ json }) => Number(json.text))).toEqual(latestFirst(191).slice(0, 171));
		});

		it('needs no further request for a range that fits on a page', async () => {
			history(40);
			await world.run('message.getMany', { ...ofMarketing, ...afterStart, limit: 10 });
			expect(pages().map(({ query }) => query)).toEqual([
				{ fromtime: String(START), limit: '100' },
			]);
		});
	},
);

it('tells when more entries have the same time than Cliq returns', async () => {
	world.sandbox.organization.addChats(120);
	const { hints } = await world.run('chat.getMany', { returnAll: true });
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringContaining('some of them may be missing'),
	]);
});

describe('a list whose tokens go in circles', () => {
	const users = (from: number) => [
		{ zuid: `${from}`, name: 'One' },
		{ zuid: `${from + 1}`, name: 'Two' },
	];
	function answer(tokens: readonly string[], rows = users) {
		for (const [index, token] of tokens.entries()) {
			world.sandbox.answerNext({
				status: 200,
				body: JSON.stringify({ data: rows(index * 2), next_token: token }),
			});
		}
	}
	const ids = (items: Array<{ json: { zuid?: unknown } }>) => items.map(({ json }) => json.zuid);

	it('ends at a token seen before', async () => {
		answer(['A', 'B', 'A', 'B', 'A', 'B', 'A', 'B']);
		const { items } = await world.run('user.getMany', { returnAll: true });
		expect(ids(items)).toEqual(['0', '1', '2', '3', '4', '5']);
		expect(queries().map(({ next_token: token }) => token)).toEqual([undefined, 'A', 'B']);
	});

	it('returns a page once that Cliq returns again with the same token', async () => {
		answer(['A', 'A', 'A', 'A'], () => users(0));
		const { items } = await world.run('user.getMany', { returnAll: true });
		expect(ids(items)).toEqual(['0', '1']);
		expect(queries()).toHaveLength(2);
	});
});

describe('a sync token', () => {
	const inMarketing = { channel: locator('name', 'zylkermarketing') };
	const lists: ReadonlyArray<readonly [string, INodeParameters]> = [
		['bot.getMany', {}],
		['bot.getSubscribers', asNewsBot],
		['channel.getMany', {}],
		['thread.getMany', inMarketing],
	];

	async function seeded(): Promise<void> {
		const sent = await world.run('message.send', {
			...toMarketing,
			text: 'Plan',
			options: { returnMessageId: true },
		});
		await world.run('thread.create', {
			...inMarketing,
			message: locator('id', sent.items[0]?.json.messageId as string),
			text: 'Go on',
		});
		world.sandbox.advance(1000);
	}

	it.each(lists)(
		'is on every item of %s if asked for, and then returns only what is new',
		async (name, parameters) => {
			await seeded();
			const options = { returnSyncToken: true };
			const first = await world.run(name, { ...parameters, options });
			expect(first.error).toBeUndefined();
			const tokens = new Set(first.items.map(({ json }) => json.syncToken));
			expect([...tokens]).toEqual([expect.stringMatching(/^\w+=*$/)]);

			const [token] = [...tokens].map(String);
			const next = await world.run(name, {
				...parameters,
				options: { ...options, syncToken: token },
			});
			expect(next.error).toBeUndefined();
			expect(queries().at(-1)).toMatchObject({ sync_token: token });
			expect(next.items).toEqual([]);
			expect(next.hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(/^There is nothing new\. Sync Token: \w+=*$/),
			]);
		},
	);

	it.each(lists)('is neither sent nor returned by %s otherwise', async (name, parameters) => {
		await seeded();
		const { items, hints } = await world.run(name, parameters);
		expect(items.length).toBeGreaterThan(0);
		for (const { json } of items) expect(json).not.toHaveProperty('syncToken');
		expect(queries().at(-1)).not.toHaveProperty('sync_token');
		expect(hints).toEqual([]);
	});

	it('is that of the first page, so that nothing that changes while reading is lost', async () => {
		world.sandbox.answerNext({
			status: 200,
			body: JSON.stringify({ data: [{ unique_name: 'a' }], next_token: 'n', sync_token: 'first' }),
		});
		world.sandbox.answerNext({
			status: 200,
			body: JSON.stringify({ data: [{ unique_name: 'b' }], sync_token: 'second' }),
		});
		const { items } = await world.run('bot.getMany', {
			returnAll: true,
			options: { returnSyncToken: true },
		});
		expect(items.map(({ json }) => json.syncToken)).toEqual(['first', 'first']);
	});
});
