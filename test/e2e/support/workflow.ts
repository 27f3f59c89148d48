import { randomUUID } from 'node:crypto';

import type {
	IConnections,
	INode,
	INodeParameters,
	IPinData,
	IWorkflowSettings,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE } from './rest';
import type { CredentialReference } from './rest';

/** The node types in workflows when the package is installed from its tarball. */
export const NODE_TYPE = 'n8n-nodes-zoho-cliq.zohoCliq';
export const TOOL_TYPE = 'n8n-nodes-zoho-cliq.zohoCliqTool';
export const REVIEW_TYPE = 'n8n-nodes-zoho-cliq.zohoCliqHitlTool';
const TRIGGER_TYPE = 'n8n-nodes-zoho-cliq.zohoCliqTrigger';
export const POLLING_TYPE = 'n8n-nodes-zoho-cliq.zohoCliqPollingTrigger';

/** A workflow as n8n exports it. */
export interface WorkflowJson {
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	readonly pinData?: IPinData;
}

/** One node; {@link chain} sets its position on the canvas. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters = {},
	more: Partial<INode> = {},
): INode {
	const position: [number, number] = [0, 0];
	return { id: randomUUID(), name, type, typeVersion: 1, position, parameters, ...more };
}

/** Our node, with its credential. */
export function cliq(
	name: string,
	credential: CredentialReference,
	operation: string,
	parameters: INodeParameters,
	more: Partial<INode> = {},
): INode {
	const [resource = '', value = ''] = operation.split('.');
	return node(
		name,
		NODE_TYPE,
		{ resource, operation: value, ...parameters },
		{ credentials: { [CREDENTIAL_TYPE]: { ...credential } }, ...more },
	);
}

/** Our instant trigger, with the credential of either kind. */
export function cliqTrigger(
	credential: CredentialReference,
	parameters: INodeParameters,
	type = CREDENTIAL_TYPE,
): INode {
	return node('Zoho Cliq Trigger', TRIGGER_TYPE, parameters, {
		webhookId: randomUUID(),
		credentials: { [type]: { ...credential } },
	});
}

/** Our node, as what answers behind the trigger. */
export function cliqReply(credential: CredentialReference, text: string): INode {
	return cliq('Reply', credential, 'bot.reply', { text, options: {} });
}

/** A Code node that outputs what its JavaScript returns for all items. */
export function code(name: string, jsCode: string): INode {
	return node(name, 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
}

export const manualTrigger = (): INode => node('Start', 'n8n-nodes-base.manualTrigger');

/** A webhook that accepts `POST` at `/webhook/PATH`, and responds at once. */
export function webhook(path: string): INode {
	const parameters = { httpMethod: 'POST', path };
	return node('Webhook', 'n8n-nodes-base.webhook', parameters, { typeVersion: 2, webhookId: path });
}

/** A node that outputs this many items `{ n: 0 }`, `{ n: 1 }` … */
export function items(count: number): INode {
	const numbers = JSON.stringify({ all: Array.from({ length: count }, (_, n) => ({ n })) });
	return node('Items', 'n8n-nodes-base.code', {
		mode: 'runOnceForAllItems',
		jsCode: `return (${numbers}).all.map((json) => ({ json }));`,
	});
}

/** A workflow of nodes one after the other. */
export function chain(name: string, nodes: readonly INode[]): WorkflowJson {
	const connections: IConnections = {};
	nodes.slice(1).forEach((next, index) => {
		const from = nodes[index]?.name ?? '';
		connections[from] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	const placed = nodes.map((each, index) => ({
		...each,
		position: [index * 220, 0] as [number, number],
	}));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}

/** An exported workflow with a credential inserted wherever a node requires its type. */
export function withCredential(
	workflow: WorkflowJson,
	credential: CredentialReference,
	type = CREDENTIAL_TYPE,
): WorkflowJson {
	const nodes = workflow.nodes.map((each) =>
		each.credentials?.[type]
			? { ...each, credentials: { ...each.credentials, [type]: { ...credential } } }
			: each,
	);
	return { ...workflow, nodes };
}

/** A resource locator's value. */
export function locator(mode: string, value: string): INodeParameters {
	return { __rl: true, mode, value } as unknown as INodeParameters;
}
