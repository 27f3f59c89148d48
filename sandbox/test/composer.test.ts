import { type Sandbox, startSandbox } from '..';
import { Receiver } from './receiver';

const receiver = new Receiver();
const OLIVIA = '631831446';
let sandbox: Sandbox;

beforeAll(async () => {
	await receiver.start();
	sandbox = await startSandbox();
});
afterAll(async () => {
	await sandbox.close();
	await receiver.stop();
});
beforeEach(() => {
	sandbox.reset();
	receiver.reset();
	const { organization } = sandbox;
	const types = ['message_handler', 'mention_handler'];
	organization.addBot({
		uniqueName: 'helper',
		name: 'Helper',
		description: '',
		creatorId: OLIVIA,
		subscribers: [],
		executionType: 'webhook',
		executionUrl: receiver.url,
		handlers: types.map((type) => ({ id: type, type, permissions: ['message', 'user'] })),
	});
	const handlers = [{ id: '1', type: 'execution_handler', permissions: ['message', 'user'] }];
	for (const kind of ['command', 'messageaction'] as const) {
		organization.components.push({
			kind,
			id: organization.newComponentId(),
			name: 'ticket',
			description: '',
			creatorId: OLIVIA,
			scope: 'organization',
			executionType: 'webhook',
			executionUrl: receiver.url,
			handlers,
			status: 'enabled',
			details: {},
		});
	}
});

async function act(name: string, fields: Record<string, string>, file?: Blob) {
	const body = new FormData();
	for (const [key, value] of Object.entries({ from: OLIVIA, ...fields })) body.set(key, value);
	if (file) body.set('file', file, 'a.txt');
	const headers = { 'x-cliq-sandbox': 'test' };
	const response = await fetch(`${sandbox.url}/do/${name}`, { method: 'POST', headers, body });
	await sandbox.settled();
	return { status: response.status, ...((await response.json()) as { note?: string }) };
}

const channelChat = () => {
	const { channels } = sandbox.organization;
	return channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')?.chatId ?? '';
};

const shown = async (key: string) => {
	const response = await fetch(`${sandbox.url}/conversations/${encodeURIComponent(key)}`);
	return (await response.json()) as Array<Record<string, unknown>>;
};

