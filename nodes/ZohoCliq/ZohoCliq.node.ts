import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentications } from './cliq/authentication';
import { SUBTITLE } from './form/subtitle';
import { properties } from './form/zohoCliq.evaluated';
import { waitingNodeTooltip, waitingWebhooks } from './form/waitingWebhooks';
import { methodsOf } from './methods';

/** The Zoho Cliq node as n8n sees it. */
export class ZohoCliq implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Cliq',
		name: 'zohoCliq',
		icon: { light: 'file:zohoCliq.svg', dark: 'file:zohoCliq.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: SUBTITLE,
		description: 'Send messages and files, and manage conversations in Zoho Cliq',
		defaults: { name: 'Zoho Cliq' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: authentications.oAuth2.credentialType,
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: authentications.selfClient.credentialType,
				required: true,
				displayOptions: { show: { authentication: ['selfClient'] } },
			},
			{
				// Written out, so that n8n's lint finds what tests the credential.
				name: 'zohoCliqWebhookTokenApi',
				required: true,
				testedBy: 'webhookToken',
				displayOptions: { show: { authentication: ['webhookToken'] } },
			},
		],
		webhooks: waitingWebhooks,
		waitingNodeTooltip,
		properties,
	};

	methods = {
		...methodsOf('listSearch', 'loadOptions', 'resourceMapping'),
		credentialTest: {
			async webhookToken(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				const { testWebhookToken } = await import('./methods/testWebhookToken');
				return await testWebhookToken(this, data);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// Operations are loaded when the first one runs; the form does not need them.
		const [{ runItems }, { operations }] = await Promise.all([
			import('./operation/runItems'),
			import('./resources'),
		]);
		return await runItems(
			this,
			operations,
			async () => (await import('./adminResources')).adminOperations,
		);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { answer } = await import('./resources/message/sendAndWait/answer');
		return await answer(this);
	}
}
