import type { INodeParameters } from 'n8n-workflow';

import { threadInMarketing } from './threadFixtures';
import { asNewsBot, locator, toMarketing, useWorld } from './world';

const world = useWorld();

const KEY = '1a2b3c4d5e6f';

const bot = () => {
	const found = world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
	if (!found) throw new Error('The sandbox has no bot');
	return found;
};

/** Makes the bot one that came with an extension. */
beforeEach(() => {
	bot().appKey = KEY;
});

const inChannel = { channel: locator('name', 'customersupport') };
const options = { appKey: KEY };
const asBot = { postAsBot: 'newsbot', appKey: KEY };

const inMarketing = (): INodeParameters => {
	const { chatId } = threadInMarketing(world.sandbox.organization);
	return { thread: locator('id', chatId) };
};

const OPERATIONS: ReadonlyArray<[string, () => INodeParameters]> = [
	['bot.sendMessage', () => ({ ...asNewsBot, text: 'Hi', options })],
	[
		'bot.sendToIncomingWebhook',
		() => ({
			...asNewsBot,
			parameters: { parameter: [{ name: 'deal', value: 'won' }] },
			options,
		}),
	],
	['bot.triggerCall', () => ({ ...asNewsBot, text: 'Hi', options })],
	['channel.addBot', () => ({ ...asNewsBot, ...inChannel, options })],
	['message.send', () => ({ ...toMarketing, text: 'Hi', options: asBot })],
	['message.sendTable', () => ({ ...toMarketing, text: 'Hi', options: asBot })],
	['thread.reply', () => ({ ...inMarketing(), text: 'Hi', options: asBot })],
];

/** For the table. */
const ROWS = { items: [{ json: { id: 1 } }] };

const queries = () =>
	world.sandbox.requests
		.filter(({ method }) => method === 'POST')
		.map(({ query }) => ({ appkey: query.appkey, extension_key: query.extension_key }));

describe.each(OPERATIONS)('the key of an extension in %s', (operation, parameters) => {
	beforeEach(() => {
		const { organization } = world.sandbox;
		const chat = organization.findChat(
			organization.channels.find(({ uniqueName }) => uniqueName === 'customersupport')?.chatId ??
				'',
		);
		chat?.bots.splice(0);
	});

	it('is sent as v2 names it', async () => {
		const { error } = await world.run(operation, parameters(), ROWS);
		expect(error?.description ?? error).toBeUndefined();
		expect(queries()).toEqual([{ appkey: KEY }]);
	});

	it('is sent once more as v3 names it where Cliq does not know the first name', async () => {
		world.sandbox.switches.extensionKey = 'extension_key';
		const { error } = await world.run(operation, parameters(), ROWS);
		expect(error?.description ?? error).toBeUndefined();
		expect(queries()).toEqual([{ appkey: KEY }, { extension_key: KEY }]);
	});

	it('is left out unless it was entered', async () => {
		delete bot().appKey;
		const { options: given, ...others } = parameters();
		const { appKey: _, ...rest } = given as typeof asBot;
		await world.run(operation, { ...others, options: rest }, ROWS);
		expect(queries()).toEqual([{}]);
	});
});

it('is taken back from files of a bot if Cliq does not know it there', async () => {
	delete bot().appKey;
	const { error } = await world.run(
		'bot.sendMessage',
		{ ...asNewsBot, text: 'Hi', attachments: 'data', options },
		{
			items: [
				{ json: {}, binary: { data: { data: 'YQ==', mimeType: 'text/plain', fileName: 'a.txt' } } },
			],
		},
	);
	expect(error?.description ?? error).toBeUndefined();
	const shared = world.sandbox.requests.filter(({ path }) => path.endsWith('/files'));
	expect(shared.map(({ parts = [] }) => parts.some(({ name }) => name === 'appkey'))).toEqual([
		true,
		false,
	]);
	expect(world.sandbox.organization.files.map(({ name }) => name)).toContain('a.txt');
});

it('is refused without its bot, which Cliq would not notice', async () => {
	const { problem } = await world.fail('message.send', { ...toMarketing, text: 'Hi', options });
	expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
	expect(problem.message).toBe('"App Key" can only be used with "Post as Bot Name or ID"');
	expect(world.sandbox.requests).toEqual([]);
});

it('reports the first refusal, and sends nothing a third time', async () => {
	world.sandbox.answerNext({
		path: /message$/,
		times: 5,
		status: 400,
		body: '{"code":"extra_param_found","message":"\'appkey\' is an extra param."}',
	});
	const { problem } = await world.fail('bot.sendMessage', {
		...asNewsBot,
		recipients: 'users',
		users: ['631830849'],
		text: 'Hi',
		options,
	});
	expect(problem).toMatchObject({ kind: 'REJECTED', code: 'extra_param_found' });
	expect(queries()).toHaveLength(2);
});
