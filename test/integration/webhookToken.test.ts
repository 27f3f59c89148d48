import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { ZohoCliqWebhookTokenApi } from '../../credentials/ZohoCliqWebhookTokenApi.credentials';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import { useClock } from '../support/clock';
import type { RunRequest } from '../support/engine';
import { asNewsBot, locator, toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const START = Date.parse('2026-05-04T09:00:00Z');
const world = useWorld({ clock: () => START + performance.now() });
useClock(() => world.sandbox);

const NAME = 'Token of Scott';
const byToken = { authentication: 'webhookToken' };
const MESSAGE = '/api/v2/channelsbyname/zylkermarketing/message';

let token: string;

beforeEach(() => {
	token = world.sandbox.createWebhookToken();
	save();
});
afterEach(() => {
	world.sandbox.deleteWebhookToken(token);
});

function save(changes: ICredentialDataDecryptedObject = {}, name = NAME): void {
	const { url: cliqUrl } = world.sandbox;
	const data = { dataCenter: 'custom', cliqUrl, token, ...changes };
	world.engine.saveCredential(name, data, undefined, new ZohoCliqWebhookTokenApi());
}

async function run(
	operation: string,
	parameters: INodeParameters,
	request: Partial<RunRequest> = {},
) {
	return await world.run(
		operation,
		{ ...byToken, ...parameters },
		{ credential: NAME, ...request },
	);
}

async function fail(operation: string, parameters: INodeParameters): Promise<Problem> {
	const { error } = await run(operation, parameters);
	const problem = error?.context.cliq as Problem | undefined;
	if (!problem) throw new Error(`${operation} was expected to fail`);
	return problem;
}

const items = (count: number) => Array.from({ length: count }, () => ({ json: {} }));

describe('with a webhook token', () => {
	const sent: Array<[operation: string, INodeParameters, path: string, body: unknown]> = [
		['message.send', { ...toMarketing, text: 'Hi' }, MESSAGE, { text: 'Hi', sync_message: true }],
		[
			'message.sendTable',
			{ ...toMarketing, text: 'Hi', rowSource: 'json', rowsJson: '[{"id":1}]' },
			MESSAGE,
			expect.objectContaining({ text: 'Hi', sync_message: true }),
		],
		[
			'bot.sendMessage',
			{ ...asNewsBot, recipients: 'users', users: ['631831446'], text: 'Hi' },
			'/api/v2/bots/newsbot/message',
			{ text: 'Hi', sync_message: true, userids: '631831446' },
		],
		[
			'bot.sendToIncomingWebhook',
			{ ...asNewsBot, specifyParameters: 'json', parametersJson: '{"a":"b"}' },
			'/api/v2/bots/newsbot/incoming',
			expect.anything(),
		],
	];

	it.each(sent)('%s goes out as in Zoho’s help', async (operation, parameters, path, body) => {
		const { error } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([
			{ method: 'POST', path, query: { zapikey: token }, body },
		]);
		expect(world.sandbox.requests[0]?.headers).not.toHaveProperty('authorization');
		expect(world.sandbox.tokenRequests).toEqual([]);
	});

	it('a message has its options, and its ID comes back', async () => {
		const options = { postAsBot: '={{ "newsbot" }}', markAsRead: true };
		const { items: output } = await run('message.send', { ...toMarketing, text: 'Hi', options });
		expect(world.sandbox.requests[0]?.query).toEqual({
			zapikey: token,
			bot_unique_name: 'newsbot',
			mark_as_read: 'true',
		});
		const { items: own } = await run('message.send', { ...toMarketing, text: 'Hi' });
		const [, message] = world.sandbox.organization.messages;
		expect(output).toHaveLength(1);
		expect(own[0]?.json.messageId).toBe(message?.id);
	});

	it('works as a tool of an AI agent', async () => {
		const { error } = await world.engine.runAsTool({
			credential: NAME,
			parameters: {
				resource: 'message',
				operation: 'send',
				...byToken,
				...toMarketing,
				text: '={{ $fromAI("text") }}',
			},
			input: { text: '**Hi**' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([
			{ query: { zapikey: token }, body: { text: '*Hi*' } },
		]);
	});
});

describe('the address', () => {
	it.each([
		['/company/64396901', '/company/64396901'],
		[' company/64396901/ ', '/company/64396901'],
		['/network/zylker partners', '/network/zylker%20partners'],
		['', ''],
	])('begins with what the credential says: "%s"', async (prefix, expected) => {
		save({ prefix });
		await run('message.send', { ...toMarketing, text: 'Hi' });
		expect(world.sandbox.requests.map(({ path, status }) => [path, status])).toEqual([
			[expected + MESSAGE, 200],
		]);
	});

	it('is still that with a Network left over from another authentication', async () => {
		save({ prefix: '/company/64396901' });
		const options = { network: 'zylkerpartners' };
		await run('message.send', { ...toMarketing, text: 'Hi', options });
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([`/company/64396901${MESSAGE}`]);
	});

	const bad: Array<[field: string, ICredentialDataDecryptedObject]> = [
		...[
			...['/api/v2', '/company', '/network/..', '/company/1/2', 'https://cliq.zoho.com'],
			...['/network/zylkerpartners?view=1', 'network/zylkerpartners#chats'],
		].map((prefix): [string, ICredentialDataDecryptedObject] => ['Company or Network', { prefix }]),
		...['', 'a b', 'a&x=1', 'https://cliq.zoho.com/?zapikey=1001.a'].map(
			(given): [string, ICredentialDataDecryptedObject] => ['Token', { token: given }],
		),
		['Cliq URL', { cliqUrl: 'http://cliq.zoho.com' }],
		['Cliq URL', { cliqUrl: 'https://a:b@cliq.zoho.com' }],
	];

	it.each(bad)('is refused before anything is sent: %s %j', async (field, changes) => {
		save(changes);
		const problem = await fail('message.send', { ...toMarketing, text: 'Hi' });
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"${field}" must `);
		expect(problem.remedy).toMatch(/^(?:Open the credential|Correct "Company)/);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('what a webhook token cannot do', () => {
	it.each([
		['message.getMentions', {}],
		['bot.getMany', {}],
		['bot.reply', {}],
		['file.upload', {}],
		['channel.create', { name: 'x' }],
		['account.checkAccess', {}],
		['api.request', { path: MESSAGE, method: 'POST' }],
	])('is refused before anything is sent: %s', async (operation, parameters) => {
		const problem = await fail(operation, parameters);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^".+: .+" needs OAuth2: a webhook token only sends/);
		expect(problem.remedy).toBe('Choose an OAuth2 credential in the node.');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is not done with values that the form no longer shows', async () => {
		const left = await fail('message.send', { ...toOlivia, text: 'Hi' });
		expect(left.message).toContain('"Send To" must be one of: channel');
		expect(world.sandbox.requests).toEqual([]);
		const { error } = await run('message.send', {
			...toMarketing,
			text: 'Hi',
			attachments: 'data',
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('is looking up a channel by its ID', async () => {
		const channel = locator('id', 'O1864232000000076001');
		const problem = await fail('message.send', { sendTo: 'channel', channel, text: 'Hi' });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain('needs OAuth2');
		expect(problem.remedy).toContain('Choose "By Name"');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is a message that only v3 takes', async () => {
		const messageJson = '{"text":"Hi","message_topic":"x"}';
		const problem = await fail('bot.sendMessage', {
			...asNewsBot,
			contentType: 'json',
			messageJson,
		});
		expect(problem.message).toMatch(/^A message like this needs OAuth2/);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is looking up a name that Cliq does not know', async () => {
		const channel = locator('name', 'nowhere');
		const problem = await fail('message.send', { sendTo: 'channel', channel, text: 'Hi' });
		expect(problem).toMatchObject({ kind: 'ENDPOINT_INVALID' });
		expect(problem.remedy).toMatch(/^Correct its ID or name\. "By Name" takes the unique name/);
		expect(problem.remedy).not.toContain('reconnect');
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('is a list, which says so itself', async () => {
		const parameters = { resource: 'message', operation: 'send', ...byToken, ...toMarketing };
		const call = { credential: NAME, parameters };
		for (const list of [
			async () => await world.engine.listSearch('searchChannels', call),
			async () => await world.engine.listSearch('searchBots', call),
			async () => await world.engine.loadOptions('getBots', call),
		]) {
			await expect(list()).rejects.toMatchObject({
				message: expect.stringContaining('needs OAuth2') as string,
				description: expect.stringContaining('Choose "By Name"') as string,
			});
		}
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('a webhook token that Cliq refuses', () => {
	it('is explained, and not tried again for the other items', async () => {
		world.sandbox.deleteWebhookToken(token);
		const { items: output } = await run(
			'message.send',
			{ ...toMarketing, text: 'Hi' },
			{ items: items(20), onError: 'continueRegularOutput' },
		);
		expect(output).toHaveLength(20);
		for (const { json } of output) {
			expect(json.error).toMatchObject({
				kind: 'REFRESH_TOKEN_REQUIRED',
				httpStatus: 401,
				message: 'Cliq does not accept the webhook token',
				remedy: expect.stringContaining('Bots & Tools and Webhook Tokens') as string,
			});
		}
		expect(world.sandbox.requests).toHaveLength(1);
		expect(world.sandbox.tokenRequests).toEqual([]);
	});

	it('is explained for a call that Cliq does not allow it', async () => {
		const body = '{"code":"oauthtoken_scope_invalid","message":"required scope"}';
		world.sandbox.answerNext({ path: /message$/, status: 403, body });
		const problem = await fail('message.send', { ...toMarketing, text: 'Hi' });
		expect(problem.message).toBe('Cliq does not accept the webhook token');
		expect(JSON.stringify(problem)).not.toMatch(/reconnect|Permissions/i);
	});
});

describe('the threshold', () => {
	const refused = () => world.sandbox.requests.filter(({ status = 0 }) => status >= 400);

	it('is shared by all nodes and credentials with the token, so that none of them is refused', async () => {
		save({ prefix: '/company/64396901' }, 'The same token');
		const send = async (credential: string) =>
			await run(
				'message.send',
				{ ...toMarketing, text: 'Hi' },
				{ credential, items: items(40), mode: 'trigger' },
			);
		const runs = await Promise.all([send(NAME), send('The same token')]);
		expect(runs.map(({ error, items: output }) => [error, output.length])).toEqual([
			[undefined, 40],
			[undefined, 40],
		]);
		expect(refused()).toEqual([]);
		expect(world.sandbox.organization.messages).toHaveLength(80);
	});

	it('is waited for when Cliq has locked', async () => {
		const body = '{"code":"request_limit_exceeded"}';
		world.sandbox.answerNext({ path: /message$/, status: 400, body });
		const { error, hints } = await run(
			'message.send',
			{ ...toMarketing, text: 'Hi' },
			{ mode: 'trigger' },
		);
		expect(error).toBeUndefined();
		expect(hints[0]?.message).toContain('because Cliq was blocking further calls');
		expect(world.sandbox.organization.messages).toHaveLength(1);
	});
});

describe('the test of the credential', () => {
	const test = async (changes: ICredentialDataDecryptedObject = {}) => {
		const { url: cliqUrl } = world.sandbox;
		const data = { dataCenter: 'custom', cliqUrl, token, prefix: '', ...changes };
		return await world.engine.testByNode('webhookToken', data);
	};

	it('finds a token that Cliq accepts, and sends nothing', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Cliq accepts the token' });
		expect(world.sandbox.requests.map(({ status }) => status)).toEqual([400, 401]);
		expect(world.sandbox.organization.messages).toEqual([]);
	});

	it('finds a token that Cliq refuses', async () => {
		world.sandbox.deleteWebhookToken(token);
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toContain('Cliq does not accept the webhook token. In Cliq, click');
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('does not call a token right because Cliq answers all alike', async () => {
		world.sandbox.answerNext({ path: /message$/, status: 404, body: '', times: Infinity });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toContain('did not say whether it accepts the token');
	});

	it.each([
		[{ token: 'zapikey=1001.0a1b2c3d' }, '"Token" must be'],
		[{ cliqUrl: 'http://cliq.zoho.com' }, '"Cliq URL" must'],
		[{ cliqUrl: 'http://127.0.0.1:9' }, 'Cliq could not be reached'],
	])('explains %j, without the token', async (changes, words) => {
		const { status, message } = await test(changes);
		expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
		expect(message).not.toMatch(/1001/);
		expect(world.sandbox.requests).toEqual([]);
	});
});
