import type { INode } from 'n8n-workflow';

import { agentWorkflow } from '../support/agents';
import type { Model } from '../support/model';
import { startModel } from '../support/model';
import type { Execution } from '../support/rest';
import { CREDENTIAL_TYPE } from '../support/rest';
import { locator, node, TOOL_TYPE } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

let model: Model | undefined;

afterEach(async () => {
	await model?.close();
});

/** An agent with our node as its only tool, and a model that calls it with these arguments. */
async function runAgent(
	tool: Partial<INode>,
	toolArguments: Record<string, string>,
): Promise<{ execution: Execution; model: Model }> {
	model = await startModel([toolArguments]);
	const { rest, credential } = world;
	const cliq = node('Cliq', TOOL_TYPE, tool.parameters, {
		credentials: { [CREDENTIAL_TYPE]: { ...credential } },
	});
	const saved = await rest.createWorkflow(await agentWorkflow(rest, model, [cliq]));
	return { execution: await rest.run(saved), model };
}

describe('the node as a tool of an AI agent', () => {
	it('is offered by n8n', async () => {
		const types = await world.rest.nodeTypes();
		const tool = types.find(({ name }) => name === TOOL_TYPE);
		expect(tool).toMatchObject({
			displayName: 'Zoho Cliq Tool',
			outputs: ['ai_tool'],
			codex: { subcategories: { AI: ['Tools'] } },
		});
	});

	it('sends the model’s Markdown to the model’s recipient, and reports it to the model', async () => {
		const { execution, model } = await runAgent(
			{
				parameters: {
					resource: 'message',
					operation: 'send',
					sendTo: 'user',
					user: locator('email', "={{ $fromAI('to', 'Email address of the person', 'string') }}"),
					text: "={{ $fromAI('text', 'What to tell', 'string') }}",
					options: {},
				},
			},
			{ to: 'olivia.palmer@zylker.example', text: 'The report is **ready**.' },
		);
		expect(execution.error).toBeUndefined();
		const { organization } = world.sandbox;
		const olivia = organization.findUser('olivia.palmer@zylker.example');
		expect(organization.messages).toMatchObject([
			{ text: 'The report is *ready*.', to: { type: 'user', id: olivia?.id } },
		]);

		const [first, second] = model.requests;
		expect(first?.tools?.[0]?.function.parameters).toMatchObject({
			properties: { to: { type: 'string' }, text: { type: 'string' } },
		});
		const answer = second?.messages.find(({ role }) => role === 'tool');
		expect(JSON.stringify(answer?.content)).toContain('success');
		expect(execution.items('Agent')[0]?.json.output).toBe('Done.');
	});

	it('shares a report written by the model', async () => {
		const { execution } = await runAgent(
			{
				parameters: {
					resource: 'file',
					operation: 'upload',
					sendTo: 'channel',
					channel: locator('name', 'zylkermarketing'),
					source: 'text',
					fileName: 'report.csv',
					fileContent: "={{ $fromAI('report', 'The report as CSV', 'string') }}",
					options: {},
				},
			},
			{ report: 'week,sign-ups\n46,158\n' },
		);
		expect(execution.error).toBeUndefined();
		expect(world.sandbox.organization.files).toMatchObject([{ name: 'report.csv', size: 21 }]);
	});

	it('reports to the model why it failed', async () => {
		const { model } = await runAgent(
			{
				parameters: {
					resource: 'message',
					operation: 'send',
					sendTo: 'channel',
					channel: locator('name', "={{ $fromAI('channel', 'The channel', 'string') }}"),
					text: 'Hello',
					options: {},
				},
			},
			{ channel: 'announcments' },
		);
		const answer = model.requests[1]?.messages.find(({ role }) => role === 'tool');
		expect(JSON.stringify(answer?.content)).toMatch(/Cliq could not find .*channel/);
		expect(world.sandbox.organization.messages).toEqual([]);
	});
});
