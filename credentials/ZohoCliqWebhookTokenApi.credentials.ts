import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { cliqUrlField, dataCenterField, domainFields } from './fields';

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
		dataCenterField('Data center of the account that made the token'),
		cliqUrlField,
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
		...domainFields('cliqUrl'),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { qs: { zapikey: '={{ $credentials.token }}' } },
	};
}
