import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** What a Deluge script sends with each event, so that the trigger knows that it comes from Cliq. */
export class ZohoCliqWebhookSecretApi implements ICredentialType {
	name = 'zohoCliqWebhookSecretApi';

	displayName = 'Zoho Cliq Webhook Secret API';

	icon: Icon = {
		light: 'file:../nodes/ZohoCliq/zohoCliq.svg',
		dark: 'file:../nodes/ZohoCliq/zohoCliq.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoho-cliq/n8n-nodes-zoho-cliq/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Make one up, for example with a password manager, and put it into each script in Cliq. Calls without it are refused.',
			hint: 'At least 16 characters; letters and digits only',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Accepted as well. To change the secret without losing events, move the old one here, change the scripts, and then clear this field.',
		},
	];
}
