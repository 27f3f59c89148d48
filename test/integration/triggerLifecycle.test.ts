import type { INodeParameters } from 'n8n-workflow';

import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';
import type { Hooks } from '../support/engine';
import { forgetCalls } from '../support/processState';
import { locator, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } }, () => new ZohoCliqTrigger());

const ELSEWHERE = 'https://bots.zylker.example/hook?key=abc';

let webhookIds = 0;

function trigger(parameters: INodeParameters = {}): Hooks {
	return world.engine.hooks({
		parameters: { bot: locator('name', 'helpdesk'), ...parameters },
		settings: { webhookId: `0b4e6f2a-0000-4000-8000-00000000000${webhookIds++ % 10}` },
	});
}

/** A webhook bot that somebody else has set up. */
function addBot(executionUrl = ELSEWHERE) {
	const { organization } = world.sandbox;
	return organization.addBot({
		uniqueName: 'helpdesk',
		name: 'Help Desk',
		description: 'Answers questions',
		creatorId: organization.connectedUserId,
		subscribers: [],
		executionType: 'webhook',
		executionUrl,
		handlers: [{ id: '1', type: 'message_handler', permissions: ['chat'] }],
		channelParticipation: ['send_message'],
	});
}

const botNamed = (name: string) => world.sandbox.organization.bots.find((bot) => bot.name === name);

const sent = () =>
	world.sandbox.requests
		.filter(({ method }) => method !== 'GET')
		.map(({ endpoint = '' }) => endpoint.replace('/api/v3', ''));

/** Cliq's refusal of the calls that match, as often as they come. */
function refuse(method: string, path: RegExp, status = 500): void {
	world.sandbox.answerNext({ method, path, times: 100, status, body: '{"message":"No."}' });
}

const newBot = { bot: locator('new', 'Order Bot') };
const allEvents = {
	events: [
		'message',
		'mention',
		'channel',
		'welcome',
		'menu',
		'context',
		'call',
		'incomingWebhook',
	],
};

describe('publishing a workflow with a new bot', () => {
	it('creates the bot with all that its handlers may send, once', async () => {
		const hooks = trigger({ ...newBot, ...allEvents });
		await hooks.publish();
		const bot = botNamed('Order Bot');
		expect(bot).toMatchObject({
			uniqueName: 'orderbot',
			executionType: 'webhook',
			executionUrl: hooks.url(),
			scope: 'personal',
			description: 'Connected to n8n',
			channelParticipation: ['listen_message', 'send_message'],
		});
		expect(bot?.handlers.map(({ type, permissions }) => [type, permissions.length])).toEqual([
			['message_handler', 5],
			['mention_handler', 4],
			['participation_handler', 2],
			['welcome_handler', 1],
			['menu_handler', 3],
			['context_handler', 3],
			['call_handler', 1],
			['incoming_webhook_handler', 1],
		]);
		expect(hooks.calls).toEqual(['checkExists', 'create']);
		expect(hooks.staticData).toMatchObject({ uniqueName: 'orderbot', url: hooks.url() });
	});

	it('finds the same bot again when it is published again', async () => {
		const hooks = trigger(newBot);
		await hooks.publish();
		await hooks.deactivate();
		expect(botNamed('Order Bot')?.executionUrl).toBe(hooks.url());
		expect(hooks.staticData).toEqual({ url: hooks.url() });
		world.sandbox.requests.length = 0;
		await hooks.publish();
		expect(sent()).toEqual([]);
	});

	it('creates one bot and each handler once, however often n8n has to try', async () => {
		const hooks = trigger(newBot);
		const path = /handlers$/;
		world.sandbox.answerNext({ method: 'POST', path, skip: 1, status: 500, times: 3 });
		await hooks.publish();
		const bots = world.sandbox.organization.bots.filter(({ name }) => name === 'Order Bot');
		expect(bots).toHaveLength(1);
		expect(bots[0]?.handlers.map(({ type }) => type)).toEqual([
			'message_handler',
			'mention_handler',
		]);
	});

	it('creates a mention handler in two steps if Cliq refuses it in one', async () => {
		world.sandbox.switches.mentionHandler = 'smallFirst';
		await trigger({ ...newBot, events: ['mention'] }).publish();
		expect(botNamed('Order Bot')?.handlers).toMatchObject([
			{ type: 'mention_handler', permissions: ['chat', 'location', 'message', 'user'] },
		]);
	});

	it.each(['plain', 'prefixed'] as const)('works with %s IDs in addresses', async (spelling) => {
		world.sandbox.switches.botIdInPath = spelling;
		const hooks = trigger(newBot);
		await hooks.publish();
		await hooks.restart();
		expect(hooks.calls).toEqual(['checkExists', 'create', 'checkExists']);
	});

	it('repeats Cliq’s words when it refuses', async () => {
		world.sandbox.answerNext({
			method: 'POST',
			path: /bots$/,
			status: 400,
			body: '{"code":"bot_creation_limit_exceeded","message":"Too many bots."}',
		});
		await expect(trigger(newBot).publish({ tries: 1 })).rejects.toThrow(
			/^Cliq refused to create the bot "Order Bot": Too many bots\. Choose another name/,
		);
	});
});

