import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { type Sandbox, startSandbox } from '..';
import type { Bot } from '../organization';
import { useClock } from '../../test/support/clock';
import { Receiver } from './receiver';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();
const receiver = new Receiver();
let sandbox: Sandbox;
let bot: Bot;

const ALL = ['attachments', 'chat', 'location', 'message', 'user'];
const HANDLERS = {
	message_handler: ALL,
	mention_handler: ['chat', 'location', 'message', 'user'],
	participation_handler: ['chat', 'user'],
	context_handler: ['chat', 'user'],
	welcome_handler: ['user'],
	call_handler: ['user'],
	incoming_webhook_handler: ['user'],
};

beforeAll(async () => {
	await receiver.start();
	sandbox = await startSandbox({ switches: { thresholds: false } });
});
afterAll(async () => {
	await sandbox.close();
	await receiver.stop();
});
beforeEach(() => {
	sandbox.reset();
	receiver.reset();
	bot = webhookBot('helper', 'Helper');
	sandbox.organization.findChat(channel())?.bots.push('helper');
});

function webhookBot(uniqueName: string, name: string, more: Partial<Bot> = {}): Bot {
	const { organization } = sandbox;
	return organization.addBot({
		uniqueName,
		name,
		description: '',
		creatorId: organization.connectedUserId,
		subscribers: [organization.connectedUserId],
		executionType: 'webhook',
		executionUrl: receiver.url,
		handlers: [
			...Object.entries(HANDLERS).map(([type, permissions]) => ({ id: type, type, permissions })),
			{ id: 'm', type: 'menu_handler', name: 'Say Hi', permissions: ['chat', 'user'] },
		],
		...more,
	});
}

function component(kind: 'command' | 'messageaction' | 'function', name: string, types: string[]) {
	sandbox.organization.components.push({
		kind,
		id: sandbox.organization.newComponentId(),
		name,
		description: '',
		creatorId: sandbox.organization.connectedUserId,
		scope: 'organization',
		executionType: 'webhook',
		executionUrl: receiver.url,
		handlers: types.map((type) => ({
			id: type,
			type,
			permissions: kind === 'function' ? ['chat', 'message', 'user'] : ALL,
		})),
		status: 'enabled',
		details: {},
	});
}

function channel(): string {
	const { channels } = sandbox.organization;
	return must(channels.find(({ uniqueName }) => uniqueName === 'leadership')).chatId;
}

function must<Value>(value: Value | undefined): Value {
	if (value === undefined) throw new Error('It is not there');
	return value;
}

async function api(method: string, path: string, body?: object) {
	const response = await fetch(sandbox.url + path, {
		method,
		headers: {
			authorization: `Zoho-oauthtoken ${sandbox.issueToken().access_token}`,
			...(body && { 'content-type': 'application/json' }),
		},
		body: body && JSON.stringify(body),
	});
	await response.text();
	await sandbox.settled();
	return response.status;
}

const output = (response: unknown) => JSON.stringify({ output: response });

