import type { INode, INodeParameters } from 'n8n-workflow';

import type { Delivery } from '../../../sandbox';
import { publishing } from '../support/publishing';
import type { CredentialReference } from '../support/rest';
import { useRunningN8n } from '../support/runningN8n';
import { until } from '../support/wait';
import { cliqReply, cliqTrigger, code, locator, node } from '../support/workflow';

const world = useRunningN8n();
const { publish, republish, executions, addressOf } = publishing(world);

const OLIVIA = { id: '631831446', name: 'Olivia Palmer' };
const from = OLIVIA.id;

/** A credential of its own, so that the stories do not share the calls that Cliq allows in a minute. */
const connected = async (): Promise<CredentialReference> =>
	await world.connect({ permissions: ['manageBots', 'buildPlatform'] });

const newBot = (name: string): INodeParameters => ({ bot: locator('new', name) });

const botNamed = (name: string) => {
	const bot = world.sandbox.organization.bots.find((each) => each.name === name);
	if (!bot) throw new Error(`The sandbox has no bot "${name}"`);
	return bot;
};

const statusOf = ({ attempts }: Delivery) => attempts.map(({ status }) => status);

describe('a workflow behind the trigger', () => {
	it('runs for what happens in Cliq from when it is published, through changes, until it is unpublished', async () => {
		const { rest, sandbox } = world;
		const credential = await connected();
		const trigger = cliqTrigger(credential, newBot('Order Bot'));
		const behind = [
			code('Code', 'return $input.all().map(({ json }) => ({ json: { answer: json.text } }));'),
			node('Aggregate', 'n8n-nodes-base.aggregate', {
				fieldsToAggregate: { fieldToAggregate: [{ fieldToAggregate: 'answer' }] },
				options: {},
			}),
			cliqReply(credential, '=You wrote **{{ $json.answer[0] }}**'),
		];
		let workflow = await publish('Life', [trigger, ...behind]);
		const bot = botNamed('Order Bot');
		expect(bot.executionUrl).toBe(addressOf(workflow));
		bot.subscribers.push(from);

		const told = await sandbox.say({ bot: 'orderbot', from, text: 'Where is order 2041?' });
		expect(statusOf(told)).toEqual([200]);
		const [first] = await executions(workflow, 1);
		expect(first?.error).toBeUndefined();
		expect(first?.items(trigger.name)[0]?.json).toMatchObject({
			event: 'message',
			text: 'Where is order 2041?',
			chatInput: 'Where is order 2041?',
			sessionId: sandbox.organization.botChat(bot, from).id,
			user: OLIVIA,
			bot: { uniqueName: 'orderbot' },
			replyTo: { bot: 'orderbot', userId: from },
		});
		expect(sandbox.organization.messages.at(-1)).toMatchObject({
			text: 'You wrote *Where is order 2041?*',
			chatId: sandbox.organization.botChat(bot, from).id,
			bot: { uniqueName: 'orderbot' },
		});

		// Renamed: n8n removes the trigger under its old name, and publishes it under the new one.
		const renamed: INode = { ...trigger, name: 'Orders' };
		workflow = await republish(workflow, [renamed, ...behind]);
		expect(bot.executionUrl).toBe(addressOf(workflow));
		await sandbox.say({ bot: 'orderbot', from, text: 'Renamed' });
		const [, second] = await executions(workflow, 2);
		expect(second?.items('Orders')[0]?.json.text).toBe('Renamed');

		// With other parameters.
		const parameters = { ...newBot('Order Bot'), events: ['welcome'] };
		workflow = await republish(workflow, [{ ...renamed, parameters }, ...behind]);
		expect(statusOf(await sandbox.say({ bot: 'orderbot', from, text: 'Ignored' }))).toEqual([200]);
		await sandbox.subscribe({ bot: 'orderbot', from: 'Zoë Åkerström' });
		const [, , third] = await executions(workflow, 3);
		expect(third?.items('Orders')[0]?.json.event).toBe('welcome');

		await rest.deactivate(workflow);
		expect(statusOf(await sandbox.say({ bot: 'orderbot', from, text: 'Late' }))).toEqual([404]);
		await executions(workflow, 3);
	});
});

