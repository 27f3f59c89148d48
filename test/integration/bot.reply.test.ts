import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { startThread } from '../../sandbox/threads';
import { flatItem } from '../../nodes/ZohoCliq/events/flatItem';
import type { EventFacts } from '../../nodes/ZohoCliq/events/flatItem';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import type { NodeTypeMap } from '../support/engine';
import { NODE_TYPE } from '../support/engine';
import { connect, itemTrigger, plainNode, portsOnly } from '../support/engine/singleNode';
import { itemWith } from './files';
import { sayInMarketing } from './threadFixtures';
import { useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const JUERGEN = '631832107';
const TRIGGER = 'n8n-nodes-zoho-cliq.zohoCliqTrigger';
const POLLING = 'n8n-nodes-zoho-cliq.zohoCliqPollingTrigger';

const newsbot = { name: 'News Bot', uniqueName: 'newsbot' };

/** What a trigger gives for a message to the news bot, with other facts. */
function event(facts: Partial<EventFacts> = {}): INodeExecutionData {
	const json = flatItem({
		event: 'message',
		text: 'What is new?',
		user: { id: OLIVIA },
		chat: { id: 'CT_1-B2', type: 'bot' },
		sentAt: new Date().toISOString(),
		bot: newsbot,
		payload: {},
		...facts,
	});
	return { json: json as unknown as IDataObject };
}

const channelOf = (uniqueName: string) => {
	const found = world.sandbox.organization.channels.find((one) => one.uniqueName === uniqueName);
	if (!found) throw new Error(`${uniqueName} is seeded`);
	return found;
};

/** A trigger with settings, and what it starts with. */
function trigger(items: INodeExecutionData[]): INodeType {
	const standIn = itemTrigger(items);
	const setting = (name: string) => ({
		displayName: name,
		name,
		type: 'string' as const,
		default: '',
	});
	standIn.description = {
		...standIn.description,
		properties: [setting('reply'), setting('connection')],
	};
	return standIn;
}

/** A node in between that replaces the items. */
function inBetween(change: (items: INodeExecutionData[]) => INodeExecutionData[]): INodeType {
	const ports = [NodeConnectionTypes.Main];
	return {
		description: portsOnly('between', { inputs: ports, outputs: ports }),
		async execute() {
			return await Promise.resolve([change(this.getInputData())]);
		},
	};
}

const said = (text: string) => inBetween(() => [{ json: { output: text } }]);

interface Setup {
	trigger?: INodeType;
	triggerName?: string;
	triggerType?: string;
	settings?: INodeParameters;
	/** Between trigger and reply, in this order. */
	nodes?: INodeType[];
	reply?: INodeParameters;
	mode?: WorkflowExecuteMode;
	/** How many of them, one behind the other. */
	replies?: number;
	others?: INode[];
	otherTypes?: NodeTypeMap;
	otherConnections?: IConnections;
	more?: Partial<INode>;
}

/** Runs trigger → nodes → Reply, and returns what the last node returned and answered. */
async function run({
	nodes = [],
	reply = {},
	replies = 1,
	settings = {},
	triggerName = 'Zoho Cliq Trigger',
	...setup
}: Setup) {
	const between = nodes.map((type, index) => ({ name: `Node ${index}`, type }));
	const parameters = { resource: 'bot', operation: 'reply', ...reply };
	const chain = [
		plainNode(triggerName, setup.triggerType ?? TRIGGER, { parameters: settings }),
		...between.map(({ name }) => plainNode(name, `engine.${name}`)),
		...Array.from({ length: replies }, (_, index) =>
			plainNode(`Reply ${index}`, NODE_TYPE, { parameters, ...setup.more }),
		),
	];
	const connections = chain
		.slice(1)
		.map(({ name }, index) => connect(chain[index]?.name ?? '', name));
	const report = await world.engine.runWorkflow(
		{
			nodes: [...chain, ...(setup.others ?? [])],
			connections: Object.assign({}, ...connections, setup.otherConnections) as IConnections,
		},
		{
			startNode: triggerName,
			mode: setup.mode ?? 'webhook',
			nodeTypes: {
				[setup.triggerType ?? TRIGGER]: setup.trigger ?? trigger([event()]),
				...Object.fromEntries(between.map(({ name, type }) => [`engine.${name}`, type])),
				...setup.otherTypes,
			},
		},
	);
	const last = report.steps.at(-1);
	const thrown = report.thrown.get(`Reply ${replies - 1}`) as
		| { message: string; description: string; context: { cliq: Problem } }
		| undefined;
	return {
		report,
		json: last?.outputs[0]?.map((item) => item.json) ?? [],
		hints: last?.hints.map(({ message }) => message) ?? [],
		responses: report.responses,
		error: thrown,
		requests: world.sandbox.requests.map(({ path, query, body }) => ({ path, query, body })),
	};
}

const TO_OLIVIA = { path: '/api/v2/bots/newsbot/message', query: {} };

describe('a reply to a message to the bot', () => {
	it('goes to its sender, as the bot, with the text of the agent before it', async () => {
		const { json, requests, error, hints } = await run({
			nodes: [said('**Sales** are _up_, {@all}')],
		});
		expect(error).toBeUndefined();
		expect(requests).toEqual([
			{
				...TO_OLIVIA,
				body: { text: '*Sales* are _up_, {\u200b@all}', userids: OLIVIA, sync_message: true },
			},
		]);
		const [message] = world.sandbox.organization.messages;
		expect(json).toMatchObject([
			{
				success: true,
				sentAs: 'bot',
				messageId: message?.id,
				chatId: message?.chatId,
				sentTo: { type: 'bot', id: 'newsbot' },
				recipients: [{ userId: OLIVIA }],
			},
		]);
		expect(hints).toEqual([]);
	});

	it('mentions people, or is in the markup of Cliq, if the options say so', async () => {
		const { requests } = await run({
			nodes: [said('*Hi* **{@all}**')],
			reply: { options: { neutralizeMentions: false, textFormat: 'cliq' } },
		});
		expect(requests[0]?.body).toMatchObject({ text: '*Hi* **{@all}**' });
	});

	it('repeats what was asked directly behind the trigger', async () => {
		const { requests } = await run({});
		expect(requests[0]?.body).toMatchObject({ text: 'What is new?', userids: OLIVIA });
	});

	it.each([
		['keeps no pairing', said('Hi')],
		[
			'combines items',
			inBetween((items) => [
				{ json: { text: 'Hi' }, pairedItem: items.map((_, item) => ({ item })) },
			]),
		],
		['returns several', inBetween(() => [{ json: { text: 'Hi' } }, { json: { text: 'Hi' } }])],
	])('finds it behind a node that %s', async (_what, node) => {
		const { requests, error } = await run({ nodes: [node, inBetween((items) => items)] });
		expect(error).toBeUndefined();
		for (const { body } of requests) expect(body).toMatchObject({ text: 'Hi', userids: OLIVIA });
		expect(requests).not.toEqual([]);
	});

	it('finds it whatever the trigger is called', async () => {
		const { error, requests } = await run({
			triggerName: `Olivia's "bot" {{ 1 }} \\ $('x')`,
			nodes: [said('Hi')],
		});
		expect(error).toBeUndefined();
		expect(requests).toHaveLength(1);
	});

	it('is split if it is long, and says so', async () => {
		const text = 'A sentence of the report.\n\n'.repeat(400);
		const { json, requests, hints } = await run({ nodes: [said(text)] });
		expect(requests).toHaveLength(3);
		expect(requests.every(({ body }) => (body as IDataObject).userids === OLIVIA)).toBe(true);
		expect(json[0]?.parts).toHaveLength(3);
		expect(hints).toEqual([
			'The text went out in 3 parts because Cliq takes 5,000 characters a message.',
		]);
	});

	it('can have files, which go to the sender alone', async () => {
		const file = inBetween(() => [
			{ ...itemWith({ data: ['abc', 'a.txt'] }), json: { text: 'Here' } },
		]);
		const { json, requests } = await run({ nodes: [file], reply: { attachments: 'data' } });
		expect(requests.map(({ path }) => path)).toEqual(['/api/v2/bots/newsbot/files']);
		expect(world.sandbox.organization.messages).toMatchObject([
			{ text: 'Here', files: [{ name: 'a.txt' }], to: { userId: OLIVIA } },
		]);
		expect(json[0]).toMatchObject({ files: [{ name: 'a.txt' }], recipients: [{ userId: OLIVIA }] });
	});

	it('can be a card, whose texts mention nobody either', async () => {
		const { requests } = await run({
			nodes: [said('Hi')],
			reply: { contentType: 'card', text: 'Sales', cardTitle: 'Hello {@all}' },
		});
		expect(requests[0]?.body).toMatchObject({
			text: 'Sales',
			userids: OLIVIA,
			card: { title: 'Hello {\u200b@all}' },
		});
	});
});

describe('a reply elsewhere', () => {
	it('goes into the channel as the bot', async () => {
		const { chatId, uniqueName } = channelOf('zylkermarketing');
		const { json, requests, error } = await run({
			trigger: trigger([
				event({
					event: 'mention',
					chat: { id: chatId, type: 'channel', channelUniqueName: uniqueName },
				}),
			]),
			nodes: [said('Hi')],
		});
		expect(error).toBeUndefined();
		expect(requests).toMatchObject([
			{
				path: '/api/v2/channelsbyname/zylkermarketing/message',
				query: { bot_unique_name: 'newsbot' },
			},
		]);
		expect(json[0]).toMatchObject({ sentAs: 'bot', chatId });
		expect(world.sandbox.organization.messages.at(-1)).toMatchObject({
			chatId,
			bot: { uniqueName: 'newsbot' },
		});
	});

	it('finds the name of a channel that the event does not give', async () => {
		const { chatId } = channelOf('zylkermarketing');
		const { requests } = await run({
			trigger: trigger([event({ event: 'mention', chat: { id: chatId, type: 'channel' } })]),
			nodes: [inBetween(() => [{ json: { text: 'a' } }, { json: { text: 'b' } }])],
		});
		expect(requests.map(({ path }) => path)).toEqual([
			'/api/v2/channels',
			'/api/v2/channelsbyname/zylkermarketing/message',
			'/api/v2/channelsbyname/zylkermarketing/message',
		]);
	});

	it('goes into the thread as the bot', async () => {
		const { organization } = world.sandbox;
		const [me] = organization.users;
		const message = sayInMarketing(organization);
		if (!me) throw new Error('Somebody is seeded');
		const { chatId: threadId } = startThread(organization, message, me, 'Sign-ups');
		const { requests, error } = await run({
			trigger: trigger([
				event({ chat: { id: message.chatId, type: 'channel' }, threadId, messageId: message.id }),
			]),
			nodes: [said('Hi')],
		});
		expect(error).toBeUndefined();
		expect(requests).toMatchObject([
			{ path: `/api/v2/chats/${threadId}/message`, query: { bot_unique_name: 'newsbot' } },
		]);
	});

	it('goes into another chat as the connected account, and says so', async () => {
		const { organization } = world.sandbox;
		const chat = organization.chats.find(({ title }) => title === 'Launch Crew');
		const { requests, json, hints } = await run({
			trigger: trigger([event({ event: 'mention', chat: { id: chat?.id, type: 'chat' } })]),
			nodes: [said('Hi')],
		});
		expect(requests).toMatchObject([{ path: `/api/v2/chats/${chat?.id}/message`, query: {} }]);
		expect(json[0]).toMatchObject({ sentAs: 'connectedAccount', chatId: chat?.id });
		expect(hints).toEqual(['In this kind of chat bots cannot write: the connected account did.']);
	});

	it('goes where the item of a polling trigger is from, each to its own', async () => {
		const { organization } = world.sandbox;
		const ids = organization.chats
			.filter(({ type, members }) => type === 'chat' && members.includes('631830849'))
			.map(({ id }) => id)
			.slice(0, 1);
		const chats = [...ids, channelOf('zylkermarketing').chatId];
		const { requests, hints, json } = await run({
			triggerType: POLLING,
			trigger: trigger(chats.map((id) => event({ bot: undefined, chat: { id, type: 'channel' } }))),
			nodes: [
				inBetween((items) =>
					items.map(({ json }, item) => ({ json: { text: json.text }, pairedItem: { item } })),
				),
			],
		});
		expect(requests.map(({ path }) => path)).toEqual(
			chats.map((id) => `/api/v2/chats/${id}/message`),
		);
		expect(json.map(({ sentAs }) => sentAs)).toEqual(['connectedAccount', 'connectedAccount']);
		expect(hints).toEqual([]);
	});

	it('goes nowhere if it may be for one of several', async () => {
		const { error, requests } = await run({
			triggerType: POLLING,
			trigger: trigger(['CT_1', 'CT_2'].map((id) => event({ bot: undefined, chat: { id } }))),
			nodes: [inBetween(() => ['a', 'b', 'c'].map((text) => ({ json: { text } })))],
		});
		expect(error?.message).toMatch(
			/^"Reply To" is Automatic, but n8n does not know which item of "Zoho Cliq Trigger"/,
		);
		expect(requests).toEqual([]);
	});

	it('goes where the user says', async () => {
		const { requests } = await run({
			nodes: [said('Hi')],
			settings: { reply: 'respond' },
			reply: { replyTo: 'define', replyToJson: { bot: 'newsbot', userId: Number(JUERGEN) } },
		});
		expect(requests).toMatchObject([{ ...TO_OLIVIA, body: { userids: JUERGEN } }]);
	});

	it('goes where the item says, which comes before the trigger', async () => {
		const { requests } = await run({
			settings: { reply: 'respond' },
			nodes: [
				inBetween(() => [{ json: { text: 'Hi', replyTo: { bot: 'newsbot', userId: JUERGEN } } }]),
			],
		});
		expect(requests).toMatchObject([{ ...TO_OLIVIA, body: { userids: JUERGEN } }]);
	});
});

describe('without anything to reply to', () => {
	it('says what to do', async () => {
		const { error, requests } = await run({ triggerType: 'engine.other', nodes: [said('Hi')] });
		expect(error?.context.cliq).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Reply To" is Automatic, but there is nothing to reply to',
			remedy: 'Put this node behind a Zoho Cliq Trigger, or choose Reply To: Define Below.',
		});
		expect(requests).toEqual([]);
	});

	it('refuses a place that is none', async () => {
		const { error } = await run({ reply: { replyTo: 'define', replyToJson: { bot: 'newsbot' } } });
		expect(error?.message).toBe(
			'"Reply To (JSON)" must contain "userId", "channelUniqueName", "chatId" or "threadId"',
		);
	});
});

