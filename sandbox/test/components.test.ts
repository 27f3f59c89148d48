import { type Sandbox, startSandbox } from '..';

const MINUTE = 60_000;
const URL_HERE = 'https://n8n.example.com/webhook/1/cliq';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: () => Date.UTC(2026, 4, 4, 9) });
});
afterEach(() => {
	sandbox.reset();
});
afterAll(async () => {
	await sandbox.close();
});

interface Reply {
	status: number;
	code: string | undefined;
	data: { id: string } & Record<string, unknown>;
}

async function call(
	method: string,
	path: string,
	body?: object,
	token = sandbox.issueToken().access_token,
): Promise<Reply> {
	const response = await fetch(`${sandbox.url}/api/v3/${path}`, {
		method,
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		...(body && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const json = (text === '' ? {} : JSON.parse(text)) as { code?: string; data?: Reply['data'] };
	return { status: response.status, code: json.code, data: json.data ?? { id: '' } };
}

const bot = { name: 'Help', description: 'Helps' };
const webhookBot = { ...bot, execution_type: 'webhook', execution_url: URL_HERE };
const newBot = async (body: object = webhookBot) => (await call('POST', 'bots', body)).data.id;

describe('webhook bots', () => {
	it('are created, read, changed and deleted', async () => {
		const id = await newBot();
		expect((await call('GET', `bots/b-${id}`)).data).toMatchObject({
			id,
			unique_name: 'help',
			execution_type: 'webhook',
			execution_url: URL_HERE,
			handlers: [],
			channel_participation: [],
		});
		const participation = ['listen_message'];
		const changes = { execution_url: `${URL_HERE}2`, channel_participation: participation };
		expect((await call('PATCH', `bots/${id}`, changes)).data).toMatchObject(changes);
		expect((await call('PUT', `bots/${id}`, changes)).status).toBe(405);
		expect((await call('DELETE', `bots/${id}`)).status).toBe(204);
		expect(await call('GET', `bots/${id}`)).toMatchObject({ status: 404, code: 'bot_not_found' });
	});

	it.each([
		['no address', { ...webhookBot, execution_url: undefined }, 'execution_url_required'],
		[
			'an address for Deluge',
			{ ...webhookBot, execution_type: 'deluge' },
			'execution_url_not_allowed',
		],
		['a name that is taken', { ...webhookBot, name: 'news bot' }, 'bot_name_already_exists'],
		['a long name', { ...webhookBot, name: 'x'.repeat(21) }, 'input_pattern_mismatch'],
		[
			'a long address',
			{ ...webhookBot, execution_url: `${URL_HERE}${'x'.repeat(200)}` },
			'input_pattern_mismatch',
		],
	])('are refused with %s', async (_what, body, code) => {
		sandbox.switches.v3Errors = 'envelope';
		expect(await call('POST', 'bots', body)).toMatchObject({ status: 400, code });
	});

	it('can be changed by their creator and by administrators only', async () => {
		const id = await newBot();
		const { access_token: token } = sandbox.issueToken({ userId: '631831446' });
		const refused = await call('PATCH', `bots/${id}`, { description: 'Mine' }, token);
		expect(refused).toMatchObject({ status: 403, code: 'bot_permission_denied' });
	});

	it.each([
		['GET', 'bots', 'ZohoCliq.Bots.READ'],
		['POST', 'bots', 'ZohoCliq.Bots.CREATE'],
		['POST', 'commands', 'ZohoCliq.Commands.CREATE'],
		['POST', 'functions', 'ZohoCliq.Functions.CREATE'],
		['POST', 'messageactions', 'ZohoCliq.MessageActions.CREATE'],
	])('need for %s %s the scope %s', async (method, path, scope) => {
		const body = method === 'POST' ? webhookBot : undefined;
		const without = sandbox.issueToken({ scopes: ['ZohoCliq.Users.READ'] }).access_token;
		expect((await call(method, path, body, without)).status).toBe(401);
		const granted = sandbox.issueToken({ scopes: [scope] }).access_token;
		expect((await call(method, path, body, granted)).status).not.toBe(401);
	});

	it('are changed ten times a minute, and then locked for five', async () => {
		const id = await newBot();
		const change = async () => (await call('PATCH', `bots/${id}`, { description: 'New' })).status;
		for (let count = 0; count < 10; count++) expect(await change()).toBe(200);
		expect(await change()).toBe(400);
		sandbox.advance(4 * MINUTE);
		expect(await change()).toBe(400);
		sandbox.advance(2 * MINUTE);
		expect(await change()).toBe(200);
		for (let count = 0; count < 30; count++) {
			expect((await call('GET', `bots/${id}`)).status).toBe(200);
		}
		expect((await call('GET', `bots/${id}`)).status).toBe(400);
	});
});

describe('handlers', () => {
	it.each([
		['message_handler', ['attachments', 'chat', 'location', 'message', 'user'], []],
		['mention_handler', ['chat', 'location', 'message', 'user'], ['attachments']],
		['context_handler', ['attachments', 'chat', 'user'], ['message', 'location']],
		['participation_handler', ['chat', 'user'], ['message', 'location', 'attachments']],
		['welcome_handler', ['user'], ['chat', 'message', 'location', 'attachments']],
		['call_handler', ['user'], ['chat']],
		['incoming_webhook_handler', ['user'], ['chat']],
	])('%s may send %j', async (type, allowed, others) => {
		const id = await newBot();
		for (const permission of others) {
			const refused = await call('POST', `bots/${id}/handlers`, {
				type,
				permissions: [permission],
			});
			expect(refused.code).toBe('execution_handler_data_invalid');
		}
		const made = await call('POST', `bots/${id}/handlers`, { type, permissions: allowed });
		expect(made.data).toMatchObject({ type, permissions: allowed });
		expect((await call('GET', `bots/${id}/handlers/${type}`)).data.permissions).toEqual(allowed);
	});

	it.each([
		['an unknown type', { type: 'other_handler', permissions: [] }, 'invalid_inputs'],
		['no permissions', { type: 'message_handler' }, 'execution_handler_data_required'],
		[
			'a script',
			{ type: 'message_handler', permissions: [], script: 'x' },
			'execution_handler_data_invalid',
		],
		[
			'a menu action without name',
			{ type: 'menu_handler', permissions: [] },
			'execution_handler_data_required',
		],
	])('are refused with %s', async (_what, body, code) => {
		expect(await call('POST', `bots/${await newBot()}/handlers`, body)).toMatchObject({
			status: 400,
			code,
		});
	});

	it('exist once each, and can be changed and deleted', async () => {
		const path = `bots/${await newBot()}/handlers`;
		const handler = { type: 'message_handler', permissions: ['user'] };
		await call('POST', path, handler);
		expect((await call('POST', path, handler)).code).toBe('execution_handler_create_failed');
		const changed = await call('PATCH', `${path}/message_handler`, { permissions: ['chat'] });
		expect(changed.data.permissions).toEqual(['chat']);
		expect((await call('DELETE', `${path}/message_handler`)).status).toBe(204);
		const gone = await call('GET', `${path}/message_handler`);
		expect(gone.code).toBe('execution_handler_not_found');
	});
});

describe.each([
	['commands', { hint: 'h', scope: 'personal' }, 'execution_handler', 'command'],
	['messageactions', { hint: 'h' }, 'execution_handler', 'msgaction'],
	['functions', { description: 'd', function_type: 'button' }, 'button_handler', 'function'],
])('%s', (path, required, handler, code) => {
	const body = { name: 'order', ...required, execution_type: 'webhook', execution_url: URL_HERE };

	it('are created with their handler, listed, changed and deleted', async () => {
		const { data } = await call('POST', path, body);
		expect(data).toMatchObject({ name: 'order', handlers: [{ type: handler }] });
		const permissions = ['chat', 'user'];
		const changed = await call('PATCH', `${path}/${data.id}/handlers/${handler}`, { permissions });
		expect(changed.data).toMatchObject({ permissions });
		await call('PATCH', `${path}/${data.id}`, { execution_url: `${URL_HERE}2` });
		const { data: listed } = await call('GET', path);
		expect(listed).toMatchObject([{ id: data.id, execution_url: `${URL_HERE}2` }]);
		expect((await call('DELETE', `${path}/${data.id}`)).status).toBe(204);
		expect(await call('GET', `${path}/${data.id}`)).toMatchObject({
			status: 404,
			code: `${code}_not_found`,
		});
	});

	it('have names of their own', async () => {
		await call('POST', path, body);
		expect((await call('POST', path, body)).code).toBe(`${code}_name_already_exists`);
	});
});
