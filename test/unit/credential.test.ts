import * as n8nTwo from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeParameters,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import * as n8nOne from 'n8n-workflow-v1';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { dataCenters } from '../../nodes/ZohoCliq/cliq/dataCenters';
import { endpoints } from '../support/endpoints';
import type { PermissionName } from '../../nodes/ZohoCliq/cliq/permissions';
import { choices, permissions } from '../../nodes/ZohoCliq/cliq/permissions';
import { scopesOf } from '../../nodes/ZohoCliq/cliq/scopes';

type Engine = typeof n8nTwo;

const ENGINES: Array<[string, Engine]> = [
	['n8n 2.x', n8nTwo],
	['n8n 1.x', n8nOne as unknown as Engine],
];

const credential = new ZohoCliqOAuth2Api();

/** Like n8n's own: a node that only carries a credential's expressions. */
const CARRIER: INode = {
	id: 'credential',
	name: 'credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const blankType = { description: { properties: [] } as unknown as INodeTypeDescription };

function carrierWorkflow(engine: Engine): n8nTwo.Workflow {
	return new engine.Workflow({
		nodes: [CARRIER],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => blankType as INodeType,
			getByNameAndVersion: () => blankType as INodeType,
			getKnownTypes: () => ({}),
		},
	});
}

function field(name: string): INodeProperties {
	const found = credential.properties.find((property) => property.name === name);
	if (!found) throw new Error(`The credential has no field "${name}"`);
	return found;
}

/** The parameters of the function that n8n's HTTP Request node asks differ between the lines. */
function isAllowed(engine: Engine, url: string, allowedDomains: string): boolean {
	if (engine === n8nTwo) return engine.isDomainAllowed({ url, allowedDomains });
	const { isDomainAllowed } = engine as unknown as {
		isDomainAllowed: (url: string, options: { allowedDomains: string }) => boolean;
	};
	return isDomainAllowed(url, { allowedDomains });
}

const HIDDEN = ['authUrl', 'accessTokenUrl', 'scope'];

