import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import { signInForN8n, withOwnToken } from '../nodes/ZohoCliq/cliq/selfClient';
import { choices } from '../nodes/ZohoCliq/cliq/permissions';
import { fullScope, scopesOf } from '../nodes/ZohoCliq/cliq/scopes';
import { SAFE_BASE_URL } from '../nodes/ZohoCliq/cliq/urls';
import {
	allowedHosts,
	connectionFields,
	domainFields,
	permissionsField,
	usageFields,
} from './fields';

const STEPS = [
	'Open the <a href="https://api-console.zoho.com" target="_blank">Zoho API console</a> of your data center, and choose Add Client, Self Client, Create.',
	'Copy its Client ID and Client Secret into the fields below.',
	'Under Generate Code, paste the scopes shown below, choose 10 minutes, and create the code.',
	'Paste the code below and click Save within those minutes: n8n tests it at once.',
];

/** In a notice, n8n keeps links and lists and drops other markup. */
const STEPS_NOTICE = `For n8n without a public address:<ul>${STEPS.map((step) => `<li>${step}</li>`).join('')}</ul>`;

/** Each line continues the one before, so that pasting one after the other gives one line of scopes. */
function scopesNotice(permission?: keyof typeof choices): INodeProperties {
	const choice = permission === undefined ? undefined : choices[permission];
	return {
		displayName: choice
			? `Scopes to add for ${choice.name}: ,${choice.scopes.map(fullScope).join(',')}`
			: `Scopes to paste into the API console: ${scopesOf('core').join(',')}`,
		name: `${permission ?? 'core'}Scopes`,
		type: 'notice',
		default: '',
		...(choice && { displayOptions: { show: { permissions: [permission] } } }),
	} as INodeProperties;
}

const cliqUrls = JSON.stringify(
	Object.fromEntries(Object.entries(dataCenters).map(([id, { cliqUrl }]) => [id, cliqUrl])),
);

/** Nothing is sent to an unsafe custom URL. */
const CLIQ_URL = `={{ ((${cliqUrls})[$credentials.dataCenter] ?? (${SAFE_BASE_URL}.test($credentials.cliqUrl) ? $credentials.cliqUrl.replace(/\\/+$/, "") : "")) + ($credentials.network ? "/network/" + encodeURIComponent($credentials.network.trim()) : "") }}`;

const CHANGED = 'The credential was changed and has no access token for its new values yet';

/** A client of Zoho's API console that needs no redirect: a code is typed in, and exchanged once. */
export class ZohoCliqSelfClientApi implements ICredentialType {
	name = 'zohoCliqSelfClientApi';

	displayName = 'Zoho Cliq Self Client API';

	icon: Icon = {
		light: 'file:../nodes/ZohoCliq/zohoCliq.svg',
		dark: 'file:../nodes/ZohoCliq/zohoCliq.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-cliq/n8n-nodes-zoho-cliq/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{ displayName: STEPS_NOTICE, name: 'stepsNotice', type: 'notice', default: '' },
		...connectionFields,
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1000.GMB0YULZHJK411248S8I5GZ4CHUEX0',
			description: 'Of the Self Client in the API console, not of another client',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 122c324d3496d5d777ceeebc129470715fbb856b7',
			description: 'Shown next to the Client ID',
		},
		{
			...permissionsField,
			description:
				'Shows the scopes for the API console. Always included: sending messages and files, and picking users, channels, chats and bots. What you add here is granted with the next code.',
			hint: 'After a change: generate a new code with all the scopes below',
		},
		scopesNotice(),
		...Object.keys(choices).map(scopesNotice),
		{
			displayName: 'Sign in With',
			name: 'signInWith',
			type: 'options',
			options: [
				{ name: 'Code', value: 'code', description: 'From Generate Code in the API console' },
				{
					name: 'Refresh Token',
					value: 'refreshToken',
					description: 'If you have exchanged a code yourself',
				},
			],
			default: 'code',
			description: 'What Zoho gave you for this client',
		},
		{
			displayName: 'Code',
			name: 'grantToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 1000.8cb99dxxxxxxxxxxxxx9be93.9b8xxxxxxxxxxxxxxxf',
			description:
				'Works once, within the minutes chosen when it was generated. Leave it here afterwards: n8n keeps what Zoho gave for it.',
			hint: 'Save right after pasting it',
			displayOptions: { show: { signInWith: ['code'] } },
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 1000.18e983526f0ca8575ea9c53b0cd5bb58.1bd83a6f2e22c3a7e1309d96ae439cc1',
			description: 'Of this client and data center; it does not expire',
			displayOptions: { show: { signInWith: ['refreshToken'] } },
		},
		...usageFields,
		...domainFields('cliqUrl', 'accountsUrl'),
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	test: ICredentialTestRequest = {
		request: { baseURL: CLIQ_URL, url: '/api/v2/users', qs: { limit: 1 } },
		rules: [401, 403].map((value) => ({
			type: 'responseCode',
			properties: {
				value,
				message:
					'Zoho signed in, but Cliq refuses to list users. Generate the code with all the scopes shown here (ZohoCliq.Users.READ is missing), or check Data Center and Cliq Network.',
			},
		})),
	};

	/** n8n calls it without an access token and after a 401, and stores what it returns. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const stored = await signInForN8n(
			credentials,
			async (options) => (await this.helpers.httpRequest(options)) as unknown,
		);
		// n8n 1.x stores what this was for the data center of the moment.
		return { ...stored, allowedDomains: allowedHosts('cliqUrl', 'accountsUrl') };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { accessToken } = withOwnToken(credentials);
		// n8n then signs in again, as after a 401: for a test or another node, once the form was changed.
		if (!accessToken) throw Object.assign(new Error(CHANGED), { response: { status: 401 } });
		const Authorization = `Zoho-oauthtoken ${accessToken as string}`;
		return { ...options, headers: { ...options.headers, Authorization } };
	}
}