describe('publishing a workflow with a bot from elsewhere', () => {
	const takingOver = { settings: { takeOver: true } };

	it('is refused while the bot sends its events to somebody else, whose address stays secret', async () => {
		addBot();
		await expect(trigger().publish()).rejects.toThrow(
			'The bot "Help Desk" already sends its events to https://bots.zylker.example. Deactivate the workflow that uses it, choose another, or switch on Take Over.',
		);
		expect(sent()).toEqual([]);
	});

	it('takes it over if the user wants that, and gives it back', async () => {
		const bot = addBot();
		const hooks = trigger(takingOver);
		await hooks.publish();
		expect(bot.executionUrl).toBe(hooks.url());
		// It sent only the chat.
		expect(bot.handlers.map(({ permissions }) => permissions.length)).toEqual([5, 4]);
		await hooks.deactivate();
		expect(bot.executionUrl).toBe(ELSEWHERE);
		expect(bot.handlers).toHaveLength(2);
	});

	it('leaves it as it is if it cannot be set up completely', async () => {
		const bot = addBot();
		refuse('POST', /handlers$/);
		const hooks = trigger(takingOver);
		await expect(hooks.publish()).rejects.toThrow('Cliq is temporarily unavailable');
		expect(hooks.calls).toHaveLength(15);
		expect(bot.executionUrl).toBe(ELSEWHERE);
		expect(hooks.staticData).toEqual({});
	});

	it('listens in channels, which it did not before', async () => {
		const bot = addBot('');
		await trigger({ events: ['channel'] }).publish();
		expect(bot.channelParticipation).toEqual(['send_message', 'listen_message']);
	});

	it('is refused for a bot that another workflow of this n8n uses', async () => {
		addBot('');
		await trigger().publish();
		await expect(trigger().publish()).rejects.toThrow('already sends its events to https://n8n.');
	});

	it('leaves a bot alone that another workflow has taken over since', async () => {
		const bot = addBot();
		const [first, second] = [trigger(takingOver), trigger(takingOver)];
		await first.publish();
		await second.publish();
		await first.deactivate();
		expect(bot.executionUrl).toBe(second.url());
		await second.deactivate();
		expect(bot.executionUrl).toBe(first.url());
	});

	it.each([
		['a Deluge bot', { bot: locator('list', 'newsbot') }, 'Choose Connection: Deluge Bot'],
		['an unknown bot', { bot: locator('name', 'nobody') }, 'Pick it From List'],
		['no bot', { bot: locator('list', '') }, '"Bot" must not be empty'],
	])('is refused for %s', async (_what, parameters, message) => {
		await expect(trigger(parameters).publish()).rejects.toThrow(message);
		expect(sent()).toEqual([]);
	});

	it('is refused for a bot that the connected account may not change', async () => {
		const bot = addBot('');
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ userId: '631831446' }) } });
		await expect(trigger().publish({ tries: 1 })).rejects.toThrow('Choose a bot of yours');
		expect(bot.executionUrl).toBe('');
	});

	it('is refused for a bot that is disabled in Cliq', async () => {
		addBot('').status = 'disabled';
		await expect(trigger().publish()).rejects.toThrow('is disabled in Cliq. Enable it');
	});
});

