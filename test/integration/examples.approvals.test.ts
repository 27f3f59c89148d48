import type { INodeProperties, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';

import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import type { NodeTypeMap, WaitingExecution } from '../support/engine';
import { isFirstLine, waitingAgent } from '../support/engine';
import { itemTrigger, portsOnly } from '../support/engine/singleNode';
import { toolTwin } from '../support/engine/tool';
import { reviewerTwin } from '../support/engine/review';
import { until } from '../support/until';
import { example } from './examples';
import { answered, asking } from './questions';
import { useWorld } from './world';

const world = useWorld();
const { posts, edits, links, send } = asking(world);

const PURCHASE = '14-approve-a-purchase';
const AGENT = '15-agent-asks-first';
const FORM = '16-reason-by-form';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const NODE = 'n8n-nodes-zoho-cliq.zohoCliq';

const ours: Record<string, INodeType> = {
	[NODE]: new ZohoCliq(),
	[`${NODE}Tool`]: toolTwin(new ZohoCliq()),
	[`${NODE}HitlTool`]: reviewerTwin(new ZohoCliq()),
};

async function start(name: string, nodeTypes: NodeTypeMap = {}): Promise<WaitingExecution> {
	const execution = await world.engine.waitingWorkflow(example(name), { nodeTypes });
	expect(execution.error).toBeUndefined();
	expect(execution.status).toBe('waiting');
	return execution;
}

const json = (execution: WaitingExecution, name: string) =>
	execution.output(name)?.map((item) => item.json);

/** The recipients of all messages, by email. */
const recipients = () => {
	const { organization } = world.sandbox;
	return organization.messages.map(({ to }) => organization.findUser(to.id)?.email);
};

/** The message changes after the answer's page is sent. */
const changed = async (count: number) => {
	await until(() => edits().length === count);
};

describe.each([PURCHASE, AGENT, FORM])('examples/%s.json', (name) => {
	it('explains itself, and contains nothing that our nodes do not have', () => {
		const { nodes } = example(name);
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')).toHaveLength(1);
		const used = nodes.filter(({ type }) => type in ours);
		expect(used.length).toBeGreaterThan(1);
		for (const node of used) {
			const properties: INodeProperties[] = ours[node.type]?.description.properties ?? [];
			const known = NodeHelpers.getNodeParameters(
				properties,
				node.parameters,
				true,
				false,
				node,
				null,
			);
			expect(known).toMatchObject(node.parameters);
			expect(NodeHelpers.getNodeParametersIssues(properties, node, null)).toBeNull();
		}
	});

	it('leads every answer somewhere', () => {
		const { nodes, connections } = example(name);
		const branches = nodes.filter(({ type }) => type === 'n8n-nodes-base.if');
		for (const { name: branch } of branches) {
			const outputs = connections[branch]?.main ?? [];
			expect(outputs.map((to) => to?.length)).toEqual([1, 1]);
		}
	});
});

describe('the example that approves a purchase', () => {
	const timeOuts = async (count: number) => {
		const execution = await start(PURCHASE);
		for (let index = 0; index < count; index++) await execution.timeOut();
		return execution;
	};

	it('orders once the manager approves', async () => {
		const execution = await start(PURCHASE);
		expect(posts()[0]).toMatchObject({
			card: { title: 'Purchase 2041' },
			text: expect.stringMatching(
				/^Jürgen Größl would like to order \*4 standing desks\* for \*1,250 EUR\*\. Approve it\?\n\n_Please answer by /,
			) as string,
		});
		await send(execution);
		expect(execution.status).toBe('success');
		expect(json(execution, 'Order It')).toEqual(answered({ approved: true }));
		expect(execution.hasRun('Ask the Director')).toBe(false);
		await changed(1);
		expect(recipients()).toEqual(['olivia.palmer@zylker.example']);
	});

	it('tells the requester why the manager declined', async () => {
		const execution = await start(PURCHASE);
		await send(execution, 'Decline', { comment: 'Too expensive' });
		expect(execution.status).toBe('success');
		expect(execution.hasRun('Order It')).toBe(false);
		expect(posts().at(-1)?.text).toBe('Purchase 2041 was not approved: Too expensive.');
		await changed(1);
		expect(recipients().at(-1)).toBe('juergen.groessl@zylker.example');
	});

	it('asks the director if the manager does not answer, and then heeds only the new link', async () => {
		const execution = await start(PURCHASE);
		const [old = ''] = Object.values(links());
		await execution.timeOut();
		expect(execution.status).toBe('waiting');
		expect(recipients()).toEqual(['olivia.palmer@zylker.example', 'patricia.james@zylker.example']);
		expect(await execution.open(old, { method: 'POST' })).toMatchObject({ status: 404 });
		expect(execution.status).toBe('waiting');
		await send(execution);
		expect(json(execution, 'Order It')).toEqual(
			answered({ approved: true }, { email: 'patricia.james@zylker.example' }),
		);
		await changed(1);
	});

	it('orders nothing if nobody answers', async () => {
		const execution = await timeOuts(2);
		expect(execution.status).toBe('success');
		expect(execution.hasRun('Order It')).toBe(false);
		expect(posts().at(-1)?.text).toBe('Purchase 2041 was not approved: nobody answered in time.');
	});
});

/** n8n 1.x has no human review. */
(isFirstLine ? describe.skip : describe)('the example of an agent that asks first', () => {
	const TEXT = 'The launch is on **Monday**.';

	const blank: INodeType = {
		description: portsOnly('model', {
			inputs: [],
			outputs: [NodeConnectionTypes.AiLanguageModel as 'main'],
		}),
	};

	/** With an input that says `approved`, which no time-out may pass on. */
	const ask = async () =>
		await start(AGENT, {
			[`${LANGCHAIN}.chatTrigger`]: itemTrigger([
				{ json: { chatInput: 'Tell them', sessionId: 'one', approved: true } },
			]),
			[`${LANGCHAIN}.agent`]: waitingAgent({ text: TEXT }),
			[`${LANGCHAIN}.lmChatOpenAi`]: blank,
		});

	it('posts what a person has approved', async () => {
		const execution = await ask();
		expect(posts()).toHaveLength(1);
		expect(posts()[0]?.text).toContain(
			'The agent would like to post in #zylkermarketing:\n\nThe launch is on *Monday*.',
		);
		await send(execution, 'Post It');
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(posts().slice(1)).toMatchObject([{ text: 'The launch is on *Monday*.' }]);
		expect(json(execution, 'AI Agent')).toHaveLength(1);
		await changed(1);
	});

	it('posts nothing that was declined, and tells the agent why', async () => {
		const execution = await ask();
		await send(execution, 'Decline', { comment: 'Say which Monday' });
		expect(json(execution, 'AI Agent')).toEqual([{ output: 'Feedback: Say which Monday' }]);
		expect(posts()).toHaveLength(1);
		await changed(1);
	});

	it('posts nothing if nobody answers', async () => {
		const execution = await ask();
		await execution.timeOut();
		expect(json(execution, 'AI Agent')).toEqual([{ output: 'Rejected' }]);
		expect(posts()).toHaveLength(1);
	});
});

describe('the example that asks for a reason', () => {
	const BUTTON = 'Give a Reason';

	it('keeps what was entered, by label', async () => {
		const execution = await start(FORM);
		const { status } = await send(execution, BUTTON, { 'field-0': ' ' });
		expect(status).toBe(422);
		await send(execution, BUTTON, {
			'field-0': 'The fair had filled all others',
			'field-1': 'Sales',
			'field-2': '0',
		});
		expect(execution.status).toBe('success');
		expect(json(execution, 'Keep the Answer')).toEqual([
			{
				expense: 'Hotel in Köln',
				reason: 'The fair had filled all others',
				costCenter: 'Sales',
				amountToPayBack: 0,
			},
		]);
		await changed(1);
	});

	it('reminds the person if the time is over', async () => {
		const execution = await start(FORM);
		await execution.timeOut();
		expect(execution.hasRun('Keep the Answer')).toBe(false);
		expect(posts().at(-1)?.text).toContain('*Hotel in Köln* is still missing');
	});
});
