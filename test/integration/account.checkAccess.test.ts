import { endpoints } from '../support/endpoints';
import { definitions } from '../../nodes/ZohoCliq/cliq/permissions';
import { scopesOf } from '../../nodes/ZohoCliq/cliq/scopes';
import { EVENTS } from '../../nodes/ZohoCliq/events/kinds';
import { starts } from '../../nodes/ZohoCliq/cliq/starts';
import { everyOperation } from '../support/forms';
import { locator, useWorld } from './world';

const world = useWorld();

const check = async (items = [{ json: {} }], parameters = {}) =>
	await world.run('account.checkAccess', parameters, { items });

const listing = { options: { listOperations: true } };

/** @returns what is returned with all operations listed, and the hint */
async function report(grantedScopes?: string[], changes = {}) {
	const oauthTokenData = { ...world.sandbox.issueToken({ scopes: grantedScopes }), ...changes };
	world.connect({ oauthTokenData });
	const { items, hints } = await check([{ json: {} }], listing);
	const json = items[0]?.json ?? {};
	return { json, operations: json.operations as Array<Record<string, unknown>>, hints };
}

const everything = [...new Set(endpoints.flatMap(({ scopes }) => scopes))];

const without = (...lacking: string[]) =>
	everything.filter((scope) => !lacking.some((each) => scope.startsWith(`ZohoCliq.${each}`)));