describe('what happens later', () => {
	it('a restart of n8n 1.x changes nothing if all is well', async () => {
		addBot('');
		const hooks = trigger();
		await hooks.publish();
		world.sandbox.requests.length = 0;
		await hooks.restart();
		expect(hooks.calls).toEqual(['checkExists', 'create', 'checkExists']);
		expect(world.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('a restart sets up again what somebody changed in Cliq', async () => {
		const bot = addBot('');
		const hooks = trigger();
		await hooks.publish();
		bot.handlers.pop();
		bot.executionUrl = '';
		await hooks.restart();
		expect(bot).toMatchObject({ executionUrl: hooks.url() });
		expect(bot.handlers).toHaveLength(2);
	});

	it.each(['restart', 'publish'] as const)(
		'a new address of n8n reaches Cliq (%s)',
		async (how) => {
			const bot = addBot();
			const hooks = trigger({ settings: { takeOver: true } });
			await hooks.publish();
			hooks.host = 'https://another-tunnel.example.com';
			if (how === 'publish') await hooks.deactivate();
			await hooks[how]();
			expect(bot.executionUrl).toBe(hooks.url());
			await hooks.deactivate();
			expect(bot.executionUrl).toBe(ELSEWHERE);
		},
	);

	it('the address that was ours before counts as ours after a deactivation', async () => {
		const hooks = trigger(newBot);
		await hooks.publish();
		await hooks.deactivate();
		hooks.host = 'https://another-tunnel.example.com';
		await hooks.publish();
		expect(botNamed('Order Bot')?.executionUrl).toBe(hooks.url());
		expect(hooks.staticData.previousUrl).toBeUndefined();
	});

	it('other parameters: the old bot is given back, the new one connected', async () => {
		const bot = addBot();
		const hooks = trigger({ settings: { takeOver: true } });
		await hooks.publish();
		await hooks.change({
			parameters: { ...newBot, connection: 'webhookBot', events: ['message'] },
		});
		expect(bot.executionUrl).toBe(ELSEWHERE);
		expect(botNamed('Order Bot')?.executionUrl).toBe(hooks.url());
	});

	it('another name of the node: the bot goes on, under the new name', async () => {
		const bot = addBot();
		const hooks = trigger({ settings: { takeOver: true } });
		await hooks.publish();
		await hooks.change({ name: 'Renamed' });
		expect(bot.executionUrl).toBe(hooks.url());
		expect(hooks.staticData).toMatchObject({ uniqueName: 'helpdesk', previousUrl: ELSEWHERE });
	});

	it('a bot that was deleted in Cliq is no obstacle to deactivating', async () => {
		addBot();
		const hooks = trigger({ settings: { takeOver: true } });
		await hooks.publish();
		world.sandbox.organization.bots.pop();
		await hooks.deactivate();
		expect(hooks.staticData).toEqual({ url: hooks.url() });
	});

	it('a deactivation that fails can be repeated', async () => {
		const bot = addBot();
		const hooks = trigger({ settings: { takeOver: true } });
		await hooks.publish();
		world.sandbox.answerNext({ method: 'PATCH', status: 500 });
		await expect(hooks.deactivate()).rejects.toThrow('Cliq is temporarily unavailable');
		await hooks.deactivate();
		expect(bot.executionUrl).toBe(ELSEWHERE);
	});
});

describe('listening in the editor', () => {
	it('borrows the bot of the published workflow and gives it back', async () => {
		const bot = addBot('');
		const hooks = trigger();
		await hooks.publish();
		const test = await hooks.listen();
		expect(bot.executionUrl).toBe(hooks.url(true));
		await test.stopListening();
		expect(bot.executionUrl).toBe(hooks.url());
		await hooks.restart();
		expect(hooks.calls).toEqual(['checkExists', 'create', 'checkExists']);
	});

	it('borrows a bot from elsewhere without taking it over', async () => {
		const bot = addBot();
		const test = await trigger().listen();
		await test.stopListening();
		expect(bot.executionUrl).toBe(ELSEWHERE);
	});

	it('gives back the real address if n8n ended while it listened', async () => {
		const bot = addBot('');
		const hooks = trigger();
		await hooks.publish();
		await hooks.listen();
		const again = await hooks.listen();
		await again.stopListening();
		expect(bot.executionUrl).toBe(hooks.url());
	});

	it('leaves the bot to a workflow that was published meanwhile', async () => {
		const bot = addBot('');
		const hooks = trigger();
		const test = await hooks.listen();
		await hooks.publish();
		await test.stopListening();
		expect(bot.executionUrl).toBe(hooks.url());
	});
});

describe('slash commands, message actions and functions', () => {
	const own = {
		events: ['command', 'messageAction', 'button'],
		commandName: '/order',
		messageActionName: 'Create ticket',
		functionName: 'approveorder',
		settings: { botDescription: 'Looks up orders' },
	};
	const components = () => world.sandbox.organization.components;

	it('are created without any bot, and deleted when the workflow is deactivated', async () => {
		const hooks = trigger(own);
		await hooks.publish();
		const common = { executionType: 'webhook', executionUrl: hooks.url() };
		expect(components()).toMatchObject([
			{ ...common, kind: 'command', name: 'order', scope: 'personal' },
			{ ...common, kind: 'messageaction', name: 'Create ticket' },
			{ ...common, kind: 'function', name: 'approveorder', description: 'Looks up orders' },
		]);
		expect(
			components().map(({ handlers }) => handlers.map((each) => each.permissions.length)),
		).toEqual([[4], [5], [3]]);
		expect(world.sandbox.requests.some(({ path }) => path.includes('/bots'))).toBe(false);
		await hooks.restart();
		expect(hooks.calls).toEqual(['checkExists', 'create', 'checkExists']);
		await hooks.deactivate();
		expect(components()).toEqual([]);
		expect(hooks.staticData.components).toBeUndefined();
	});

	it('are gone after a failure in the middle, at each of five tries', async () => {
		refuse('POST', /functions$/);
		const hooks = trigger(own);
		await expect(hooks.publish()).rejects.toThrow('Cliq is temporarily unavailable');
		expect(sent().filter((call) => call === 'POST /commands')).toHaveLength(5);
		expect(components()).toEqual([]);
	});

	it('are found again, and deleted, if Cliq’s response to creating one was lost', async () => {
		world.sandbox.answerNext({ method: 'POST', path: /commands$/, handle: 'after', status: 502 });
		const hooks = trigger({ ...own, events: ['command'] });
		await hooks.publish({ tries: 2 });
		expect(components()).toHaveLength(1);
		await hooks.deactivate();
		expect(components()).toEqual([]);
	});

	it('are not created by a test, which borrows those that are there', async () => {
		const hooks = trigger(own);
		await expect(hooks.listen()).rejects.toThrow('Publish the workflow once');
		expect(components()).toEqual([]);
		await hooks.publish();
		const test = await hooks.listen();
		expect(components().map(({ executionUrl }) => executionUrl)).toEqual(
			Array(3).fill(hooks.url(true)),
		);
		await test.stopListening();
		expect(components().map(({ executionUrl }) => executionUrl)).toEqual(
			Array(3).fill(hooks.url()),
		);
	});

	it('that somebody else has are refused, or taken over and given back', async () => {
		const other = trigger({ ...own, events: ['command'] });
		await other.publish();
		await expect(trigger({ ...own, events: ['command'] }).publish()).rejects.toThrow(
			'The slash command "order" already sends its events to https://n8n.example.com',
		);
		const hooks = trigger({ ...own, events: ['command'], settings: { takeOver: true } });
		await hooks.publish();
		await other.deactivate();
		expect(components()).toMatchObject([{ executionUrl: hooks.url() }]);
		await hooks.deactivate();
		expect(components()).toMatchObject([{ executionUrl: other.url() }]);
	});

	it('name the missing permission', async () => {
		const scopes = ['ZohoCliq.Bots.READ', 'ZohoCliq.Bots.UPDATE', 'ZohoCliq.Commands.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		await expect(trigger({ ...own, events: ['command'] }).publish({ tries: 1 })).rejects.toThrow(
			'Missing permission: "Commands, Functions, Message Actions". Open the credential',
		);
	});

	it('need a name, and a function of its own for buttons and forms', async () => {
		await expect(trigger({ events: ['command'] }).publish({ tries: 1 })).rejects.toThrow(
			'"Command Name" must not be empty',
		);
		await expect(
			trigger({ ...own, events: ['button', 'form'] }).publish({ tries: 1 }),
		).rejects.toThrow('a second trigger');
	});
});

describe('the address of n8n', () => {
	it.each([
		'http://localhost:5678',
		'https://localhost',
		'https://192.168.1.20',
		'https://10.0.0.5:5678',
		'https://n8n',
		'https://n8n.local',
		'https://[::1]',
		'http://n8n.example.com',
	])('%s is refused before anything is sent, as Cliq cannot reach it', async (host) => {
		world.connect({ cliqUrl: 'https://cliq.example.com' });
		const hooks = trigger(newBot);
		hooks.host = host;
		await expect(hooks.publish()).rejects.toThrow(
			`Cliq cannot reach ${host}. Set WEBHOOK_URL to the public https address of your n8n`,
		);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('may be this machine if Cliq is too', async () => {
		const hooks = trigger(newBot);
		hooks.host = 'http://localhost:5678';
		await hooks.publish();
		expect(botNamed('Order Bot')?.executionUrl).toBe(hooks.url());
	});

	it('may have 225 characters', async () => {
		const hooks = trigger(newBot);
		hooks.host = `https://n8n.example.com/${'a'.repeat(200)}`;
		await expect(hooks.publish({ tries: 1 })).rejects.toThrow(
			'and Cliq takes 225. Set WEBHOOK_URL',
		);
	});
});

describe('what n8n shows', () => {
	it('names the permission Manage Bots when it is missing', async () => {
		const scopes = ['ZohoCliq.Bots.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const failing = trigger(newBot).publish({ tries: 1 });
		await expect(failing).rejects.toThrow('Missing permission: "Manage Bots". Open the credential');
		await expect(failing).rejects.not.toThrow(/authorization/i);
	});

	it('says how long a rate limit lasts, and does not wait', async () => {
		world.sandbox.switches.thresholds = true;
		forgetCalls();
		world.sandbox.answerNext({
			method: 'POST',
			path: /bots$/,
			status: 429,
			headers: { 'retry-after': '120' },
			body: '{"code":"rate_limit_exceeded","message":"Too many requests."}',
		});
		await expect(trigger(newBot).publish({ tries: 1 })).rejects.toThrow(
			/in \d+ seconds\. Publish the workflow again in \d+ seconds\.$/,
		);
	});

	it('has no word that keeps n8n from trying again when it starts', async () => {
		world.sandbox.answerNext({
			method: 'POST',
			path: /bots$/,
			status: 400,
			body: '{"code":"x","message":"Authorization is odd."}',
		});
		await expect(trigger(newBot).publish({ tries: 1 })).rejects.toThrow(
			'bot "Order Bot": access is odd',
		);
	});

	it('nothing for a Deluge bot, which the user sets up', async () => {
		const hooks = trigger({ connection: 'deluge' });
		await hooks.publish();
		await hooks.deactivate();
		expect(hooks.calls).toEqual(['checkExists', 'delete']);
		expect(world.sandbox.requests).toEqual([]);
	});
});