describe("the page's composer", () => {
	it('writes to a bot as anybody, and shows the answer', async () => {
		receiver.answers = ['{"output":{"text":"Hello"}}'];
		await act('write', { chat: 'bot:helper', text: 'Hi' });
		expect(receiver.events).toMatchObject([
			{ handler: { type: 'message_handler' }, params: { message: 'Hi', user: { id: OLIVIA } } },
		]);
		expect(await shown('bot:helper')).toMatchObject([
			{ sender: 'Olivia Palmer', text: 'Hi' },
			{ sender: 'Helper', text: 'Hello', isBot: true },
		]);
	});

	it('shows what is wrong with an answer', async () => {
		receiver.answers = ['{"message":"Workflow was started"}'];
		await act('write', { chat: 'bot:helper', text: 'Hi' });
		expect((await shown('bot:helper'))[1]).toMatchObject({ notice: 'error', from: 'Helper' });
	});

	it('mentions a bot in a channel', async () => {
		await act('write', { chat: channelChat(), text: '@Helper look' });
		expect(receiver.events).toMatchObject([{ handler: { type: 'mention_handler' } }]);
	});

	it('runs a slash command, but takes an unknown one for a text', async () => {
		await act('write', { chat: channelChat(), text: '/ticket red  door' });
		await act('write', { chat: channelChat(), text: '/shrug' });
		expect(receiver.events).toMatchObject([
			{ type: 'command', name: 'ticket', params: { arguments: 'red  door' } },
		]);
		expect(sandbox.organization.messages.map(({ text }) => text)).toEqual(['/shrug']);
	});

	it('shares a file', async () => {
		await act('write', { chat: 'bot:helper', text: 'Here' }, new Blob(['Hello']));
		expect(sandbox.organization.messages).toMatchObject([
			{ text: 'Here', files: [{ name: 'a.txt', size: 5 }] },
		]);
		expect(receiver.received).toHaveLength(1);
	});

	it('picks a message action', async () => {
		await act('write', { chat: channelChat(), text: 'Broken door' });
		const [{ id = '' } = {}] = sandbox.organization.messages;
		await act('action', { message: id, action: 'ticket' });
		expect(receiver.events).toMatchObject([
			{ type: 'messageaction', params: { message: { text: 'Broken door' } } },
		]);
	});

	it('counts each vote once, and takes it back', async () => {
		await act('write', { chat: channelChat(), text: 'Lunch?' });
		const [{ id = '' } = {}] = sandbox.organization.messages;
		await act('vote', { message: id, option: '0' });
		await act('vote', { message: id, option: '1' });
		await act('vote', { message: id, option: '1', from: '631830849' });
		expect(sandbox.organization.messages[0]?.votes).toEqual({ [OLIVIA]: 1, 631830849: 1 });
		await act('vote', { message: id, option: '1' });
		expect(sandbox.organization.messages[0]?.votes).toEqual({ 631830849: 1 });
	});

	it('says why nothing was sent', async () => {
		expect((await act('write', { chat: 'bot:newsbot', text: 'Hi' })).note).toContain('Deluge');
		expect(await act('write', { chat: channelChat(), text: ' ' })).toMatchObject({
			status: 400,
			note: 'There is nothing to send',
		});
		expect((await act('write', { chat: 'nowhere', text: 'Hi' })).note).toContain('no chat');
	});

	it("runs a Deluge bot's script", async () => {
		await act('relay', {
			bot: 'newsbot',
			url: receiver.url,
			secret: 'sixteen-letters!',
			body: 'json',
		});
		await act('write', { chat: 'bot:newsbot', text: 'Hi' });
		expect(receiver.received[0]?.headers['x-n8n-secret']).toBe('sixteen-letters!');
	});

	it('refuses pages of other sites, unknown acts and unknown switches', async () => {
		const url = `${sandbox.url}/do/switch`;
		const forged = await fetch(url, { method: 'POST', body: new FormData() });
		expect(forged.status).toBe(403);
		expect((await act('switch', { name: 'thresholds', value: 'false' })).status).toBe(400);
		expect(sandbox.switches.thresholds).toBe(true);
	});
});

describe('a failure tried on purpose', () => {
	const users = async () => {
		const { access_token: token } = sandbox.issueToken();
		const headers = { authorization: `Zoho-oauthtoken ${token}` };
		const response = await fetch(`${sandbox.url}/api/v2/users`, { headers });
		return `${response.status} ${((await response.json()) as { code?: string }).code ?? 'fine'}`;
	};

	it.each([
		['rateLimit', '400 request_limit_exceeded'],
		['revokedToken', '401 oauthtoken_invalid'],
		['missingPermission', '401 oauthtoken_scope_invalid'],
	])('%s holds until it is switched off', async (value, expected) => {
		await act('switch', { name: 'trouble', value });
		expect([await users(), await users()]).toEqual([expected, expected]);
		await act('switch', { name: 'trouble', value: 'none' });
		expect(await users()).toBe('200 fine');
	});

	it('a revoked token is not renewed', async () => {
		const { refresh_token } = sandbox.issueToken();
		await act('switch', { name: 'trouble', value: 'revokedToken' });
		const form = {
			grant_type: 'refresh_token',
			client_id: sandbox.client.id,
			client_secret: sandbox.client.secret,
			refresh_token,
		};
		const body = new URLSearchParams(form);
		const response = await fetch(`${sandbox.url}/oauth/v2/token`, { method: 'POST', body });
		expect(await response.json()).toEqual({ error: 'invalid_code' });
	});
});
