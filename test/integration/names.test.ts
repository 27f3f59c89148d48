import type { INodeParameters } from 'n8n-workflow';

import { locator, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const asked = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

const POST = 'POST /api/v2/channelsbyname/zylkermarketing/message';

function marketing() {
	const { channels } = world.sandbox.organization;
	const channel = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	if (!channel) throw new Error('The sandbox has no such channel');
	return channel;
}

const toChannel = (mode: string, value: string): INodeParameters => ({
	sendTo: 'channel',
	channel: locator(mode, value),
	text: 'Hello',
});

const ADDRESSES = [
	'https://cliq.zoho.com/api/v2/channelsbyname/zylkermarketing/message',
	'https://cliq.zoho.eu/company/64396981/api/v2/channelsbyname/zylkermarketing/message?zapikey=x',
	'https://cliq.zoho.com/company/64396981/channels/zylkermarketing',
	'cliq.zoho.com/api/v2/channelsbyname/zylkermarketing/files#top',
];

describe('a channel by name', () => {
	it.each([
		'zylkermarketing',
		'#zylkermarketing',
		' # ZylkerMarketing ',
		'@zylkermarketing',
		...ADDRESSES,
	])('is posted to at once: %s', async (value) => {
		for (const mode of ['name', 'id', 'list']) {
			world.sandbox.reset();
			if (mode === 'list' && /[A-Z]/.test(value)) continue;
			const { error } = await world.run('message.send', toChannel(mode, value));
			expect(error).toBeUndefined();
			expect(asked()).toEqual([POST]);
		}
	});

	it.each(['Zylker Marketing', '#Zylker Marketing', '  zylker MARKETING'])(
		'is found by the name that people see, once per run: %s',
		async (value) => {
			const items = [{ json: {} }, { json: {} }, { json: {} }];
			const { error, items: sent } = await world.run('message.send', toChannel('name', value), {
				items,
			});
			expect(error).toBeUndefined();
			expect(sent).toHaveLength(3);
			expect(asked().filter((made) => made.startsWith('POST'))).toEqual([POST, POST, POST]);
			expect(asked().filter((made) => made.startsWith('GET')).length).toBeLessThan(3);
			expect(world.sandbox.requests.some(({ query }) => query.name === 'zylker marketing')).toBe(
				true,
			);
		},
	);

	it('is found by the name that people see when that looks like a unique name', async () => {
		marketing().name = 'Growth';
		const items = [{ json: {} }, { json: {} }];
		const { error } = await world.run('message.send', toChannel('name', '#Growth'), { items });
		expect(error).toBeUndefined();
		expect(asked()).toEqual([
			'POST /api/v2/channelsbyname/growth/message',
			'GET /api/v2/channels',
			POST,
			POST,
		]);
		expect(world.sandbox.organization.messages).toHaveLength(2);
	});

	it('is found for files, and for what needs its ID or its chat', async () => {
		marketing().name = 'Growth';
		const growth = { channel: locator('id', '#Growth') };
		const get = await world.run('channel.get', growth);
		expect(get.items[0]?.json).toMatchObject({ channelId: marketing().id });
		const list = await world.run('message.getMany', { chat: locator('channel', 'Growth') });
		expect(list.error).toBeUndefined();
		const byHash = await world.run('message.getMany', { chat: locator('id', '#Growth') });
		expect(byHash.error).toBeUndefined();
		const upload = await world.run('file.upload', {
			sendTo: 'channel',
			...growth,
			source: 'text',
			fileContent: 'abc',
			fileName: 'a.txt',
		});
		expect(upload.error).toBeUndefined();
		world.sandbox.organization.findChat(marketing().chatId)?.bots.splice(0);
		const bot = await world.run('channel.addBot', { ...growth, bot: locator('name', '@newsbot') });
		expect(bot.error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.body).toEqual({ channel_unique_name: 'zylkermarketing' });
	});

	it('is an error that lists the unique names when several are called that', async () => {
		const { organization } = world.sandbox;
		marketing().name = 'Growth';
		organization.addChannels(1);
		const [other] = organization.channels.slice(-1);
		if (other) other.name = 'growth';
		for (const name of ['message.send', 'channel.get']) {
			const { problem } = await world.fail(name, toChannel('name', 'Growth'));
			expect(problem.kind).toBe('INVALID_INPUT');
			expect(problem.message).toContain(`zylkermarketing, ${other?.uniqueName ?? ''}`);
			expect(problem.remedy).toContain('unique names');
		}
	});

	it('is an error when nothing is called that', async () => {
		const { problem } = await world.fail('message.send', toChannel('name', '#Nowhere'));
		expect(problem).toMatchObject({ kind: 'ENDPOINT_INVALID' });
		expect(problem.message).toContain('"nowhere"');
	});

	it('is reported as unknown when the search fails', async () => {
		world.sandbox.answerNext({ method: 'GET', status: 403, body: '{"message":"no"}' });
		const { problem } = await world.fail('message.send', toChannel('name', 'nowhere'));
		expect(problem.kind).toBe('ENDPOINT_INVALID');
	});

	it('is an ID only if it looks like one', async () => {
		await world.run('message.send', toChannel('name', marketing().id));
		expect(asked()).toEqual([`GET /api/v2/channels/${marketing().id}`, POST]);
	});

	it.each(['#', '#..', '@ .'])(
		'is refused before a request when nothing is left of it: %s',
		async (value) => {
			const { problem } = await world.fail('message.send', toChannel('name', value));
			expect(problem).toMatchObject({
				kind: 'INVALID_INPUT',
				message: expect.stringContaining('"Channel"') as string,
			});
			expect(asked()).toEqual([]);
		},
	);
});

describe('a bot by name', () => {
	const toBot = (value: string): INodeParameters => ({
		bot: locator('name', value),
		text: 'Hello',
	});

	it.each([
		'newsbot',
		'@NewsBot',
		'https://cliq.zoho.com/api/v2/bots/newsbot/message',
		'https://cliq.zoho.com/company/64396981/bots/newsbot',
	])('is posted to at once: %s', async (value) => {
		const { error } = await world.run('bot.sendMessage', toBot(value));
		expect(error).toBeUndefined();
		expect(asked()).toEqual(['POST /api/v2/bots/newsbot/message']);
	});

	it('is found by the name that people see', async () => {
		const { error } = await world.run('bot.sendMessage', toBot('News Bot'));
		expect(error).toBeUndefined();
		expect(asked().at(-1)).toBe('POST /api/v2/bots/newsbot/message');
		expect(world.sandbox.organization.messages.length).toBeGreaterThan(0);
	});

	it('posts in a channel, given as a mention', async () => {
		const { error } = await world.run('message.send', {
			...toChannel('name', 'zylkermarketing'),
			options: { postAsBot: '@newsbot' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.query).toMatchObject({ bot_unique_name: 'newsbot' });
	});
});

describe('a chat by its address', () => {
	it.each([
		['of the API', (id: string) => `https://cliq.zoho.com/api/v2/chats/${id}/message`],
		['of the web client', (id: string) => `https://cliq.zoho.com/company/1/chats/${id}`],
	])('is used %s', async (_what, addressOf) => {
		const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
		const { error } = await world.run('message.send', {
			sendTo: 'chat',
			chat: locator('id', addressOf(chat?.id ?? '')),
			text: 'Hello',
		});
		expect(error).toBeUndefined();
		expect(asked()).toEqual([`POST /api/v2/chats/${chat?.id ?? ''}/message`]);
	});

	it('may be that of a channel', async () => {
		const [address = ''] = ADDRESSES;
		const { error } = await world.run('message.getMany', { chat: locator('id', address) });
		expect(error).toBeUndefined();
		expect(asked().at(-1)).toBe(`GET /api/v2/chats/${marketing().chatId}/messages`);
	});
});
