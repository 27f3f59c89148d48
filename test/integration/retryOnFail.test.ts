import type { INodeExecutionData, INodeType, IRun } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentications } from '../../nodes/ZohoCliq/cliq/authentication';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import type { AnswerRule } from '../../sandbox';
import { useClock } from '../support/clock';
import { NODE_TYPE } from '../support/engine';
import { connect, NODE_NAME, nodeOf, portsOnly } from '../support/engine/singleNode';
import { filesOf, itemWith } from './files';
import { CREDENTIAL, locator, toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ switches: { thresholds: false } });
const clock = useClock(() => world.sandbox);

/** The node's setting, with the shortest pause between two tries. */
const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const send = { ...toOlivia, text: '={{ $json.text }}' };

const REFUSED: AnswerRule = { status: 400, body: '{"code":"input_pattern_mismatch"}' };
const LOST: AnswerRule = { before: 'reset', handle: 'after' };
const THROTTLED: AnswerRule = { status: 429, headers: { 'retry-after': '5' } };

const texts = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: `m${index}` } }));

const four = texts(4);

/** The texts that Cliq was asked to post, in order, with refused ones. */
const asked = () =>
	world.sandbox.requests
		.filter(({ method }) => method === 'POST')
		.map(({ body }) => (body as { text: string }).text);

/** The texts that arrived. */
const arrived = () => world.sandbox.organization.messages.map(({ text }) => text);

const pairs = (items: readonly INodeExecutionData[]) => items.map(({ pairedItem }) => pairedItem);

const inOrder = (count: number) => Array.from({ length: count }, (_, item) => ({ item }));

const ledgerOf = (run: IRun): unknown =>
	run.data.executionData?.contextData[`node:${NODE_NAME}`]?.sentBefore;

const LOOP_TYPE = 'engine.loop';

const trigger = {
	...nodeOf({ type: 'n8n-nodes-base.manualTrigger', parameters: {}, credentials: {} }),
	id: 'trigger',
	name: 'Start',
};

/** Loop Over Items: one item after the other at its second output. */
function oneByOne(items: INodeExecutionData[]): INodeType {
	const main = NodeConnectionTypes.Main;
	const left = [...items];
	return {
		description: portsOnly('loop', { inputs: [main], outputs: [main, main] }),
		execute: async () => await Promise.resolve([left.length > 0 ? [] : items, left.splice(0, 1)]),
	};
}

/** Lets Cliq deal like that with the request after the first ones. */
function then(rule: AnswerRule, skip = 0): void {
	world.sandbox.answerNext({ method: 'POST', skip, ...rule });
}

