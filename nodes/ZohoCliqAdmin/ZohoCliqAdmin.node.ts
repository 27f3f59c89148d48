import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { SUBTITLE } from '../ZohoCliq/form/subtitle';
import { adminCredentials, adminProperties } from '../ZohoCliq/form/zohoCliqAdmin.evaluated';
import { methodsOf } from '../ZohoCliq/methods';

/** What administrators and developers of Cliq do; the Zoho Cliq node is for everybody. */
export class ZohoCliqAdmin implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Cliq Admin',
		name: 'zohoCliqAdmin',
		icon: { light: 'file:zohoCliqAdmin.svg', dark: 'file:zohoCliqAdmin.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: SUBTITLE,
		description: 'Manage your organization in Zoho Cliq, for its administrators and developers',
		defaults: { name: 'Zoho Cliq Admin' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: adminCredentials,
		properties: adminProperties,
	};

	methods = methodsOf('listSearch', 'loadOptions');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [{ runItems }, { adminOperations }] = await Promise.all([
			import('../ZohoCliq/operation/runItems'),
			import('../ZohoCliq/adminResources'),
		]);
		return await runItems(this, adminOperations);
	}
}
