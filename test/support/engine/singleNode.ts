/** The smallest workflows there are: a trigger that emits the given items, and the node. */
import type {
	IConnections,
	INode,
	INodeCredentials,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { WorkflowJson } from './additionalData';
import type { CredentialVault } from './credentials';

export const TRIGGER_TYPE = 'engine.items';
export const TRIGGER_NAME = 'Items';
export const NODE_NAME = 'Zoho Cliq';

/** Blank description for stand-ins that only need ports. */
export function portsOnly(
	name: string,
	ports: Pick<INodeTypeDescription, 'inputs' | 'outputs'>,
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ports.inputs.length === 0 ? ['trigger'] : ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		properties: [],
		...ports,
	};
}

/** A trigger that emits these items. */
export function itemTrigger(items: INodeExecutionData[]): INodeType {
	return {
		description: portsOnly('items', { inputs: [], outputs: [NodeConnectionTypes.Main] }),
		async execute() {
			return await Promise.resolve([items]);
		},
	};
}

export function connect(from: string, to: string): IConnections {
	return {
		[from]: { main: [[{ node: to, type: NodeConnectionTypes.Main, index: 0 }]] },
	};
}

/** @returns a node with nothing set but this */
export function plainNode(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

export interface NodeSetup {
	type: string;
	parameters: INodeParameters;
	credentials: INodeCredentials;
	/** Further settings of the node: onError, retryOnFail, executeOnce, typeVersion … */
	settings?: Partial<INode>;
}

export function nodeOf({ type, parameters, credentials, settings }: NodeSetup): INode {
	return {
		id: 'node',
		name: NODE_NAME,
		type,
		typeVersion: 1,
		position: [200, 0],
		parameters,
		credentials,
		...settings,
	};
}

export function singleNodeWorkflow(node: INode): WorkflowJson {
	const trigger = plainNode(TRIGGER_NAME, TRIGGER_TYPE);
	return { nodes: [trigger, node], connections: connect(TRIGGER_NAME, node.name) };
}

/** The `credentials` of a node that uses the saved credential of that name; none for null. */
export function credentialsOf(vault: CredentialVault, name: string | null): INodeCredentials {
	return name === null ? {} : vault.credentialsOf(name);
}