describe.each(ENGINES)('the credential on %s', (_line, engine) => {
	const workflow = carrierWorkflow(engine);

	beforeAll(async () => {
		await workflow.expression.acquireIsolate();
	});
	afterAll(async () => {
		await workflow.expression.releaseIsolate();
	});

	/** Fills in defaults and resolves the hidden expressions over `$self`, as n8n does. */
	function resolve(saved: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const filled = engine.NodeHelpers.getNodeParameters(
			credential.properties,
			saved as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		return evaluate(filled);
	}

	function evaluate(data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		return workflow.expression.getComplexParameterValue(
			CARRIER,
			data as INodeParameters,
			'internal',
			{},
			undefined,
			undefined,
			data,
		) as ICredentialDataDecryptedObject;
	}

	function scopes(saved: ICredentialDataDecryptedObject): string[] {
		const { scope } = resolve(saved);
		return typeof scope === 'string' ? scope.split(',') : [];
	}

	describe('the accounts server', () => {
		it.each(Object.entries(dataCenters))('is that of the data center: %s', (dataCenter, hosts) => {
			expect(resolve({ dataCenter })).toMatchObject({
				authUrl: `${hosts.accountsUrl}/oauth/v2/auth`,
				accessTokenUrl: `${hosts.accountsUrl}/oauth/v2/token`,
			});
		});

		it('is in the United States by default', () => {
			expect(resolve({}).authUrl).toBe('https://accounts.zoho.com/oauth/v2/auth');
		});

		it('is that of the data center even when a custom URL was left over', () => {
			const saved = { dataCenter: 'eu', accountsUrl: 'https://evil.example' };
			expect(
				evaluate({ ...saved, accessTokenUrl: field('accessTokenUrl').default as string }),
			).toMatchObject({ accessTokenUrl: 'https://accounts.zoho.eu/oauth/v2/token' });
		});

		it.each([
			['https://accounts.example.com', 'https://accounts.example.com'],
			['https://accounts.example.com/', 'https://accounts.example.com'],
			['https://accounts.example.com/base///', 'https://accounts.example.com/base'],
			['https://accounts.example.com:8443', 'https://accounts.example.com:8443'],
			['http://localhost:5000', 'http://localhost:5000'],
			['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
			['http://[::1]:5000', 'http://[::1]:5000'],
			['http://host.docker.internal:8080/', 'http://host.docker.internal:8080'],
		])('can be the custom URL %s', (accountsUrl, base) => {
			expect(resolve({ dataCenter: 'custom', accountsUrl })).toMatchObject({
				authUrl: `${base}/oauth/v2/auth`,
				accessTokenUrl: `${base}/oauth/v2/token`,
			});
		});

		it.each([
			['http://accounts.example.com'],
			['http://127.0.0.1.evil.example'],
			['http://localhost@evil.example'],
			['http://host.docker.internal.evil.example'],
			['http://xhost.docker.internal'],
			['http://host.docker.internal:8080@evil.example'],
			['https://user:pass@accounts.example.com'],
			['https://user@accounts.example.com'],
			['javascript:alert(1)'],
			['//accounts.example.com'],
			['accounts.example.com'],
			['https://accounts.example.com?x=1'],
			['https://accounts.example.com#x'],
			['https://accounts.example.com\\@evil.example'],
			[' https://accounts.example.com'],
			['https://accounts.example.com '],
			['https://accounts.example.com\n'],
			['https://acc ounts.example.com'],
			['https://'],
			['/'],
			[''],
		])('is never %j, which would receive the client secret', (accountsUrl) => {
			expect(resolve({ dataCenter: 'custom', accountsUrl })).toMatchObject({
				authUrl: '',
				accessTokenUrl: '',
			});
		});

		it.each([
			['no custom address', { dataCenter: 'custom' }],
			['an unknown data center', { dataCenter: 'mars', accountsUrl: 'https://evil.example' }],
			['no data center', { accountsUrl: 'https://evil.example' }],
		])('is empty with %s', (_what, saved) => {
			const expressions = Object.fromEntries(HIDDEN.map((name) => [name, field(name).default]));
			expect(
				evaluate({ ...saved, ...expressions } as INodeParameters as typeof saved),
			).toMatchObject({ authUrl: '', accessTokenUrl: '' });
		});
	});

	describe('the requested scopes', () => {
		const core = scopesOf('core');

		it('are only the core set by default', () => {
			expect(scopes({})).toEqual(core);
			expect(scopes({ permissions: [] })).toEqual(core);
		});

		it.each(Object.keys(permissions))(
			'grow by exactly those of the permission %s',
			(permission) => {
				expect(scopes({ permissions: [permission] })).toEqual([
					...core,
					...scopesOf(permission as PermissionName),
				]);
			},
		);

		it('are everything for everyday work with "all", and stay so with others ticked too', () => {
			const all = Object.keys(permissions);
			const everyday = all.slice(0, all.indexOf('manageTeams') + 1);
			const others = all.slice(everyday.length);
			const expected = scopes({ permissions: everyday });
			expect(scopes({ permissions: ['all'] })).toEqual(expected);
			expect(scopes({ permissions: ['react', 'all', 'setStatus'] }).sort()).toEqual(
				[...expected].sort(),
			);
			expect(scopes({ permissions: ['all', ...others] }).sort()).toEqual(
				scopes({ permissions: all }).sort(),
			);
		});

		it('cover every endpoint when everything is ticked', () => {
			const needed = endpoints
				.flatMap(({ scopes }) => scopes)
				.filter((scope) => scope !== 'ZohoCliq.Buddies.READ')
				// For fields of operations, and for organizations with Zoho People.
				.concat('Profile.orguserphoto.UPDATE', 'ZohoCalendar.search.READ')
				.concat(scopesOf('attendancePeople'));
			expect(scopes({ permissions: Object.keys(permissions) }).sort()).toEqual(
				[...new Set(needed)].sort(),
			);
		});

		it('ignore permissions that the credential does not offer', () => {
			expect(scopes({ permissions: ['everything', 'ZohoCliq.Users.ALL'] })).toEqual(core);
		});

		it.each([
			['one', 'ZohoCliq.Departments.READ', ['ZohoCliq.Departments.READ']],
			[
				'several, separated by comma, space or line break',
				' ZohoCliq.A.READ,ZohoCliq.B.READ ZohoCliq.C.READ\nZohoCliq.D.READ, ',
				['ZohoCliq.A.READ', 'ZohoCliq.B.READ', 'ZohoCliq.C.READ', 'ZohoCliq.D.READ'],
			],
			['one that is already requested', 'ZohoCliq.Webhooks.CREATE', []],
			['the same twice', 'ZohoCliq.A.READ,ZohoCliq.A.READ', ['ZohoCliq.A.READ']],
			['quotes, digits and signs around them', '"ZohoCliq.A.READ";', ['ZohoCliq.A.READ']],
			['signs only', '-- , ;; 123', []],
			[
				'an attempt to add a parameter',
				'ZohoCliq.A.READ&prompt=none',
				['ZohoCliq.A.READpromptnone'],
			],
			['nothing', '', []],
		])('include custom scopes: %s', (_what, customScopes, added) => {
			expect(scopes({ customScopes })).toEqual([...core, ...added]);
		});

		it('are only the custom scopes when chosen', () => {
			const saved = {
				customScopes: 'ZohoCliq.A.READ',
				customScopesOnly: true,
				permissions: ['react'],
			};
			expect(resolve(saved).scope).toBe('ZohoCliq.A.READ');
		});

		it('are the core set when only custom scopes are chosen but none are given', () => {
			expect(resolve({ customScopesOnly: true }).scope).toBe(core.join(','));
		});

		it('are valid for a credential saved before a field existed', () => {
			expect(evaluate({ scope: field('scope').default as string }).scope).toBe(core.join(','));
		});

		it('are one text without spaces and duplicates', () => {
			const saved = {
				permissions: [...Object.keys(permissions), 'react'],
				customScopes: 'ZohoCliq.Teams.READ ZohoCliq.A.READ',
			};
			expect(resolve(saved).scope).toMatch(/^[A-Za-z.,]+$/);
			const parts = scopes(saved);
			expect(new Set(parts).size).toBe(parts.length);
		});
	});

	describe('other nodes', () => {
		/** @returns whether n8n's HTTP Request node may send the token to a URL */
		function mayCall(saved: ICredentialDataDecryptedObject, url: string): boolean {
			const { allowedHttpRequestDomains: mode, allowedDomains } = resolve(saved);
			expect(mode).toBe('domains');
			// Both lines refuse a credential in this mode without domains.
			if (typeof allowedDomains !== 'string' || allowedDomains === '') return false;
			return isAllowed(engine, url, allowedDomains);
		}

		it.each(Object.entries(dataCenters))(
			'reach only Zoho with the token: %s',
			(dataCenter, hosts) => {
				expect(mayCall({ dataCenter }, `${hosts.cliqUrl}/api/v3/bots`)).toBe(true);
				expect(mayCall({ dataCenter }, `${hosts.accountsUrl}/oauth/user/info`)).toBe(true);
				for (const url of ['https://evil.example/', `${hosts.cliqUrl}.evil.example/`]) {
					expect(mayCall({ dataCenter }, url)).toBe(false);
				}
				expect(
					mayCall({ dataCenter, cliqUrl: 'https://evil.example' }, 'https://evil.example'),
				).toBe(false);
			},
		);

		it.each([
			['https://cliq.example.com', 'https://cliq.example.com/api/v2/users'],
			['https://cliq.example.com:8443/base/', 'https://cliq.example.com:8443/base/api/v2/users'],
			['https://Cliq.Example.com', 'https://cliq.example.com/x'],
			['http://localhost:5000', 'http://localhost:5000/x'],
			['http://[::1]:5000/', 'http://[::1]:5000/x'],
			['http://host.docker.internal:8080', 'http://host.docker.internal:8080/x'],
		])('reach the custom URL %s', (cliqUrl, url) => {
			const custom = { dataCenter: 'custom', cliqUrl, accountsUrl: 'https://accounts.example.com' };
			expect(mayCall(custom, url)).toBe(true);
			expect(mayCall(custom, 'https://accounts.example.com/x')).toBe(true);
			expect(mayCall(custom, 'https://cliq.zoho.com/x')).toBe(false);
			expect(mayCall(custom, 'https://example.com/x')).toBe(false);
		});

		it.each(['', 'http://evil.example', 'https://user@evil.example', 'evil.example', '*'])(
			'reach nothing through the unsafe custom URL %j',
			(cliqUrl) => {
				const custom = { dataCenter: 'custom', cliqUrl };
				expect(mayCall(custom, 'https://evil.example/')).toBe(false);
				expect(resolve(custom).allowedDomains).toBe('');
			},
		);
	});

	it('requests a refresh token and sends the client secret in the body', () => {
		expect(resolve({})).toMatchObject({
			grantType: 'authorizationCode',
			authQueryParameters: 'access_type=offline&prompt=consent',
			authentication: 'body',
		});
	});
});

describe('the credential’s form', () => {
	it('extends n8n’s OAuth2 with the name saved in workflows', () => {
		expect(credential).toMatchObject({ name: 'zohoCliqOAuth2Api', extends: ['oAuth2Api'] });
	});

	it('offers every data center and Custom, and shows custom URLs only for Custom', () => {
		const offered = field('dataCenter').options?.map((option) => 'value' in option && option.value);
		expect(offered).toEqual([...'us eu in au jp cn ca sa uk'.split(' '), 'custom']);
		for (const name of ['accountsUrl', 'cliqUrl']) {
			// Until it is filled in, n8n offers no Connect.
			expect(field(name).required).toBe(true);
			expect(field(name).displayOptions).toEqual({ show: { dataCenter: ['custom'] } });
		}
	});

	it('offers every permission with its description, none ticked by default', () => {
		const { options, default: nothing } = field('permissions');
		expect(options).toEqual(
			Object.entries(choices).map(([value, { name, description }]) => ({
				value,
				name,
				description,
			})),
		);
		expect(nothing).toEqual([]);
		expect(field('permissions').description).toMatch(/^Always included: .*picking users/);
		expect(field('permissions').hint).toContain('Switch account');
	});

	it('begins with how to register, and warns about the redirect URL', () => {
		const [first] = credential.properties;
		expect(first).toMatchObject({ name: 'serverUrl', type: 'notice' });
		expect(first?.displayName).toMatch(/<ul>(<li>[^]+<\/li>){4}<\/ul>/);
		expect(first?.displayName).not.toMatch(/<(?!\/?(ul|li|a)\b)/);
		expect(first?.displayName).toContain('api-console.zoho.com');
		expect(first?.displayName).toMatch(/Redirect URI.*exactly as it is/s);
	});

	it('declares and hides the domains for other nodes, so that n8n neither asks nor sets them', () => {
		// With a visible field, the editor saves "none" when it connects an account by one click.
		expect(field('allowedHttpRequestDomains')).toMatchObject({
			type: 'hidden',
			default: 'domains',
		});
		expect(field('allowedDomains').displayOptions).toBeUndefined();
		const declared = n8nTwo.injectDomainRestrictionFields(credential);
		expect(declared).toBe(credential.properties);
	});

	it.each([...HIDDEN, 'allowedDomains'])(
		'hides %s, an expression that n8n cannot shorten',
		(name) => {
			const { type, default: expression } = field(name);
			expect(type).toBe('hidden');
			expect(expression).toMatch(/^=\{\{ .* \}\}$/s);
			expect(JSON.stringify(expression).slice(4, -3)).not.toMatch(/\}\}|\{\{/);
		},
	);

	it('describes every field that a user fills in', () => {
		const shown = credential.properties.filter(
			({ type }) => type !== 'hidden' && type !== 'notice',
		);
		expect(shown.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
		const texts = shown.filter(({ type }) => type === 'string');
		expect(texts.filter(({ placeholder }) => !placeholder).map(({ name }) => name)).toEqual([]);
	});
});