describe('an event', () => {
	it('of a message has all parts that the permissions allow', async () => {
		await sandbox.say({ bot: 'helper', from: 'Olivia Palmer', text: 'Hi "there"\nyou' });
		const [event] = receiver.events;
		expect(event).toMatchObject({
			name: 'Helper',
			unique_name: 'helper',
			type: 'bot',
			handler: { type: 'message_handler' },
			response_url: expect.stringMatching(/\/responses\/\d+$/) as string,
			params: {
				message: 'Hi "there"\nyou',
				raw_message: 'Hi "there"\nyou',
				message_details: { message: { type: 'text', text: 'Hi "there"\nyou' } },
				attachments: [],
				user: { id: '631831446', zoho_user_id: '631831446', email: 'olivia.palmer@zylker.example' },
				chat: { type: 'bot', title: 'Helper' },
				location: { status: 'granted' },
			},
		});
		expect(event?.params.access.chat_id).toBe(event?.params.chat?.id);
	});

	it.each([
		['user', ['user']],
		['chat', ['chat']],
		['location', ['location']],
		['attachments', ['attachments']],
		['message', ['links', 'mentions', 'message', 'message_details', 'raw_message']],
	])('has nothing but what the permission %s covers', async (permission, keys) => {
		bot.handlers = [{ id: '1', type: 'message_handler', permissions: [permission] }];
		await sandbox.say({ bot: 'helper', text: 'Hi' });
		const params = must(receiver.events[0]).params;
		const always = ['environment', 'access', 'options', 'selections', 'arguments'];
		const rest = Object.keys(params).filter((key) => !always.includes(key));
		expect(rest.sort()).toEqual(keys);
		expect(params.access.chat_id).toMatch(/^CT_/);
	});

	it('is not sent without its handler, by a disabled bot or by one that runs Deluge', async () => {
		bot.handlers = [];
		expect((await sandbox.say({ bot: 'helper', text: 'x' })).error).toContain('message_handler');
		expect((await sandbox.say({ bot: 'newsbot', text: 'x' })).error).toContain('Deluge');
		webhookBot('off', 'Off', { status: 'disabled' });
		expect((await sandbox.say({ bot: 'off', text: 'x' })).error).toContain('disabled');
		expect(receiver.received).toEqual([]);
		expect(sandbox.notices).toEqual([]);
	});

	const SAMPLES: Array<[string, () => Promise<unknown>]> = [
		['bot-message_handler', () => sandbox.say({ bot: 'helper', text: 'x' })],
		['bot-mention_handler', () => sandbox.mention({ bot: 'helper', text: 'x', chat: lonely() })],
		['bot-welcome_handler', () => sandbox.subscribe({ bot: 'helper' })],
		['bot-action_handler', () => sandbox.menu({ bot: 'helper', action: 'Say Hi' })],
		['bot-context_handler', () => sandbox.context({ bot: 'helper', id: 'a', answers: { b: 'c' } })],
		['bot-call_handler', () => sandbox.call({ bot: 'helper' })],
		['bot-incomingwebhook_handler', () => sandbox.incoming({ bot: 'helper', body: '{}' })],
		[
			'bot-participation_handler',
			() => sandbox.inChannel({ operation: 'added', chat: 'leadership' }),
		],
		['command-execution_handler', () => sandbox.runCommand({ command: 'c', chat: 'leadership' })],
		['command-suggestion_handler', () => sandbox.suggest({ command: 'c', chat: 'leadership' })],
		[
			'messageaction-execution_handler',
			() => sandbox.messageAction({ action: 'a', message: said() }),
		],
		['function-button_handler', () => sandbox.click({ message: said(), button: 'Go' })],
		[
			'function-form_handler',
			() => sandbox.submitForm({ function: 'f', chat: 'leadership', values: { a: 'b' } }),
		],
	];
	// A chat in which no bot takes part.
	const lonely = () => must(sandbox.organization.chats.find(({ bots }) => bots.length === 0)).id;
	const said = () =>
		sandbox.organization.addMessage({
			text: 'Look',
			chatId: lonely(),
			to: { type: 'chat', id: lonely() },
			sender: { id: 'x', name: 'x' },
			buttons: [
				{ label: 'Go', action: { type: 'invoke.function', data: { name: 'f' } }, key: 'k1' },
			],
		}).id;

	it.each(SAMPLES)("has Zoho's shape of %s", async (name, act) => {
		component('command', 'c', ['execution_handler', 'suggestion_handler']);
		component('messageaction', 'a', ['execution_handler']);
		component('function', 'f', ['button_handler', 'form_submit_handler']);
		await act();
		expect(receiver.received).toHaveLength(1);
		const event = must(receiver.events[0]);
		expect({
			type: event.type,
			handler: event.handler.type,
			keys: Object.keys(event).sort(),
			params: Object.keys(event.params).sort(),
		}).toEqual(SHAPES[name]);
	});
});

/** The keys of Zoho's samples, with "messgaes" corrected. */
const SHAPES = JSON.parse(readFileSync(`${__dirname}/eventShapes.json`, 'utf8')) as Record<
	string,
	object
>;

describe('the signature of an event', () => {
	const key = () =>
		createPublicKey({ key: Buffer.from(sandbox.publicKey, 'base64'), format: 'der', type: 'spki' });
	const isSigned = (text: string) =>
		verify(
			'sha256',
			Buffer.from(text),
			key(),
			Buffer.from(String(receiver.received[0]?.headers['x-cliq-signature']), 'base64'),
		);

	it('is over the bytes that were sent', async () => {
		sandbox.switches.escapeSlashes = true;
		await sandbox.say({ bot: 'helper', text: 'see https://example.com/ – ü' });
		const { body = '' } = receiver.received[0] ?? {};
		expect(body).toContain('https:\\/\\/example.com');
		expect(isSigned(body)).toBe(true);
		expect(isSigned(JSON.stringify(JSON.parse(body)))).toBe(false);
		expect(isSigned(`${body} `)).toBe(false);
	});

	it('is over the JSON written again, if so switched', async () => {
		Object.assign(sandbox.switches, { escapeSlashes: true, signOver: 'reserialised' });
		await sandbox.say({ bot: 'helper', text: 'a/b' });
		const { body = '' } = receiver.received[0] ?? {};
		expect(isSigned(body)).toBe(false);
		expect(isSigned(JSON.stringify(JSON.parse(body)))).toBe(true);
	});

	it('is missing, if so switched', async () => {
		sandbox.switches.signOver = 'nothing';
		await sandbox.say({ bot: 'helper', text: 'x' });
		expect(receiver.received[0]?.headers).not.toHaveProperty('x-cliq-signature');
	});
});

