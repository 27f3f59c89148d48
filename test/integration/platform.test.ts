import { locator, useWorld } from './world';

const world = useWorld();

const asked = () =>
	world.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));
const changed = () =>
	asked()
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path, body }) => ({ method, path, body }));
const botNamed = (name: string) => world.sandbox.organization.bots.find((bot) => bot.name === name);

const URL = 'https://n8n.example.com/webhook/cliq';
const hook = { executionType: 'webhook', executionUrl: URL };
const bot = { name: 'Order Bot', description: 'Orders', ...hook };

describe('a bot', () => {
	it('is created for a webhook, with its keys under the names that Cliq wants', async () => {
		const { items, error } = await world.run('bot.create', {
			...bot,
			scope: 'team',
			teamIds: ['1234567890'],
			additionalFields: {
				calls: true,
				channelParticipation: ['send_message'],
				statusMessages: 'Here, to help\nBack soon',
			},
		});
		expect(error).toBeUndefined();
		expect(changed()).toEqual([
			{
				method: 'POST',
				path: '/api/v3/bots',
				body: {
					name: 'Order Bot',
					description: 'Orders',
					execution_type: 'webhook',
					execution_url: URL,
					scope: 'team',
					team_ids: [1234567890],
					calls: 'enabled',
					channel_participation: ['send_message'],
					status_messages: ['Here, to help', 'Back soon'],
				},
			},
		]);
		expect(items[0]?.json).toMatchObject({ success: true, unique_name: 'orderbot' });
	});

	it.each([
		['plain', 'its unique name', 'orderbot'],
		['prefixed', 'the name that people see', 'Order Bot'],
		['plain', 'its ID', undefined],
	] as const)('has %s IDs in addresses, and is found by %s', async (spelling, _by, name) => {
		await world.run('bot.create', { ...bot, scope: 'personal' });
		world.sandbox.switches.botIdInPath = spelling;
		const id = botNamed('Order Bot')?.id ?? '';
		const { items, error } = await world.run('bot.update', {
			bot: locator('name', name ?? id),
			updateFields: { description: 'Orders and returns' },
		});
		expect(error).toBeUndefined();
		expect(botNamed('Order Bot')?.description).toBe('Orders and returns');
		const botId = spelling === 'plain' ? id : `b-${id}`;
		expect(items[0]?.json).toMatchObject({ success: true, botId, unique_name: 'orderbot' });
	});

	it('is looked up once for all items', async () => {
		await world.run('bot.create', { ...bot, scope: 'personal' });
		world.sandbox.requests.length = 0;
		await world.run(
			'bot.createHandler',
			{
				bot: locator('name', 'orderbot'),
				handlerType: '={{ $json.type }}',
				executionType: 'webhook',
				permissions: ['user'],
			},
			{ items: [{ json: { type: 'message_handler' } }, { json: { type: 'welcome_handler' } }] },
		);
		expect(asked().map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'POST']);
		expect(botNamed('Order Bot')?.handlers.map(({ type }) => type)).toEqual([
			'message_handler',
			'welcome_handler',
		]);
	});

	it('that Cliq does not know is refused by name', async () => {
		const { problem } = await world.fail('bot.delete', { bot: locator('name', 'nobot') });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain('"nobot" is not a bot that Cliq knows');
		expect(changed()).toEqual([]);
	});

	it('has several actions in its menu, each by its ID', async () => {
		await world.run('bot.create', { ...bot, scope: 'personal' });
		const menu = {
			bot: locator('name', 'orderbot'),
			handlerType: 'menu_handler',
			executionType: 'webhook',
			permissions: ['user'],
		};
		for (const name of ['New', 'Old']) {
			await world.run('bot.createHandler', { ...menu, additionalFields: { name } });
		}
		const id = botNamed('Order Bot')?.handlers[1]?.id;
		const { error } = await world.run('bot.updateHandler', {
			...menu,
			updateFields: {
				name: 'Older',
				subActions: { action: [{ name: 'Today' }, { name: 'Ever', icon: 'wand/627282' }] },
			},
			options: { handlerId: id },
		});
		expect(error).toBeUndefined();
		expect(asked().at(-1)).toMatchObject({
			query: { handler_id: id },
			body: {
				permissions: ['user'],
				name: 'Older',
				sub_actions: [{ name: 'Today' }, { name: 'Ever', icon: 'wand/627282' }],
			},
		});
		expect(botNamed('Order Bot')?.handlers.map(({ name }) => name)).toEqual(['New', 'Older']);
	});

	it('made for teams names them', async () => {
		const { problem } = await world.fail('bot.update', {
			bot: locator('name', 'newsbot'),
			updateFields: { scope: 'team' },
		});
		expect(problem.message).toContain('"Team Names or IDs" must not be empty');
	});
});

