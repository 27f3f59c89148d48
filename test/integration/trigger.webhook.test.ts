import { createSign, generateKeyPairSync } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';

import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { ZohoCliqWebhookSecretApi } from '../../credentials/ZohoCliqWebhookSecretApi.credentials';
import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';
import { EVENTS, CHANNEL_EVENTS } from '../../nodes/ZohoCliq/events/kinds';
import { startOtherHost } from '../../sandbox';
import type { Receiver } from '../support/engine';
import { createEngine, readBinary } from '../support/engine';
import type { Sample } from '../support/events';
import { sample } from '../support/events';
import { locator, useWorld } from './world';

const world = useWorld(undefined, () => new ZohoCliqTrigger());
const SECRET = 'correct-horse-battery';
const EVERYTHING = { events: [...EVENTS], channelEvents: [...CHANNEL_EVENTS] };
const SAMPLES = readdirSync(join(__dirname, '../support/events/samples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace('.json', ''));

const NOTHING: INodeExecutionData = { json: {} };

const open: Receiver[] = [];
let serial = 0;
let nodes = 0;

beforeEach(() => {
	serial = Date.now();
});
afterEach(async () => {
	for (const receiver of open.splice(0)) await receiver.close();
});

/** The process remembers what each node received. */
const anotherNode = () => ({ id: `node ${nodes++}` });

async function webhookBot(parameters: INodeParameters = {}, staticData?: IDataObject) {
	const bot = locator('name', 'helper');
	const receiver = await world.engine.receiver(
		{ parameters: { bot, ...parameters }, settings: anotherNode() },
		staticData,
	);
	open.push(receiver);
	return receiver;
}

async function deluge(parameters: INodeParameters = {}, secrets: IDataObject = {}) {
	const credentialType = new ZohoCliqWebhookSecretApi();
	const engine = createEngine({ node: new ZohoCliqTrigger(), credentialType });
	engine.saveCredential('Secret', { secret: SECRET, ...secrets } as never);
	const receiver = await engine.receiver({
		parameters: { connection: 'deluge', ...parameters },
		settings: anotherNode(),
	});
	open.push(receiver);
	return receiver;
}

/** A message to the bot, each at another time. */
function message(params: IDataObject = {}): Sample {
	const event = sample('bot-message_handler');
	return { ...event, timestamp: serial++, params: { ...event.params, ...params } } as Sample;
}

function inChannel(user: IDataObject, chat = 'CT_1'): string {
	const event = sample('bot-participation_handler');
	const params = { ...event.params, operation: 'message_sent', user, chat: { id: chat } };
	return JSON.stringify({ ...event, timestamp: serial++, params });
}

async function send(receiver: Receiver, body: unknown, headers?: Record<string, string>) {
	return await receiver.post(typeof body === 'string' ? body : JSON.stringify(body), headers);
}

const events = ({ started }: Receiver) => started.map(({ json }) => json.event);

describe('the events of a webhook bot', () => {
	it.each(SAMPLES)('start the workflow with one item: %s', async (name) => {
		const receiver = await webhookBot({
			...EVERYTHING,
			commandName: 'sample',
			messageActionName: 'sample',
			functionName: 'sample',
		});
		const event = sample(name);
		// Zoho's samples have other names.
		const answer = await send(receiver, { ...event, name: 'Sample' });
		expect(answer).toMatchObject({ status: 200, body: {} });
		expect(receiver.started).toHaveLength(1);
		const [{ json } = { json: {} as IDataObject }] = receiver.started;
		expect(json).toMatchObject({
			event: /suggestion|preview/.test(name)
				? 'other'
				: (expect.stringMatching(/^(?!other)/) as string),
			text: expect.any(String) as string,
			chatInput: json.text,
			replyTo: expect.any(Object) as object,
			payload: { handler: event.handler },
		});
	});

	it('start nothing unless they are chosen', async () => {
		const receiver = await webhookBot({ events: ['mention'] });
		expect(await send(receiver, message())).toMatchObject({ status: 200, body: {} });
		expect(receiver.started).toEqual([]);
	});

	it('start the workflow for messages and mentions if nothing is chosen', async () => {
		const receiver = await webhookBot();
		for (const name of SAMPLES) await send(receiver, sample(name));
		expect(
			events(receiver)
				.filter((event) => event !== 'other')
				.sort(),
		).toEqual(['mention', 'message']);
	});

	it('of an unknown kind are not lost', async () => {
		const receiver = await webhookBot({ events: ['mention'] });
		await send(receiver, { ...message(), handler: { type: 'huddle_handler' }, more: 1 });
		expect(receiver.started).toMatchObject([{ json: { event: 'other', payload: { more: 1 } } }]);
	});

	it('are received once, although Cliq may send them again', async () => {
		const receiver = await webhookBot();
		const event = JSON.stringify(message());
		await send(receiver, event);
		expect(await send(receiver, event)).toMatchObject({ status: 200, body: {} });
		await send(receiver, message());
		expect(receiver.started).toHaveLength(2);
	});

	it('keep the digits of their numbers', async () => {
		const receiver = await webhookBot();
		const event = JSON.stringify(message({ message: 'PLACE' })).replace(
			'"130720038"',
			'1775998000015152705',
		);
		await send(receiver, event);
		expect(JSON.stringify(receiver.started)).toContain('1775998000015152705');
	});
});

describe('filters', () => {
	const FROM_SCOTT = { id: '123456', email: 'scott.fisher@zylcal.com' };
	const OTHER = { id: '77', email: 'nathan@zylcal.com' };

	it.each<[string, INodeParameters, IDataObject, number]>([
		['from a person', { fromUsers: 'Scott.Fisher@zylcal.com' }, { user: FROM_SCOTT }, 1],
		['from another', { fromUsers: 'scott.fisher@zylcal.com' }, { user: OTHER }, 0],
		['of an ignored person', { ignoreUsers: '123456, 5' }, { user: FROM_SCOTT }, 0],
		['of a person that is not ignored', { ignoreUsers: '5' }, { user: FROM_SCOTT }, 1],
		['in a place', { channels: '#Support' }, { chat: { id: 'CT_1', title: 'support' } }, 1],
		['in another', { channels: 'CT_2' }, { chat: { id: 'CT_1', title: 'support' } }, 0],
	])('let through what is wanted only: %s', async (_what, settings, params, count) => {
		const receiver = await webhookBot({ settings });
		expect(await send(receiver, message(params))).toMatchObject({ status: 200, body: {} });
		expect(receiver.started).toHaveLength(count);
	});

	it('let through what happens in channels as chosen', async () => {
		const receiver = await webhookBot({ events: ['channel'], channelEvents: ['added'] });
		await send(receiver, inChannel(FROM_SCOTT));
		await send(receiver, { ...sample('bot-participation_handler'), timestamp: serial++ });
		expect(receiver.started).toMatchObject([{ json: { operation: 'added' } }]);
	});

	it('let through the command of the given name', async () => {
		const receiver = await webhookBot({ events: ['command'], commandName: '/Order' });
		const event = sample('command-execution_handler');
		for (const name of ['order', 'other'])
			await send(receiver, { ...event, name, timestamp: serial++ });
		expect(receiver.started).toMatchObject([{ json: { command: { name: 'order' } } }]);
	});
});

describe('loops', () => {
	const ME = { botId: 'b-1', uniqueName: 'helper' };
	const watching = { events: ['channel'] };

	it('two bots in one channel do not answer each other', async () => {
		const one = await webhookBot(watching, ME);
		const two = await webhookBot(watching, { botId: '2', uniqueName: 'other' });
		for (const sender of ['b-1', 'b-2']) {
			for (const bot of [one, two]) await send(bot, inChannel({ id: sender }));
		}
		expect([...one.started, ...two.started]).toEqual([]);
	});

	it('another bot is heard if wanted, the own one never', async () => {
		const bot = await webhookBot({ ...watching, settings: { includeBots: true } }, ME);
		for (const id of ['b-1', 'b-2']) await send(bot, inChannel({ id }));
		expect(bot.started).toMatchObject([{ json: { user: { id: 'b-2' } } }]);
	});

	it('end after 20 events a minute in one conversation, with one line in the log', async () => {
		const bot = await webhookBot(watching, ME);
		for (let count = 0; count < 25; count++) await send(bot, inChannel({ id: '5' }, 'CT_loop'));
		expect(bot.started).toHaveLength(20);
		expect(bot.log).toEqual([expect.stringContaining('more than 20 events a minute')]);
		await send(bot, inChannel({ id: '5' }, 'CT_elsewhere'));
		expect(bot.started).toHaveLength(21);
	});
});

describe('calls that are refused', () => {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
	const sign = (text: string) => createSign('sha256').update(text).sign(privateKey, 'base64');
	const signed = { settings: { publicKey: key } };

	/** n8n evaluates most mistakes to nothing. */
	const REFUSED_BY_N8N = '={{ [].arguments }}';

	async function expectRefusal(
		receiver: Receiver,
		body: string,
		headers: Record<string, string>,
		status: number,
	) {
		const answer = await receiver.post(body, headers);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('connection')).toBe('close');
		expect(answer.body).toEqual({ message: expect.any(String) as string });
		expect(receiver.started).toEqual([]);
		expect(receiver.log.join()).not.toContain('Hi');
	}

	it.each<[string, Record<string, string>]>([
		['no secret', {}],
		['a wrong one', { 'x-n8n-secret': 'wrong-horse-battery' }],
		['an empty one', { 'x-n8n-secret': '' }],
	])('have %s', async (_what, headers) => {
		await expectRefusal(await deluge(), JSON.stringify(message()), headers, 401);
	});

	it('are all, if the credential has no secret that is long enough', async () => {
		const receiver = await deluge({}, { secret: 'short' });
		await expectRefusal(receiver, JSON.stringify(message()), { 'x-n8n-secret': 'short' }, 401);
	});

	it.each(['', 'bm9uZQ==', sign('something else')])(
		'have no valid signature: %j',
		async (given) => {
			const receiver = await webhookBot(signed);
			await expectRefusal(receiver, JSON.stringify(message()), { 'x-cliq-signature': given }, 401);
		},
	);

	it('have a signature that is older than five minutes', async () => {
		const receiver = await webhookBot(signed);
		const body = JSON.stringify({ ...message(), timestamp: Date.now() - 6 * 60_000 });
		await expectRefusal(receiver, body, { 'x-cliq-signature': sign(body) }, 401);
	});

	it('are not those with a valid one', async () => {
		const receiver = await webhookBot(signed);
		const body = JSON.stringify(message());
		await receiver.post(body, { 'x-cliq-signature': sign(body) });
		expect(receiver.started).toHaveLength(1);
	});

	it('are all, if the key is none, with a line in the log that says so', async () => {
		const receiver = await webhookBot({ settings: { publicKey: 'none' } });
		const body = JSON.stringify(message());
		await expectRefusal(receiver, body, { 'x-cliq-signature': sign(body) }, 401);
		expect(receiver.log).toEqual([expect.stringContaining('"Public Key" is not a public key')]);
	});

	it.each([
		['cannot be evaluated', REFUSED_BY_N8N, 'could not be evaluated'],
		['comes to nothing', '={{ "" }}', 'must not be empty'],
	])('are all, if the key %s, and the log says so', async (_what, publicKey, why) => {
		const receiver = await webhookBot({ settings: { publicKey } });
		const body = JSON.stringify(message());
		await expectRefusal(receiver, body, { 'x-cliq-signature': sign(body) }, 401);
		expect(receiver.log).toEqual([expect.stringContaining(`"Public Key" ${why}`)]);
	});

	it('are refused as such, although another value of the form cannot work', async () => {
		const settings = { publicKey: key, channels: REFUSED_BY_N8N };
		const receiver = await webhookBot({ settings });
		const body = JSON.stringify(message());
		await expectRefusal(receiver, body, { 'x-cliq-signature': 'bm9uZQ==' }, 401);
		// n8n shows what is thrown in an execution.
		const answer = await receiver.post(body, { 'x-cliq-signature': sign(body) });
		expect(answer.status).toBe(500);
		expect(JSON.stringify(answer.body)).toContain('could not be evaluated');
	});

	it.each(['', '{', 'hello', '[]', '{}', '{"unrelated": 1}', '12'])(
		'are no event: %j',
		async (body) => {
			await expectRefusal(await webhookBot(), body, {}, 400);
		},
	);

	it('are larger than 16 MB: refused before they are read', async () => {
		const receiver = await webhookBot();
		const status = await new Promise((resolve, reject) => {
			const headers = { 'content-length': 17 * 1024 * 1024 };
			const call = httpRequest({ port: receiver.port, method: 'POST', headers }, (response) => {
				resolve(response.statusCode);
				call.destroy();
			});
			call.on('error', reject);
			call.flushHeaders();
		});
		expect(status).toBe(413);
	});

	it('turn out to be larger while they are read', async () => {
		const receiver = await webhookBot();
		const status = await new Promise((resolve) => {
			const call = httpRequest({ port: receiver.port, method: 'POST' }, (response) => {
				resolve(response.statusCode);
			});
			call.on('error', () => undefined);
			const part = Buffer.alloc(1024 * 1024, ' ');
			for (let count = 0; count < 17; count++) call.write(part);
		});
		expect(status).toBe(413);
		expect(receiver.started).toEqual([]);
	});
});

describe('a Deluge bot', () => {
	const authorized = { 'x-n8n-secret': SECRET };

	it('sends a form, as its script does', async () => {
		const receiver = await deluge();
		const text = 'a "quoted"\nline & more';
		const form = new URLSearchParams({
			handler: 'message_handler',
			message: text,
			user: '{"id":"5"}',
		});
		const type = 'application/x-www-form-urlencoded';
		const answer = await receiver.post(String(form), { ...authorized, 'content-type': type });
		expect(answer).toMatchObject({ status: 200, body: {} });
		expect(receiver.started).toMatchObject([
			{ json: { event: 'message', text, user: { id: '5' } } },
		]);
	});

	it('may send broken JSON', async () => {
		const receiver = await deluge();
		const body = '{"handler":"message_handler","message":"say "hi" now","user":{"id":"5"}}';
		await receiver.post(body, authorized);
		expect(receiver.started).toMatchObject([{ json: { text: 'say "hi" now' } }]);
	});

	it('may still use the previous secret, and none gets into the item', async () => {
		const previousSecret = 'previous-horse-battery';
		const receiver = await deluge({}, { previousSecret });
		const told = message({ message: `${SECRET} ${previousSecret}` });
		await send(receiver, told, { 'x-n8n-secret': previousSecret });
		expect(receiver.started).toHaveLength(1);
		expect(JSON.stringify(receiver.started)).not.toMatch(/horse-battery/);
	});
});

describe('the answer', () => {
	const lastNode = { reply: 'lastNode' };

	it.each([
		['a webhook bot', webhookBot, { output: { text: 'One moment {@all}' } }],
		['a Deluge bot', deluge, { text: 'One moment {@all}' }],
	])('is a fixed text for %s', async (_what, make, body) => {
		const receiver = await make({ reply: 'text', replyText: 'One moment {@all}' });
		const answer = await send(receiver, message(), { 'x-n8n-secret': SECRET });
		expect(answer).toMatchObject({ status: 200, body });
		expect(receiver.started).toHaveLength(1);
	});

	it.each<[string, number, unknown, unknown]>([
		['an agent', 200, { output: '**Hi**' }, { output: { text: '*Hi*' } }],
		['a text', 200, 'Hi', { output: { text: 'Hi' } }],
		[
			'a card',
			200,
			{ text: 'Hi', card: { title: 'T' } },
			{ output: { text: 'Hi', card: { title: 'T' } } },
		],
		['the first of several', 200, [{ output: 'Hi' }, { output: 'no' }], { output: { text: 'Hi' } }],
		['nothing', 200, {}, {}],
		['no items', 200, [], { output: { text: 'Sorry, that did not work.' } }],
		[
			'a failure',
			500,
			{ message: 'Error in workflow' },
			{ output: { text: 'Sorry, that did not work.' } },
		],
	])('is what the last node returns: %s', async (_what, status, body, expected) => {
		const receiver = await webhookBot(lastNode);
		receiver.ending = () => ({ status, body });
		expect(await send(receiver, message())).toMatchObject({ status: 200, body: expected });
	});

	it('notifies nobody whom a model mentions, unless wanted', async () => {
		for (const neutralizeMentions of [undefined, false]) {
			const settings = neutralizeMentions === undefined ? {} : { neutralizeMentions };
			const receiver = await webhookBot({ ...lastNode, settings });
			receiver.ending = () => ({ body: { output: '{@participants} hi' } });
			const { body } = await send(receiver, message());
			expect(JSON.stringify(body).includes('{@participants}')).toBe(neutralizeMentions === false);
		}
	});

	it('is nothing while the workflow waits: n8n then returns the item of the trigger', async () => {
		const receiver = await webhookBot(lastNode);
		expect(await send(receiver, message())).toMatchObject({ status: 200, body: {} });
		expect(receiver.started).toHaveLength(1);
	});

	it('is an operation’s own, unchanged', async () => {
		const receiver = await webhookBot({ reply: 'respond' });
		receiver.ending = () => ({ body: { output: { text: '{@all}' } } });
		expect(await send(receiver, message())).toMatchObject({ body: { output: { text: '{@all}' } } });
	});

	it('is nothing at once for what starts nothing', async () => {
		const receiver = await webhookBot({ ...lastNode, events: ['mention'] });
		receiver.ending = () => ({ body: { output: 'never' } });
		expect(await send(receiver, message())).toMatchObject({ status: 200, body: {} });
	});
});

describe('the files of a message', () => {
	const settings = { downloadAttachments: true };

	function share(text: string): string {
		const { organization } = world.sandbox;
		const [chat] = organization.channels;
		if (!chat) throw new Error('The sandbox has no channel');
		const path = join(organization.directory, 'report.txt');
		writeFileSync(path, text);
		const { files: [file] = [] } = organization.addMessage(
			{
				chatId: chat.chatId,
				to: { type: 'channel', id: chat.id },
				text: '',
				sender: { id: '1', name: 'A' },
			},
			[{ name: 'report.txt', contentType: 'text/plain', size: text.length, sha256: '', path }],
		);
		return `${world.sandbox.url}/api/v2/files/${file?.id ?? ''}`;
	}

	it('arrive as binary data', async () => {
		const receiver = await webhookBot({ settings });
		const attachments = [{ name: 'report.txt', url: share('abc') }, { name: 'name only' }];
		expect(await send(receiver, message({ attachments }))).toMatchObject({ status: 200, body: {} });
		const [{ json, binary } = NOTHING] = await started(receiver);
		expect(json.fileError).toBeUndefined();
		expect(binary?.data).toMatchObject({ fileName: 'report.txt', mimeType: 'text/plain' });
		expect(String(await readBinary(binary?.data as never))).toBe('abc');
	});

	it('are left alone unless wanted', async () => {
		const receiver = await webhookBot();
		await send(receiver, message({ attachments: [{ url: share('abc') }] }));
		expect(receiver.started).toMatchObject([{ json: { event: 'message' } }]);
		expect(receiver.started[0]?.binary).toBeUndefined();
		expect(world.sandbox.requests).toEqual([]);
	});

	it('are fetched from Cliq only, and the event is there in any case', async () => {
		const elsewhere = await startOtherHost();
		const [, port = ''] = /:(\d+)$/.exec(world.sandbox.url) ?? [];
		const urls = [
			'https://evil.example/file',
			`${elsewhere.url}/api/v2/files/1`,
			`${world.sandbox.url}.evil.example/file`,
			world.sandbox.url.replace('//', '//user:pw@'),
			`https://localhost:${port}/api/v2/files/1`,
			'file:///etc/passwd',
			'not an address',
		];
		const receiver = await webhookBot({ settings });
		await send(receiver, message({ attachments: urls.map((url) => ({ url })) }));
		const [{ json, binary } = NOTHING] = await started(receiver);
		expect(json).toMatchObject({
			event: 'message',
			fileError: expect.stringContaining('not at the address') as string,
		});
		expect(binary).toBeUndefined();
		expect(world.sandbox.requests).toEqual([]);
		expect(elsewhere.visits).toEqual([]);
		await elsewhere.close();
	});

	it('that are gone leave the event as it is', async () => {
		const receiver = await webhookBot({ settings });
		await send(
			receiver,
			message({ attachments: [{ url: `${world.sandbox.url}/api/v2/files/gone` }] }),
		);
		const [{ json } = { json: {} }] = await started(receiver);
		expect(json).toMatchObject({ event: 'message', fileError: expect.any(String) as string });
	});

	/** The answer does not wait for files. */
	async function started(receiver: Receiver) {
		for (let count = 0; count < 200 && receiver.started.length === 0; count++) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return receiver.started;
	}
});
