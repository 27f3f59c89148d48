import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { agentWorkflow } from '../support/agents';
import { startModel } from '../support/model';
import { publishing } from '../support/publishing';
import { askTwice, buttonLinks, reviewedCall, reviewedPost } from '../support/questions';
import { useQueueMode } from '../support/queueMode';
import type { CredentialReference, ExecutionSummary } from '../support/rest';
import { until } from '../support/wait';
import {
	chain,
	cliq,
	cliqReply,
	cliqTrigger,
	code,
	locator,
	node,
	webhook,
} from '../support/workflow';

const EXECUTIONS = 40;
const MESSAGES_EACH = 5;

const LONGEST_MS = 170_000;

const OLIVIA = '631831446';

const world = useQueueMode();
const { save, publish, executions, addressOf } = publishing(world);

/** Calls the webhook with this path, as anything outside does. */
async function call(path: string, body: unknown): Promise<void> {
	const { status } = await fetch(`${world.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(status).toBe(200);
}

/** How often workers took this execution up from the queue. */
function turnsOf({ id }: Pick<ExecutionSummary, 'id'>, workers = world.workers): number {
	const logs = workers.map(({ log }) => readFileSync(log, 'utf8')).join('\n');
	return logs.split(`Worker started execution ${id} (`).length - 1;
}

describe('the instant trigger in queue mode', () => {
	it('takes an event in the webhook process, and a worker replies or the workflow answers', async () => {
		const { rest, sandbox } = world;
		const credential = await world.connect('Events', {
			permissions: ['manageBots', 'buildPlatform'],
		});
		const trigger = (name: string, reply: string) =>
			cliqTrigger(credential, { bot: locator('new', name), reply });
		const output = code('Code', "return [{ json: { output: 'Got **' + $json.text + '**' } }];");
		const reply = cliqReply(credential, '={{ $json.output }}');
		const workflows = {
			later: await publish('Later', [trigger('Later', 'none'), output, reply]),
			last: await publish('Last', [trigger('Last', 'lastNode'), output]),
			respond: await publish('Respond', [trigger('Respond', 'respond'), output, reply]),
		};
		const { bots, messages } = sandbox.organization;
		const botNamed = (name: string) => bots.find(({ uniqueName }) => uniqueName === name);
		botNamed('later')?.subscribers.push(OLIVIA);

		for (const [bot, workflow] of Object.entries(workflows)) {
			expect(botNamed(bot)?.executionUrl).toBe(addressOf(workflow));
			const told = await sandbox.say({ bot, from: OLIVIA, text: 'A7' });
			expect(told.attempts.map(({ status }) => status)).toEqual([200]);
			const [ran] = await executions(workflow, 1);
			expect(ran?.error).toBeUndefined();
			expect(ran && turnsOf(ran)).toBe(1);
			const answer = bot === 'later' ? messages.slice(-1) : told.messages;
			expect(answer.map(({ text }) => text)).toEqual(['Got *A7*']);
			await rest.deactivate(workflow);
		}
	});
});

describe('a question in queue mode', () => {
	it('is asked by a worker, answered at the webhook process by its link only, and goes on', async () => {
		const { rest, sandbox } = world;
		const credential = await world.connect('Questions');
		const path = randomUUID();
		const workflow = await save(askTwice('Questions', webhook(path), credential));
		await call(path, {});
		const statusNow = async () => (await rest.executions(workflow))[0]?.status;
		const question = async (count: number): Promise<Record<string, string>> => {
			const { messages } = sandbox.organization;
			await until(`it waits with question ${count}`, async () => {
				return messages.length === count && (await statusNow()) === 'waiting';
			});
			return buttonLinks(messages[count - 1]);
		};
		const post = async (link: string) => (await fetch(link, { method: 'POST' })).status;

		const { Approve = '' } = await question(1);
		expect(Approve).toContain(`${world.url}/webhook-waiting/`);
		expect(await post(Approve.replace('approved=true', 'approved=false'))).toBe(401);
		expect(await post(Approve.replace(/&?signature=\w+/, ''))).toBe(401);
		expect(await post(Approve)).toBe(200);

		const { Decline = '' } = await question(2);
		expect(await post(Approve)).toBe(410);
		expect(await statusNow()).toBe('waiting');
		expect(await post(Decline)).toBe(200);

		const [ran] = await executions(workflow, 1);
		expect(ran?.error).toBeUndefined();
		const answers = ran?.items('Ask').map(({ json }) => json.data);
		expect(answers).toMatchObject([{ approved: true }, { approved: false }]);
		// Once from the webhook, and once for each answer: the forged and the old link took no turn.
		expect(ran && turnsOf(ran)).toBe(3);
		await rest.deactivate(workflow);
	});
});

describe("human review of an agent's tools in queue mode", () => {
	it('is answered at the webhook process, and a worker runs the tool that was approved', async () => {
		const { rest, sandbox } = world;
		const credential = await world.connect('Review');
		const model = await startModel(['Draft', 'The report is ready.'].map(reviewedCall));
		const path = randomUUID();
		const tools = reviewedPost(credential);
		const workflow = await save(await agentWorkflow(rest, model, tools, [webhook(path)]));
		await call(path, {});
		const { messages } = sandbox.organization;
		for (const [index, label] of ['Decline', 'Approve'].entries()) {
			await until(`question ${index + 1} is asked`, async () => {
				const [execution] = await rest.executions(workflow);
				return messages.length === index + 1 && execution?.status === 'waiting';
			});
			const link = buttonLinks(messages[index])[label] ?? '';
			const body = new URLSearchParams({ comment: 'Say more' });
			expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
		}

		const [ran] = await executions(workflow, 1);
		await rest.deactivate(workflow);
		await model.close();
		expect(ran?.error).toBeUndefined();
		const posts = messages.filter(({ to }) => to.type === 'channel').map(({ text }) => text);
		expect(posts).toEqual(['The report is ready.']);
		const told = model.requests[1]?.messages.find(({ role }) => role === 'tool');
		expect(told?.content).toContain('Say more');
		expect(ran && turnsOf(ran)).toBe(3);
	});
});

/** The payload of one webhook call: the texts of its messages. */
function textsOf(each: number): string[] {
	return Array.from({ length: MESSAGES_EACH }, (_, item) => `Call ${each}, message ${item}`);
}

/** Sends 200 messages with the workers, in many executions at once, and expects all of them once. */
async function sendAll(credential: CredentialReference): Promise<void> {
	const { rest, sandbox, workers } = world;
	const path = randomUUID();
	const workflow = await rest.createWorkflow(
		chain('Queue', [
			webhook(path),
			node('Split', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.texts' }),
			cliq('Send', credential, 'message.send', {
				sendTo: 'channel',
				channel: locator('name', 'announcements'),
				text: "={{ $json['body.texts'] }}",
			}),
		]),
	);
	await rest.activate(workflow);

	const calls = Array.from({ length: EXECUTIONS }, (_, each) => each);
	await Promise.all(
		calls.map(async (each) => {
			await call(path, { texts: textsOf(each) });
		}),
	);
	await rest.finished(workflow, EXECUTIONS, LONGEST_MS);
	expect(await rest.failures(workflow)).toEqual([]);
	const texts = sandbox.organization.messages.map(({ text }) => text);
	expect([...texts].sort()).toEqual(calls.flatMap(textsOf).sort());

	// Otherwise the test would prove nothing: both workers took part.
	const all = await rest.executions(workflow);
	for (const worker of workers) {
		expect(all.some((each) => turnsOf(each, [worker]) > 0)).toBe(true);
	}
}

/** How many calls Cliq refused. */
const refused = () => world.sandbox.requests.filter(({ status }) => status === 400).length;

/**
 * Each of the workers counts calls by itself. Together they pass Cliq's threshold and are locked for ten minutes,
 * which are accelerated here, unless each keeps to its share.
 */
describe('queue mode with two workers', () => {
	it('loses no message and sends none twice', async () => {
		await sendAll(await world.connect('Messages'));
		expect(refused()).toBeGreaterThan(0);
	});

	it('is never refused if the credential gives each worker half of the limits', async () => {
		await sendAll(await world.connect('Halves', { limitShare: 50 }));
		expect(refused()).toBe(0);
	});
});
