import type { IDataObject, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import { ZohoCliqPollingTrigger } from '../../nodes/ZohoCliqPollingTrigger/ZohoCliqPollingTrigger.node';
import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';
import type { NodeTypeMap } from '../support/engine';
import { createEngine } from '../support/engine';
import { itemTrigger, portsOnly } from '../support/engine/singleNode';
import { itemOf, sample } from '../support/events';
import { example } from './examples';
import { marketingIn, OLIVIA } from './marketing';
import { CREDENTIAL, useWorld } from './world';

const world = useWorld();
const { marketing, share } = marketingIn(world, () => Date.now());

const POLLING = 'n8n-nodes-zoho-cliq.zohoCliqPollingTrigger';
const INSTANT = 'n8n-nodes-zoho-cliq.zohoCliqTrigger';
const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const SUMMARY = '20-search-and-summarize';
const DIGEST = '22-webhook-digest';

const ours: Record<string, INodeType> = {
	[POLLING]: new ZohoCliqPollingTrigger(),
	[INSTANT]: new ZohoCliqTrigger(),
	'n8n-nodes-zoho-cliq.zohoCliq': new ZohoCliq(),
	'n8n-nodes-zoho-cliq.zohoCliqAdmin': new ZohoCliqAdmin(),
};

/** A model, and a memory: the agent stand-in does not use them. */
const blank = (output: string): INodeType => ({
	description: portsOnly('blank', { inputs: [], outputs: [output as 'main'] }),
});

/** Answers what n8n's agent reads: its prompt if it has one, otherwise the item's text and session. */
const agent: INodeType = {
	description: {
		...portsOnly('agent', {
			inputs: [
				NodeConnectionTypes.Main,
				NodeConnectionTypes.AiLanguageModel,
				NodeConnectionTypes.AiMemory,
			],
			outputs: [NodeConnectionTypes.Main],
		}),
		properties: [{ displayName: 'Prompt', name: 'text', type: 'string', default: '' }],
	},
	async execute() {
		const output = this.getInputData().map(({ json }, item) => {
			const asked = `You asked **${json.chatInput as string}** in ${json.sessionId as string}`;
			const prompt = this.getNodeParameter('text', item, '') as string;
			return { json: { output: prompt || asked }, pairedItem: { item } };
		});
		return await Promise.resolve([output]);
	},
};

/** Runs an example from what its trigger gives. */
async function run(name: string, trigger: string, items: INodeExecutionData[]) {
	const standIn = itemTrigger(items);
	// With the form, so that n8n keeps the settings.
	standIn.description = {
		...standIn.description,
		properties: ours[trigger]?.description.properties ?? [],
	};
	const nodeTypes: NodeTypeMap = {
		[trigger]: standIn,
		[`${LANGCHAIN}.agent`]: agent,
		[`${LANGCHAIN}.lmChatOpenAi`]: blank(NodeConnectionTypes.AiLanguageModel),
		[`${LANGCHAIN}.memoryBufferWindow`]: blank(NodeConnectionTypes.AiMemory),
	};
	const report = await world.engine.runWorkflow(example(name), { nodeTypes });
	expect(report.steps.map(({ error }) => error).filter(Boolean)).toEqual([]);
	expect(report.status).toBe('success');
	return report.steps;
}

function event(
	name: string,
	changes: IDataObject = {},
	params: IDataObject = {},
): INodeExecutionData[] {
	const { chatId: id, id: channelId } = marketing();
	const sent = sample(name);
	const json = itemOf({ ...sent, params: { ...sent.params, ...params } });
	if (!json) throw new Error(`${name} is no event`);
	const chat = { id, type: 'channel', channelId, channelUniqueName: 'zylkermarketing' };
	const replyTo = {
		userId: OLIVIA.id,
		chatId: id,
		chatType: 'channel',
		channelUniqueName: 'zylkermarketing',
	};
	return [{ json: { ...json, user: OLIVIA, chat, replyTo, ...changes } }];
}

const texts = () => world.sandbox.organization.messages.map(({ text }) => text);

describe.each([
	'10-new-files-to-storage',
	'11-bot-with-ai-agent',
	'12-slash-command-lookup',
	'13-ticket-from-message',
	'17-error-workflow',
	'18-database-as-memory',
	'19-event-with-attachments',
	'21-monthly-export',
	SUMMARY,
	DIGEST,
])('examples/%s.json', (name) => {
	it('explains itself, and contains nothing that our nodes do not have', () => {
		const { nodes } = example(name);
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')).toHaveLength(1);
		const used = nodes.filter(({ type }) => type in ours);
		expect(used.length).toBeGreaterThan(0);
		for (const node of used) {
			const { properties = [] } = ours[node.type]?.description ?? {};
			const known =
				NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, null) ?? {};
			const { pollTimes: _, ...given } = node.parameters;
			expect(known).toMatchObject(given);
			const issues = NodeHelpers.getNodeParametersIssues(properties, node, null);
			expect(issues).toBeNull();
		}
	});
});

