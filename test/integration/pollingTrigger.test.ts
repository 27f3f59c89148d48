import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { ZohoCliqPollingTrigger } from '../../nodes/ZohoCliqPollingTrigger/ZohoCliqPollingTrigger.node';
import { readBinary } from '../support/engine';
import { forgetCalls } from '../support/processState';
import { marketingIn, OLIVIA } from './marketing';
import { locator, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } }, () => new ZohoCliqPollingTrigger());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const inMarketing = { watch: 'channel', channel: locator('name', 'zylkermarketing') };

let now = 0;

const { marketing, say, share } = marketingIn(world, () => (now += 1000));

beforeEach(() => {
	now = Date.now() - HOUR;
});

function startThread(number = 0): string {
	const { organization } = world.sandbox;
	const { chatId } = marketing();
	const chat = organization.findChat(chatId);
	const id = `${chatId}-T-${2230748155763520000n + BigInt(number)}`;
	organization.chats.push({ ...chat, id, type: 'thread', title: 'Aside' } as typeof chat & object);
	organization.threads.push({
		chatId: id,
		parentChatId: chatId,
		messageId: organization.messages[0]?.id ?? '',
		title: 'Aside',
		state: 'open',
		followers: [],
	});
	return id;
}

function sayIn(thread: string, text: string): void {
	world.sandbox.organization.addMessage(
		{ chatId: thread, to: { type: 'chat', id: thread }, text, sender: OLIVIA },
		[],
		(now += 1000),
	);
}

const textsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.text);

function watching(options: INodeParameters = {}, parameters: INodeParameters = inMarketing) {
	return world.engine.poller({ parameters: { ...parameters, options } });
}

async function begun(options?: INodeParameters, parameters?: INodeParameters) {
	const poller = watching(options, parameters);
	expect(await poller.poll()).toEqual([]);
	return poller;
}

describe('a new message', () => {
	it('starts the workflow once; what was there before does not', async () => {
		say('before');
		const poller = await begun();
		expect(await poller.poll()).toEqual([]);
		const message = say('hello');
		const [item, ...others] = await poller.poll();
		expect(others).toEqual([]);
		const { chatId, id } = marketing();
		expect(item?.json).toMatchObject({
			event: 'message',
			text: 'hello',
			chatInput: 'hello',
			sessionId: chatId,
			user: OLIVIA,
			chat: { id: chatId, type: 'channel', channelId: id, channelUniqueName: 'zylkermarketing' },
			messageId: message.id,
			sentAt: new Date(message.time).toISOString(),
			replyTo: {
				userId: OLIVIA.id,
				chatId,
				chatType: 'channel',
				channelUniqueName: 'zylkermarketing',
				messageId: message.id,
			},
			payload: { id: message.id },
		});
		expect(await poller.poll()).toEqual([]);
	});

	it('is one in a chat that was empty', async () => {
		const poller = await begun();
		say('first');
		expect(textsOf(await poller.poll())).toEqual(['first']);
	});

	it('costs one request once the channel and the account are known', async () => {
		const poller = await begun();
		world.sandbox.requests.length = 0;
		await poller.poll();
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
			`/api/v2/chats/${marketing().chatId}/messages`,
		]);
	});

	it('may share its moment with others, some of which are listed later', async () => {
		say('before');
		const poller = await begun();
		const time = (now += 1000);
		say('one', time);
		say('two', time);
		expect(textsOf(await poller.poll())).toEqual(['one', 'two']);
		say('three', time);
		say('late', time - 500);
		expect(textsOf(await poller.poll())).toEqual(['late', 'three']);
		expect(await poller.poll()).toEqual([]);
	});

	it('of the connected account or a bot is left out, unless asked for', async () => {
		const { connectedUserId } = world.sandbox.organization;
		const poller = await begun();
		const all = await begun({ includeOwn: true, includeBots: true });
		say('mine', undefined, { id: connectedUserId, name: 'Me' });
		say('robot', undefined, { id: 'b-1', name: 'Bot' });
		say('hers');
		expect(textsOf(await poller.poll())).toEqual(['hers']);
		expect(textsOf(await all.poll())).toEqual(['mine', 'robot', 'hers']);
	});

	it('of an account connected since is left out too', async () => {
		const poller = await begun();
		const { organization } = world.sandbox;
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ userId: OLIVIA.id }) } });
		say('mine by now');
		say('robot', undefined, { id: organization.connectedUserId, name: 'Scott' });
		expect(textsOf(await poller.poll())).toEqual(['robot']);
	});

	it('can be limited to people and words', async () => {
		const poller = await begun({ fromUsers: 'olivia.palmer@zylker.example', contains: 'INVOICE' });
		say('an invoice');
		say('something else');
		say('an invoice too', undefined, { id: '631832107', name: 'Jürgen' });
		expect(textsOf(await poller.poll())).toEqual(['an invoice']);
	});

	it('in a thread counts when threads are included', async () => {
		say('before');
		const id = startThread();
		const poller = await begun({ includeThreads: true });
		const without = await begun();
		sayIn(id, 'aside');
		const [item] = await poller.poll();
		expect(item?.json).toMatchObject({
			text: 'aside',
			sessionId: id,
			threadId: id,
			chat: { id, type: 'thread', channelUniqueName: 'zylkermarketing' },
			replyTo: { chatId: id, threadId: id },
		});
		expect(await poller.poll()).toEqual([]);
		expect(await without.poll()).toEqual([]);
	});

	it.each([{ watch: 'chat' }, { event: 'file' }])(
		'elsewhere starts from now: %j',
		async (change) => {
			const poller = await begun();
			say('before the change');
			const chat = locator('id', marketing().chatId);
			const parameters = { event: 'message', ...inMarketing, chat, options: {}, ...change };
			expect(await poller.poll({ parameters })).toEqual([]);
			expect(await poller.poll({ parameters })).toEqual([]);
		},
	);

	it('is the latest one in a test run, which changes nothing', async () => {
		say('one');
		const poller = await begun();
		const { staticData } = poller;
		say('two');
		expect(textsOf(await poller.poll({ mode: 'manual' }))).toEqual(['two']);
		expect(poller.staticData).toEqual(staticData);
		expect(textsOf(await poller.poll())).toEqual(['two']);
	});

	it('is missed by a test run with a word of advice', async () => {
		await expect(watching().poll({ mode: 'manual' })).rejects.toThrow(/nothing in Cliq yet/);
	});
});

