/** Runs the node as an AI agent's tool, through n8n's own wrapping of nodes as tools. */
import type {
	IConnections,
	IExecuteFunctions,
	INode,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { WorkflowJson } from './additionalData';
import { connect, plainNode, portsOnly, TRIGGER_NAME, TRIGGER_TYPE } from './singleNode';

export const AGENT_TYPE = 'engine.agent';
const AGENT_NAME = 'Agent';

/** What the model fills in for `$fromAI(…)`. */
export type ToolInput = Record<string, string | number | boolean>;

interface Tool {
	invoke(input: ToolInput): Promise<unknown>;
}

/** An agent without a model: calls its one tool with the given input, also if a call before failed. */
export function agentStandIn(input: ToolInput, calls = 1): INodeType {
	const inputs = [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool];
	return {
		description: portsOnly('agent', { inputs, outputs: [NodeConnectionTypes.Main] }),
		async execute(this: IExecuteFunctions) {
			const connected = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			const [tool] = connected as Tool[];
			if (tool === undefined) throw new Error('No tool is connected');
			for (let call = 1; call < calls; call++) await tool.invoke(input).catch(() => undefined);
			return [[{ json: { response: String(await tool.invoke(input)) } }]];
		},
	};
}

/** The twin that n8n derives from a `usableAsTool` node: other ports, and a tool description. */
export function toolTwin(nodeType: INodeType): INodeType {
	const { description } = nodeType;
	const twin = Object.create(nodeType) as INodeType;
	const toolDescription: INodeTypeDescription = {
		...description,
		name: `${description.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [
			{ displayName: 'Description', name: 'toolDescription', type: 'string', default: '' },
			...description.properties,
		],
	};
	twin.description = toolDescription;
	return twin;
}

export function toolWorkflow(tool: INode): WorkflowJson {
	const connections: IConnections = {
		...connect(TRIGGER_NAME, AGENT_NAME),
		[tool.name]: {
			ai_tool: [[{ node: AGENT_NAME, type: NodeConnectionTypes.AiTool, index: 0 }]],
		},
	};
	return {
		nodes: [plainNode(TRIGGER_NAME, TRIGGER_TYPE), plainNode(AGENT_NAME, AGENT_TYPE), tool],
		connections,
	};
}
