import { type Sandbox, startSandbox } from '..';

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

let sandbox: Sandbox;
let cookie = '';

beforeAll(async () => {
	sandbox = await startSandbox({ host: '0.0.0.0', history: true });
});
afterAll(async () => {
	await sandbox.close();
});

const open = (path: string, headers: Record<string, string> = {}) =>
	fetch(sandbox.url + path, { headers, redirect: 'manual' });

function authorization(): string {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: sandbox.client.id,
		redirect_uri: CALLBACK,
		scope: 'ZohoCliq.Users.READ',
		access_type: 'offline',
		prompt: 'consent',
	});
	return `/oauth/v2/auth?${query.toString()}`;
}

describe('a sandbox that others can reach', () => {
	it('has a token, and a URL that a container can call', () => {
		expect(sandbox.token).toMatch(/^[0-9a-f]{40}$/);
		expect(sandbox.credentialUrl).toMatch(/^http:\/\/host\.docker\.internal:\d+$/);
		expect(new URL(sandbox.credentialUrl).port).toBe(new URL(sandbox.url).port);
	});

	it('has another token at each start', async () => {
		const other = await startSandbox({ host: '0.0.0.0' });
		await other.close();
		expect(other.token).not.toBe(sandbox.token);
	});

	it.each([
		'/',
		'/conversations',
		'/conversations/2230748224630389595',
		'/requests',
		'/events',
		'/connect',
		'/stage',
		'/attachments/1',
		'/page/page.js',
	])('asks for the token before it serves %s', async (path) => {
		for (const headers of [{}, { cookie: 'cliq_sandbox=' }, { cookie: 'cliq_sandbox=0' }]) {
			const response = await open(path, headers as Record<string, string>);
			expect(response.status).toBe(401);
			const page = await response.text();
			expect(page).toContain('name="token"');
			expect(page).not.toContain(sandbox.token);
		}
	});

	it('refuses a wrong token, in a link and in the form', async () => {
		const response = await open('/?token=0');
		expect(response.status).toBe(401);
		expect(response.headers.get('set-cookie')).toBeNull();
		expect(await response.text()).toContain('not the token');
	});

	it('lets a browser in that came with the token, and takes it out of the address', async () => {
		const response = await open(`/requests?token=${sandbox.token ?? ''}&x=1`);
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/requests?x=1');
		const [pair = ''] = (response.headers.get('set-cookie') ?? '').split(';');
		expect(response.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Lax');
		cookie = pair;
		expect((await open('/', { cookie: `theme=dark; ${cookie}` })).status).toBe(200);
		expect((await open('/conversations', { cookie })).status).toBe(200);
	});

	it('asks before the consent page, and keeps the request for the time after', async () => {
		const asked = await open(authorization());
		expect(asked.status).toBe(401);
		expect(await asked.text()).toContain(`name="client_id" value="${sandbox.client.id}"`);
		const form = new URLSearchParams(authorization().split('?')[1]);
		form.set('decision', 'accept');
		const forged = await fetch(`${sandbox.url}/oauth/v2/auth`, { method: 'POST', body: form });
		expect(forged.status).toBe(401);
		expect((await open(authorization(), { cookie })).status).toBe(200);
	});

	it('gives tokens only to who knows the printed secret', async () => {
		const form = new URLSearchParams(authorization().split('?')[1]);
		form.set('decision', 'accept');
		const code = async () => {
			const accepted = await fetch(`${sandbox.url}/oauth/v2/auth`, {
				method: 'POST',
				body: form,
				headers: { cookie },
				redirect: 'manual',
			});
			return new URL(accepted.headers.get('location') ?? '').searchParams.get('code') ?? '';
		};
		const exchange = async (secret: string) => {
			const response = await fetch(`${sandbox.url}/oauth/v2/token`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'authorization_code',
					client_id: sandbox.client.id,
					client_secret: secret,
					redirect_uri: CALLBACK,
					code: await code(),
				}),
			});
			return (await response.json()) as Record<string, unknown>;
		};
		expect(await exchange('sandboxclientsecret0000000000000000000000')).toEqual({
			error: 'invalid_client',
		});
		const { access_token: token } = await exchange(sandbox.token ?? '');
		const users = await open('/api/v2/users', {
			authorization: `Zoho-oauthtoken ${String(token)}`,
		});
		expect(users.status).toBe(200);
		expect((await open('/api/v2/users', { cookie })).status).toBe(401);
	});

	it('shows the token in no request', async () => {
		const response = await open('/requests', { cookie });
		expect(await response.text()).not.toContain(sandbox.token);
	});

	it('tells who signed in the address that the browser used', async () => {
		const response = await fetch(`${sandbox.url}/oauth/v2/auth`, {
			method: 'POST',
			body: new URLSearchParams(`${authorization().split('?')[1] ?? ''}&decision=accept`),
			headers: { cookie },
			redirect: 'manual',
		});
		const { searchParams } = new URL(response.headers.get('location') ?? '');
		expect(searchParams.get('accounts-server')).toBe(sandbox.url);
	});
});

describe('a sandbox on this machine only', () => {
	it.each(['127.0.0.1', 'localhost'])('asks for nothing on %s', async (host) => {
		const own = await startSandbox({ host });
		try {
			expect(own.token).toBeUndefined();
			expect(own.credentialUrl).toBe(own.url);
			expect((await fetch(own.url)).status).toBe(200);
		} finally {
			await own.close();
		}
	});
});