describe('a component', () => {
	it('of Deluge runs scripts, and tells its handler by its ID and type', async () => {
		const { items } = await world.run('command.create', {
			name: 'ticket',
			hint: 'Create a ticket',
			executionType: 'deluge',
			scope: 'organization',
			additionalFields: {
				commandOptions: { option: [{ name: 'priority', description: 'How urgent' }] },
			},
		});
		const id = items[0]?.json.id as string;
		expect(changed()[0]?.body).toEqual({
			name: 'ticket',
			hint: 'Create a ticket',
			execution_type: 'deluge',
			scope: 'organization',
			options: { priority: 'How urgent' },
		});
		const script = 'return {"text": "Hello!"};';
		const handler = { command: locator('id', id), handlerType: 'suggestion_handler' };
		const made = await world.run('command.createHandler', {
			...handler,
			executionType: 'deluge',
			script,
		});
		expect(made.error).toBeUndefined();
		expect(changed().at(-1)?.body).toEqual({ type: 'suggestion_handler', script });
		expect(made.items[0]?.json).toMatchObject({ success: true, commandId: id, script });
		const gone = await world.run('command.deleteHandler', handler);
		expect(gone.items[0]?.json).toEqual({
			success: true,
			deleted: true,
			commandId: id,
			handlerType: 'suggestion_handler',
		});
	});

	it('without handlers to choose from changes its only one', async () => {
		const action = {
			name: 'Create Ticket',
			hint: 'Makes a ticket of it',
			scope: 'personal',
			...hook,
		};
		const { items } = await world.run('messageAction.create', action);
		const id = items[0]?.json.id as string;
		const { error } = await world.run('messageAction.updateHandler', {
			messageAction: locator('id', id),
			executionType: 'webhook',
			permissions: ['message', 'user'],
		});
		expect(error).toBeUndefined();
		expect(changed().at(-1)).toEqual({
			method: 'PATCH',
			path: `/api/v3/messageactions/${id}/handlers/execution_handler`,
			body: { permissions: ['message', 'user'] },
		});
	});

	it.each([
		['commands', 'Command', 'command', { hint: 'x', scope: 'personal' }],
		['functions', 'Function', 'function', { description: 'x', functionType: 'button' }],
		['messageActions', 'MessageAction', 'messageAction', { hint: 'x', scope: 'personal' }],
	])('of %s is picked from a list', async (_what, kind, resource, more) => {
		await world.run(`${resource}.create`, { name: `my${resource}`.slice(0, 20), ...hook, ...more });
		const { results } = await world.engine.listSearch(`search${kind}s`, {
			parameters: { resource, operation: 'get' },
			isAdmins: true,
		});
		const [component] = world.sandbox.organization.components;
		expect(results).toEqual([{ name: component?.name, value: component?.id }]);
	});
});

describe('settings of one’s own', () => {
	it('are read without their envelope, and changed under Cliq’s names', async () => {
		const settings = { dark_mode: 'enabled' };
		await world.run('preference.update', { settings });
		const { items } = await world.run('preference.get', {
			options: { keys: 'dark_mode, ui_theme' },
		});
		expect(items[0]?.json).toEqual({ dark_mode: 'enabled', ui_theme: '4' });
	});

	it.each([
		['default', { type: 'default' }],
		['custom', { type: 'custom' }],
		['some', { basic: { search: {} } }],
	])('reset shortcuts: %s', async (reset, body) => {
		const shortcuts = { basic: { search: {} } };
		const { error } = await world.run('preference.resetShortcuts', { reset, shortcuts });
		expect(error).toBeUndefined();
		expect(changed()).toMatchObject([{ method: 'DELETE', body }]);
	});
});

describe('an extension', () => {
	const extension = { extension: '53719000002124010', extensionKey: '1a2b3c4d5e6f' };

	it('has properties, which are texts', async () => {
		await world.run('extension.setProperties', { ...extension, propertyValues: { region: 'eu' } });
		const { items } = await world.run('extension.getProperties', {
			...extension,
			properties: 'region, max_retries',
		});
		expect(items[0]?.json).toEqual({ region: 'eu', max_retries: '3' });
		const { problem } = await world.fail('extension.getProperty', {
			...extension,
			property: 'Max-Retries',
		});
		expect(problem.message).toContain('must contain only a-z and _');
	});

	it('keeps its key out of errors', async () => {
		const { error } = await world.fail('extension.getProperty', {
			...extension,
			extensionKey: 'wrongkey123',
			property: 'region',
		});
		expect(JSON.stringify(error)).not.toContain('wrongkey123');
	});
});

describe('a map ticker', () => {
	const map = { widget: '53719000002130001', map: 'deliveries' };

	it('appears, moves and goes', async () => {
		const van = { ...map, tickerId: 'van-7', title: 'Van 7', tickerType: 'van' };
		await world.run('mapTicker.upsert', { ...van, latitude: 52.52, longitude: 13.4 });
		const { items } = await world.run('mapTicker.upsert', {
			...van,
			latitude: 48,
			longitude: 11.5,
			additionalFields: { info: 'On the way', measuredAt: '2026-05-04T09:00:00Z' },
		});
		expect(changed()[1]?.body).toEqual({
			tickers: {
				'van-7': {
					title: 'Van 7',
					type: 'van',
					latitude: 48,
					longitude: 11.5,
					info: 'On the way',
					last_modified_time: Date.parse('2026-05-04T09:00:00Z'),
				},
			},
		});
		expect(items[0]?.json).toMatchObject({ success: true, mapId: 'deliveries' });
		await world.run('mapTicker.delete', { ...map, tickerIds: 'van-7' });
		const { tickers } = world.sandbox.organization.platform;
		expect(tickers.get('53719000002130001/deliveries')?.size).toBe(0);
	});
});
