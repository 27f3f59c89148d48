import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import { choices } from '../nodes/ZohoCliq/cliq/permissions';
import { fullScope, scopesOf } from '../nodes/ZohoCliq/cliq/scopes';
import { SAFE_BASE_URL } from '../nodes/ZohoCliq/cliq/urls';
import { connectionFields, domainFields, permissionsField, usageFields } from './fields';

const scopesByPermission = Object.fromEntries(
	Object.entries(choices).map(([value, { scopes }]) => [value, scopes.map(fullScope)]),
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
		...connectionFields,
		{
			...permissionsField,
			description:
				'Always included: sending messages and files, and picking users, channels, chats and bots. What you add here is granted when you connect the account again.',
			hint: 'After a change: Save, then click Switch account at the top',
		},
		...usageFields,
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
		...domainFields('cliqUrl', 'accountsUrl'),
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