describe('a bot that something else uses', () => {
	const ELSEWHERE = 'https://bots.zylker.example/hook?key=abc';

	function addBot() {
		return world.sandbox.organization.addBot({
			uniqueName: 'helpdesk',
			name: 'Help Desk',
			description: 'Answers questions',
			creatorId: world.sandbox.organization.connectedUserId,
			subscribers: [from],
			executionType: 'webhook',
			executionUrl: ELSEWHERE,
			handlers: [{ id: '1', type: 'message_handler', permissions: ['chat'] }],
		});
	}

	it('is refused without Take Over, lent to a test and to a second workflow, and given back', async () => {
		const { rest, sandbox } = world;
		const bot = addBot();
		const helpDesk = { bot: locator('name', 'helpdesk') };
		const takeOver = { ...helpDesk, settings: { takeOver: true } };
		const [one, two, three] = [await connected(), await connected(), await connected()];
		const first = await publish('First', [cliqTrigger(one, takeOver)]);
		expect(bot.executionUrl).toBe(addressOf(first));
		// n8n tries it five times: fifteen seconds, in which the bot is used by others.
		const refused = publish('Refused', [cliqTrigger(three, helpDesk)]);

		// Listening for a test event.
		expect(await rest.start(first)).toBeUndefined();
		expect(bot.executionUrl).toBe(addressOf(first, 'webhook-test'));
		await sandbox.say({ bot: 'helpdesk', from, text: 'For the test' });
		await until('the bot is given back', () => bot.executionUrl === addressOf(first));
		await sandbox.say({ bot: 'helpdesk', from, text: 'For real' });
		const [tested, real] = await executions(first, 2);
		expect(tested?.items('Zoho Cliq Trigger')[0]?.json.text).toBe('For the test');
		expect(real?.items('Zoho Cliq Trigger')[0]?.json.text).toBe('For real');
		const modes = (await rest.executions(first)).map(({ mode }) => mode);
		expect(modes).toEqual(['webhook', 'manual']);

		const second = await publish('Second', [cliqTrigger(two, takeOver)]);
		expect(bot.executionUrl).toBe(addressOf(second));
		await sandbox.say({ bot: 'helpdesk', from, text: 'For the second' });
		await executions(second, 1);
		await rest.deactivate(second);
		expect(bot.executionUrl).toBe(addressOf(first));

		await expect(refused).rejects.toThrow(
			`The bot "Help Desk" already sends its events to ${world.url}. Deactivate the workflow that uses it, choose another, or switch on Take Over.`,
		);
		await executions(first, 2);
		await rest.deactivate(first);
		expect(bot.executionUrl).toBe(ELSEWHERE);
	});
});

describe('what the person reads at once', () => {
	it('is the result of the last node, and what Reply sends first', async () => {
		const { rest, sandbox } = world;
		const credential = await connected();
		const output = "return [{ json: { output: 'I looked up **' + $json.text + '**' } }];";
		const [last, respond] = await Promise.all([
			publish('Last', [
				cliqTrigger(credential, { ...newBot('Last'), reply: 'lastNode' }),
				code('Code', output),
			]),
			publish('Respond', [
				cliqTrigger(credential, { ...newBot('Respond'), reply: 'respond' }),
				code('Code', output),
				cliqReply(credential, '={{ $json.output }}'),
			]),
		]);
		const before = sandbox.requests.length;
		for (const bot of ['last', 'respond']) {
			const { messages, error } = await sandbox.say({ bot, from, text: 'A7' });
			expect(error).toBeUndefined();
			expect(messages.map(({ text }) => text)).toEqual(['I looked up *A7*']);
		}
		const [ran] = await executions(respond, 1);
		expect(ran?.items('Reply')[0]?.json).toMatchObject({ success: true, sentAs: 'bot' });
		// Both as the answer to the event, none through the API.
		expect(sandbox.requests).toHaveLength(before);
		for (const each of [last, respond]) await rest.deactivate(each);
	});
});

