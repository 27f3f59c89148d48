import { until } from '../support/until';
import { itemOnDisk, itemWith, sha256 } from './files';
import { CREDENTIAL, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const send = { ...toOlivia, text: 'x' };
const fifty = { items: Array.from({ length: 50 }, () => ({ json: {} })), continueOnFail: true };

function kinds(items: Array<{ json: Record<string, unknown> }>): unknown[] {
	return [
		...new Set(items.map(({ json }) => (json.error as { kind?: unknown } | undefined)?.kind)),
	];
}

describe('an expired access token', () => {
	it('is renewed once per run', async () => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		const { items, error } = await world.run('message.send', send, fifty);
		expect(error).toBeUndefined();
		expect(kinds(items)).toEqual([undefined]);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
		expect(world.sandbox.organization.messages).toHaveLength(50);
		const { oauthTokenData } = world.engine.readCredential(CREDENTIAL);
		expect(oauthTokenData).toMatchObject({ refresh_token: expect.any(String) as string });
	});

	it.each(['memory', 'disk'])('does not lose a byte of an upload from %s', async (place) => {
		const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 253));
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		const item =
			place === 'memory' ? itemWith({ data: [bytes, 'a.bin'] }) : await itemOnDisk(bytes, 'a.bin');
		const { error } = await world.run('file.upload', toMarketing, { items: [item] });
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.map(({ status }) => status)).toEqual([401, 204]);
		expect(world.sandbox.organization.files.map((file) => file.sha256)).toEqual([sha256(bytes)]);
	});

	it('is renewed again when it expires during the run', async () => {
		world.sandbox.answerNext({ status: 200, body: '{}' });
		world.sandbox.answerNext({ status: 401, body: '{"code":"oauthtoken_invalid"}' });
		const { error } = await world.run('message.send', send, {
			items: [{ json: {} }, { json: {} }],
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});
});

describe('many runs whose token expires together', () => {
	it('request one new token, and lose nothing', async () => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		const runs = await Promise.all(
			Array.from({ length: 14 }, async () => await world.run('message.send', send)),
		);
		expect(runs.filter(({ error }) => error)).toEqual([]);
		expect(world.sandbox.organization.messages).toHaveLength(14);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});
});

describe('an execution that is stopped while Zoho does not answer a renewal', () => {
	it.each([
		['a token that expired', undefined],
		['a scope that may be missing', '{"code":"oauthtoken_scope_invalid"}'],
	])('ends without waiting for it, and sends nothing afterwards: %s', async (_why, body) => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		if (body) world.sandbox.answerNext({ path: /message$/, status: 401, body });
		world.sandbox.answerNext({ path: /token$/, before: 'stall' });
		const stop = new AbortController();
		const run = world.run('message.send', send, { ...fifty, signal: stop.signal });
		await until(() => world.sandbox.hung === 1);
		stop.abort();
		await run;
		// The renewal itself cannot be stopped.
		expect(world.sandbox.hung).toBe(1);
		expect(world.sandbox.requests).toHaveLength(1);
		world.sandbox.reset();
		await until(() => world.sandbox.hung === 0);
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('a connection that cannot be renewed', () => {
	it('is tried once, explained, and not tried again for the other items', async () => {
		const token = world.sandbox.issueToken({ expired: true });
		world.sandbox.revoke(token.refresh_token);
		world.connect({ oauthTokenData: { ...token } });
		const { items } = await world.run('message.send', send, fifty);
		expect(kinds(items)).toEqual(['REFRESH_TOKEN_REQUIRED']);
		expect(items[49]?.json.error).toMatchObject({
			code: 'invalid_code',
			description: expect.stringMatching(
				/^The access was revoked in Zoho, or 20 newer connections pushed it out\./,
			) as string,
			remedy: expect.stringMatching(/^Reconnect: open the credential/) as string,
		});
		expect(world.sandbox.requests).toHaveLength(1);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});

	it.each([200, 400] as const)(
		'is explained as a limit for "Access Denied" (HTTP %i), not as a lost connection',
		async (accessDeniedStatus) => {
			world.sandbox.switches.accessDeniedStatus = accessDeniedStatus;
			const token = world.sandbox.issueToken({ expired: true });
			world.connect({ oauthTokenData: { ...token } });
			world.sandbox.answerNext({
				path: /token$/,
				status: accessDeniedStatus,
				headers: { 'content-type': 'application/json' },
				body: '{"error":"Access Denied","error_description":"You have made too many requests continuously."}',
			});
			const { problem } = await world.fail('message.send', send);
			expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 600 });
			expect(problem.remedy).toContain('Do not reconnect');
		},
	);

	it("is explained when Zoho's sign-in server fails", async () => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		world.sandbox.answerNext({ path: /token$/, status: 503, body: 'busy' });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(problem.remedy).toContain('no need to reconnect');
	});

	it('is explained when no refresh token was issued', async () => {
		const { access_token: accessToken } = world.sandbox.issueToken({ expired: true });
		world.connect({ oauthTokenData: { access_token: accessToken } });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', code: 'no_refresh_token' });
	});

	it('is explained when a 401 persists after a successful refresh', async () => {
		world.sandbox.answerNext({
			path: /message$/,
			status: 401,
			times: 2,
			body: '{"code":"oauthtoken_invalid"}',
		});
		const { items } = await world.run('message.send', send, fifty);
		expect(kinds(items)).toEqual(['REFRESH_TOKEN_REQUIRED']);
		expect(world.sandbox.requests).toHaveLength(2);
		expect(world.sandbox.tokenRequests).toHaveLength(1);
	});
});

