/** Human review of an agent's tool calls, as n8n 2.x connects it. */
import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { portsOnly } from './singleNode';
import type { ToolInput } from './tool';

/** A tool as n8n gives it to an agent: behind a reviewer, the first name is the reviewer's. */
interface Connected {
	name: string;
	metadata: { sourceNodeName: string; gatedToolNodeName?: string };
}

/** What the agent keeps with a call: the reviewed tool, and what the model filled in. */
interface Reviewed {
	hitl?: { gatedToolNodeName: string; toolName: string; originalInput: ToolInput };
}

const HIDDEN = { resource: 'message', operation: 'sendAndWait', responseType: 'approval' };

const MESSAGE: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	default: '=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
};

/** The twin that n8n derives from a node that can send and wait: other ports, another message. [n8n 2.40] */
export function reviewerTwin(nodeType: INodeType): INodeType {
	const { description } = nodeType;
	const twin = Object.create(nodeType) as INodeType;
	const kept = description.properties.filter(({ name }) => name !== 'message');
	twin.description = {
		...description,
		name: `${description.name}HitlTool`,
		inputs: [{ displayName: 'Tool', type: NodeConnectionTypes.AiTool, required: true }],
		outputs: [{ displayName: 'Human review', type: NodeConnectionTypes.AiTool }],
		properties: [MESSAGE, ...kept.map(hidden)],
	};
	return twin;
}

function hidden(property: INodeProperties): INodeProperties {
	const { displayName, name } = property;
	const value = HIDDEN[name as keyof typeof HIDDEN];
	return value ? { displayName, name, type: 'hidden', default: value } : property;
}

/**
 * An agent without a model that lets n8n's engine run its one tool, so that tool and reviewer can wait. It puts out
 * what it would tell the model.
 */
export function waitingAgent(input: ToolInput): INodeType {
	const { Main, AiLanguageModel, AiTool } = NodeConnectionTypes;
	return {
		description: portsOnly('agent', { inputs: [Main, AiLanguageModel, AiTool], outputs: [Main] }),
		async execute(this: IExecuteFunctions, response?: EngineResponse) {
			const [last] = (response as EngineResponse<Reviewed> | undefined)?.actionResponses ?? [];
			if (!last) return await firstCall(this, input);
			const { hitl } = last.action.metadata;
			const json = last.data.data?.ai_tool?.[0]?.[0]?.json ?? {};
			if (!hitl) return [[{ json: { output: JSON.stringify(json) } }]];
			if (isApproved(json)) return callTool(hitl, last.action.nodeName);
			return [[{ json: { output: refusal(json) } }]];
		},
	};
}

async function firstCall(agent: IExecuteFunctions, input: ToolInput): Promise<EngineRequest> {
	const connected = await agent.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
	const [tool] = (connected as Array<Connected | { tools: Connected[] }>).flatMap((one) =>
		'tools' in one ? one.tools : one,
	);
	if (!tool) throw new Error('No tool is connected');
	const { sourceNodeName, gatedToolNodeName } = tool.metadata;
	const call = { tool: tool.name };
	if (gatedToolNodeName === undefined) {
		return request(sourceNodeName, { ...call, ...input }, { itemIndex: 0 });
	}
	const hitl = { gatedToolNodeName, toolName: tool.name, originalInput: input };
	return request(sourceNodeName, { ...call, toolParameters: input }, { itemIndex: 0, hitl });
}

/** n8n's agent reads `approved` of the item or of its `data`. [n8n 2.40] */
function isApproved(json: IDataObject): boolean {
	return (json.approved ?? (json.data as IDataObject | undefined)?.approved) === true;
}

function callTool(
	{ gatedToolNodeName, toolName, originalInput }: NonNullable<Reviewed['hitl']>,
	parentNodeName: string,
): EngineRequest {
	const call = { tool: toolName, ...originalInput };
	return request(gatedToolNodeName, call, { itemIndex: 0, parentNodeName });
}

function refusal({ data }: IDataObject): string {
	const { chatInput } = (data ?? {}) as { chatInput?: string };
	return chatInput === undefined ? 'Rejected' : `Feedback: ${chatInput}`;
}

function request(nodeName: string, input: IDataObject, metadata: object): EngineRequest {
	const type = NodeConnectionTypes.AiTool;
	const action = {
		actionType: 'ExecutionNodeAction',
		nodeName,
		input,
		type,
		id: 'call_1',
	} as const;
	return { actions: [{ ...action, metadata }], metadata: {} } as EngineRequest;
}