describe('waiting for an answer', () => {
	it('ends after ten seconds with an error in the chat, and without another attempt', async () => {
		receiver.answers = [undefined];
		let ended = false;
		const said = sandbox.say({ bot: 'helper', text: 'x' }).finally(() => (ended = true));
		await clock.rest(9_999);
		expect(ended).toBe(false);
		await clock.rest(2);
		const { attempts, error } = await said;
		expect(attempts).toEqual([{ failure: 'no answer within 10 seconds' }]);
		expect(sandbox.notices).toMatchObject([{ kind: 'error', text: `Helper: ${error ?? ''}` }]);
		expect(receiver.received.length).toBeLessThanOrEqual(1);
	});

	it('is followed by one more attempt with the same bytes, if so switched', async () => {
		sandbox.switches.repeatEvents = true;
		receiver.answers = [{ status: 503, body: 'busy' }, output({ text: 'At last' })];
		const { attempts, messages, error } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect(attempts.map(({ status }) => status)).toEqual([503, 200]);
		expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
		expect(messages[0]?.text).toBe('At last');
		expect(error).toBeUndefined();
	});

	it('is not repeated after a refusal', async () => {
		sandbox.switches.repeatEvents = true;
		receiver.answers = [{ status: 401, body: '{}' }];
		const { attempts } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect(attempts).toHaveLength(1);
	});

	it('tells when nobody listens at the address', async () => {
		bot.executionUrl = 'http://127.0.0.1:1/';
		sandbox.switches.answerWithin = 60;
		const { error } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect(error).toBe(sandbox.events[0]?.attempts[0]?.failure);
		expect(error).toBeTruthy();
	});
});

