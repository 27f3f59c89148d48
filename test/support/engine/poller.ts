/** A polling node in an active workflow, as n8n keeps it between polls: with its static data. */
import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeProperties,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { cronNodeOptions, Workflow } from 'n8n-workflow';

import { createAdditionalData, workflowFacts } from './additionalData';
import { initBinaryData } from './binary';
import type { CredentialVault } from './credentials';
import type { NodeTypeRegistry } from './nodeTypes';

/** When to poll: n8n adds it to the form of each polling trigger. */
export const POLL_TIMES: INodeProperties = {
	displayName: 'Poll Times',
	name: 'pollTimes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: { item: [{ mode: 'everyMinute' }] },
	options: cronNodeOptions,
};

export interface PollerRequest {
	node: INode;
	nodeTypes: NodeTypeRegistry;
	credentials: CredentialVault;
}

let pollers = 0;

export class Poller {
	/** What n8n has saved of the workflow. */
	private saved: IDataObject = {};

	/** Each is in a workflow of its own. */
	private readonly id = `polling ${++pollers}`;

	constructor(private readonly request: PollerRequest) {}

	/** What the node remembers. */
	get staticData(): IDataObject {
		return (this.saved[`node:${this.request.node.name}`] ?? {}) as IDataObject;
	}

	/** Polls once, with static data as n8n reads it from its database; a poll that fails saves none. */
	async poll({
		mode = 'trigger',
		budget,
		parameters,
	}: {
		mode?: WorkflowExecuteMode;
		budget?: number;
		parameters?: INode['parameters'];
	} = {}): Promise<INodeExecutionData[]> {
		await initBinaryData();
		const { nodeTypes, credentials } = this.request;
		const node = { ...this.request.node, ...(parameters && { parameters }) };
		const facts = workflowFacts({ id: this.id, nodes: [node], connections: {} });
		const workflow = new Workflow({
			...facts,
			nodeTypes,
			staticData: JSON.parse(JSON.stringify(this.saved)) as IDataObject,
		});
		const found = workflow.getNode(node.name);
		if (!found) throw new Error('The workflow has no such node');
		const additionalData = createAdditionalData({
			credentialsHelper: credentials,
			mode,
			workflow: facts,
		});
		const context = new PollContext(workflow, found, additionalData, mode, 'activate');
		if (budget !== undefined) Object.assign(context, { getPollBudgetMs: () => budget });
		const output = await nodeTypes
			.getByNameAndVersion(node.type, node.typeVersion)
			.poll?.call(context);
		if (mode !== 'manual') {
			this.saved = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		}
		return output?.[0] ?? [];
	}
}
