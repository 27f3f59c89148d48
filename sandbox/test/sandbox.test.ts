import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';

import { type Sandbox, startSandbox } from '..';

const MINUTE = 60_000;
const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

let now = Date.UTC(2026, 4, 4, 9);
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock: () => now });
});
afterEach(() => {
	sandbox.reset();
});
afterAll(async () => {
	await sandbox.close();
});

interface Reply {
	status: number;
	headers: Headers;
	text: string;
	json: unknown;
}

async function read(response: Response): Promise<Reply> {
	const text = await response.text();
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = undefined;
	}
	return { status: response.status, headers: response.headers, text, json };
}

interface CallOptions {
	token?: string;
	body?: unknown;
	form?: FormData;
	headers?: Record<string, string>;
}

/** Calls the API with a new token unless one is given. */
async function call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
	const token = options.token ?? sandbox.issueToken().access_token;
	const { body, form } = options;
	return read(
		await fetch(sandbox.url + path, {
			method,
			headers: {
				authorization: `Zoho-oauthtoken ${token}`,
				...(body !== undefined && { 'content-type': 'application/json' }),
				...options.headers,
			},
			body:
				form ??
				(typeof body === 'string' ? body : body === undefined ? body : JSON.stringify(body)),
		}),
	);
}

const say = (text: string, more: object = {}, path = 'buddies/olivia.palmer@zylker.example') =>
	call('POST', `/api/v2/${path}/message`, { body: { text, ...more } });

const code = (reply: Reply) => (reply.json as { code?: string }).code;