describe('the example that', () => {
	it('stores new files polls them, and writes them', async () => {
		share('plan', 'plan.txt', Date.parse('2026-05-04T09:00:00Z'));
		const found = example('10-new-files-to-storage').nodes.find(({ type }) => type === POLLING);
		const items = await polled(found?.parameters ?? {});
		const steps = await run('10-new-files-to-storage', POLLING, items);
		const written = steps.find(({ node }) => node.name === 'Write to Disk')?.outputs[0]?.[0];
		expect(written?.json.fileName).toBe('/home/node/.n8n-files/2026-05-04 plan.txt');
		expect(written?.binary).toHaveProperty('data');
	});

	it('answers with an agent replies in the same chat', async () => {
		const asked = { chatInput: 'What is new?', sessionId: 'session' };
		await run('11-bot-with-ai-agent', INSTANT, event('bot-message_handler', asked));
		expect(texts()).toEqual(['You asked *What is new?* in session']);
	});

	it('searches and summarizes gives the agent all messages at once, and posts its answer once', async () => {
		const { id, chatId } = marketing();
		const to = { type: 'channel' as const, id };
		for (const text of ['The launch is on Monday', 'Lunch?', 'Who brings the launch cake?'])
			world.sandbox.organization.addMessage({ chatId, to, sender: OLIVIA, text });
		await run(SUMMARY, 'n8n-nodes-base.scheduleTrigger', [{ json: {} }]);
		const posted = texts().slice(3);
		expect(posted).toEqual([expect.stringMatching(/^Summarize .*The launch is on Monday/s)]);
		expect(posted[0]).toContain('Who brings the launch cake?');
		expect(posted[0]).not.toContain('Lunch?');
	});

	it('looks something up replies to the command', async () => {
		const items = event('command-execution_handler', {}, { arguments: ' 1001 ' });
		await run('12-slash-command-lookup', INSTANT, items);
		expect(texts()).toEqual(['Order 1001: *shipped on Monday*']);
	});

	it('makes tickets posts their number and title', async () => {
		const items = event('messageaction-execution_handler', { text: 'It is broken\nAll of it' });
		await run('13-ticket-from-message', INSTANT, items);
		expect(texts()).toEqual([expect.stringMatching(/^Ticket \*T-\d+\*: It is broken$/)]);
	});

	it('remembers tickets in a database announces each of them once', async () => {
		const { databases } = world.sandbox.organization;
		await run('18-database-as-memory', 'n8n-nodes-base.manualTrigger', [{ json: {} }]);
		const announced = [
			'New ticket *T-892*: Typo on the pricing page',
			'New ticket *T-893*: Export lacks umlauts: Größe',
		];
		expect(texts()).toEqual(announced);
		await run('18-database-as-memory', 'n8n-nodes-base.manualTrigger', [{ json: {} }]);
		expect(texts()).toEqual(announced);
		expect(databases[0]?.records.map(({ ticket, status }) => [ticket, status])).toEqual([
			['T-1', 'open'],
			['T-2', 'closed'],
			['T-3', 'open'],
			['T-892', 'open'],
			['T-893', 'waiting'],
		]);
	});

	describe('collects webhook calls', () => {
		it('sends 200 of them as one message, and keeps what arrives meanwhile', async () => {
			const table = new HitTable();
			const hits = Array.from({ length: 200 }, (_, index) => `Hit ${index} {@all}`);
			await table.collect(hits.map((text) => ({ text })));
			table.afterReading = () => {
				table.insert('Late');
			};
			expect(await table.digest()).toBe('success');
			expect(texts()).toEqual([hits.join('\n').replaceAll('{@', '{\u200b@')]);
			expect(table.texts).toEqual(['Late']);
			expect(await table.digest()).toBe('success');
			expect(await table.digest()).toBe('success');
			expect(texts().slice(1)).toEqual(['Late']);
		});

		it('loses none of them when Cliq refuses the message', async () => {
			const table = new HitTable();
			await table.collect([{ text: 'One' }, { level: 3 }, { text: '' }]);
			world.sandbox.answerNext({ method: 'POST', status: 400, body: '{}' });
			expect(await table.digest()).toBe('error');
			expect(await table.digest()).toBe('success');
			expect(texts()).toEqual(['One\n{"level":3}\n{"text":""}']);
			expect(table.texts).toEqual([]);
		});
	});

	it('exports every month streams a file to the storage', async () => {
		const steps = await run('21-monthly-export', 'n8n-nodes-base.scheduleTrigger', [{ json: {} }]);
		const written = steps.find(({ node }) => node.name === 'Write to Disk')?.outputs[0]?.[0];
		expect(written?.json.fileName).toMatch(/^\/home\/node\/\.n8n-files\/\d{4}-\d\d chats\.csv$/);
		expect(written?.json.bytes).toBeGreaterThan(0);
		expect(written?.binary?.data).toMatchObject({ mimeType: 'text/csv' });
	});

	it('tells of errors posts a card with a button to the execution', async () => {
		const url = 'https://n8n.example.com/workflow/7/executions/231';
		const execution = { id: '231', url, lastNodeExecuted: 'Bank', error: { message: 'Refused' } };
		const json = { execution, workflow: { id: '7', name: 'Payments' } };
		await run('17-error-workflow', 'n8n-nodes-base.errorTrigger', [{ json }]);
		expect(world.sandbox.requests.find(({ method }) => method === 'POST')?.body).toMatchObject({
			text: 'Payments failed',
			card: {
				title: 'Payments',
				sections: [
					{
						title: 'What happened',
						fields: [
							{ title: 'Node', value: 'Bank' },
							{ title: 'Error', value: 'Refused' },
						],
					},
				],
			},
			buttons: [{ label: 'Open Execution', action: { data: { web: url } } }],
		});
	});

	it('books an event invites people, and attaches its agenda', async () => {
		const { organization } = world.sandbox;
		const name = '19-event-with-attachments';
		const steps = await run(name, 'n8n-nodes-base.manualTrigger', [{ json: {} }]);
		const booked = organization.events.find(({ title }) => title === 'Launch of the campaign');
		expect(booked).toMatchObject({
			type: 'video_conference',
			attendees: [{ email: 'olivia.palmer@zylker.example' }, { email: 'guest@example.com' }],
			reminders: [{ type: 'notification', minutes: 15 }],
		});
		const files = organization.files.filter(({ id }) => booked?.attachments.includes(id));
		expect(files).toMatchObject([{ name: 'agenda.txt', size: 49 }]);
		expect(JSON.stringify(steps)).toContain('meeting_link');
	});
});