describe('checking access', () => {
	it('begins with a sentence that says it all, which n8n shows too', async () => {
		const {
			json,
			operations: rows,
			hints,
		} = await report(without('Users.CREATE', 'Users.UPDATE'), {
			callbackQueryString: { location: 'us', 'accounts-server': 'https://accounts.zoho.com' },
		});
		expect(Object.keys(json)).toEqual([
			'summary',
			'account',
			'dataCenter',
			'missingPermissions',
			'allowed',
			'grantedScopes',
			'requestedScopes',
			'operations',
		]);
		expect(json.summary).toContain(
			'Connected as Scott Fisher (scott.fisher@zylker.example) in United States (zoho.com).',
		);
		expect(json.summary).toContain(
			`${rows.length - 2} of ${rows.length} operations are allowed. Missing permission: Manage Users (User: Create, User: Update).`,
		);
		expect(json.allowed).toBe(rows.length - 2);
		expect(json.missingPermissions).toEqual([
			{
				permission: 'manageUsers',
				name: 'Manage Users',
				operations: ['User: Create', 'User: Update'],
			},
		]);
		expect(hints).toEqual([{ message: json.summary, location: 'outputPane' }]);
	});

	it('counts what the instant trigger starts for', async () => {
		const { operations: rows, json } = await report(without('Bots.UPDATE', 'Commands'));
		const granted = rows
			.filter(({ resource }) => resource === 'trigger')
			.map(({ operation, granted, permission }) => [operation, granted, permission]);
		const bot = [...EVENTS].slice(0, EVENTS.indexOf('command'));
		expect(granted).toEqual([
			...bot.map((event) => [event, false, 'manageBots']),
			['command', false, 'buildPlatform'],
			['messageAction', true, 'buildPlatform'],
			['button', true, 'buildPlatform'],
			['form', true, 'buildPlatform'],
		]);
		expect(json.summary).toContain('Manage Bots (12 operations)');
		expect(json.summary).toContain('Message Actions (10 operations)');
	});

	it('counts what the polling trigger starts for', async () => {
		const { operations: rows, json } = await report(without('Messages.READ'));
		const started = rows.filter(({ resource }) => resource === 'pollingTrigger');
		expect(started).toMatchObject([
			{ operation: 'message', granted: false, permission: 'readMessages' },
			{ operation: 'mention', granted: true, permission: 'core' },
			{ operation: 'file', granted: false, permission: 'readMessages' },
		]);
		expect(json.missingPermissions).toMatchObject([
			{ operations: expect.arrayContaining(['Polling Trigger: New File']) as unknown },
		]);
	});

	it('lists the operations only when asked to', async () => {
		const { items } = await check();
		expect(items[0]?.json).not.toHaveProperty('operations');
		const { json } = await report();
		expect(json.operations).toEqual(
			[...everyOperation, ...starts].map(
				({ resource, operation }) =>
					expect.objectContaining({
						resource,
						operation,
						granted: true,
						// It needs what the request needs.
						...(resource === 'api'
							? { permission: null, scopes: [] }
							: { permission: expect.stringMatching(/^[a-z]+[A-Za-z]*$/) as string }),
					}) as object,
			),
		);
	});

	it('names the data centers, and says when they differ', async () => {
		world.connect({
			dataCenter: 'custom',
			oauthTokenData: {
				...world.sandbox.issueToken(),
				callbackQueryString: { location: 'eu', 'accounts-server': 'https://accounts.zoho.eu' },
			},
		});
		const { items } = await check();
		expect(items[0]?.json.dataCenter).toEqual({
			chosen: 'custom',
			actual: 'eu',
			chosenName: world.sandbox.url,
			actualName: 'Europe (zoho.eu)',
			matches: false,
		});
		expect(items[0]?.json.summary).toContain(
			`in Europe (zoho.eu). According to Zoho, the account is in the data center Europe (zoho.eu); the credential uses ${world.sandbox.url}.`,
		);
	});

	it('does not know whether they differ if Zoho does not say where the account is', async () => {
		const { json } = await report(undefined, { api_domain: undefined });
		expect(json.dataCenter).toMatchObject({ actual: null, actualName: null, matches: null });
		expect(json.summary).toContain(` in ${world.sandbox.url}.`);
	});

	it('names every missing permission, counts many operations, and lists to pick from apart', async () => {
		const { json } = await report(without('Messages.READ', 'Reminders', 'Attachments'));
		const names = (json.missingPermissions as Array<{ name: string }>).map(({ name }) => name);
		expect(names).toEqual(['Read Messages', 'Download Files', 'Reminders']);
		expect(json.summary).toMatch(
			/Missing permissions: Read Messages \(\d+ operations\), Download Files \(File: Download\), Reminders \(\d+ operations\)\. Missing for lists to pick from: messages, chat reminders, reminders, scheduled messages, stars\./,
		);
	});

	it('says what connecting again would add', async () => {
		const granted = without('Messages.UPDATE', 'messageactions.CREATE', 'Chats.CREATE');
		world.connect({
			permissions: ['all'],
			customScopes: 'ZohoCliq.Unheard.READ',
			oauthTokenData: { ...world.sandbox.issueToken({ scopes: granted }) },
		});
		const { items } = await check();
		expect(items[0]?.json.summary).toMatch(
			/Connecting again would add: Edit Messages, React to Messages, Manage Chats, ZohoCliq\.Unheard\.READ\.$/,
		);
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes: granted }) } });
		const { items: unchanged } = await check();
		expect(unchanged[0]?.json.summary).not.toContain('Connecting again');
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
		const { json, operations: rows } = await report(['ZohoCliq.Webhooks.CREATE']);
		expect(json.account).toBeNull();
		expect(json.summary).toMatch(/^Connected \(Cliq did not say as whom\) in /);
		const granted = rows.filter((operation) => operation.granted);
		expect(granted.map(({ operation }) => operation)).toEqual(
			expect.arrayContaining(['sendMessage', 'upload', 'send']),
		);
		expect(new Set(granted.flatMap(({ scopes }) => scopes))).toEqual(
			new Set(['ZohoCliq.Webhooks.CREATE']),
		);
		expect(granted).toHaveLength(Number(json.allowed));
		expect(granted.length).toBeLessThan(rows.length);
	});

	it.each([true, false])(
		'costs no renewal where Cliq lists no buddies with the requested scopes (token scope: %s)',
		async (tokenScope) => {
			world.sandbox.switches.tokenScope = tokenScope;
			const scopes = Object.keys(definitions).flatMap((name) =>
				scopesOf(name as keyof typeof definitions),
			);
			world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
			const { items, error } = await check();
			expect(error).toBeUndefined();
			expect(items[0]?.json.account).toMatchObject({ id: '631830849' });
			expect(world.sandbox.requests.map(({ path, status }) => [path, status])).toEqual([
				['/api/v2/users/me', 200],
				['/api/v2/buddies', 401],
				['/api/v2/channels', 200],
			]);
			expect(world.sandbox.tokenRequests).toEqual([]);
		},
	);

	it('tells what a choice needs in addition to its operation', async () => {
		const scopes = ['ZohoCliq.Webhooks.CREATE', 'ZohoCliq.Attachments.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { operations: rows } = await report(scopes);
		expect(rows.find(({ operation }) => operation === 'download')).toMatchObject({
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
		const all = everything.map((scope) => scope.replace(/[^.]+$/, 'ALL'));
		const { json, operations: rows } = await report(undefined, { scope: all.join(' ') });
		expect(rows.every(({ granted }) => granted === true)).toBe(true);
		expect(json).toMatchObject({ allowed: rows.length, missingPermissions: [] });
		expect(json.summary).not.toContain('Missing');
	});

	it('reports access as unknown when the token does not name its scopes', async () => {
		world.sandbox.switches.tokenScope = false;
		const { json, operations: rows } = await report();
		expect(json).toMatchObject({ grantedScopes: null, allowed: null, missingPermissions: [] });
		expect(json.summary).toContain('Zoho did not say which operations are allowed.');
		expect(rows.every(({ granted }) => granted === null)).toBe(true);
	});

	it('fails when the connection is dead', async () => {
		const token = world.sandbox.issueToken({ expired: true });
		world.sandbox.revoke(token.refresh_token);
		world.connect({ oauthTokenData: { ...token } });
		const { problem } = await world.fail('account.checkAccess', {});
		expect(problem.kind).toBe('REFRESH_TOKEN_REQUIRED');
	});
});
