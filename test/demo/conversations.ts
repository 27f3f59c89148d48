// Conversations in Cliq: a message that starts a workflow, whose agent replies, and a question that is answered.
import type { ICredentialType, IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import type { NodeTypeMap, WorkflowJson } from '../support/engine';
import { createEngine } from '../support/engine';
import { itemTrigger, portsOnly } from '../support/engine/singleNode';
import { sample } from '../support/events';

const TRIGGER = 'n8n-nodes-zoho-cliq.zohoCliqTrigger';
const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/** What a conversation takes. */
export interface Stage {
	readonly sandbox: Sandbox;
	readonly node: INodeType;
	readonly trigger: INodeType;
	readonly credentialType: ICredentialType;
	readonly credential: IDataObject;
	readonly example: (name: string) => WorkflowJson;
}

/** In place of a model and its agent: says what it was asked. */
const agent: INodeType = {
	description: portsOnly('agent', {
		inputs: [
			NodeConnectionTypes.Main,
			NodeConnectionTypes.AiLanguageModel,
			NodeConnectionTypes.AiMemory,
		],
		outputs: [NodeConnectionTypes.Main],
	}),
	async execute() {
		const items = this.getInputData().map(({ json }, item) => ({
			json: {
				output: `You asked: **${json.chatInput as string}** A real model would know the answer.`,
			},
			pairedItem: { item },
		}));
		return await Promise.resolve([items]);
	},
};

const part = (output: string): INodeType => ({
	description: portsOnly('part', { inputs: [], outputs: [output as 'main'] }),
});

/**
 * Sends one of Zoho's sample events to the trigger, and runs the workflow of example 11 with what it makes of it.
 *
 * @returns whether the bot replied in the chat
 */
export async function messageAndReply({ example, ...stage }: Stage): Promise<boolean> {
	const workflow = example('11-bot-with-ai-agent');
	const started = workflow.nodes.find(({ type }) => type === TRIGGER);
	const items = await received(stage, started?.parameters as IDataObject);
	for (const { json } of items)
		console.log(`   ${nameOf(json)} to the bot: ${json.text as string}`);
	const nodeTypes: NodeTypeMap = {
		[TRIGGER]: itemTrigger(items),
		[`${LANGCHAIN}.agent`]: agent,
		[`${LANGCHAIN}.lmChatOpenAi`]: part(NodeConnectionTypes.AiLanguageModel),
		[`${LANGCHAIN}.memoryBufferWindow`]: part(NodeConnectionTypes.AiMemory),
	};
	const engine = engineOf(stage, stage.node);
	const { status, steps } = await engine.runWorkflow(workflow, { nodeTypes });
	for (const { error } of steps) if (error instanceof Error) console.log(`   ✘ ${error.message}`);
	const reply = steps.find(({ node }) => node.name === 'Reply')?.outputs[0]?.[0];
	console.log(`   The bot: ${stage.sandbox.organization.messages.at(-1)?.text ?? ''}`);
	return status === 'success' && reply?.json.success === true;
}

/** @returns the items with which the trigger starts a workflow for a message of Olivia to the bot */
async function received(stage: Omit<Stage, 'example'>, parameters: IDataObject) {
	const { organization } = stage.sandbox;
	const olivia = organization.users.find(({ name }) => name === 'Olivia Palmer');
	const bot = organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
	if (!olivia || !bot) throw new Error('The sandbox has changed');
	const receiver = await engineOf(stage, stage.trigger).receiver({
		parameters: {
			...parameters,
			bot: { __rl: true, mode: 'name', value: bot.uniqueName },
		} as never,
	});
	const event = sample('bot-message_handler');
	const [first_name, last_name] = olivia.name.split(' ');
	const user = { ...event.params.user, id: olivia.id, first_name, last_name, email: olivia.email };
	const chat = { id: organization.botChat(bot, olivia.id).id, type: 'bot', title: bot.name };
	const message = 'Is the payment gateway up?';
	const details = { message: { type: 'text', text: message } };
	const params = { ...event.params, user, chat, message, message_details: details };
	const sent = { ...event, name: bot.name, unique_name: bot.uniqueName, params };
	await receiver.post(JSON.stringify(sent));
	await receiver.close();
	return [...receiver.started];
}

/**
 * Asks the question of example 14, and clicks on its answer as the manager.
 *
 * @returns whether the workflow went on with the approval
 */
export async function approval({ example, ...stage }: Stage): Promise<boolean> {
	const execution = await engineOf(stage, stage.node).waitingWorkflow(
		example('14-approve-a-purchase'),
	);
	const question = stage.sandbox.requests.filter(({ path }) => path.endsWith('/message')).at(-1);
	const { text, buttons = [] } = question?.body as {
		text: string;
		buttons?: Array<{ label: string; action: { data: { web: string } } }>;
	};
	console.log(
		`   n8n asks: ${text.split('\n')[0]}  [${buttons.map(({ label }) => label).join('] [')}]`,
	);
	const [approve] = buttons;
	await execution.open(approve?.action.data.web ?? '', { method: 'POST', body: {} });
	const [answer] = execution.output('Ask the Manager') ?? [];
	console.log(`   The manager clicks ${approve?.label}: ${JSON.stringify(answer?.json)}`);
	return execution.status === 'success' && execution.hasRun('Order It');
}

export function engineOf(
	{ credentialType, credential }: Pick<Stage, 'credentialType' | 'credential'>,
	node: INodeType,
) {
	const engine = createEngine({ node, credentialType });
	engine.saveCredential('Zoho Cliq account', credential as never);
	return engine;
}

function nameOf({ user }: INodeExecutionData['json']): string {
	const { name } = (user ?? {}) as IDataObject;
	return typeof name === 'string' ? name : 'Somebody';
}
