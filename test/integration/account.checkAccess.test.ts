import { endpoints } from '../support/endpoints';
import { operations } from '../../nodes/ZohoCliq/resources';
import { locator, useWorld } from './world';

const world = useWorld();

const check = async (items = [{ json: {} }]) =>
	await world.run('account.checkAccess', {}, { items });

describe('checking access', () => {
	it('returns the account, its data center, the scopes, and the access of each operation', async () => {
		world.connect({
			oauthTokenData: {
				...world.sandbox.issueToken(),
				callbackQueryString: { location: 'eu', 'accounts-server': 'https://accounts.zoho.eu' },
			},
		});
		const { items } = await check();
		expect(items[0]?.json).toMatchObject({
			account: { id: '631830849', name: 'Scott Fisher', email: 'scott.fisher@zylker.example' },
			dataCenter: { chosen: 'custom', actual: 'eu' },
			grantedScopes: expect.arrayContaining(['ZohoCliq.Webhooks.CREATE']) as string[],
			requestedScopes: expect.arrayContaining(['ZohoCliq.Webhooks.CREATE']) as string[],
		});
		expect(items[0]?.json.operations).toEqual(
			operations.map(
				({ resource, operation }) =>
					expect.objectContaining({
						resource,
						operation,
						granted: true,
						permission: expect.stringMatching(/^[a-z]+[A-Za-z]*$/) as string,
					}) as object,
			),
		);
	});

	it('sends one set of requests per run and returns a result for every item', async () => {
		const { items } = await check([{ json: {} }, { json: {} }, { json: {} }]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(new Set(items.map(({ json }) => JSON.stringify(json))).size).toBe(1);
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
			'/api/v2/users/me',
			'/api/v2/buddies',
		]);
	});

	it('uses the documented endpoints where Cliq does not know those of the guide', async () => {
		world.sandbox.switches.usersMe = false;
		world.sandbox.switches.buddies = false;
		const { items } = await check();
		expect(items[0]?.json.account).toMatchObject({ id: '631830849' });
		expect(world.sandbox.requests.map(({ path, query }) => [path, query])).toEqual([
			['/api/v2/users/me', {}],
			['/api/v2/me', { source: 'remote_tools' }],
			['/api/v2/buddies', {}],
			['/api/v2/channels', { limit: '1' }],
		]);
	});

	it('leaves the account out, but returns the rest, when no scope for it was granted', async () => {
		world.connect({
			oauthTokenData: { ...world.sandbox.issueToken({ scopes: ['ZohoCliq.Webhooks.CREATE'] }) },
		});
		const { items } = await check();
		expect(items[0]?.json.account).toBeNull();
		const operations = items[0]?.json.operations as Array<Record<string, unknown>>;
		const granted = operations.filter((operation) => operation.granted);
		expect(granted.map(({ operation }) => operation)).toEqual(
			expect.arrayContaining(['sendMessage', 'upload', 'send']),
		);
		expect(new Set(granted.flatMap(({ scopes }) => scopes))).toEqual(
			new Set(['ZohoCliq.Webhooks.CREATE']),
		);
		expect(granted.length).toBeLessThan(operations.length);
	});

	it('tells what a choice needs in addition to its operation', async () => {
		const scopes = ['ZohoCliq.Webhooks.CREATE', 'ZohoCliq.Attachments.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { items } = await check();
		const operations = items[0]?.json.operations as Array<Record<string, unknown>>;
		expect(operations.find(({ operation }) => operation === 'download')).toMatchObject({
			granted: true,
			choices: [
				{
					choice: 'From: Message',
					scopes: ['ZohoCliq.Messages.READ'],
					granted: false,
					permission: 'readMessages',
				},
			],
		});
		const message = { from: 'message', chat: locator('id', 'CT_1'), message: locator('id', '1_2') };
		const { problem } = await world.fail('file.download', message);
		expect(problem).toMatchObject({ kind: 'SCOPE_INSUFFICIENT' });
		expect(problem.message).toContain('"Read Messages"');
	});

	it('counts .ALL for every scope of its kind', async () => {
		world.connect({
			oauthTokenData: {
				...world.sandbox.issueToken(),
				scope: endpoints
					.flatMap(({ scopes }) => scopes.map((scope) => scope.replace(/[^.]+$/, 'ALL')))
					.join(' '),
			},
		});
		const { items } = await check();
		const operations = items[0]?.json.operations as Array<Record<string, unknown>>;
		expect(operations.every(({ granted }) => granted === true)).toBe(true);
	});

	it('reports access as unknown when the token does not name its scopes', async () => {
		world.sandbox.switches.tokenScope = false;
		world.connect();
		const { items } = await check();
		expect(items[0]?.json.grantedScopes).toBeNull();
		const operations = items[0]?.json.operations as Array<Record<string, unknown>>;
		expect(operations.every(({ granted }) => granted === null)).toBe(true);
	});

	it('fails when the connection is dead', async () => {
		const token = world.sandbox.issueToken({ expired: true });
		world.sandbox.revoke(token.refresh_token);
		world.connect({ oauthTokenData: { ...token } });
		const { problem } = await world.fail('account.checkAccess', {});
		expect(problem.kind).toBe('REFRESH_TOKEN_REQUIRED');
	});
});