/** Stands for n8n's Data Table, with what the example does with it. */
class HitTable {
	private rows: Array<{ id: number; text: string }> = [];

	private latest = 0;

	/** Happens once some rows were read. */
	afterReading = (): void => undefined;

	get texts(): string[] {
		return this.rows.map(({ text }) => text);
	}

	insert(text: string): void {
		this.rows.push({ id: ++this.latest, text });
	}

	/** Calls the webhook with each of these bodies. */
	async collect(bodies: readonly IDataObject[]): Promise<void> {
		const items = bodies.map((body) => ({ json: { headers: {}, query: {}, body } }));
		const report = await this.start('Webhook', items);
		expect(report.status).toBe('success');
	}

	async digest() {
		const { status } = await this.start('Every Five Minutes', [{ json: {} }]);
		this.afterReading = () => undefined;
		return status;
	}

	private async start(startNode: string, items: INodeExecutionData[]) {
		const trigger = itemTrigger(items);
		const nodeTypes: NodeTypeMap = {
			'n8n-nodes-base.webhook': trigger,
			'n8n-nodes-base.scheduleTrigger': trigger,
			'n8n-nodes-base.dataTable': this.node,
		};
		return await world.engine.runWorkflow(example(DIGEST), { nodeTypes, startNode });
	}

	private get node(): INodeType {
		const run = (operation: string, valueOf: (name: string) => unknown): IDataObject[] => {
			if (operation === 'insert') {
				this.insert(valueOf('columns.value.text') as string);
				return this.rows.slice(-1);
			}
			const found = [...this.rows];
			if (operation === 'get') {
				this.afterReading();
				return found;
			}
			const id = valueOf('filters.conditions[0].keyValue');
			this.rows = found.filter((row) => row.id !== id);
			return found.filter((row) => row.id === id);
		};
		const main = [NodeConnectionTypes.Main];
		const names = ['operation', 'columns', 'filters'];
		return {
			description: {
				...portsOnly('dataTable', { inputs: main, outputs: main }),
				properties: names.map((name) => ({
					displayName: name,
					name,
					type: 'json',
					default: '',
				})),
			},
			async execute() {
				const output = this.getInputData().flatMap((_, item) => {
					const valueOf = (name: string) => this.getNodeParameter(name, item) as unknown;
					const rows = run(valueOf('operation') as string, valueOf);
					return rows.map((json) => ({ json, pairedItem: { item } }));
				});
				return await Promise.resolve([output]);
			},
		};
	}
}

/** What the polling trigger gives in a test run. */
async function polled(parameters: INodeParameters): Promise<INodeExecutionData[]> {
	const engine = createEngine({
		node: new ZohoCliqPollingTrigger(),
		credentialType: new ZohoCliqOAuth2Api(),
	});
	engine.saveCredential(CREDENTIAL, world.engine.readCredential(CREDENTIAL));
	return await engine.poller({ parameters }).poll({ mode: 'manual' });
}