/** Waits until a condition is true, however long it takes; jest ends a test that waits in vain. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function files(names: string[], fields: Record<string, string> = {}, part = 'files'): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const name of names) {
		form.append(part, new Blob([`content of ${name}`], { type: 'text/plain' }), name);
	}
	return form;
}

describe('the accounts server', () => {
	const authorization = (changes: Record<string, string> = {}) =>
		new URLSearchParams({
			client_id: sandbox.client.id,
			redirect_uri: CALLBACK,
			response_type: 'code',
			scope: 'ZohoCliq.Webhooks.CREATE,ZohoCliq.Users.READ',
			state: 'st&te="1"',
			access_type: 'offline',
			prompt: 'consent',
			...changes,
		});

	/** Goes through the consent page as a browser would. */
	async function consent(changes: Record<string, string> = {}, decision = 'accept') {
		const page = await read(
			await fetch(`${sandbox.url}/oauth/v2/auth?${authorization(changes).toString()}`),
		);
		expect(page.status).toBe(200);
		const form = new URLSearchParams({ decision });
		for (const [, name = '', value = ''] of page.text.matchAll(
			/<input type="hidden" name="(\w+)" value="([^"]*)">/g,
		)) {
			form.set(
				name,
				value.replace(/&#(\d+);/g, (_all, digits: string) => String.fromCharCode(Number(digits))),
			);
		}
		const response = await fetch(`${sandbox.url}/oauth/v2/auth`, {
			method: 'POST',
			body: form,
			redirect: 'manual',
		});
		expect(response.status).toBe(302);
		return new URL(response.headers.get('location') ?? '').searchParams;
	}

	const token = async (fields: Record<string, string>) =>
		read(
			await fetch(`${sandbox.url}/oauth/v2/token`, {
				method: 'POST',
				body: new URLSearchParams({
					client_id: sandbox.client.id,
					client_secret: sandbox.client.secret,
					...fields,
				}),
			}),
		);
	const exchange = (codeValue: string | null, changes: Record<string, string> = {}) =>
		token({
			grant_type: 'authorization_code',
			redirect_uri: CALLBACK,
			code: codeValue ?? '',
			...changes,
		});
	const refresh = (refreshToken: string, changes: Record<string, string> = {}) =>
		token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...changes });

	it('issues working tokens after consent', async () => {
		sandbox.switches.location = 'eu';
		const back = await consent();
		expect(back.get('state')).toBe('st&te="1"');
		expect(back.get('location')).toBe('eu');
		expect(back.get('accounts-server')).toBe(sandbox.url);
		const { status, json } = await exchange(back.get('code'));
		expect(status).toBe(200);
		expect(json).toEqual({
			access_token: expect.stringMatching(/^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/) as string,
			refresh_token: expect.stringMatching(/^1000\./) as string,
			scope: 'ZohoCliq.Webhooks.CREATE ZohoCliq.Users.READ',
			api_domain: 'https://www.zohoapis.eu',
			token_type: 'Bearer',
			expires_in: 3600,
		});
		const first = json as { access_token: string; refresh_token: string };
		const users = await call('GET', '/api/v2/users/me', { token: first.access_token });
		expect(users.json).toMatchObject({ data: { email_id: 'scott.fisher@zylker.example' } });

		sandbox.switches.tokenScope = false;
		const second = await refresh(first.refresh_token);
		expect(second.json).not.toHaveProperty('refresh_token');
		expect(second.json).not.toHaveProperty('scope');
		expect(sandbox.tokenRequests).toHaveLength(2);
		expect(sandbox.authRequests[0]?.query).toMatchObject({ access_type: 'offline' });
	});

	it('issues no refresh token without offline access and consent', async () => {
		const back = await consent({ access_type: 'online' });
		const { json } = await exchange(back.get('code'));
		expect(json).not.toHaveProperty('refresh_token');
	});

	it('redirects back with a refusal', async () => {
		const back = await consent({}, 'reject');
		expect(back.get('error')).toBe('access_denied');
		expect(back.get('code')).toBeNull();
	});

	it.each([
		['response_type', 'token', 'ERROR_invalid_response_type'],
		['scope', '', 'ERROR_invalid_response_type'],
		['client_id', 'another', 'ERROR_invalid_client'],
		['redirect_uri', 'https://elsewhere.example/callback', 'ERROR_invalid_redirect_uri'],
		['scope', 'ZohoCliq.Users.READ,ZohoCliq.files.CREATE', 'ERROR_invalid_scope'],
		['scope', 'ZohoCliq.webhooks.CREATE', 'ERROR_invalid_scope'],
	])('rejects a consent request with %s "%s"', async (name, value, error) => {
		const query = authorization({ [name]: value }).toString();
		const page = await read(await fetch(`${sandbox.url}/oauth/v2/auth?${query}`));
		expect(page.status).toBe(400);
		expect(page.text).toContain(error);
	});

	it('accepts a code once, within a minute, from the right client and redirect', async () => {
		const used = (await consent()).get('code');
		await exchange(used);
		expect(await exchange(used)).toMatchObject({ status: 200, json: { error: 'invalid_code' } });

		const late = (await consent()).get('code');
		sandbox.advance(MINUTE);
		expect((await exchange(late)).json).toEqual({ error: 'invalid_code' });

		const moved = (await consent()).get('code');
		const elsewhere = await exchange(moved, { redirect_uri: 'http://localhost:1/' });
		expect(elsewhere.json).toEqual({ error: 'invalid_redirect_uri' });
		expect((await exchange(moved)).json).toEqual({ error: 'invalid_code' });

		const stranger = (await consent()).get('code');
		const refused = await exchange(stranger, { client_secret: 'wrong' });
		expect(refused).toMatchObject({ status: 200, json: { error: 'invalid_client' } });
		expect((await exchange(stranger)).json).toEqual({ error: 'invalid_code' });
	});

	it('issues five codes per minute', async () => {
		for (let number = 0; number < 5; number++) await consent();
		await expect(consent()).rejects.toThrow();
	});

	it('rejects unknown or revoked refresh tokens', async () => {
		expect((await refresh('1000.nothing')).json).toEqual({ error: 'invalid_code' });
		const issued = sandbox.issueToken();
		expect((await refresh(issued.refresh_token, { client_id: 'x' })).json).toEqual({
			error: 'invalid_client',
		});
		sandbox.revoke(issued.refresh_token);
		expect((await refresh(issued.refresh_token)).json).toEqual({ error: 'invalid_code' });
		const users = await call('GET', '/api/v2/users', { token: issued.access_token });
		expect(users.status).toBe(401);
	});

	it('issues ten access tokens in ten minutes per refresh token', async () => {
		const issued = sandbox.issueToken();
		for (let number = 0; number < 10; number++) {
			expect((await refresh(issued.refresh_token)).json).toHaveProperty('access_token');
		}
		expect(await refresh(issued.refresh_token)).toMatchObject({
			status: 200,
			json: { error: 'Access Denied' },
		});
		sandbox.switches.accessDeniedStatus = 400;
		expect((await refresh(issued.refresh_token)).status).toBe(400);
		sandbox.advance(10 * MINUTE);
		expect((await refresh(issued.refresh_token)).json).toHaveProperty('access_token');
	});
});

describe('the check of tokens', () => {
	it('accepts both schemes of the header and nothing else', async () => {
		const { access_token: token } = sandbox.issueToken();
		const withHeader = async (authorization: string) =>
			(await call('GET', '/api/v2/users', { headers: { authorization } })).status;
		expect(await withHeader(`Zoho-oauthtoken ${token}`)).toBe(200);
		expect(await withHeader(`Bearer ${token}`)).toBe(200);
		expect(await withHeader(`Basic ${token}`)).toBe(401);
		expect(await withHeader('Bearer 1000.made.up')).toBe(401);
	});

	it('rejects tokens that expired after an hour, on demand, or from the start', async () => {
		const { access_token: token } = sandbox.issueToken();
		const status = async (value: string) =>
			(await call('GET', '/api/v2/users', { token: value })).status;
		sandbox.advance(60 * MINUTE - 1);
		expect(await status(token)).toBe(200);
		sandbox.advance(1);
		expect(await status(token)).toBe(401);
		expect(await status(sandbox.issueToken({ expired: true }).access_token)).toBe(401);
		const other = sandbox.issueToken().access_token;
		sandbox.expireTokens();
		expect(code(await call('GET', '/api/v2/users', { token: other }))).toBe('oauthtoken_invalid');
	});

	it('requires the scope of each API', async () => {
		const { access_token: token, scope } = sandbox.issueToken({
			scopes: ['ZohoCliq.Users.READ'],
		});
		expect(scope).toBe('ZohoCliq.Users.READ');
		expect((await call('GET', '/api/v2/users', { token })).status).toBe(200);
		const refused = await call('GET', '/api/v2/channels', { token });
		expect(refused.status).toBe(401);
		expect(code(refused)).toBe('oauthtoken_scope_invalid');
		sandbox.switches.scopeStatus = 403;
		expect((await call('GET', '/api/v2/channels', { token })).status).toBe(403);
		const v3 = await call('GET', '/api/v3/bots', { token });
		expect(v3.json).toEqual({ message: expect.stringContaining('required scope') as string });
	});
});

