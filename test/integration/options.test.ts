import type { INodeParameters } from 'n8n-workflow';

import { itemWith } from './files';
import { locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

describe('an option that Cliq does not accept for the chosen target', () => {
	const asBot = { postAsBot: 'newsbot' };
	const toChat = { sendTo: 'chat', chat: locator('id', 'CT_1') };

	it.each<[string, string, INodeParameters, string]>([
		['left over from a channel', 'message.send', { options: asBot }, 'Post as Bot Name or ID'],
		['left over from a channel', 'message.sendTable', { options: asBot }, 'Post as Bot Name or ID'],
		[
			'from an expression',
			'message.send',
			{ options: { postAsBot: '={{ "newsbot" }}' } },
			'Post as Bot Name or ID',
		],
		[
			'left over from a bot',
			'file.upload',
			{ options: { botSubscriber: '631831446' } },
			'Bot Subscriber Name or ID',
		],
		[
			'left over from a user',
			'file.upload',
			{ ...toChat, options: { markAsRead: true } },
			'Mark as Read',
		],
	])('is rejected, never dropped: %s (%s)', async (_where, operation, parameters, label) => {
		const { problem, error } = await world.fail(
			operation,
			{ ...toOlivia, text: 'x', ...parameters },
			{ items: [itemWith({ data: ['abc', 'a.txt'] })] },
		);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"${label}" can only be used when sending to`);
		expect(error.constructor.name).toBe('NodeOperationError');
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('is ignored when empty', async () => {
		const { error } = await world.run('message.send', {
			...toOlivia,
			text: 'x',
			options: { postAsBot: '' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([{ query: {} }]);
	});
});

describe('values from expressions', () => {
	it.each([
		[
			'sendTo',
			{ sendTo: '={{ "nobody" }}' },
			'"Send To" must be one of: user, users, channel, chat',
		],
		['an object instead of text', { text: '={{ ({ a: 1 }) }}' }, '"Text" must be text'],
		[
			'an empty target',
			{ user: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'"User" must not be empty',
		],
		[
			'a target of dots',
			{ user: { __rl: true, mode: 'id', value: '%2E.' } },
			'"User" must not be "%2E."',
		],
		[
			'an invalid email',
			{ user: { __rl: true, mode: 'email', value: 'olivia' } },
			'"User" must be an email address like nathan@example.com, not "olivia"',
		],
		[
			'a number that lost digits',
			{ user: { __rl: true, mode: 'id', value: '={{ 1234567890123456789 }}' } },
			'"User" is too large to be represented exactly (1234567890123456800); pass it as text',
		],
		[
			'an image without an https URL',
			{ options: { senderImageUrl: 'javascript:alert(1)' } },
			'"Sender Image URL" must be an https:// address without a user name or password',
		],
		[
			'an invalid wait',
			{ options: { maxWaitSeconds: '={{ "soon" }}' } },
			'"Max Wait (Seconds)" must be a number not below 0',
		],
	])('are rejected when invalid: %s', async (_, parameters, message) => {
		const { problem } = await world.fail('message.send', { ...toOlivia, text: 'x', ...parameters });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('can be a number, a boolean as text, and a plain string for a picker', async () => {
		const { error } = await world.run('message.send', {
			sendTo: 'user',
			user: '={{ 631831446 }}',
			text: '={{ 42 }}',
			options: { returnMessageId: '={{ "true" }}' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]).toMatchObject({
			path: '/api/v2/buddies/631831446/message',
			body: { text: '42', sync_message: true },
		});
	});

	it('name the field that could not be evaluated', async () => {
		const { problem } = await world.fail('message.send', {
			...toOlivia,
			text: '={{ $("Nowhere").item.json.x }}',
		});
		expect(problem.message).toMatch(/^"Text" could not be evaluated: /);
	});
});

describe('values of many items', () => {
	it('are resolved per item wherever a field contains an expression', async () => {
		const items = ['a', 'b', 'c'].map((name) => ({ json: { name } }));
		await world.run(
			'message.send',
			{
				...toOlivia,
				text: '={{ $json.name }}',
				options: { senderName: '=Robot {{ $json.name }}' },
			},
			{ items },
		);
		expect(world.sandbox.requests.map(({ body }) => body)).toEqual(
			['a', 'b', 'c'].map((name) => ({
				text: name,
				bot: { name: `Robot ${name}` },
				sync_message: true,
			})),
		);
	});
});

describe('the option Network', () => {
	const paths = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
	const perItem = { options: { network: '={{ $json.network }}' } };
	const itemsIn = (...networks: string[]) => networks.map((network) => ({ json: { network } }));

	it.each([
		['', 'partners', '/network/partners'],
		['ours', 'partners', '/network/partners'],
		['ours', ' zylker partners ', '/network/zylker%20partners'],
		['ours', 64396901, '/network/64396901'],
		['ours', ' ', '/network/ours'],
		['', '', ''],
	])('with "%s" in the credential and "%s" calls %s', async (ofCredential, network, prefix) => {
		world.connect({ network: ofCredential });
		const options = { network: typeof network === 'number' ? `={{ ${network} }}` : network };
		await world.run('message.send', { ...toOlivia, text: 'Hi', options });
		await world.run('api.request', { method: 'GET', path: '/api/v2/channels', options });
		await world.run('role.getMany', { options });
		expect(world.sandbox.requests).toHaveLength(3);
		for (const { path } of world.sandbox.requests) {
			expect(path.slice(0, path.indexOf('/api/'))).toBe(prefix);
		}
	});

	it('can differ between items, and nothing learned in one is used in another', async () => {
		const { organization } = world.sandbox;
		for (const network of ['partners', 'resellers']) {
			organization.addChannel({
				...{ uniqueName: `${network}sales`, name: 'Sales', description: '', network },
				...{ level: 'organization', members: [organization.connectedUserId] },
			});
		}
		const sales = { sendTo: 'channel', channel: locator('name', 'Sales'), text: 'Hi', ...perItem };
		const { items, error } = await world.run('message.send', sales, {
			items: itemsIn('partners', 'resellers', 'partners', 'resellers'),
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		const lookUp = (network: string) => [
			`POST /network/${network}/api/v2/channelsbyname/sales/message`,
			`GET /network/${network}/api/v2/channels`,
			`POST /network/${network}/api/v2/channelsbyname/${network}sales/message`,
		];
		expect(paths()).toEqual([
			...lookUp('partners'),
			...lookUp('resellers'),
			...['partners', 'resellers'].map((network) => lookUp(network)[2]),
		]);
		expect(organization.messages.map(({ network }) => network)).toEqual([
			...['partners', 'resellers', 'partners', 'resellers'],
		]);
	});

	it('parts what is asked once, and what is sent as one', async () => {
		const items = itemsIn('a', 'b', 'a');
		await world.run('account.checkAccess', perItem, { items });
		const asked = new Set(paths());
		expect(paths()).toHaveLength(asked.size);
		expect(asked).toContain('GET /network/a/api/v2/users/me');
		expect(asked).toContain('GET /network/b/api/v2/users/me');
		const digest = { text: '={{ $itemIndex }}', combineItems: 'combined', ...perItem };
		const { items: sent } = await world.run(
			'message.send',
			{ ...toMarketing, ...digest },
			{ items },
		);
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 2 }],
			[{ item: 1 }],
		]);
		expect(world.sandbox.organization.messages.map(({ network, text }) => [network, text])).toEqual(
			[
				['a', '0\n2'],
				['b', '1'],
			],
		);
	});

	it.each(['a/b', '..', '/network/a', 'https://cliq.zoho.com/network/a', 'a?b=c', 'a#b', '\ud800'])(
		'refuses "%s" before anything is sent',
		async (network) => {
			const { problem } = await world.fail('message.send', {
				...{ ...toOlivia, text: 'Hi', options: { network } },
			});
			expect(problem.kind).toBe('INVALID_INPUT');
			expect(problem.message).toMatch(/^"Network" /);
			expect(world.sandbox.requests).toEqual([]);
		},
	);

	it('is named if Cliq finds nothing there', async () => {
		const { problem } = await world.fail('message.send', {
			...{ sendTo: 'channel', channel: locator('id', 'O1'), text: 'Hi' },
			options: { network: 'partners' },
		});
		expect(problem.message).toBe('Cliq could not find the channel "O1" in the network "partners"');
		expect(problem.remedy).toMatch(/^Check "Network" in Options, or empty it/);
	});

	it('can be left to an AI agent', async () => {
		await world.engine.runAsTool({
			parameters: {
				...{ resource: 'message', operation: 'send', ...toOlivia },
				text: '={{ $fromAI("text") }}',
				options: { network: '={{ $fromAI("network", "", "string", "") }}' },
			},
			input: { text: 'Hi', network: 'partners' },
		});
		expect(paths()).toEqual([expect.stringMatching(/^POST \/network\/partners\/api/)]);
	});
});