describe('an answer', () => {
	it("becomes the bot's message in the same chat, and does not come back to the bot", async () => {
		receiver.answers = [output({ text: '*Hello*', suggestions: { list: [{ text: 'More' }] } })];
		const { messages } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect(messages).toMatchObject([
			{ text: '*Hello*', bot: { uniqueName: 'helper' }, suggestions: [{ text: 'More' }] },
		]);
		expect(messages[0]?.chatId).toBe(sandbox.organization.messages.at(-2)?.chatId);
		expect(receiver.received).toHaveLength(1);
	});

	it.each(['{}'])('of %s shows nothing', async (body) => {
		receiver.answers = [body];
		const { messages, error } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect([messages, error, sandbox.notices]).toEqual([[], undefined, []]);
	});

	it.each([
		['no JSON', 'hello', 'no JSON object'],
		['without output', '{"message":"Workflow was started"}', "no 'output'"],
		['without a text', output({}), "'text' is missing"],
		['too long', output({ text: 'x'.repeat(5001) }), '5000'],
		['with a whole item as output', output({ text: 'x', user: {} }), "'user'"],
		['with a wrong card', output({ text: 'x', card: { theme: 'no' } }), 'theme'],
		['with buttons in the card', output({ text: 'x', card: { buttons: [] } }), 'buttons'],
		['of an unknown type', output({ type: 'toast', text: 'x' }), 'toast'],
		['that edits what no button is under', output({ type: 'message_edit', text: 'x' }), 'edit'],
		['with a context without questions', output({ text: 'x', context: { id: 'a' } }), 'context'],
	])('%s gives an error line', async (_what, body, why) => {
		receiver.answers = [body];
		const { error, messages } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect(error).toContain(why);
		expect(messages).toEqual([]);
		expect(sandbox.notices).toMatchObject([{ kind: 'error', from: 'Helper' }]);
	});

	it.each([302, 404, 500])('with status %d gives an error line', async (status) => {
		receiver.answers = [{ status, body: output({ text: 'x' }) }];
		const { error } = await sandbox.say({ bot: 'helper', text: 'x' });
		expect(error).toContain(String(status));
	});

	it('to a mention may be a banner but offer no suggestions', async () => {
		receiver.answers = [
			output({ type: 'banner', text: 'Done', status: 'success' }),
			output({ text: 'x', suggestions: { list: [] } }),
		];
		const mention = { bot: 'helper', text: 'x', chat: 'customersupport' };
		await sandbox.mention(mention);
		expect(sandbox.notices).toMatchObject([{ kind: 'banner', text: 'Done', status: 'success' }]);
		expect((await sandbox.mention(mention)).error).toContain('suggestions');
	});

	it('to a call may be nothing', async () => {
		receiver.answers = [output({ text: 'x' })];
		expect((await sandbox.call({ bot: 'helper' })).error).toContain('nothing');
	});

	it('of a button may change the message that has it', async () => {
		component('function', 'f', ['button_handler']);
		const { id } = sandbox.organization.addMessage({
			text: 'Approve?',
			chatId: channel(),
			to: { type: 'chat', id: channel() },
			sender: { id: 'x', name: 'x' },
			buttons: [{ label: 'Yes', action: { type: 'invoke.function', data: { name: 'f' } } }],
		});
		receiver.answers = [output({ type: 'message_edit', text: 'Approved', buttons: [] })];
		await sandbox.click({ message: id, button: 'Yes' });
		expect(sandbox.organization.findMessage(id)).toMatchObject({ text: 'Approved', buttons: [] });
	});

	it('with a context asks its questions, and sends all answers at the end', async () => {
		const params = [
			{ name: 'who', question: 'Who?' },
			{ name: 'when', question: 'When?', suggestions: { list: [{ text: 'Now' }] } },
		];
		receiver.answers = [output({ text: 'Sure', context: { id: 'visit', timeout: 60, params } })];
		await sandbox.say({ bot: 'helper', text: 'book' });
		expect(sandbox.organization.messages.at(-1)?.text).toBe('Who?');
		await sandbox.say({ bot: 'helper', text: 'Me' });
		expect(sandbox.organization.messages.at(-1)).toMatchObject({
			text: 'When?',
			suggestions: [{ text: 'Now' }],
		});
		await sandbox.say({ bot: 'helper', text: 'Now' });
		expect(receiver.events.map(({ handler }) => handler.type)).toEqual([
			'message_handler',
			'context_handler',
		]);
		expect(receiver.events[1]?.params).toMatchObject({
			context_id: 'visit',
			answers: { who: { text: 'Me' }, when: { text: 'Now' } },
		});
	});

	it('to a question after its time is a message again', async () => {
		const context = { id: 'a', timeout: 60, params: [{ name: 'b', question: 'C?' }] };
		receiver.answers = [output({ text: 'x', context })];
		await sandbox.say({ bot: 'helper', text: 'x' });
		sandbox.advance(61_000);
		await sandbox.say({ bot: 'helper', text: 'late' });
		expect(receiver.events[1]?.handler).toEqual({ type: 'message_handler' });
	});
});

describe('what happens over the API', () => {
	const CHANNEL = '/api/v2/channelsbyname/leadership/message';
	const operations = () => receiver.events.map(({ params }) => params.operation);

	it('reaches the bots that take part in the channel', async () => {
		await api('POST', CHANNEL, { text: 'Hello' });
		expect(receiver.events).toMatchObject([
			{
				handler: { type: 'participation_handler' },
				params: {
					operation: 'message_sent',
					user: { id: sandbox.organization.connectedUserId },
					data: { message: { text: 'Hello', type: 'text' } },
				},
			},
		]);
		expect(receiver.events[0]?.params.message).toBeUndefined();
	});

	it('reaches a mentioned bot', async () => {
		await api('POST', CHANNEL, { text: `{@b-${bot.id}} Hello` });
		expect(receiver.events.map(({ handler }) => handler.type).sort()).toEqual([
			'mention_handler',
			'participation_handler',
		]);
	});

	it('tells of edited and deleted messages, and of threads', async () => {
		await api('POST', CHANNEL, { text: 'One' });
		const { id, chatId } = must(sandbox.organization.messages.at(-1));
		await api('PUT', `/api/v2/chats/${chatId}/messages/${id}`, { text: 'Two' });
		await api('DELETE', `/api/v2/chats/${chatId}/messages/${id}`);
		expect(operations()).toEqual(['message_sent', 'message_edited', 'message_deleted']);
		expect(receiver.events[1]?.params.data?.message.text).toBe('Two');
	});

	it('does not tell a bot of what it says itself, but the other bots', async () => {
		webhookBot('second', 'Second');
		sandbox.organization.findChat(channel())?.bots.push('second');
		await api('POST', `${CHANNEL}?bot_unique_name=helper`, { text: 'From the bot' });
		expect(receiver.events.map(({ name }) => name)).toEqual(['Second']);
		expect(receiver.events[0]?.params.user?.id).toBe(`b-${bot.id}`);
	});

	it('does not tell bots that do not listen', async () => {
		bot.channelParticipation = ['send_message'];
		await api('POST', CHANNEL, { text: 'Hello' });
		expect(receiver.received).toEqual([]);
	});

	it("reaches a bot in its own chat, unless it is the bot's", async () => {
		await sandbox.say({ bot: 'helper', text: 'x' });
		const { chatId } = must(sandbox.organization.messages.at(-1));
		await api('POST', `/api/v2/chats/${chatId}/message`, { text: 'Over the API' });
		await api('POST', '/api/v2/bots/helper/message', { text: 'From the bot' });
		expect(receiver.events.map(({ params }) => params.message)).toEqual(['x', 'Over the API']);
	});

	it('creates bots and commands whose events arrive', async () => {
		await api('POST', '/api/v3/bots', {
			name: 'Fresh',
			description: 'x',
			execution_type: 'webhook',
			execution_url: receiver.url,
		});
		const { id } = must(sandbox.organization.bots.at(-1));
		await api('POST', `/api/v3/bots/${id}/handlers`, {
			type: 'message_handler',
			permissions: ['message'],
		});
		await sandbox.say({ bot: 'fresh', text: 'Hi' });
		expect(receiver.events).toMatchObject([{ unique_name: 'fresh', params: { message: 'Hi' } }]);
	});
});