describe('the throttle', () => {
	it('allows the threshold in a sliding minute', async () => {
		for (let number = 0; number < 25; number++) await say(`first ${number}`);
		sandbox.advance(30_000);
		for (let number = 0; number < 25; number++) await say(`second ${number}`);
		sandbox.advance(30_000);
		for (let number = 0; number < 25; number++) {
			expect((await say(`third ${number}`)).status).toBe(204);
		}
		expect(code(await say('one too many'))).toBe('request_limit_exceeded');
		expect(sandbox.organization.messages).toHaveLength(75);
	});

	it('locks the API for the lock period, without extending it', async () => {
		const list = () => call('GET', '/api/v2/channels');
		for (let number = 0; number < 30; number++) expect((await list()).status).toBe(200);
		const refused = await list();
		expect(refused.status).toBe(400);
		expect(refused.json).toEqual({
			code: 'request_limit_exceeded',
			message: 'You have exceeded the URL throttle limits.',
		});
		expect(refused.headers.get('retry-after')).toBeNull();

		sandbox.switches.throttleStatus = 429;
		sandbox.switches.retryAfter = 300;
		sandbox.advance(5 * MINUTE - 1);
		const later = await list();
		expect(later.status).toBe(429);
		expect(later.headers.get('retry-after')).toBe('300');
		expect(code(later)).toBe('rate_limit_exceeded');
		// Another API of the same user, and the same API of another user, are not locked.
		expect((await call('GET', '/api/v2/users')).status).toBe(200);
		const { access_token: token } = sandbox.issueToken({ userId: '631831446' });
		expect((await call('GET', '/api/v2/channels', { token })).status).toBe(200);

		sandbox.advance(1);
		expect((await list()).status).toBe(200);
	});

	it('can be switched off', async () => {
		sandbox.switches.thresholds = false;
		for (let number = 0; number < 60; number++) expect((await say('x')).status).toBe(204);
	});
});

