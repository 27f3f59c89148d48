import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import { choices } from '../nodes/ZohoCliq/cliq/permissions';
import { fullScope, scopesOf } from '../nodes/ZohoCliq/cliq/scopes';
import { SAFE_BASE_URL } from '../nodes/ZohoCliq/cliq/urls';

const scopesByPermission = Object.fromEntries(
	Object.entries(choices).map(([value, { scopes }]) => [value, scopes.map(fullScope)]),
);

const accountsUrls = Object.fromEntries(
	Object.entries(dataCenters).map(([id, { accountsUrl }]) => [id, accountsUrl]),
);

const hosts = Object.fromEntries(
	Object.entries(dataCenters).map(([id, { accountsUrl, cliqUrl }]) => [
		id,
		[cliqUrl, accountsUrl].map((url) => url.replace('https://', '')).join(','),
	]),
);

/**
 * n8n sends the client secret to these URLs before any node code runs, so an unsafe custom URL must
 * already evaluate to an empty string here.
 */
function oauthUrl(path: string): string {
	const custom = `$self["dataCenter"] === "custom" && ${SAFE_BASE_URL}.test($self["accountsUrl"]) ? $self["accountsUrl"].replace(/\\/+$/, "") : ""`;
	const base = `(${JSON.stringify(accountsUrls)})[$self["dataCenter"]] ?? (${custom})`;
	return `={{ ((base) => base && base + "${path}")(${base}) }}`;
}

/** The hosts that n8n's HTTP Request node may send the token to; a port is no part of them. */
function allowedHosts(): string {
	const custom = `[$self["cliqUrl"], $self["accountsUrl"]].filter((url) => $self["dataCenter"] === "custom" && ${SAFE_BASE_URL}.test(url)).map((url) => url.replace(/^\\w+:\\/\\/|(?::\\d+)?(?:\\/.*)?$/g, "")).join(",")`;
	return `={{ (${JSON.stringify(hosts)})[$self["dataCenter"]] ?? ${custom} }}`;
}

/** One comma-separated string without spaces; an unknown scope would fail the whole authorization. */
function scopeExpression(): string {
	const granted = `(${JSON.stringify(scopesByPermission)})`;
	const chosen = `[...${JSON.stringify(scopesOf('core'))}, ...($self["permissions"] || []).flatMap((permission) => ${granted}[permission] || [])]`;
	const custom =
		'($self["customScopes"] || "").split(/[\\s,]+/).map((scope) => scope.replace(/[^A-Za-z.]/g, "")).filter((scope) => scope !== "")';
	return `={{ [...new Set([...($self["customScopesOnly"] ? [] : ${chosen}), ...${custom}])].join(",") }}`;
}

const REGISTRATION = [
	'Open the <a href="https://api-console.zoho.com" target="_blank">Zoho API console</a> and choose Add Client, Server-based Applications.',
	'Paste the OAuth Redirect URL from above as its Authorized Redirect URI, exactly as it is.',
	'Copy its Client ID and Client Secret into the fields below, and pick your Data Center.',
	'Then click Connect: it appears at the top of this window once both are filled in.',
];

/** In a notice, n8n keeps links and lists and drops other markup. */
const REGISTER_NOTICE = `First register n8n with Zoho, once:<ul>${REGISTRATION.map((step) => `<li>${step}</li>`).join('')}</ul>`;

/** OAuth2 for Zoho Cliq that knows Zoho's data centers and offers permissions instead of scopes. */
export class ZohoCliqOAuth2Api implements ICredentialType {
	name = 'zohoCliqOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Zoho Cliq OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/ZohoCliq/zohoCliq.svg',
		dark: 'file:../nodes/ZohoCliq/zohoCliq.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-cliq/n8n-nodes-zoho-cliq/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			// The parent type shows its `serverUrl` before everything else, so a notice there is seen first.
			displayName: REGISTER_NOTICE,
			name: 'serverUrl',
			type: 'notice',
			default: '',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Data Center',
			name: 'dataCenter',
			type: 'options',
			options: [
				...Object.entries(dataCenters).map(([value, { label: name }]) => ({ name, value })),
				{ name: 'Custom', value: 'custom' },
			],
			default: 'us',
			description:
				'Data center of your Zoho account. The client must be registered there too, or be enabled for it in the API console (Multi-DC).',
			hint: 'See the address bar in Cliq: cliq.zoho.eu means Europe (zoho.eu)',
		},
		{
			displayName: 'Accounts URL',
			name: 'accountsUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://accounts.zoho.com',
			description:
				'Base address of the OAuth server. Must start with https:// (http:// only on this machine).',
			hint: 'https://, or http://localhost',
			displayOptions: { show: { dataCenter: ['custom'] } },
		},
		{
			displayName: 'Cliq URL',
			name: 'cliqUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://cliq.zoho.com',
			description: 'Base address of Cliq. Must start with https:// (http:// only on this machine).',
			hint: 'https://, or http://localhost',
			displayOptions: { show: { dataCenter: ['custom'] } },
		},
		{
			displayName: 'Permissions',
			name: 'permissions',
			type: 'multiOptions',
			options: Object.entries(choices).map(([value, { name, description }]) => ({
				value,
				name,
				description,
			})),
			default: [],
			description:
				'Always included: sending messages and files, and picking users, channels, chats and bots. What you add here is granted when you connect the account again.',
			hint: 'After a change: Save, then click Switch account at the top',
		},
		{
			displayName: 'Cliq Network',
			name: 'network',
			type: 'string',
			default: '',
			placeholder: 'e.g. zylkerpartners',
			description:
				'Unique name or ID of the Cliq Network, shown in the address after /network/. Leave empty for your own organization.',
			hint: 'Leave empty unless you share a Cliq Network with another organization',
		},
		{
			displayName: "Share of Cliq's Limits (%)",
			name: 'limitShare',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 100,
			placeholder: 'e.g. 50',
			description:
				'How much of the calls that Cliq allows a minute each n8n process may make. In queue mode, divide 100 by the number of processes that call Cliq: 50 for two workers. Leave 100 for a single n8n.',
			hint: 'Leave 100 unless n8n runs with several workers',
		},
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. ZohoCliq.Organisation.READ, ZohoCliq.Departments.READ',
			description:
				'Additional scopes to request, separated by commas. Copy them exactly from Zoho\'s documentation: with one unknown scope Zoho refuses to connect ("Scope does not exist").',
			hint: 'Leave empty: Permissions cover all that this node does',
		},
		{
			displayName: 'Custom Scopes Only',
			name: 'customScopesOnly',
			type: 'boolean',
			default: false,
			description:
				'Whether to request the custom scopes and nothing else. Pickers and operations that need other scopes then fail.',
			displayOptions: { hide: { customScopes: [''] } },
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: oauthUrl('/oauth/v2/auth'),
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: oauthUrl('/oauth/v2/token'),
			required: true,
		},
		{
			// n8n adds a visible field otherwise; a hidden one its editor leaves alone. [n8n 2.40]
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: allowedHosts(),
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: scopeExpression() },
		{
			// Without both, Zoho issues no refresh token and the connection ends after an hour.
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'access_type=offline&prompt=consent',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
