import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import { SAFE_BASE_URL } from '../nodes/ZohoCliq/cliq/urls';

const hosts = Object.fromEntries(
	Object.entries(dataCenters).map(([id, { cliqUrl }]) => [id, cliqUrl.replace('https://', '')]),
);

/** The only host that n8n's HTTP Request node may send the token to; a port is no part of it. */
const allowedHost = `={{ (${JSON.stringify(hosts)})[$self["dataCenter"]] ?? ($self["dataCenter"] === "custom" && ${SAFE_BASE_URL}.test($self["cliqUrl"]) ? $self["cliqUrl"].replace(/^\\w+:\\/\\/|(?::\\d+)?(?:\\/.*)?$/g, "") : "") }}`;

/** A token that sends messages to channels and as bots: no client, no consent, and nothing else. */
export class ZohoCliqWebhookTokenApi implements ICredentialType {
	name = 'zohoCliqWebhookTokenApi';

	displayName = 'Zoho Cliq Webhook Token API';

	icon: Icon = {
		light: 'file:../nodes/ZohoCliq/zohoCliq.svg',
		dark: 'file:../nodes/ZohoCliq/zohoCliq.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-cliq/n8n-nodes-zoho-cliq/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Data Center',
			name: 'dataCenter',
			type: 'options',
			options: [
				...Object.entries(dataCenters).map(([value, { label: name }]) => ({ name, value })),
				{ name: 'Custom', value: 'custom' },
			],
			default: 'us',
			description: 'Data center of the account that made the token',
			hint: 'See the address bar in Cliq: cliq.zoho.eu means Europe (zoho.eu)',
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
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 1001.0a1b2c3d…',
			description:
				'In Cliq, click your picture, then Bots & Tools and Webhook Tokens: create a token there and paste it here. It sends to channels and bots as you; everything else needs OAuth2.',
			hint: 'Only what follows zapikey= in an address that Cliq shows',
		},
		{
			displayName: 'Company or Network',
			name: 'prefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. /company/64396901',
			description:
				'What follows the host in the addresses that Cliq shows: /company/ and its number if you belong to several organizations, /network/ and its name for a Cliq Network',
			hint: 'Leave empty if the address goes on with /api/',
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
			default: allowedHost,
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { qs: { zapikey: '={{ $credentials.token }}' } },
	};
}
