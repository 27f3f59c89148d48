/** The expressions of the credential's form, as n8n itself evaluates them when a user connects. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import type { CredentialReference, Execution } from '../support/rest';
import { CREDENTIAL_TYPE } from '../support/rest';
import { chain, cliq, locator, manualTrigger, node } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

const HOSTS = {
	us: 'https://accounts.zoho.com',
	eu: 'https://accounts.zoho.eu',
	in: 'https://accounts.zoho.in',
	au: 'https://accounts.zoho.com.au',
	jp: 'https://accounts.zoho.jp',
	cn: 'https://accounts.zoho.com.cn',
	ca: 'https://accounts.zohocloud.ca',
	sa: 'https://accounts.zoho.sa',
	uk: 'https://accounts.zoho.uk',
};

const CORE = [
	'ZohoCliq.Webhooks.CREATE',
	'ZohoCliq.Users.READ',
	'ZohoCliq.Channels.READ',
	'ZohoCliq.Chats.READ',
	'ZohoCliq.Bots.READ',
];

/** The URL that *Connect my account* opens with this form. */
async function authorization(form: ICredentialDataDecryptedObject): Promise<URL> {
	const credential = await world.rest.createCredential('Zoho Cliq account', {
		clientId: '1000.CLIENT',
		clientSecret: 'the secret',
		...form,
	});
	return await world.rest.authorizationUrl(credential);
}

async function scopes(form: ICredentialDataDecryptedObject): Promise<string[]> {
	const scope = (await authorization(form)).searchParams.get('scope') ?? '';
	expect(scope).not.toMatch(/\s/);
	return scope.split(',');
}

describe('the authorization URL', () => {
	it.each(Object.entries(HOSTS))('is, for the data center %s, on %s', async (dataCenter, host) => {
		const { origin, pathname } = await authorization({ dataCenter });
		expect(`${origin}${pathname}`).toBe(`${host}/oauth/v2/auth`);
	});

	it('is in the United States until another data center is chosen', async () => {
		expect((await authorization({})).origin).toBe(HOSTS.us);
	});

	it('requests a code and a refresh token', async () => {
		const { searchParams } = await authorization({});
		expect(Object.fromEntries(searchParams)).toMatchObject({
			client_id: '1000.CLIENT',
			response_type: 'code',
			redirect_uri: `${world.url}/rest/oauth2-credential/callback`,
			access_type: 'offline',
			prompt: 'consent',
		});
	});

	it('accepts a custom URL with or without a trailing slash', async () => {
		const accountsUrl = 'https://accounts.zylker.example';
		for (const given of [accountsUrl, `${accountsUrl}/`]) {
			const form = {
				dataCenter: 'custom',
				accountsUrl: given,
				cliqUrl: 'https://cliq.zylker.example',
			};
			const { href } = await authorization(form);
			expect(href).toMatch(/^https:\/\/accounts\.zylker\.example\/oauth\/v2\/auth\?/);
		}
	});

	it.each(['http://accounts.zylker.example', 'https://a@b.example', 'ftp://x.example'])(
		'does not use the unsafe URL "%s"',
		async (accountsUrl) => {
			const form = { dataCenter: 'custom', accountsUrl, cliqUrl: 'https://cliq.zylker.example' };
			await expect(authorization(form)).rejects.toThrow(/authorization URL|[Ii]nvalid URL/);
		},
	);

	it.each([
		['Accounts URL', { accountsUrl: '', cliqUrl: 'https://cliq.zylker.example' }],
		['Cliq URL', { accountsUrl: 'https://accounts.zylker.example', cliqUrl: '' }],
	])('is not there before the custom %s is filled in', async (_label, urls) => {
		await expect(authorization({ dataCenter: 'custom', ...urls })).rejects.toThrow(/mandatory/);
	});
});

