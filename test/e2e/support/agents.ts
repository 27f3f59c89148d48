import type { INode, NodeConnectionType } from 'n8n-workflow';

import type { Model } from './model';
import type { Rest } from './rest';
import type { WorkflowJson } from './workflow';
import { chain, locator, manualTrigger, node } from './workflow';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/**
 * A workflow that ends with an AI agent, named *Agent*, and its model.
 *
 * @param tools the agent's tool; where a person reviews it, the review first
 * @param before the trigger and what stands between it and the agent
 */
export async function agentWorkflow(
	rest: Rest,
	model: Model,
	tools: readonly INode[],
	before: readonly INode[] = [manualTrigger()],
): Promise<WorkflowJson> {
	const key = { apiKey: 'none', url: model.url };
	const openAi = await rest.createCredential('Stand-in', key, 'openAiApi');
	const agent = node(
		'Agent',
		`${LANGCHAIN}.agent`,
		{ promptType: 'define', text: 'Tell Olivia that the report is ready.', options: {} },
		{ typeVersion: 3 },
	);
	const language = node(
		'Model',
		`${LANGCHAIN}.lmChatOpenAi`,
		{ model: locator('id', 'stand-in'), options: {} },
		{ typeVersion: 1.2, credentials: { openAiApi: { ...openAi } } },
	);
	const { connections, ...workflow } = chain('Agent', [...before, agent]);
	const feeds = (to: string, type: NodeConnectionType) => ({
		[type]: [[{ node: to, type, index: 0 }]],
	});
	const toolConnections = tools.map(({ name }, index) => {
		return [name, feeds(tools[index - 1]?.name ?? 'Agent', 'ai_tool')] as const;
	});
	return {
		...workflow,
		nodes: [...workflow.nodes, language, ...tools],
		connections: {
			...connections,
			Model: feeds('Agent', 'ai_languageModel'),
			...Object.fromEntries(toolConnections),
		},
	};
}