describe('the API of messages', () => {
	it('stores a message to a user, by email or ZUID', async () => {
		expect(await say('Grüße 🎉')).toMatchObject({ status: 204, text: '' });
		expect((await say('two', {}, 'buddies/631832107')).status).toBe(204);
		sandbox.switches.emptyAnswer = 'responseCode';
		expect((await say('three')).json).toEqual({ 'Response Code': '204 No response' });
		expect(sandbox.organization.messages).toMatchObject([
			{
				text: 'Grüße 🎉',
				to: { type: 'user', id: '631831446' },
				sender: { id: '631830849', name: 'Scott Fisher' },
				chatId: '2230748224630389595',
				time: now,
			},
			{ to: { id: '631832107' } },
			{ text: 'three' },
		]);
		expect(sandbox.requests[0]).toMatchObject({
			method: 'POST',
			path: '/api/v2/buddies/olivia.palmer@zylker.example/message',
			endpoint: 'POST /api/v2/buddies/{user}/message',
			body: { text: 'Grüße 🎉' },
			status: 204,
		});
	});

	it('returns an ID on request, and accepts it in both forms as reply_to', async () => {
		const first = await say('question', { sync_message: true });
		const { message_id: id } = first.json as { message_id: string };
		expect(id).toMatch(/^\d{13}_\d{12}$/);
		for (const spelling of [id, id.replace('_', '%20'), id.replace('_', ' ')]) {
			expect((await say('answer', { reply_to: spelling })).status).toBe(204);
		}
		const replies = sandbox.organization.messages.slice(1).map(({ replyTo }) => replyTo);
		expect(replies).toEqual([id, id, id]);
		expect((await say('answer', { reply_to: '1_2' })).status).toBe(204);
		sandbox.switches.unknownReplyTo = 'refuse';
		expect(code(await say('answer', { reply_to: '1_2' }))).toBe('operation_failed');
	});

	it('rejects what is missing, too long, unknown or not JSON', async () => {
		expect((await say('a'.repeat(5000))).status).toBe(204);
		expect(code(await say('a'.repeat(5001)))).toBe('input_pattern_mismatch');
		expect(code(await say(''))).toBe('param_missing');
		expect((await say('x', { chatid: '1' })).json).toEqual({
			code: 'extra_key_found',
			message: "'chatid' is an extra key in the JSON Object.",
		});
		expect(code(await say('x', { sync_message: 'yes' }))).toBe('input_pattern_mismatch');
		expect(code(await say('x', { card: { buttons: [] } }))).toBe('extra_key_found');
		expect(code(await say('x', { bot: { nickname: 'x' } }))).toBe('extra_key_found');
		const path = '/api/v2/buddies/631831446/message';
		expect(code(await call('POST', path, { body: '{"text":' }))).toBe('input_json_invalid');
		expect(code(await call('POST', path, { body: '["text"]' }))).toBe('input_json_invalid');
		expect(code(await call('POST', path))).toBe('input_json_invalid');
		expect(code(await call('POST', `${path}?foo=1`, { body: { text: 'x' } }))).toBe(
			'extra_param_found',
		);
		expect(sandbox.organization.messages).toHaveLength(1);
	});

	it('accepts mark_as_read and bot_unique_name only in the right place', async () => {
		const channel = 'channelsbyname/zylkermarketing';
		expect((await say('x', { mark_as_read: true })).status).toBe(204);
		expect(code(await say('x', { mark_as_read: true }, channel))).toBe('extra_key_found');
		const post = (path: string, body: object = { text: 'x' }) =>
			call('POST', `/api/v2/${path}`, { body });
		expect((await post(`${channel}/message?mark_as_read=true`)).status).toBe(204);
		expect((await post(`${channel}/message?bot_unique_name=newsbot`)).status).toBe(204);
		expect(code(await post(`${channel}/message?bot_unique_name=lonelybot`))).toBe(
			'operation_failed',
		);
		expect(code(await post('buddies/631831446/message?mark_as_read=true'))).toBe(
			'extra_param_found',
		);
		expect(sandbox.organization.messages).toMatchObject([
			{ markAsRead: true },
			{ markAsRead: true, to: { type: 'channel', uniqueName: 'zylkermarketing' } },
			{ sender: { name: 'News Bot' }, bot: { uniqueName: 'newsbot' } },
		]);
		const asBot = `${channel}/message?bot_unique_name=newsbot`;
		expect((await post(asBot, { text: 'x', sync_message: true })).status).toBe(204);
		sandbox.switches.botPostAnswer = 'id';
		expect((await post(asBot, { text: 'x', sync_message: true })).json).toHaveProperty('id');
	});

	it('rejects unknown targets', async () => {
		expect(code(await say('x', {}, 'buddies/nobody@zylker.example'))).toBe('request_url_invalid');
		expect(await say('x', {}, 'channelsbyname/nothing')).toMatchObject({
			status: 400,
			json: { code: 'channel_not_exists' },
		});
		expect((await say('x', {}, 'channelsbyname/developersguild')).status).toBe(403);
		expect((await say('x', {}, 'chats/CT_1')).status).toBe(404);
		expect((await say('x', {}, 'bots/nobody')).status).toBe(404);
		const [channel] = sandbox.organization.channels;
		expect((await say('x', {}, `channels/${channel?.id ?? ''}`)).status).toBe(204);
		expect((await say('x', {}, `chats/${channel?.chatId ?? ''}`)).status).toBe(204);
		expect((await call('PATCH', '/api/v2/channels')).json).toMatchObject({
			code: 'request_method_invalid',
		});
		const nowhere = await call('GET', '/api/v2/nowhere');
		expect(nowhere.status).toBe(404);
		expect(nowhere.headers.get('content-type')).toContain('text/html');
	});

	describe('with a webhook token in place of OAuth', () => {
		const post = async (path: string, body?: unknown) =>
			await read(
				await fetch(sandbox.url + path, {
					method: 'POST',
					...(body !== undefined && {
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify(body),
					}),
				}),
			);

		it('takes messages to channels and bots, and calls of a bot, until the token is deleted', async () => {
			const token = sandbox.createWebhookToken();
			const message = '/api/v2/channelsbyname/zylkermarketing/message';
			for (const [path, body] of [
				[message, { text: 'x' }],
				[`/company/64396901${message}`, { text: 'x' }],
				['/api/v2/bots/newsbot/message', { text: 'x', broadcast: true }],
				['/api/v2/bots/newsbot/incoming', undefined],
			] as const) {
				const { status } = await post(`${path}?zapikey=${token}`, body);
				expect([path, Math.floor(status / 100)]).toEqual([path, 2]);
			}
			const elsewhere = `/api/v2/buddies/631831446/message?zapikey=${token}`;
			expect((await post(elsewhere, { text: 'x' })).status).toBe(401);
			sandbox.deleteWebhookToken(token);
			expect(await post(`${message}?zapikey=${token}`, { text: 'x' })).toMatchObject({
				status: 401,
				json: { code: 'oauthtoken_invalid' },
			});
		});

		it('is counted with the other calls of the user', async () => {
			const token = sandbox.createWebhookToken();
			const message = '/api/v2/channelsbyname/zylkermarketing/message';
			for (let sent = 0; sent < 50; sent++) await call('POST', message, { body: { text: 'x' } });
			const { json } = await post(`${message}?zapikey=${token}`, { text: 'x' });
			expect(json).toMatchObject({ code: 'request_limit_exceeded' });
			sandbox.deleteWebhookToken(token);
		});
	});

	it('works in a network too', async () => {
		const reply = await call('POST', '/network/partners/api/v2/buddies/631831446/message', {
			body: { text: 'x' },
		});
		expect(reply.status).toBe(204);
		expect(sandbox.organization.messages[0]?.network).toBe('partners');
	});

	it('delivers to the subscribers of a bot', async () => {
		const all = await say('x', { broadcast: true, sync_message: true }, 'bots/newsbot');
		const { user_ids: userIds, message_details: details } = all.json as {
			user_ids: string[];
			message_details: Record<string, { chat_id: string; message_id: string }>;
		};
		expect(userIds).toHaveLength(4);
		expect(Object.keys(details).sort()).toEqual([...userIds].sort());
		const first = details['631831446'];
		expect(first?.message_id).toMatch(/^\d{13}%20\d{12}$/);
		expect(sandbox.organization.findMessage(first?.message_id ?? '')?.chatId).toBe(first?.chat_id);

		const some = await say('x', { userids: '631831446,631832107,999' }, 'bots/newsbot');
		expect(some.json).toEqual({ user_ids: ['631831446', '631832107'] });
		sandbox.switches.botUserIdsKey = 'userids';
		expect((await say('x', { userids: '631831446' }, 'bots/newsbot')).json).toEqual({
			userids: ['631831446'],
		});
		expect((await say('x', { broadcast: true }, 'bots/lonelybot')).status).toBe(400);
		const links = { attachments: [{ file_url: 'https://www.example.com/a.pdf' }] };
		expect((await say('x', links, 'bots/newsbot')).status).toBe(200);
		sandbox.switches.broadcast = 'refuse';
		sandbox.switches.attachmentsKey = 'refuse';
		expect(code(await say('x', { broadcast: true }, 'bots/newsbot'))).toBe('extra_key_found');
		expect(code(await say('x', links, 'bots/newsbot'))).toBe('extra_key_found');
	});

	it('accepts text and files in one request, or rejects them', async () => {
		const send = (path: string) =>
			call('POST', `/api/v2/${path}`, {
				form: files(['a.txt'], { text: 'both', bot: '{"name":"Robot"}' }, 'attachments'),
			});
		const { chatId = '' } = sandbox.organization.channels[0] ?? {};
		expect((await send(`chats/${chatId}/messages`)).status).toBe(204);
		expect((await send('buddies/631831446/message')).status).toBe(204);
		expect(sandbox.organization.messages[0]).toMatchObject({
			text: 'both',
			bot: { name: 'Robot' },
			files: [{ name: 'a.txt', size: 16 }],
		});
		expect(await send('bots/newsbot/message')).toMatchObject({
			status: 404,
			json: { code: 'operation_failed' },
		});
		sandbox.switches.multipartMessages = 'refuse';
		expect((await send('buddies/631831446/message')).status).toBe(404);
	});
});