describe('after a break', () => {
	it.each([
		['latest', 'latestLast'],
		['latest', 'latestFirst'],
		['oldest', 'latestLast'],
	] as const)('more than a page comes in order (%s, %s)', async (rangeOrder, messageOrder) => {
		Object.assign(world.sandbox.switches, { rangeOrder, messageOrder });
		say('before');
		const poller = await begun();
		const texts = Array.from({ length: 230 }, (_, index) => `message ${index}`);
		// Several in each moment, also where a page ends.
		texts.forEach((text, index) => say(text, now + 1000 + Math.floor(index / 7)));
		const items = await poller.poll();
		const times = items.map(({ json }) => json.sentAt as string);
		expect(times).toEqual([...times].sort());
		expect(textsOf(items).sort()).toEqual([...texts].sort());
		expect(items[0]?.json).not.toHaveProperty('catchUp');
		expect(await poller.poll()).toEqual([]);
	});

	it.each(['latest', 'oldest'] as const)(
		'no more than the latest 500 come, and the first item says so (%s first)',
		async (rangeOrder) => {
			Object.assign(world.sandbox.switches, { rangeOrder });
			say('before');
			const poller = await begun();
			for (let index = 0; index < 1300; index++) say(`message ${index}`);
			const items = await poller.poll();
			expect(textsOf(items)).toEqual(
				Array.from({ length: 500 }, (_, index) => `message ${index + 800}`),
			);
			expect(items[0]?.json.catchUp).toEqual({
				skipped: null,
				until: expect.any(String) as string,
			});
			expect(items[1]?.json).not.toHaveProperty('catchUp');
			expect(await poller.poll()).toEqual([]);
		},
	);

	it('says that messages are left out, also where many share their moments', async () => {
		say('before');
		const poller = await begun();
		for (let index = 0; index < 800; index++) say(`${index}`, now + 1000 * Math.ceil(index / 30));
		const items = await poller.poll();
		expect(items.length).toBeLessThanOrEqual(500);
		expect(items[0]?.json.catchUp).toMatchObject({ skipped: null });
		expect(Number(items.at(-1)?.json.text)).toBe(799);
		expect(await poller.poll()).toEqual([]);
	});

	it('of more threads than one poll can read, the latest come, and the first item says so', async () => {
		say('before');
		const threads = Array.from({ length: 20 }, (_, index) => startThread(index));
		const poller = await begun({ includeThreads: true });
		threads.forEach((id, index) => {
			sayIn(id, `aside ${index}`);
		});
		// Until a limiter of Cliq's real threshold is free again.
		forgetCalls();
		const items = await poller.poll();
		expect(textsOf(items)).toEqual(Array.from({ length: 12 }, (_, index) => `aside ${index + 8}`));
		expect(items[0]?.json.catchUp).toMatchObject({ skipped: null });
		forgetCalls();
		expect(await poller.poll()).toEqual([]);
	});

	it('nothing is too old that was sent since the last poll, however seldom n8n polls', async () => {
		now = Date.now() - 60 * HOUR;
		say('before');
		const parameters = { ...inMarketing, pollTimes: { item: [{ mode: 'everyDay' }] } };
		const poller = await begun({}, parameters);
		now = Date.now() - 24 * HOUR - 10 * MINUTE;
		say('just after the last poll');
		expect(textsOf(await poller.poll())).toEqual(['just after the last poll']);
	});

	it('what is older than the catch-up is left out, and the first item says so', async () => {
		now = Date.now() - 10 * HOUR;
		say('before');
		const poller = await begun({ catchUpHours: 2 });
		const old = say('too old');
		now = Date.now() - HOUR;
		say('young');
		const items = await poller.poll();
		expect(textsOf(items)).toEqual(['young']);
		expect(items[0]?.json.catchUp).toEqual({
			skipped: 1,
			until: new Date(old.time).toISOString(),
		});
		expect(await poller.poll()).toEqual([]);
	});
});