describe('a file shared with a bot', () => {
	it('has an address from which anybody gets it for an hour', async () => {
		await sandbox.shareFile({ bot: 'helper', name: 'a.txt', bytes: 'Hello', comment: 'Here' });
		const { url, name } = must(receiver.events[0]?.params.attachments?.[0]);
		expect(name).toBe('a.txt');
		expect(await (await fetch(url)).text()).toBe('Hello');
		sandbox.advance(3_600_001);
		expect((await fetch(url)).status).toBe(404);
	});
});

describe("a Deluge bot's script", () => {
	const TEXT = 'Say "hi",\nplease';
	const relayed = async (body: 'form' | 'json' | 'text' | 'broken') => {
		sandbox.relay({ bot: 'newsbot', url: receiver.url, secret: 'sixteen-letters!', body });
		const delivery = await sandbox.say({ bot: 'newsbot', text: TEXT });
		const request = must(receiver.received[0]);
		expect(request.headers['x-n8n-secret']).toBe('sixteen-letters!');
		expect(request.headers).not.toHaveProperty('x-cliq-signature');
		return { ...delivery, sent: request, type: request.headers['content-type'] };
	};

	it('sends a map as a form', async () => {
		const { sent, type } = await relayed('form');
		expect(type).toBe('application/x-www-form-urlencoded');
		const form = new URLSearchParams(sent.body);
		expect(form.get('handler')).toBe('message_handler');
		expect(form.get('message')).toBe(TEXT);
		expect(JSON.parse(form.get('user') ?? '')).toMatchObject({ first_name: 'Scott' });
	});

	it('sends JSON', async () => {
		const { sent, type } = await relayed('json');
		expect(type).toBe('application/json');
		expect(JSON.parse(sent.body)).toMatchObject({ message: TEXT, user: { first_name: 'Scott' } });
	});

	it('sends a text without a header', async () => {
		const { sent, type } = await relayed('text');
		expect(type).toBeUndefined();
		expect(JSON.parse(sent.body)).toMatchObject({ message: TEXT });
	});

	it('sends JSON with the quotes of a message as they are', async () => {
		const { sent } = await relayed('broken');
		expect(() => JSON.parse(sent.body) as unknown).toThrow();
		expect(sent.body).toContain(`"message":"${TEXT}"`);
	});

	it('shows the text of the answer, and nothing for an empty one', async () => {
		receiver.answers = ['{"text":"From n8n"}', '{}'];
		expect((await relayed('form')).messages).toMatchObject([
			{ text: 'From n8n', bot: { uniqueName: 'newsbot' } },
		]);
		expect((await sandbox.say({ bot: 'newsbot', text: 'x' })).messages).toEqual([]);
		expect(sandbox.notices).toEqual([]);
	});

	it('is ended after 40 seconds', async () => {
		sandbox.relay({ bot: 'newsbot', url: receiver.url });
		receiver.answers = [undefined];
		const said = sandbox.say({ bot: 'newsbot', text: 'x' });
		await clock.rest(40_001);
		expect((await said).error).toContain('taking too long to respond');
	});
});

describe('reset', () => {
	it('ends events under way without an effect', async () => {
		receiver.answers = [undefined];
		const said = sandbox.say({ bot: 'helper', text: 'x' });
		sandbox.reset();
		expect((await said).messages).toEqual([]);
		expect([sandbox.events, sandbox.notices]).toEqual([[], []]);
	});
});