describe('a credential without a token', () => {
	it('is explained as never connected', async () => {
		world.connect({ oauthTokenData: undefined as unknown as string });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', httpStatus: null });
		expect(problem.message).toBe('The Zoho Cliq credential is not connected yet');
	});

	it('is explained with Zoho\'s error when n8n showed "Account connected" anyway', async () => {
		world.connect({ oauthTokenData: { error: 'invalid_client' } });
		const { problem } = await world.fail('message.send', send);
		expect(problem).toMatchObject({
			kind: 'REFRESH_TOKEN_REQUIRED',
			code: 'invalid_client',
			message: 'Zoho refused to connect this credential: invalid_client',
		});
		expect(problem.description).toContain('n8n shows "Account connected" even so');
		expect(problem.description).toContain('Client Secret');
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('a missing scope', () => {
	const withScopes = (scopes: string[], data = {}) => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) }, ...data });
	};

	it.each([401, 403] as const)(
		'causes at most one refresh for 50 items (HTTP %i)',
		async (scopeStatus) => {
			world.sandbox.switches.scopeStatus = scopeStatus;
			withScopes(['ZohoCliq.Users.READ']);
			const { items } = await world.run('message.send', send, fifty);
			expect(kinds(items)).toEqual(['SCOPE_INSUFFICIENT']);
			expect(world.sandbox.tokenRequests.length).toBeLessThanOrEqual(1);
			expect(world.sandbox.requests.length).toBeLessThanOrEqual(2);
		},
	);

	it('that is ticked but not granted requires reconnecting', async () => {
		withScopes(['ZohoCliq.Users.READ']);
		const { problem } = await world.fail('message.send', send);
		expect(problem.requiredScopes).toEqual(['ZohoCliq.Webhooks.CREATE']);
		expect(problem.remedy).toMatch(/^Connect again/);
	});

	it('that the credential does not request is explained by what to change there', async () => {
		withScopes(['ZohoCliq.Users.READ'], {
			customScopesOnly: true,
			customScopes: 'ZohoCliq.Users.READ',
		});
		const { problem } = await world.fail('message.send', send);
		expect(problem.remedy).toContain('turn off "Custom Scopes Only"');
	});

	it('that the token claims to have is not blamed on the credential', async () => {
		world.sandbox.answerNext({ status: 403, body: '{"code":"oauthtoken_scope_invalid"}' });
		const { problem } = await world.fail('message.send', send);
		expect(problem.description).toContain('Zoho granted ZohoCliq.Webhooks.CREATE');
	});
});

describe('secrets', () => {
	it('of a token that another run stored are not exposed either', async () => {
		const another = world.sandbox.issueToken();
		world.sandbox.organization.once('message', () => {
			world.connect({ oauthTokenData: { ...another } });
			world.sandbox.answerNext({
				status: 400,
				body: JSON.stringify({ code: 'x', message: `Not with ${another.access_token}` }),
			});
		});
		const { problem } = await world.fail('message.send', send, {
			items: [{ json: {} }, { json: {} }],
		});
		expect(problem.description).toContain('Not with ***');
	});

	it('are never exposed, not even when Cliq echoes them', async () => {
		const token = world.sandbox.issueToken();
		const secrets = [token.access_token, token.refresh_token, world.sandbox.client.secret];
		world.connect({ oauthTokenData: { ...token } });
		const echo = JSON.stringify({
			code: 'x',
			message: secrets.join(' '),
			url: '?zapikey=1001.abc',
		});
		for (const status of [400, 401, 403, 404, 500]) {
			world.sandbox.answerNext({ status, times: 2, body: echo });
			const { error } = await world.fail('message.send', send);
			const out = JSON.stringify([
				error,
				error.message,
				error.description,
				error.context,
				error.messages,
			]);
			for (const secret of [...secrets, '1001.abc']) expect(out).not.toContain(secret);
		}
		world.sandbox.answerNext({ status: 200, body: echo });
		const { items } = await world.run('message.send', send);
		for (const secret of secrets) expect(JSON.stringify(items)).not.toContain(secret);
	});
});
