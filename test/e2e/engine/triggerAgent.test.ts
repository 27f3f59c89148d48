import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Model } from '../support/model';
import { startModel } from '../support/model';
import { publishing } from '../support/publishing';
import { useRunningN8n } from '../support/runningN8n';
import type { WorkflowJson } from '../support/workflow';
import { withCredential } from '../support/workflow';

const world = useRunningN8n();
const { save, executions } = publishing(world);

const EXAMPLE = join(__dirname, '../../../examples/11-bot-with-ai-agent.json');
const from = '631831446';

let model: Model | undefined;

afterEach(async () => {
	await model?.close();
});

describe('the example with an AI agent behind the trigger', () => {
	it('answers as the bot, and remembers the conversation, with all defaults', async () => {
		model = await startModel([]);
		const { rest, sandbox } = world;
		const credential = await world.connect({ permissions: ['manageBots'] });
		const openAi = await rest.createCredential(
			'Stand-in',
			{ apiKey: 'none', url: model.url },
			'openAiApi',
		);
		const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as WorkflowJson;
		const nodes = example.nodes.map((each) =>
			each.name === 'Model' ? { ...each, credentials: { openAiApi: { ...openAi } } } : each,
		);
		const workflow = await save(withCredential({ ...example, nodes }, credential));
		const bot = sandbox.organization.bots.find(({ name }) => name === 'n8n Helper');
		bot?.subscribers.push(from);

		const texts = ['When do we open?', 'And on Sundays?'];
		for (const [index, text] of texts.entries()) {
			await sandbox.say({ bot: 'n8nhelper', from, text });
			await executions(workflow, index + 1);
		}
		expect(await rest.failures(workflow)).toEqual([]);
		await rest.deactivate(workflow);

		const { messages } = sandbox.organization;
		const answers = messages.filter(({ bot: by }) => by?.uniqueName === 'n8nhelper');
		expect(answers.map(({ text }) => text)).toEqual(['Done.', 'Done.']);
		const second = model.requests[1]?.messages.map(({ role, content }) => [role, content]);
		expect(second).toEqual([
			['system', expect.any(String)],
			['user', texts[0]],
			['assistant', 'Done.'],
			['user', texts[1]],
		]);
	});
});