describe('when n8n runs the node again, four items', () => {
	it('arrive once each, the third having been refused', async () => {
		then(REFUSED, 2);
		const { items, error } = await world.run('message.send', send, { items: four, settings });
		expect(error).toBeUndefined();
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm2', 'm3']);
		expect(arrived()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(pairs(items)).toEqual(inOrder(4));
		expect(items.map(({ json }) => json.success)).toEqual([true, true, true, true]);
	});

	it('arrive once each by a request of the user’s own, the third having been refused', async () => {
		then(REFUSED, 2);
		const { items, error } = await world.run(
			'api.request',
			{
				method: 'POST',
				path: '/api/v2/channelsbyname/zylkermarketing/message',
				bodyMode: 'json',
				bodyJson: '={{ { text: $json.text } }}',
			},
			{ items: four, settings },
		);
		expect(error).toBeUndefined();
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm2', 'm3']);
		expect(arrived()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(pairs(items)).toEqual(inOrder(4));
	});

	it('arrive once each, the third having been throttled', async () => {
		then(THROTTLED, 2);
		// Each try begins a minute after the one before.
		const later = { text: 'm0', pass: () => (clock.advance(60_000), '') };
		const items = [{ json: later as never }, ...four.slice(1)];
		const text = '={{ $json.text }}{{ $json.pass?.() }}';
		const { items: out } = await world.run(
			'message.send',
			{ ...toOlivia, text, options: { onRateLimit: 'fail' } },
			{ items, settings },
		);
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm2', 'm3']);
		expect(arrived()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(pairs(out)).toEqual(inOrder(4));
	});

	it('are counted as sent while the third stays throttled', async () => {
		then(THROTTLED, 2);
		const { problem } = await world.fail(
			'message.send',
			{ ...send, options: { onRateLimit: 'fail' } },
			{ items: four, settings },
		);
		expect(asked()).toEqual(['m0', 'm1', 'm2']);
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', sent: { items: 2 } });
		expect(problem.description).toContain('Already sent: the first 2 items.');
	});

	it('are not repeated if it is unknown whether the third arrived', async () => {
		then(LOST, 2);
		const { error, problem } = await world.fail('message.send', send, { items: four, settings });
		expect(asked()).toEqual(['m0', 'm1', 'm2']);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', sent: { items: 2, parts: 0, files: 0 } });
		expect(error.message).toBe('It is unknown whether Cliq carried out this request');
		expect(error.description).toContain('n8n ran the node again (Retry On Fail)');
		expect(error.description).toContain('the node did not repeat this request');
		expect(error.description).toContain('Already sent: the first 2 items.');
		expect(error.context.itemIndex).toBe(2);
	});

	it('are not repeated if the server failed at the last', async () => {
		then({ status: 500 }, 3);
		const { problem } = await world.fail('message.send', send, { items: four, settings });
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(problem.message).toBe('It is unknown whether Cliq carried out this request');
	});

	it('have the output of the first try', async () => {
		then(REFUSED, 3);
		const options = { returnMessageId: true };
		const parameters = { ...toMarketing, text: '={{ $json.text }}', options };
		const { items } = await world.run('message.send', parameters, { items: four, settings });
		const ids = world.sandbox.organization.messages.map(({ id }) => id);
		expect(items.map(({ json }) => json.messageId)).toEqual(ids);
		expect(new Set(ids).size).toBe(4);
	});

	it('arrive once each where Cliq refuses to wait for their IDs', async () => {
		world.sandbox.switches.syncMessage = 'refuse';
		then(REFUSED, 3);
		const long = `${'word '.repeat(1200)}end`;
		const items = [...texts(2), { json: { text: long } }, { json: { text: 'last' } }];
		const { error } = await world.run('message.send', send, { items, settings });
		expect(error).toBeUndefined();
		const [one, two, ...others] = arrived();
		expect([one, two, others.slice(0, -1).join(''), others.at(-1)]).toEqual([
			'm0',
			'm1',
			long,
			'last',
		]);
	});

	it('are changed once each by IDs that work in one spelling only', async () => {
		world.sandbox.switches.messageIdInPath = 'encoded';
		const { items: sent } = await world.run('message.send', send, { items: four });
		const [{ chatId = '' } = {}] = world.sandbox.organization.messages;
		world.sandbox.answerNext({ method: 'PUT', skip: 5, ...REFUSED });
		const parameters = {
			chat: locator('id', chatId),
			message: locator('id', '={{ $json.messageId }}'),
			text: 'Done',
		};
		const items = sent.map(({ json }) => ({ json }));
		const { error } = await world.run('message.update', parameters, { items, settings });
		expect(error).toBeUndefined();
		const changes = world.sandbox.requests.filter(
			({ method, status }) => method === 'PUT' && status === 204,
		);
		expect(changes).toHaveLength(4);
	});

	it('leave nothing in the execution without the setting', async () => {
		then(REFUSED, 2);
		const { run } = await world.run('message.send', send, { items: four });
		expect(ledgerOf(run)).toBeUndefined();
	});

	it('are the same messages even if an expression has another value by then', async () => {
		then(REFUSED, 2);
		let asks = 0;
		const parameters = { ...toOlivia, text: '={{ $json.text + " " + $json.time() }}' };
		const items = four.map(({ json }) => ({ json: { ...json, time: () => asks++ } }));
		await world.run('message.send', parameters, { items: items as never, settings });
		expect(asks).toBeGreaterThan(4);
		expect(arrived().map((text) => text.split(' ')[0])).toEqual(['m0', 'm1', 'm2', 'm3']);
	});

	it('are sent all, though equal to each other', async () => {
		then(REFUSED, 2);
		const items = four.map(() => ({ json: { text: 'same' } }));
		await world.run('message.send', send, { items, settings });
		expect(arrived()).toEqual(['same', 'same', 'same', 'same']);
	});
});

describe('when n8n runs the node again, parts of an item', () => {
	const long = ['a', 'b', 'c'].map((letter) => letter.repeat(4000)).join('\n\n');
	const parameters = { ...toOlivia, text: long, options: { longText: 'split' } };

	it('that were sent of a long text are not sent again', async () => {
		then(REFUSED, 1);
		const { items } = await world.run('message.send', parameters, { settings });
		expect(arrived().map((text) => text[0])).toEqual(['a', 'b', 'c']);
		expect(asked().map((text) => text[0])).toEqual(['a', 'b', 'b', 'c']);
		expect(items).toHaveLength(1);
	});

	it('are counted as sent in the last error, whichever try sent them', async () => {
		then(REFUSED, 1);
		then(REFUSED);
		then(REFUSED);
		const { problem } = await world.fail('message.send', parameters, { settings });
		expect(problem.sent).toEqual({ items: 0, parts: 1, files: 0 });
		expect(problem.description).toContain('Already sent: the first message of this item.');
	});

	it('are counted as sent if the last try failed before it got as far', async () => {
		const channel = world.sandbox.organization.channels.find(
			({ uniqueName }) => uniqueName === 'zylkermarketing',
		);
		then(REFUSED, 1);
		// The lookup of the channel fails from then on.
		world.sandbox.answerNext({ method: 'GET', skip: 1, status: 503, times: 9 });
		const { problem } = await world.fail(
			'message.send',
			{ ...parameters, sendTo: 'channel', channel: locator('id', channel?.id ?? '') },
			{ settings },
		);
		expect(problem).toMatchObject({ httpStatus: 503, sent: { items: 0, parts: 1, files: 0 } });
	});

	it('that are people in two requests are added once each', async () => {
		const { users, channels } = world.sandbox.organization;
		const before = users.length;
		world.sandbox.organization.addUsers(150);
		const id = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')?.id ?? '';
		then(REFUSED, 1);
		const emails = users.slice(before).map(({ email }) => email);
		await world.run(
			'channel.addMembers',
			{ channel: locator('id', id), userIds: emails.join() },
			{ settings },
		);
		const sizes = world.sandbox.requests.map(
			({ body }) => (body as { email_ids: string[] }).email_ids.length,
		);
		expect(sizes).toEqual([100, 50, 50]);
	});

	it('that are files in two requests arrive once each', async () => {
		then(REFUSED, 1);
		const files = Array.from({ length: 12 }, (_, index) => [
			`f${index}`,
			[`x${index}`, `${index}.txt`],
		]);
		const item = itemWith(Object.fromEntries(files) as Parameters<typeof itemWith>[0]);
		const parameters = { ...toMarketing, binaryPropertyNames: '*' };
		const { items } = await world.run('file.upload', parameters, { items: [item], settings });
		const requests = world.sandbox.requests.filter(({ method }) => method === 'POST');
		expect(requests.map((request) => filesOf(request).length)).toEqual([10, 2, 2]);
		expect(items[0]?.json.files).toHaveLength(12);
	});
});

describe('a request of unknown outcome', () => {
	it('is repeated if that is harmless', async () => {
		const { items: statuses } = await world.run('userStatus.getMany', {});
		const status = locator('id', statuses[0]?.json.id as string);
		// The node itself repeats it three times.
		world.sandbox.answerNext({ method: 'PUT', ...LOST, times: 4 });
		const { items } = await world.run('userStatus.set', { status }, { settings });
		expect(items[0]?.json.success).toBe(true);
		const writes = world.sandbox.requests.filter(({ method }) => method === 'PUT');
		expect(writes).toHaveLength(5);
	});
});

describe('with Continue On Fail', () => {
	const onError = 'continueRegularOutput' as const;

	it('everything but the first item, which failed, is sent once', async () => {
		then(REFUSED);
		const { items } = await world.run('message.send', send, { items: four, settings, onError });
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm3', 'm0']);
		expect(arrived()).toEqual(['m1', 'm2', 'm3', 'm0']);
		expect(pairs(items)).toEqual(inOrder(4));
		expect(items.filter(({ json }) => json.error)).toEqual([]);
	});

	it('a first item of unknown outcome stays an error, without being sent again', async () => {
		then(LOST);
		const { items } = await world.run('message.send', send, { items: four, settings, onError });
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(items.map(({ json }) => (json.error as Problem | undefined)?.message)).toEqual([
			'It is unknown whether Cliq carried out this request',
			undefined,
			undefined,
			undefined,
		]);
	});

	it('n8n does not run the node again for a later item, and nothing stays in the execution', async () => {
		then(REFUSED, 2);
		const { items, run } = await world.run('message.send', send, {
			items: four,
			settings,
			onError,
		});
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(items[2]?.json.error).toMatchObject({ kind: 'REJECTED' });
		expect(ledgerOf(run)).toBeUndefined();
	});
});

describe('n8n’s Retry execution', () => {
	it('sends what was refused, and skips what was sent', async () => {
		then({ ...REFUSED, times: 3 }, 2);
		const failed = await world.run('message.send', send, { items: four, settings });
		expect(failed.error).toBeDefined();
		const { items } = await world.run('message.send', send, {
			items: four,
			settings,
			retryOf: failed.run,
		});
		expect(arrived()).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(pairs(items)).toEqual(inOrder(4));
	});

	it('sends what is unknown, because a person has looked', async () => {
		then(LOST, 2);
		const failed = await world.run('message.send', send, { items: four, settings });
		await world.run('message.send', send, { items: four, settings, retryOf: failed.run });
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm2', 'm3']);
	});

	it('does not repeat what became unknown in the retry itself', async () => {
		then(LOST, 2);
		const failed = await world.run('message.send', send, { items: four, settings });
		then(LOST);
		const { error } = await world.run('message.send', send, {
			items: four,
			settings,
			retryOf: failed.run,
		});
		expect(asked()).toEqual(['m0', 'm1', 'm2', 'm2']);
		expect(error?.message).toBe('It is unknown whether Cliq carried out this request');
	});

	it('sends a text that was changed since', async () => {
		then({ ...REFUSED, times: 3 }, 2);
		const failed = await world.run('message.send', send, { items: four, settings });
		await world.run(
			'message.send',
			{ ...toOlivia, text: '={{ $json.text.replace("m1", "new").replace("m2", "shorter") }}' },
			{ items: four, settings, retryOf: failed.run },
		);
		expect(arrived()).toEqual(['m0', 'm1', 'new', 'shorter', 'm3']);
	});
});

describe('what n8n saves of a failed execution', () => {
	it('is short, and holds neither texts nor secrets', async () => {
		then({ ...REFUSED, times: 3 }, 2);
		const { run } = await world.run('message.send', send, { items: four, settings });
		const saved = JSON.stringify(ledgerOf(run));
		expect(saved).toContain('messages.postToUser');
		for (const { json } of four) expect(saved).not.toContain(`"${json.text as string}`);
		expect(saved).not.toContain('olivia');
		expect(saved.length).toBeLessThan(4 * 150);
	});

	it('holds nothing of a run that ended well', async () => {
		then(REFUSED, 2);
		const { run } = await world.run('message.send', send, { items: four, settings });
		expect(ledgerOf(run)).toBeUndefined();
	});
});

describe('in a loop', () => {
	it('every item is sent, though equal to the one before', async () => {
		then(REFUSED, 1);
		const items = four.map(() => ({ json: { text: 'same' } }));
		const loop = { ...nodeOf({ type: LOOP_TYPE, parameters: {}, credentials: {} }), name: 'Loop' };
		const node = nodeOf({
			type: NODE_TYPE,
			parameters: { resource: 'message', operation: 'send', ...send },
			credentials: {},
			settings,
		});
		const main = NodeConnectionTypes.Main;
		const report = await world.engine.runWorkflow(
			{
				nodes: [trigger, { ...loop, id: 'loop' }, node],
				connections: {
					...connect(trigger.name, 'Loop'),
					Loop: { main: [[], [{ node: node.name, type: main, index: 0 }]] },
					...connect(node.name, 'Loop'),
				},
			},
			{ nodeTypes: { [LOOP_TYPE]: oneByOne(items) } },
		);
		expect(report.status).toBe('success');
		expect(asked()).toEqual(['same', 'same', 'same', 'same', 'same']);
		expect(arrived()).toEqual(['same', 'same', 'same', 'same']);
	});
});

describe('as an agent’s tool', () => {
	const parts = ['a', 'b', 'c'].map((letter) => letter.repeat(4000)).join('\n\n');
	const parameters = {
		resource: 'message',
		operation: 'send',
		...toOlivia,
		text: "={{ $fromAI('text') }}",
	};

	it('parts that were sent are not sent again within one call', async () => {
		then(REFUSED, 1);
		const { response } = await world.engine.runAsTool({
			parameters,
			settings,
			input: { text: parts },
		});
		expect(response).toContain('"success":true');
		expect(asked().map((text) => text[0])).toEqual(['a', 'b', 'b', 'c']);
	});

	it('a message of unknown outcome is not repeated, and the agent is told', async () => {
		then(LOST);
		const { error } = await world.engine.runAsTool({ parameters, settings, input: { text: 'x' } });
		expect(asked()).toEqual(['x']);
		expect(error?.message).toContain('It is unknown whether Cliq carried out this request');
		expect(error?.message).toContain('Check in Cliq whether it went through');
	});

	it('the same message is sent again when the agent calls again, also after a failure', async () => {
		then({ ...REFUSED, times: 3 }, 1);
		await world.engine.runAsTool({ parameters, settings, input: { text: parts }, calls: 2 });
		expect(asked().map((text) => text[0])).toEqual(['a', 'b', 'b', 'b', 'a', 'b', 'c']);
	});

	it('parts that were sent are not sent again when n8n runs the tool like any node', async () => {
		then(REFUSED, 1);
		const type = `${NODE_TYPE}Tool`;
		const credentials = { [authentications.oAuth2.credentialType]: { id: null, name: CREDENTIAL } };
		const tool = nodeOf({
			type,
			parameters: { ...parameters, text: parts },
			credentials,
			settings,
		});
		const report = await world.engine.runWorkflow(
			{ nodes: [trigger, tool], connections: connect(trigger.name, tool.name) },
			{ nodeTypes: { [type]: new ZohoCliq() } },
		);
		expect(report.status).toBe('success');
		expect(asked().map((text) => text[0])).toEqual(['a', 'b', 'b', 'c']);
	});
});
