import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHookFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentications } from '../ZohoCliq/cliq/authentication';
import { triggerProperties } from '../ZohoCliq/form/zohoCliqTrigger.evaluated';
import { methodsOf } from '../ZohoCliq/methods';

/** Starts workflows as soon as something happens in Cliq, and answers. */
export class ZohoCliqTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Cliq Trigger',
		name: 'zohoCliqTrigger',
		icon: {
			light: 'file:../ZohoCliq/zohoCliq.svg',
			dark: 'file:../ZohoCliq/zohoCliq.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ").replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Starts the workflow on messages, mentions, commands and buttons in Zoho Cliq',
		defaults: { name: 'Zoho Cliq Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: authentications.oAuth2.credentialType,
				required: true,
				displayOptions: { show: { connection: ['webhookBot'], authentication: ['oAuth2'] } },
			},
			{
				name: authentications.selfClient.credentialType,
				required: true,
				displayOptions: { show: { connection: ['webhookBot'], authentication: ['selfClient'] } },
			},
			{
				// Written out, so that n8n's lint finds what tests the credential.
				name: 'zohoCliqWebhookSecretApi',
				required: true,
				testedBy: 'webhookSecret',
				// Not `hide`: n8n would offer the credentials of Authentication here, too. [n8n 2.40]
				displayOptions: { show: { connection: ['deluge'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'cliq',
				responseMode:
					'={{ ({ lastNode: "lastNode", respond: "responseNode" })[$parameter["reply"]] || "onReceived" }}',
				// Left out, n8n answers with a word of its own, whatever the node says; with the result of the last node,
				// this means all its items. [n8n 1.122 and 2.40] Constant, because n8n would evaluate it twice for each event.
				responseData: '',
				ndvHideUrl: '={{ $parameter["connection"] !== "deluge" }}',
			},
		],
		properties: triggerProperties,
	};

	methods = {
		...methodsOf('listSearch', 'loadOptions'),
		credentialTest: {
			async webhookSecret(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				const { testSecret } = await import('../ZohoCliq/trigger/webhook/testSecret');
				return testSecret(data);
			},
		},
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { checkExists } = await import('../ZohoCliq/trigger/lifecycle');
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { create } = await import('../ZohoCliq/trigger/lifecycle');
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const { remove } = await import('../ZohoCliq/trigger/lifecycle');
				return await remove(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { receive } = await import('../ZohoCliq/trigger/webhook');
		return await receive(this);
	}
}
