import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import {
	pollingCredentials,
	pollingProperties,
} from '../ZohoCliq/form/zohoCliqPollingTrigger.evaluated';
import { methodsOf } from '../ZohoCliq/methods';

/** Starts workflows for what is new in Cliq, without a public address. */
export class ZohoCliqPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Cliq Polling Trigger',
		name: 'zohoCliqPollingTrigger',
		icon: {
			light: 'file:../ZohoCliq/zohoCliq.svg',
			dark: 'file:../ZohoCliq/zohoCliq.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "new " + $parameter["event"] }}',
		description: 'Starts the workflow on new messages, mentions and files in Zoho Cliq',
		defaults: { name: 'Zoho Cliq Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: pollingCredentials,
		// n8n adds its own properties to the array.
		properties: [...pollingProperties],
	};

	methods = methodsOf('listSearch');

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const { poll } = await import('../ZohoCliq/trigger/polling/poll');
		return await poll(this);
	}
}