describe('the scripts of a Deluge bot', () => {
	const SECRET = 'S3cretOfTheDelugeScript';

	it('start the workflow however they write the event, and read its answer', async () => {
		const { rest, sandbox } = world;
		const secret = await rest.createCredential(
			'Deluge',
			{ secret: SECRET },
			'zohoCliqWebhookSecretApi',
		);
		const workflow = await publish('Deluge', [
			cliqTrigger(
				secret,
				{ connection: 'deluge', events: ['message'], reply: 'lastNode' },
				'zohoCliqWebhookSecretApi',
			),
			code('Code', "return [{ json: { reply: 'Got ' + $json.text } }];"),
		]);
		const url = addressOf(workflow);
		const bodies = ['form', 'json', 'text', 'broken'] as const;
		for (const body of bodies) {
			sandbox.relay({ bot: 'newsbot', url, secret: SECRET, body });
			const told = await sandbox.say({ bot: 'newsbot', from, text: `A "${body}"` });
			expect(told.messages.map(({ text }) => text)).toEqual([`Got A "${body}"`]);
		}
		const ran = await executions(workflow, bodies.length);
		expect(JSON.stringify(ran.map(({ data }) => data.resultData))).not.toContain(SECRET);

		// Without the secret, with a wrong one, by another method, with no event, and too much.
		const sent = async (body: string, more: RequestInit = {}) =>
			(await fetch(url, { method: 'POST', headers: { 'x-n8n-secret': SECRET }, body, ...more }))
				.status;
		const event = '{"handler":"message_handler","message":"Hi"}';
		const refused = await Promise.all([
			sent(event, { headers: {} }),
			sent(event, { headers: { 'x-n8n-secret': `${SECRET}0` } }),
			fetch(url).then(({ status }) => status),
			sent('[1,2'),
			sent(JSON.stringify({ message: 'x'.repeat(16 * 1024 * 1024) })),
		]);
		expect(refused).toEqual([401, 401, 404, 400, 413]);
		await executions(workflow, bodies.length);
		await rest.deactivate(workflow);
	});
});

describe('a trigger with the public key of its bot', () => {
	it('starts for a signed event, once, and for nothing forged, old or not signed', async () => {
		const { rest, sandbox } = world;
		const settings = { publicKey: sandbox.publicKey };
		const workflow = await publish('Signed', [
			cliqTrigger(await connected(), { ...newBot('Signed'), settings }),
		]);
		const told = await sandbox.say({ bot: 'signed', from, text: 'Pay 10 EUR' });
		expect(statusOf(told)).toEqual([200]);
		await executions(workflow, 1);

		const { url, headers, body } = told.request ?? { url: '', headers: {}, body: '' };
		const sent = async (changed: string, by: Record<string, string> = headers) =>
			(await fetch(url, { method: 'POST', headers: by, body: changed })).status;
		expect(await sent(body)).toBe(200);
		expect(await sent(body.replace('Pay 10', 'Pay 99'))).toBe(401);
		expect(await sent(body, { 'content-type': 'application/json' })).toBe(401);
		expect(await sent('{"handler')).toBe(401);
		sandbox.switches.signOver = 'nothing';
		expect(statusOf(await sandbox.say({ bot: 'signed', from, text: 'No' }))).toEqual([401]);
		sandbox.switches.signOver = 'raw';
		sandbox.advance(-10 * 60_000);
		expect(statusOf(await sandbox.say({ bot: 'signed', from, text: 'Old' }))).toEqual([401]);
		await executions(workflow, 1);
		await rest.deactivate(workflow);
	});
});