describe('the API of files', () => {
	const share = (path: string, form: FormData) => call('POST', `/api/v2/${path}/files`, { form });

	it('stores each with its comment, byte for byte', async () => {
		const names = ['Überblick – März 🎉.txt', 'b "quoted".txt'];
		const form = files(names, { comments: '["erster\\nZeile","zweiter"]', mark_as_read: 'true' });
		expect((await share('buddies/631831446', form)).status).toBe(204);
		expect(sandbox.organization.messages).toMatchObject([
			{ text: 'erster\nZeile', markAsRead: true, files: [{ name: names[0] }] },
			{ text: 'zweiter', files: [{ contentType: 'text/plain' }] },
		]);
		const [file] = sandbox.organization.files;
		expect(readFileSync(file?.path ?? '', 'utf8')).toBe(`content of ${names[0]}`);
		expect(sandbox.requests[0]?.parts).toMatchObject([
			{ name: 'comments', text: '["erster\\nZeile","zweiter"]' },
			{ name: 'mark_as_read', text: 'true' },
			{ name: 'files', filename: names[0], sha256: file?.sha256, bytes: file?.size },
			{ name: 'files' },
		]);

		const back = await call('GET', `/api/v2/files/${file?.id ?? ''}`);
		expect(back.text).toBe(`content of ${names[0]}`);
		expect(back.headers.get('content-disposition')).toContain(
			`filename*=UTF-8''${encodeURIComponent(names[0] ?? '')}`,
		);
		expect((await call('GET', '/api/v2/files/none')).status).toBe(400);
	});

	it('enforces its limits', async () => {
		const many = Array.from({ length: 11 }, (_one, index) => `${index}.txt`);
		expect((await share('buddies/631831446', files(many.slice(1)))).status).toBe(204);
		expect(code(await share('buddies/631831446', files(many)))).toBe('file_count_exceeded');
		const big = new FormData();
		big.append('files', new Blob([new Uint8Array(52_428_801)]), 'big.bin');
		expect(code(await share('buddies/631831446', big))).toBe('file_size_exceeded');
		const justRight = new FormData();
		justRight.append('files', new Blob([new Uint8Array(52_428_800)]), 'right.bin');
		expect((await share('buddies/631831446', justRight)).status).toBe(204);
		expect(sandbox.organization.files).toHaveLength(11);
	});

	it.each([
		['a bare comment', { comments: 'hello' }, 'input_json_invalid'],
		['a comment as a JSON string', { comments: '"hello"' }, 'input_json_invalid'],
		['more comments than files', { comments: '["a","b"]' }, 'input_json_invalid'],
		['comments that are not strings', { comments: '[1]' }, 'input_json_invalid'],
		['an unknown part', { caption: 'x' }, 'extra_key_found'],
		['a subscriber outside bots', { user_id: '631831446' }, 'extra_key_found'],
		['a bot that is not in the conversation', { bot_unique_name: 'lonelybot' }, 'operation_failed'],
		['an image that is not a URL', { bot_image: 'x' }, 'input_pattern_mismatch'],
		['an invalid boolean', { mark_as_read: '1' }, 'input_pattern_mismatch'],
	])('rejects %s', async (_what, fields, expected) => {
		const reply = await share('channelsbyname/zylkermarketing', files(['a.txt'], fields));
		expect(reply.status).toBe(400);
		expect(code(reply)).toBe(expected);
		expect(sandbox.organization.files).toHaveLength(0);
	});

	it('accepts the fields of each target', async () => {
		const launch = sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
		const chat = `chats/${launch?.id ?? ''}`;
		expect(code(await share(chat, files(['a'], { mark_as_read: 'true' })))).toBe('extra_key_found');
		const asBot = { bot_unique_name: 'newsbot', bot_name: 'Herald' };
		expect((await share(chat, files(['a'], asBot))).status).toBe(204);
		expect((await share('buddies/631831446', files(['a'], asBot))).status).toBe(204);
		expect(sandbox.organization.messages).toMatchObject([
			{ bot: { uniqueName: 'newsbot', name: 'Herald' }, to: { type: 'chat' } },
			{ bot: { uniqueName: 'newsbot' }, to: { type: 'user' } },
		]);
		expect(code(await share('bots/newsbot', files(['a'], asBot)))).toBe('extra_key_found');
		expect((await share('bots/newsbot', files(['a'], { user_id: '631831446' }))).json).toEqual({
			user_ids: ['631831446'],
		});
		expect((await share('bots/newsbot', files(['a'], { user_id: '1,2' }))).status).toBe(400);
		expect((await share('bots/newsbot', files(['a']))).json).toMatchObject({
			user_ids: { length: 4 },
		});
	});

	it('keeps nothing of an interrupted or malformed upload', async () => {
		// Files of earlier tests are removed asynchronously.
		const stored = () => readdirSync(sandbox.organization.directory);
		await until(() => stored().length === 0);
		const upload = httpRequest(`${sandbox.url}/api/v2/buddies/631831446/files`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.issueToken().access_token}`,
				'content-type': 'multipart/form-data; boundary=x',
				'content-length': 1_000_000,
			},
		}).on('error', () => undefined);
		upload.write('--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nbegin');
		await until(() => stored().length > 0);
		upload.destroy();
		await until(() => stored().length === 0);
		const broken = await call('POST', '/api/v2/buddies/631831446/files', {
			body: 'x',
			headers: { 'content-type': 'multipart/form-data' },
		});
		expect(broken.status).toBe(400);
		expect(sandbox.organization.messages).toHaveLength(0);
	});

	it('requires one name for the parts', async () => {
		expect((await share('buddies/631831446', files(['a'], {}, 'file'))).json).toMatchObject({
			code: 'extra_key_found',
			message: expect.stringContaining("'file'") as string,
		});
		sandbox.switches.filePartName = 'file';
		expect((await share('buddies/631831446', files(['a'], {}, 'file'))).status).toBe(204);
		expect(code(await share('buddies/631831446', files(['a'])))).toBe('extra_key_found');
		expect(code(await share('buddies/631831446', files([])))).toBe('param_missing');
	});
});

describe('the API of lists', () => {
	/** All entries of a list that pages by token. */
	async function pages(path: string, key: string): Promise<unknown[]> {
		const all: unknown[] = [];
		let token = '';
		do {
			const next = token && `&next_token=${encodeURIComponent(token)}`;
			const { json } = await call('GET', path + next);
			const record = json as Record<string, unknown>;
			all.push(...(record[key] as unknown[]));
			token = (record.next_token as string | undefined) ?? '';
		} while (token);
		return all;
	}

	it('pages users, channels, bots and subscribers', async () => {
		sandbox.organization.addUsers(130);
		sandbox.organization.addChannels(60);
		sandbox.organization.addBots(60);
		expect(await pages('/api/v2/users?limit=50', 'data')).toHaveLength(138);
		// Private channels of others would be missing, but the connected user is in the only one.
		expect(await pages('/api/v2/channels?limit=25', 'channels')).toHaveLength(65);
		expect(await pages('/api/v2/channels?joined=true', 'channels')).toHaveLength(64);
		expect(await pages('/api/v3/bots?limit=50', 'data')).toHaveLength(63);
		expect(await pages('/api/v2/bots/newsbot/subscribers?limit=3', 'data')).toHaveLength(4);
		expect((await call('GET', '/api/v3/bots')).json).toMatchObject({ data: { length: 20 } });
		expect((await call('GET', '/api/v2/users?limit=101')).status).toBe(400);
		expect((await call('GET', '/api/v2/users?next_token=x')).status).toBe(400);
		expect((await call('GET', '/api/v3/bots?limit=51')).status).toBe(400);
	});

	it('searches and filters', async () => {
		const names = async (path: string, key: string) =>
			((await call('GET', path)).json as Record<string, Array<{ name: string }>>)[key]?.map(
				({ name }) => name,
			);
		expect(await names('/api/v2/users?search=j%C3%BCr', 'data')).toEqual(['Jürgen Größl']);
		expect(await names('/api/v2/users?status=inactive', 'data')).toEqual(['Tim Harrison']);
		expect(await names('/api/v2/channels?name=market', 'channels')).toEqual(['#Zylker Marketing']);
		expect(await names('/api/v2/channels?joined=false', 'channels')).toEqual([
			"#Developers' Guild",
		]);
		expect(
			(await call('GET', '/api/v2/channels?order_by=%2Bcreation_time&level=team')).status,
		).toBe(200);
		expect(code(await call('GET', '/api/v2/channels?order_by=+creation_time'))).toBe(
			'input_pattern_mismatch',
		);
	});

	it('pages chats and messages by time', async () => {
		for (const text of ['one', 'two', 'three']) {
			await say(text);
			sandbox.advance(1000);
		}
		const chat = '/api/v2/chats/2230748224630389595/messages';
		const texts = async (query: string) =>
			(
				(await call('GET', chat + query)).json as { data: Array<{ content: { text: string } }> }
			).data.map(({ content }) => content.text);
		expect(await texts('')).toEqual(['one', 'two', 'three']);
		expect(await texts('?limit=2')).toEqual(['two', 'three']);
		expect(await texts(`?totime=${now + 500}`)).toEqual(['one']);
		const { chats } = (await call('GET', '/api/v2/chats?limit=1')).json as {
			chats: Array<{ chat_id: string; chat_type: string; name: string }>;
		};
		expect(chats).toMatchObject([
			{ chat_id: '2230748224630389595', chat_type: 'dm', name: 'Olivia Palmer' },
		]);
		const older = await call('GET', `/api/v2/chats?modified_before=${now}`);
		expect(older.json).toMatchObject({ chats: { length: 2 } });
	});

	it('returns a record bare or in an envelope', async () => {
		const [channel] = sandbox.organization.channels;
		const plain = await call('GET', '/api/v2/channelsbyname/announcements');
		expect(plain.json).toMatchObject({ chat_id: channel?.chatId, channel_id: channel?.id });
		sandbox.switches.channelRecord = 'wrapped';
		const wrapped = await call('GET', `/api/v2/channels/${channel?.id ?? ''}`);
		expect(wrapped.json).toEqual({ channel: plain.json });
	});

	it('returns 19-digit IDs as numbers with every digit', async () => {
		expect((await call('GET', '/api/v2/statuses/current')).text).toContain(
			'"id":1775998000034476123}',
		);
		expect((await call('GET', '/api/v2/users/631831446?fields=chat_status')).text).toContain(
			'"id":1775998000034477125}',
		);
	});

	it('serves the endpoints of the guide until they are switched off', async () => {
		expect((await call('GET', '/api/v2/buddies')).json).toMatchObject({ data: { length: 6 } });
		expect((await call('GET', '/api/v2/me?source=remote_tools')).status).toBe(200);
		sandbox.switches.usersMe = false;
		sandbox.switches.buddies = false;
		expect(code(await call('GET', '/api/v2/users/me'))).toBe('request_url_invalid');
		const buddies = await call('GET', '/api/v2/buddies');
		expect(buddies.headers.get('content-type')).toContain('text/html');
		sandbox.switches.channelFiles = true;
		const [channel] = sandbox.organization.channels;
		const path = `/api/v2/channels/${channel?.id ?? ''}/files`;
		expect((await call('POST', path, { form: files(['a']) })).status).toBe(204);
	});

	it('shows subscribers only to authorized users', async () => {
		const { access_token: token } = sandbox.issueToken({ userId: '631831446' });
		expect((await call('GET', '/api/v2/bots/newsbot/subscribers', { token })).status).toBe(403);
	});
});

describe('scripted answers', () => {
	it('replace the call or follow it', async () => {
		sandbox.answerNext({ status: 503, body: 'down', headers: { 'content-type': 'text/plain' } });
		sandbox.answerNext({ path: /\/message$/, handle: 'after', status: 500, times: 2 });
		expect(await say('lost')).toMatchObject({ status: 503, text: 'down' });
		expect((await say('kept')).status).toBe(500);
		expect((await call('GET', '/api/v2/users')).status).toBe(200);
		expect((await say('kept')).status).toBe(500);
		expect((await say('kept')).status).toBe(204);
		expect(sandbox.organization.messages).toHaveLength(3);
	});

	it('cut and stall connections', async () => {
		sandbox.answerNext({ before: 'reset' });
		await expect(say('cut')).rejects.toThrow();
		sandbox.answerNext({ before: 'reset', handle: 'after' });
		await expect(say('kept')).rejects.toThrow();
		expect(sandbox.organization.messages).toMatchObject([{ text: 'kept' }]);
		sandbox.answerNext({ method: 'GET', before: 'stall' });
		await expect(
			fetch(`${sandbox.url}/api/v2/users`, { signal: AbortSignal.timeout(200) }),
		).rejects.toThrow();
	});

	it('apply to the token endpoint too', async () => {
		sandbox.answerNext({ path: /token$/, status: 500, body: '{}' });
		const reply = await fetch(`${sandbox.url}/oauth/v2/token`, { method: 'POST' });
		expect(reply.status).toBe(500);
	});
});

describe('the page', () => {
	it('shows conversations and reports new messages as they arrive', async () => {
		const page = await read(await fetch(sandbox.url));
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(page.text).toContain('<script src="/page/page.js">');

		const events = await fetch(`${sandbox.url}/events`);
		const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
		const text = '<img src=x onerror=alert(1)> *bold*';
		await say(text);
		let seen = '';
		while (!seen.includes('event: message')) seen += (await reader?.read())?.value ?? '';
		expect(seen).toContain(JSON.stringify(text));
		await reader?.cancel();

		const list = await read(await fetch(`${sandbox.url}/conversations`));
		const { conversations } = list.json as { conversations: unknown[] };
		expect(conversations[0]).toMatchObject({ title: 'Olivia Palmer', last: { text } });
		const messages = await read(await fetch(`${sandbox.url}/conversations/2230748224630389595`));
		expect(messages.json).toMatchObject([{ text, sender: 'Scott Fisher', fromMe: true }]);
	});

	it('lists what to enter in the credential', async () => {
		const { json } = await read(await fetch(`${sandbox.url}/connect`));
		expect(json).toMatchObject({
			values: {
				'Client ID': sandbox.client.id,
				'Client Secret': sandbox.client.secret,
				'Data Center': 'Custom',
				'Accounts URL': sandbox.url,
				'Cliq URL': sandbox.url,
			},
		});
	});

	it('serves attachments only as downloads', async () => {
		const form = new FormData();
		form.append('files', new Blob(['<script>'], { type: 'text/html' }), 'x.html');
		await call('POST', '/api/v2/buddies/631831446/files', { form });
		const [file] = sandbox.organization.files;
		const download = await fetch(`${sandbox.url}/attachments/${file?.id ?? ''}`);
		expect(download.headers.get('content-type')).toBe('application/octet-stream');
		expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
		expect(download.headers.get('content-security-policy')).toContain('sandbox');
		expect((await fetch(`${sandbox.url}/page/../index.ts`)).status).toBe(404);
	});

	it('lists raw requests without secrets', async () => {
		const issued = sandbox.issueToken();
		await call('GET', '/api/v2/users', { token: issued.access_token });
		await fetch(`${sandbox.url}/oauth/v2/token`, {
			method: 'POST',
			body: new URLSearchParams({
				client_secret: sandbox.client.secret,
				refresh_token: issued.refresh_token,
			}),
		});
		const { text, json } = await read(await fetch(`${sandbox.url}/requests`));
		expect(json).toMatchObject([{ path: '/api/v2/users' }, { path: '/oauth/v2/token' }]);
		for (const secret of [issued.access_token, issued.refresh_token, sandbox.client.secret]) {
			expect(text).not.toContain(secret);
		}
		const page = await fetch(`${sandbox.url}/requests`, { headers: { accept: 'text/html' } });
		expect(await page.text()).toContain('/page/requests.js');
	});
});

describe('the sandbox itself', () => {
	it('resets its state but keeps tokens', async () => {
		const { access_token: token } = sandbox.issueToken();
		sandbox.switches.thresholds = false;
		sandbox.switches.retryAfter = 1;
		sandbox.organization.addUsers(5);
		sandbox.answerNext({ status: 500 });
		const { organization, requests } = sandbox;
		sandbox.reset();
		expect(sandbox.switches.thresholds).toBe(true);
		expect(sandbox.switches).not.toHaveProperty('retryAfter');
		expect(organization.users).toHaveLength(8);
		expect((await call('GET', '/api/v2/users', { token })).status).toBe(200);
		expect(requests).toHaveLength(1);
	});

	it('uses the given clock', async () => {
		await say('first');
		now += 1000;
		await say('second');
		const [first, second] = sandbox.organization.messages;
		expect((second?.time ?? 0) - (first?.time ?? 0)).toBe(1000);
	});

	it('closes despite open connections, and can start with a history', async () => {
		const other = await startSandbox({ history: true, switches: { location: 'in' } });
		expect(other.organization.messages.length).toBeGreaterThan(5);
		expect(other.issueToken().api_domain).toBe('https://www.zohoapis.in');
		const events = await fetch(`${other.url}/events`);
		other.answerNext({ before: 'stall' });
		const stalled = httpRequest(`${other.url}/api/v2/users`).on('error', () => undefined);
		stalled.end();
		await new Promise((resolve) => stalled.once('finish', resolve));
		await other.close();
		await expect(events.text()).rejects.toThrow();
	});
});