describe('with two triggers', () => {
	const other = (more: Partial<INode>): Setup => ({
		others: [plainNode('Another', TRIGGER, more)],
		otherConnections: connect('Another', 'Node 0'),
		nodes: [said('Hi')],
	});

	it.each([{}, { disabled: true }])('the one that ran counts: %j', async (more) => {
		const { error, requests } = await run(other(more));
		expect(error).toBeUndefined();
		expect(requests).toMatchObject([{ body: { userids: OLIVIA } }]);
	});
});

describe('a trigger that is answered by this operation', () => {
	const respond = {
		settings: { reply: 'respond', connection: 'webhookBot' },
		nodes: [said('**Hi**')],
	};

	it.each([
		['webhookBot', { output: { text: '*Hi*' } }],
		['deluge', { text: '*Hi*' }],
	])('gets the text over HTTP: %s', async (connection, body) => {
		const { responses, requests, json, error } = await run({
			...respond,
			settings: { reply: 'respond', connection },
		});
		expect(error).toBeUndefined();
		expect(responses).toEqual([{ body, headers: {}, statusCode: 200 }]);
		expect(requests).toEqual([]);
		expect(json).toEqual([
			{
				success: true,
				chatId: 'CT_1-B2',
				sentTo: { type: 'bot', id: 'newsbot' },
				sentAs: 'bot',
			},
		]);
	});

	it('gets a card and the look of the sender', async () => {
		const { responses } = await run({
			...respond,
			reply: {
				contentType: 'card',
				text: 'Sales',
				cardTitle: 'Up',
				options: { senderName: 'Robot' },
			},
		});
		expect(responses).toMatchObject([
			{ body: { output: { text: 'Sales', card: { title: 'Up' }, bot: { name: 'Robot' } } } },
		]);
	});

	it('gets the first part of a long text; the others follow as messages', async () => {
		const text = 'A sentence of the report.\n\n'.repeat(400);
		const { responses, requests, json } = await run({ ...respond, nodes: [said(text)] });
		expect(responses).toHaveLength(1);
		expect(requests).toMatchObject([TO_OLIVIA, TO_OLIVIA]);
		expect(json[0]?.parts).toMatchObject([{}, { messageId: expect.any(String) as string }, {}]);
	});

	it('gets the text, and the files follow', async () => {
		const file = inBetween(() => [
			{ ...itemWith({ data: ['abc', 'a.txt'] }), json: { text: 'Here' } },
		]);
		const { responses, requests } = await run({
			...respond,
			nodes: [file],
			reply: { attachments: 'data' },
		});
		expect(responses).toMatchObject([{ body: { output: { text: 'Here' } } }]);
		expect(requests.map(({ path }) => path)).toEqual(['/api/v2/bots/newsbot/files']);
	});

	it('gets files without a text as messages', async () => {
		const file = inBetween(() => [{ ...itemWith({ data: ['abc', 'a.txt'] }), json: { text: '' } }]);
		const { responses, requests, error } = await run({
			...respond,
			nodes: [file],
			reply: { attachments: 'data' },
		});
		expect(error).toBeUndefined();
		expect(responses).toEqual([]);
		expect(requests.map(({ path }) => path)).toEqual(['/api/v2/bots/newsbot/files']);
	});

	it('is answered once: by the first item, and the first node', async () => {
		const two = inBetween(() => ['a', 'b'].map((text) => ({ json: { text }, pairedItem: 0 })));
		const { responses, requests, error } = await run({
			...respond,
			nodes: [two],
			replies: 2,
			reply: { text: 'Hi' },
		});
		expect(error).toBeUndefined();
		expect(responses).toHaveLength(1);
		expect(requests).toHaveLength(3);
	});

	it.each([
		['Cliq no longer waits', { sentAt: new Date(Date.now() - 60_000).toISOString() }],
		['the event takes no answer', { event: 'call' }],
	])('gets a message if %s', async (_why, facts) => {
		const { responses, requests } = await run({ ...respond, trigger: trigger([event(facts)]) });
		expect(responses).toEqual([]);
		expect(requests).toMatchObject([TO_OLIVIA]);
	});

	it('gets a message when a failed execution is repeated', async () => {
		const { responses, requests } = await run({ ...respond, mode: 'retry' });
		expect(responses).toEqual([]);
		expect(requests).toMatchObject([TO_OLIVIA]);
	});

	it('gets a message if that is to be a reply to another', async () => {
		const { organization } = world.sandbox;
		const { id } = sayInMarketing(organization);
		const { responses, requests } = await run({ ...respond, reply: { options: { replyTo: id } } });
		expect(responses).toEqual([]);
		expect(requests).toMatchObject([{ ...TO_OLIVIA, body: { reply_to: id } }]);
	});

	it('is not answered again by another try, which sends only what is missing', async () => {
		const text = 'A sentence of the report.\n\n'.repeat(400);
		world.sandbox.answerNext({ status: 400, body: '{"code":"input_pattern_mismatch"}' });
		const { responses, requests, error, json } = await run({
			...respond,
			nodes: [said(text)],
			more: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(error?.context.cliq.sent).toMatchObject({ parts: 1 });
		expect(responses).toHaveLength(1);
		// The second part twice, then the third.
		expect(requests).toHaveLength(3);
		expect(json[0]?.parts).toHaveLength(3);
	});
});

describe('as a tool of an AI agent', () => {
	const reply = {
		resource: 'bot',
		operation: 'reply',
		text: `={{ $fromAI('text', '', 'string') }}`,
	};

	it('replies to the message that the agent got', async () => {
		const { error, response } = await world.engine.runAsTool({
			parameters: reply,
			items: [event()],
			input: { text: '**Hi** {@all}' },
		});
		expect(error).toBeUndefined();
		expect(response).toContain('"sentAs":"bot"');
		expect(world.sandbox.requests.map(({ body }) => body)).toMatchObject([
			{ text: '*Hi* {\u200b@all}', userids: OLIVIA },
		]);
	});

	it('replies to nobody if the agent works on messages of several', async () => {
		const { error } = await world.engine.runAsTool({
			parameters: reply,
			items: [event(), event({ user: { id: JUERGEN }, chat: { id: 'CT_2-B2' } })],
			input: { text: 'Hi' },
		});
		expect(error?.message).toContain('does not know which item of the AI agent');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('says where the agent must be', async () => {
		const { error } = await world.engine.runAsTool({ parameters: reply, input: { text: 'Hi' } });
		expect(error?.message).toContain('Put the AI agent directly behind a Zoho Cliq Trigger');
	});
});