describe('the scopes', () => {
	it('are the core set when nothing is ticked, without duplicates', async () => {
		const asked = await scopes({});
		expect(asked).toEqual(expect.arrayContaining(CORE));
		expect(new Set(asked).size).toBe(asked.length);
		expect(await scopes({ permissions: [] })).toEqual(asked);
	});

	it('include those of each ticked permission', async () => {
		const core = await scopes({});
		const more = await scopes({ permissions: ['readMessages', 'downloadFiles'] });
		expect(more.slice(0, core.length)).toEqual(core);
		expect(more.slice(core.length).sort()).toEqual([
			'ZohoCliq.Attachments.READ',
			'ZohoCliq.Messages.READ',
		]);
	});

	it('include custom ones with any separator, and only their letters and dots', async () => {
		const customScopes = ' ZohoCliq.Departments.READ,ZohoCliq.Users.READ  "ZohoCliq.Custom.ALL"\n';
		const core = await scopes({});
		expect(await scopes({ customScopes })).toEqual([
			...core,
			'ZohoCliq.Departments.READ',
			'ZohoCliq.Custom.ALL',
		]);
	});

	it('are only the custom ones when chosen', async () => {
		const form = { permissions: ['readMessages'], customScopes: 'ZohoCliq.Webhooks.CREATE' };
		expect(await scopes({ ...form, customScopesOnly: true })).toEqual(['ZohoCliq.Webhooks.CREATE']);
	});
});

describe('connecting', () => {
	it('exchanges the code with the client in the body, and Zoho grants what was requested', async () => {
		const credential = await world.connect({ permissions: ['react'] });
		const { sandbox, url } = world;
		const asked = sandbox.authRequests.find(({ method }) => method === 'GET')?.query.scope;
		expect(sandbox.tokenRequests).toMatchObject([
			{
				method: 'POST',
				path: '/oauth/v2/token',
				status: 200,
				body: {
					grant_type: 'authorization_code',
					client_id: sandbox.client.id,
					client_secret: sandbox.client.secret,
					redirect_uri: `${url}/rest/oauth2-credential/callback`,
				},
			},
		]);
		expect(sandbox.tokenRequests[0]?.headers).not.toHaveProperty('authorization');

		const workflow = await world.rest.createWorkflow(
			chain('Check', [
				manualTrigger(),
				cliq('Check', credential, 'account.checkAccess', { options: {} }),
			]),
		);
		const [item] = (await world.rest.run(workflow)).items('Check');
		expect([...(item?.json.grantedScopes as string[])].sort()).toEqual(asked?.split(',').sort());
		expect(item?.json.grantedScopes).toEqual(
			expect.arrayContaining(['ZohoCliq.messageactions.READ']),
		);
	});

	it('never sends the secret to an unsafe URL, not even to renew a token', async () => {
		const { rest, sandbox } = world;
		// Leads to the sandbox too, which makes it observable, but it could be the name of any other machine.
		const unsafe = sandbox.url.replace('127.0.0.1', '0.0.0.0');
		expect((await fetch(unsafe)).ok).toBe(true);
		const credential = await rest.createCredential('Unsafe', {
			clientId: sandbox.client.id,
			clientSecret: sandbox.client.secret,
			dataCenter: 'custom',
			accountsUrl: unsafe,
			cliqUrl: sandbox.url,
			oauthTokenData: { ...sandbox.issueToken({ expired: true }) },
		});
		const workflow = await rest.createWorkflow(
			chain('Unsafe', [
				manualTrigger(),
				cliq('Send', credential, 'message.send', {
					sendTo: 'user',
					user: locator('email', 'olivia.palmer@zylker.example'),
					text: 'x',
				}),
			]),
		);
		expect((await rest.run(workflow)).status).toBe('error');
		expect(sandbox.tokenRequests).toEqual([]);
		expect(sandbox.organization.messages).toEqual([]);
	});
});

describe('an HTTP Request node with the credential', () => {
	/** Reads from an address with the credential, as users do for what this node lacks. */
	async function get(credential: CredentialReference, url: string): Promise<Execution> {
		const request = node(
			'Get',
			'n8n-nodes-base.httpRequest',
			{ url, authentication: 'predefinedCredentialType', nodeCredentialType: CREDENTIAL_TYPE },
			{ typeVersion: 4.2, credentials: { [CREDENTIAL_TYPE]: { ...credential } } },
		);
		const workflow = chain('HTTP Request', [manualTrigger(), request]);
		return await world.rest.run(await world.rest.createWorkflow(workflow));
	}

	it('reaches Cliq, and gives no other host the token', async () => {
		const { credential, sandbox } = world;
		const path = '/api/v2/channels';
		const allowed = await get(credential, `${sandbox.url}${path}`);
		expect(allowed.status).toBe('success');

		const elsewhere = await startSandbox();
		try {
			const refused = await get(
				credential,
				`${elsewhere.url.replace('127.0.0.1', 'localhost')}${path}`,
			);
			expect(refused.status).toBe('error');
			expect(refused.error?.message).toMatch(/domain/i);
			expect(elsewhere.requests).toEqual([]);
		} finally {
			await elsewhere.close();
		}
	});
});
