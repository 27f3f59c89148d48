import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ZohoCliqSelfClientApi } from '../../credentials/ZohoCliqSelfClientApi.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { Engine } from '../support/engine';
import { createEngine } from '../support/engine';
import { forgetCalls } from '../support/processState';
import { CREDENTIAL, toOlivia } from './world';

let sandbox: Sandbox;
let engine: Engine;
let code: string;
/** What the form in the editor shows. */
let form: ICredentialDataDecryptedObject;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(() => {
	sandbox.reset();
	forgetCalls();
	engine = createEngine({
		node: new ZohoCliq(),
		adminNode: new ZohoCliqAdmin(),
		credentialType: new ZohoCliqSelfClientApi(),
	});
	code = sandbox.generateCode();
	fillIn({ grantToken: code });
});

afterAll(async () => {
	await sandbox.close();
});

/** Fills in the form and saves it, as the editor does: what n8n keeps stays. */
function fillIn(changes: ICredentialDataDecryptedObject): void {
	form = {
		dataCenter: 'custom',
		accountsUrl: sandbox.url,
		cliqUrl: sandbox.url,
		clientId: sandbox.client.id,
		clientSecret: sandbox.client.secret,
		...changes,
	};
	engine.saveCredential(CREDENTIAL, form);
}

function change(changes: ICredentialDataDecryptedObject): void {
	form = { ...form, ...changes };
	const { oauthTokenData } = engine.readCredential(CREDENTIAL);
	engine.saveCredential(CREDENTIAL, { ...form, ...(oauthTokenData && { oauthTokenData }) });
}

const send = async (items = [{ json: {} }]) =>
	await engine.run({
		items,
		parameters: {
			authentication: 'selfClient',
			resource: 'message',
			operation: 'send',
			...toOlivia,
			text: 'x',
		},
	});

async function problem(): Promise<Problem> {
	const { error } = await send();
	if (!error) throw new Error('Expected to fail');
	return error.context.cliq as Problem;
}

/** Tests what is on screen: n8n's editor knows nothing of the token until the dialog is opened again. */
const test = async () => await engine.testCredential(CREDENTIAL, form);

const grants = () =>
	sandbox.tokenRequests.map(({ body }) => (body as Record<string, string>).grant_type);

const sentTexts = () => sandbox.organization.messages.map(({ text }) => text);

describe('a code of the API console', () => {
	it('is exchanged once: by the first test, not by the next, nor after saving again', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(await test()).toMatchObject({ status: 'OK' });
		change({});
		expect(await test()).toMatchObject({ status: 'OK' });
		expect((await send()).error).toBeUndefined();
		expect(grants()).toEqual(['authorization_code']);
		expect(sandbox.requests.at(-1)?.headers.authorization).toMatch(/^Zoho-oauthtoken 1000\./);
	});

	it('is exchanged by the first run if nobody tested, also with many items at once', async () => {
		const { error } = await send(Array.from({ length: 5 }, () => ({ json: {} })));
		expect(error).toBeUndefined();
		await Promise.all([send(), send()]);
		expect(grants()).toEqual(['authorization_code']);
		expect(sentTexts()).toHaveLength(7);
	});

	it('serves the pickers and the other nodes', async () => {
		const parameters = { authentication: 'selfClient', resource: 'message', operation: 'send' };
		const { results } = await engine.listSearch('searchUsers', { parameters });
		expect(results.length).toBeGreaterThan(0);
		const admin = await engine.run({
			isAdmins: true,
			parameters: { authentication: 'selfClient', resource: 'department', operation: 'getMany' },
		});
		expect(admin.error).toBeUndefined();
	});

	it('is kept with what n8n shows to nobody', async () => {
		await test();
		const { oauthTokenData, grantToken } = engine.readCredential(CREDENTIAL);
		expect(grantToken).toBe(code);
		expect(oauthTokenData).toMatchObject({
			refresh_token: expect.stringMatching(/^1000\./) as string,
		});
		expect(JSON.stringify(oauthTokenData)).not.toContain(code);
		expect(JSON.stringify(oauthTokenData)).not.toContain(sandbox.client.secret);
	});
});

