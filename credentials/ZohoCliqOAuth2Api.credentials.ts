import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import { permissions, scopesOf } from '../nodes/ZohoCliq/cliq/permissions';
import { SAFE_BASE_URL } from '../nodes/ZohoCliq/cliq/urls';

const permissionNames = Object.keys(permissions) as Array<keyof typeof permissions>;

const scopesByPermission = Object.fromEntries(
	permissionNames.map((permission) => [permission, scopesOf(permission)]),
);

const accountsUrls = Object.fromEntries(
	Object.entries(dataCenters).map(([id, { accountsUrl }]) => [id, accountsUrl]),
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
	'Copy its Client ID and Client Secret into the fields below.',
	'Pick your data center, and connect.',
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
			default: '',
			placeholder: 'e.g. https://accounts.zoho.com',
			description:
				'Base address of the OAuth server. Must start with https:// (http:// only on this machine).',
			displayOptions: { show: { dataCenter: ['custom'] } },
		},
		{
			displayName: 'Cliq URL',
			name: 'cliqUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://cliq.zoho.com',
			description: 'Base address of Cliq. Must start with https:// (http:// only on this machine).',
			displayOptions: { show: { dataCenter: ['custom'] } },
		},
		{
			displayName: 'Permissions',
			name: 'permissions',
			type: 'multiOptions',
			options: permissionNames.map((value) => {
				const { name, description } = permissions[value];
				return { value, name, description };
			}),
			default: [],
			description:
				'What n8n may do beyond the core set. The core set is always requested: sending messages, sharing files, listing users, channels, chats and bots to pick from, and checking who is connected. After a change, save and connect the account again.',
			hint: 'Always included: sending messages and files, and picking users, channels, chats and bots',
		},
		{
			displayName: 'Network',
			name: 'network',
			type: 'string',
			default: '',
			placeholder: 'e.g. zylkerpartners',
			description:
				'For a Cliq Network only: its unique name or ID, shown in the address after /network/. Leave empty for your own organization.',
		},
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'string',
			default: '',
			placeholder: 'e.g. ZohoCliq.Organisation.READ, ZohoCliq.Departments.READ',
			description:
				'Additional scopes to request, separated by commas. Copy them exactly from Zoho\'s documentation: with one unknown scope Zoho refuses to connect ("Scope does not exist").',
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
