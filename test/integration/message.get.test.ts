import type { INodeParameters } from 'n8n-workflow';

import { itemWith } from './files';
import { locator, toMarketing, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const START = Date.UTC(2026, 0, 5, 9);

function marketing(): { id: string; chatId: string } {
	const { channels } = world.sandbox.organization;
	const channel = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	if (!channel) throw new Error('The sandbox has no such channel');
	return channel;
}

/** Messages of the marketing channel, at these milliseconds after the start. */
function said(times: readonly number[]): void {
	const { organization } = world.sandbox;
	const { id, chatId } = marketing();
	times.forEach((time, index) => {
		organization.addMessage(
			{
				chatId,
				to: { type: 'channel', id },
				text: `message ${index}`,
				sender: { id: '631831446', name: 'Olivia Palmer' },
			},
			[],
			START + time,
		);
	});
}

const ofMarketing = { chat: locator('channel', 'zylkermarketing') };

/** The texts of a listing, and the queries of its requests. */
async function listed(parameters: INodeParameters) {
	const { items, error } = await world.run('message.getMany', { ...ofMarketing, ...parameters });
	expect(error?.description).toBeUndefined();
	const asked = world.sandbox.requests.filter(({ path }) => path.endsWith('/messages'));
	return { items, texts: items.map(({ json }) => json.text), asked };
}

describe('message.getMany', () => {
	it('returns the latest first, with the fields the next node needs', async () => {
		said([0, 1000, 2000]);
		const { items, asked } = await listed({ limit: 2 });
		const { chatId } = marketing();
		const [, second, third] = world.sandbox.organization.messages;
		expect(items).toEqual(
			[third, second].map((message) => ({
				json: {
					messageId: message?.id,
					chatId,
					time: new Date(message?.time ?? 0).toISOString(),
					type: 'text',
					sender: { name: 'Olivia Palmer', id: '631831446' },
					text: message?.text,
				},
				pairedItem: { item: 0 },
			})),
		);
		expect(asked.map(({ query }) => query)).toEqual([{ limit: '2' }]);
	});

	it('returns the file of a message that has one, and the full response without Simplify', async () => {
		await world.run(
			'file.upload',
			{ ...toMarketing, comment: 'Look' },
			{
				items: [itemWith({ data: ['abc', 'a.txt'] })],
			},
		);
		const [file] = world.sandbox.organization.files;
		const { items } = await listed({});
		expect(items[0]?.json).toMatchObject({
			type: 'file',
			text: 'Look',
			file: { id: file?.id, name: 'a.txt', type: 'text/plain', size: 3 },
		});
		expect(items[0]?.json).not.toHaveProperty('content');
		const raw = await listed({ simplify: false });
		expect(raw.items[0]?.json).toMatchObject({
			id: file?.messageId,
			messageId: file?.messageId,
			chatId: file?.chatId,
			content: { comment: 'Look', file: { id: file?.id } },
		});
	});

	it('sends a time range in milliseconds', async () => {
		said([0, 60_000, 120_000]);
		const { texts, asked } = await listed({
			filters: { after: '2026-01-05T09:00:30Z', before: new Date(START + 90_000).toISOString() },
		});
		expect(texts).toEqual(['message 1']);
		expect(asked[0]?.query).toEqual({
			fromtime: String(START + 30_000),
			totime: String(START + 90_000),
			limit: '100',
		});
	});

	// Edge cases: pages end within a millisecond, and one page covers a single millisecond.
	const HISTORIES: ReadonlyArray<readonly [string, number[]]> = [
		['one a second', Array.from({ length: 250 }, (_, index) => index * 1000)],
		['one a millisecond', Array.from({ length: 250 }, (_, index) => index)],
		['seven a millisecond', Array.from({ length: 250 }, (_, index) => Math.floor(index / 7))],
		['exactly two pages', Array.from({ length: 200 }, (_, index) => index * 10)],
	];

	describe.each(HISTORIES)('of a long history: %s', (_, times) => {
		const all = times.map((_time, index) => `message ${index}`).sort();

		it.each([
			['latestLast', 'included'],
			['latestLast', 'excluded'],
			['latestFirst', 'included'],
			['latestFirst', 'excluded'],
		] as const)(
			'neither loses nor repeats messages (%s, boundary %s)',
			async (messageOrder, totime) => {
				Object.assign(world.sandbox.switches, { messageOrder, totime });
				said(times);
				const { items, texts } = await listed({ returnAll: true });
				expect([...texts].sort()).toEqual(all);
				const moments = items.map(({ json }) => Date.parse(json.time as string));
				expect(moments).toEqual([...moments].sort((one, other) => other - one));
			},
		);

		it('returns the latest up to the limit', async () => {
			said(times);
			const { items } = await listed({ limit: 101 });
			const latest = [...times].sort((one, other) => other - one).slice(0, 101);
			expect(items.map(({ json }) => Date.parse(json.time as string) - START)).toEqual(latest);
		});
	});

	it('continues past more messages of one millisecond than fit on a page', async () => {
		said([...Array<number>(100).fill(5), 6, 1, 2].sort((one, other) => one - other));
		const { texts } = await listed({ returnAll: true });
		expect(texts).toContain('message 0');
		expect(new Set(texts).size).toBe(texts.length);
	});

	it('returns nothing for a chat without messages', async () => {
		const { items } = await listed({ returnAll: true });
		expect(items).toEqual([]);
	});
});

describe('message.get', () => {
	it.each(['_', '%20', ' '])('reads one message, its ID written with "%s"', async (separator) => {
		said([0]);
		const [message] = world.sandbox.organization.messages;
		const id = message?.id.replace('_', separator) ?? '';
		const { items } = await world.run('message.get', {
			...ofMarketing,
			message: locator('id', id),
		});
		expect(items[0]?.json).toMatchObject({
			messageId: message?.id,
			chatId: marketing().chatId,
			text: 'message 0',
		});
		expect(world.sandbox.requests.at(-1)?.path).toBe(
			`/api/v2/chats/${marketing().chatId}/messages/${message?.id ?? ''}`,
		);
	});

	it('looks up the chat of a channel once for several items', async () => {
		said([0, 1]);
		const items = world.sandbox.organization.messages.map(({ id }) => ({ json: { id } }));
		await world.run(
			'message.get',
			{ ...ofMarketing, message: locator('id', '={{ $json.id }}') },
			{ items },
		);
		expect(world.sandbox.requests.map(({ path }) => path.split('/').at(-2))).toEqual([
			'channelsbyname',
			'messages',
			'messages',
		]);
	});
});