describe('a token of a self client', () => {
	it('is renewed once by a run when it has expired, with the refresh token', async () => {
		await test();
		sandbox.expireTokens();
		expect((await send()).error).toBeUndefined();
		expect((await send()).error).toBeUndefined();
		expect(grants()).toEqual(['authorization_code', 'refresh_token']);
		expect(engine.readCredential(CREDENTIAL)).toMatchObject({ grantToken: code });
	});

	it('is not renewed without end for an account that Cliq refuses', async () => {
		await test();
		const body = '{"code":"oauthtoken_invalid"}';
		sandbox.answerNext({ path: /message$/, status: 401, times: Infinity, body });
		for (let run = 0; run < 6; run++) await problem();
		expect(grants().length).toBeLessThan(6);
		expect(await problem()).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED' });
	});

	it('is not used after a new code was pasted: the account may be another', async () => {
		await test();
		const next = sandbox.generateCode({ userId: sandbox.organization.users[1]?.id });
		change({ grantToken: next });
		expect((await send()).error).toBeUndefined();
		expect(grants()).toEqual(['authorization_code', 'authorization_code']);
	});

	it('is not sent to another host after the data center was changed', async () => {
		const other = await startSandbox();
		await test();
		change({ accountsUrl: other.url, cliqUrl: other.url });
		const refused = await problem();
		await other.close();
		expect(refused).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', code: 'invalid_code' });
		expect(other.requests).toEqual([]);
		expect(JSON.stringify(other.tokenRequests)).not.toContain('"refresh_token"');
		expect(sandbox.organization.messages).toEqual([]);
	});

	it('survives that n8n empties its field on saving, and a new client secret', async () => {
		await test();
		change({ accessToken: '' });
		expect((await send()).error).toBeUndefined();
		expect(grants()).toEqual(['authorization_code']);
		change({ clientSecret: 'wrong' });
		expect(await problem()).toMatchObject({ code: 'invalid_client' });
		change({ clientSecret: sandbox.client.secret });
		expect((await send()).error).toBeUndefined();
	});
});

it('is tested with what was changed, not with a token of before', async () => {
	await test();
	change({ clientSecret: 'wrong' });
	const opened = await engine.testCredential(CREDENTIAL);
	expect(opened).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('invalid_client') as string,
	});
	change({ clientSecret: sandbox.client.secret });
	expect(await engine.testCredential(CREDENTIAL)).toMatchObject({ status: 'OK' });
});

describe('a refresh token', () => {
	it('takes the place of a code', async () => {
		fillIn({ signInWith: 'refreshToken', refreshToken: sandbox.issueToken().refresh_token });
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(await test()).toMatchObject({ status: 'OK' });
		expect((await send()).error).toBeUndefined();
		expect(grants()).toEqual(['refresh_token']);
	});
});

describe('what Zoho refuses', () => {
	const REFUSALS: Array<[string, () => ICredentialDataDecryptedObject, RegExp]> = [
		[
			'a code that nobody generated',
			() => ({ grantToken: '1000.made.up' }),
			/invalid_code.*used before, is older/,
		],
		[
			'an expired code',
			() => {
				sandbox.advance(11 * 60_000);
				return {};
			},
			/invalid_code.*generate a new code/,
		],
		['another client', () => ({ clientId: '1000.OTHER' }), /invalid_client.*Client ID/],
		['no code', () => ({ grantToken: ' ' }), /"Code" is empty/],
		[
			'an unsafe URL',
			() => ({ accountsUrl: 'http://zoho.example' }),
			/"Accounts URL" is empty or not valid/,
		],
	];

	it.each(REFUSALS)('is told by the test and by a run: %s', async (_what, entries, words) => {
		change(entries());
		const { status, message } = await test();
		expect({ status, message }).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(words) as string,
		});
		expect(engine.readCredential(CREDENTIAL)).not.toHaveProperty('oauthTokenData');
		const { description, remedy, ...told } = await problem();
		expect(`${told.message}. ${description} ${remedy}`).toMatch(words);
		for (const secret of [code, sandbox.client.secret]) {
			expect(message + description + remedy + told.message).not.toContain(secret);
		}
		expect(sentTexts()).toEqual([]);
	});

	it('is the access itself, once it was revoked', async () => {
		await test();
		const { oauthTokenData } = engine.readCredential(CREDENTIAL);
		sandbox.revoke((oauthTokenData as { refresh_token: string }).refresh_token);
		const { description, remedy } = await problem();
		expect(description).toContain('revoked in Zoho');
		expect(remedy).toContain('generate a new code');
	});

	it('is a further token within ten minutes: nobody asks again until then', async () => {
		await test();
		sandbox.expireTokens();
		const body = '{"error":"Access Denied"}';
		sandbox.answerNext({ path: /token$/, status: 400, body });
		expect(await problem()).toMatchObject({ kind: 'RATE_LIMITED', code: 'Access Denied' });
		await problem();
		expect(grants()).toHaveLength(2);
	});

	it('is an operation without its scope, which the next code brings', async () => {
		fillIn({ grantToken: sandbox.generateCode({ scopes: ['ZohoCliq.Users.READ'] }) });
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(await problem()).toMatchObject({
			kind: 'SCOPE_INSUFFICIENT',
			remedy: expect.stringContaining('to the scopes that you have used so far') as string,
		});
		expect(grants()).toHaveLength(1);
	});

	it('is a test without the scope to list users', async () => {
		fillIn({ grantToken: sandbox.generateCode({ scopes: ['ZohoCliq.Channels.READ'] }) });
		expect(await test()).toMatchObject({ status: 'Error' });
	});
});

it('leaves the other credential alone', async () => {
	const { error } = await engine.run({
		parameters: { resource: 'message', operation: 'send', ...toOlivia, text: 'x' },
	});
	expect(error?.message).toContain('n8n has no Zoho Cliq credential for this node');
	expect(sandbox.tokenRequests).toEqual([]);
});