describe('a poll that fails', () => {
	it('changes nothing: the next one delivers', async () => {
		say('before');
		const poller = await begun();
		say('hello');
		world.sandbox.answerNext({ path: /messages/, status: 500, body: '' });
		await expect(poller.poll()).rejects.toThrow();
		expect(textsOf(await poller.poll())).toEqual(['hello']);
	});

	it('goes on with the next poll when Cliq is rate limiting, without waiting or an error', async () => {
		say('before');
		const poller = await begun();
		for (let calls = 0; calls < 14; calls++) await poller.poll();
		world.sandbox.requests.length = 0;
		say('hello');
		expect(await poller.poll()).toEqual([]);
		expect(world.sandbox.requests).toEqual([]);
		// A minute later.
		forgetCalls();
		expect(textsOf(await poller.poll())).toEqual(['hello']);
	});

	it('while a file is downloaded delivers what came before it, and the rest with the next poll', async () => {
		const poller = await begun({ downloadAttachments: true });
		say('one');
		share('two');
		share('three');
		say('four');
		world.sandbox.answerNext({ path: /files/, skip: 1, status: 503, body: '' });
		expect(textsOf(await poller.poll())).toEqual(['one', 'two']);
		const items = await poller.poll();
		expect(textsOf(items)).toEqual(['three', 'four']);
		expect(items[0]?.binary).toHaveProperty('data');
		expect(await poller.poll()).toEqual([]);
	});

	it('to download a file that is gone delivers the message and says why', async () => {
		const poller = await begun({ downloadAttachments: true });
		share('gone');
		world.sandbox.answerNext({ path: /files/, status: 400, body: '{}' });
		const [item] = await poller.poll();
		expect(item?.json).toMatchObject({ text: 'gone', fileError: expect.any(String) as string });
		expect(await poller.poll()).toEqual([]);
	});

	it("hands over what it has when n8n's time for it is used up", async () => {
		const poller = await begun({ downloadAttachments: true });
		share('one');
		share('two');
		expect(await poller.poll({ budget: 0 })).toEqual([]);
		expect(textsOf(await poller.poll())).toEqual(['one', 'two']);
	});

	it('is not run twice at a time', async () => {
		say('before');
		const poller = await begun();
		say('hello');
		const both = await Promise.all([poller.poll(), poller.poll()]);
		expect(both.flatMap(textsOf)).toEqual(['hello']);
	});
});

describe('a new file', () => {
	it('starts the workflow with the file as binary data', async () => {
		const files = { event: 'file', ...inMarketing };
		const poller = await begun({ downloadAttachments: true }, files);
		say('no file');
		share('Look');
		const [item, ...others] = await poller.poll();
		expect(others).toEqual([]);
		expect(item?.json).toMatchObject({
			event: 'file',
			text: 'Look',
			attachments: [{ name: 'report.txt', type: 'text/plain', size: 3 }],
		});
		const { data } = item?.binary ?? {};
		if (!data) throw new Error('No file');
		expect((await readBinary(data)).toString()).toBe('abc');
	});
});

describe('a new mention', () => {
	it('starts the workflow wherever the account is mentioned, with the core permission', async () => {
		world.connect({
			oauthTokenData: {
				...world.sandbox.issueToken({
					scopes: ['ZohoCliq.Chats.READ', 'ZohoCliq.Users.READ', 'ZohoCliq.Profile.READ'],
				}),
			},
		});
		const { connectedUserId } = world.sandbox.organization;
		const poller = await begun({}, { event: 'mention' });
		const message = say(`Hi {@${connectedUserId}}`);
		say('Hi all');
		const [item, ...others] = await poller.poll();
		expect(others).toEqual([]);
		expect(item?.json).toMatchObject({
			event: 'mention',
			user: OLIVIA,
			chat: { id: marketing().chatId, type: 'channel' },
			messageId: message.id,
			sentAt: new Date(message.time).toISOString(),
			mentions: [{ id: connectedUserId }],
		});
		expect(await poller.poll()).toEqual([]);
	});
});
