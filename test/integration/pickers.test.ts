import type { NodeFailure } from '../support/engine';
import { addIncidents } from '../support/incidents';
import { sayInMarketing, threadInMarketing } from './threadFixtures';
import { asNewsBot, locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

const call = { parameters: { resource: 'message', operation: 'send', ...toOlivia } };

async function failure(picking: Promise<unknown>): Promise<NodeFailure> {
	return await picking.then(
		() => {
			throw new Error('The picker was expected to fail');
		},
		(error: unknown) => error as NodeFailure,
	);
}

describe('the list of users', () => {
	it('can be searched while typing and returns ZUIDs', async () => {
		const { results } = await world.engine.listSearch('searchUsers', {
			...call,
			filter: 'groessl',
		});
		expect(results).toEqual([
			{ name: 'Jürgen Größl (juergen.groessl@zylker.example)', value: '631832107' },
		]);
		expect(world.sandbox.requests[0]?.query).toEqual({
			status: 'active',
			limit: '100',
			search: 'groessl',
		});
	});

	it('has pages', async () => {
		world.sandbox.organization.addUsers(230);
		const values = new Set<unknown>();
		let paginationToken: string | undefined;
		do {
			const page = await world.engine.listSearch('searchUsers', {
				...call,
				...(paginationToken === undefined ? {} : { paginationToken }),
			});
			page.results.forEach(({ value }) => values.add(value));
			paginationToken = page.paginationToken;
		} while (paginationToken !== undefined);
		const { users } = world.sandbox.organization;
		expect(values.size).toBe(users.filter(({ status }) => status === 'active').length);
		expect(world.sandbox.requests).toHaveLength(3);
	});
});

describe('the network of a list', () => {
	const UNKNOWN = /^The list depends on "Network", which is known only during a run$/;
	const inNetwork = (network: string) => ({
		parameters: { ...call.parameters, options: { network } },
	});

	beforeEach(() => {
		addIncidents(world.sandbox.organization);
		world.sandbox.organization.addChannel({
			...{ uniqueName: 'partnersales', name: 'Sales', description: '', level: 'organization' },
			...{ members: [world.sandbox.organization.connectedUserId], network: 'partners' },
		});
	});

	it.each([
		['the node names', 'other', 'partners'],
		['the credential names', 'partners', ' '],
	])('is the one that %s', async (_what, ofCredential, ofNode) => {
		world.connect({ network: ofCredential });
		const { results } = await world.engine.listSearch('searchChannels', inNetwork(ofNode));
		expect(results).toEqual([{ name: '#Sales', value: 'partnersales' }]);
		await world.engine.loadOptions('getTeams', inNetwork(ofNode));
		const parameters = {
			...{ resource: 'databaseRecord', operation: 'create', options: { network: ofNode } },
			database: locator('name', 'incidents'),
		};
		await world.engine.resourceMapping('getColumns', { parameters });
		for (const { path } of world.sandbox.requests)
			expect(path).toMatch(/^\/network\/partners\/api/);
	});

	it.each([
		['={{ $json.network }}', UNKNOWN],
		['a/b', /^"Network" must be what follows/],
	])('must be known: %s', async (given, message) => {
		const error = await failure(world.engine.listSearch('searchChannels', inNetwork(given)));
		expect(error.message).toMatch(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('the list of users without those who left', () => {
	it('holds even if Cliq returns all of them', async () => {
		const data = [
			{ zuid: '1', display_name: 'Here', status: 'active' },
			{ zuid: '2', display_name: 'Left', status: 'inactive' },
			{ zuid: '3', display_name: 'Imported', status: 'imported_inactive' },
			{ zuid: '4', display_name: 'Unsaid' },
		];
		world.sandbox.answerNext({ status: 200, body: JSON.stringify({ data }) });
		const { results } = await world.engine.listSearch('searchUsers', call);
		expect(results.map(({ value }) => value)).toEqual(['1', '4']);
	});
});

describe('the lists of channels in a state', () => {
	const lists = [
		['approve', { status: 'pending' }, ['waiting']],
		['reject', { status: 'pending' }, ['waiting']],
		['unarchive', { status: 'archived' }, ['old']],
		['join', { joined: 'false' }, ['other']],
		['leave', { status: 'created' }, ['usual', 'other']],
	] as const;
	const inStates = [
		{ name: 'Waiting', unique_name: 'waiting', status: 'pending', joined: true },
		{ name: 'Old', unique_name: 'old', status: 'archived', joined: true },
		{ name: 'Usual', unique_name: 'usual', status: 'created', joined: true },
		{ name: 'Other', unique_name: 'other', status: 'created', joined: false },
	];

	it.each(lists)('asks for those that %s takes', async (operation, query) => {
		await world.engine.listSearch('searchChannels', {
			parameters: { resource: 'channel', operation },
		});
		expect(world.sandbox.requests[0]?.query).toEqual({ limit: '100', ...query });
	});

	it.each(lists)('shows %s no others even if Cliq returns them', async (operation, _, wanted) => {
		world.sandbox.answerNext({ status: 200, body: JSON.stringify({ channels: inStates }) });
		const parameters = { resource: 'channel', operation };
		const { results } = await world.engine.listSearch('searchChannels', { parameters });
		expect(results.map(({ value }) => value)).toEqual(wanted);
	});
});

describe('the list of channels', () => {
	it('returns unique names', async () => {
		const { results } = await world.engine.listSearch('searchChannels', {
			...call,
			filter: 'Market',
		});
		expect(results).toEqual([
			{ name: expect.stringContaining('Zylker Marketing') as string, value: 'zylkermarketing' },
		]);
	});

	it('has pages', async () => {
		world.sandbox.organization.addChannels(120);
		const first = await world.engine.listSearch('searchChannels', call);
		const second = await world.engine.listSearch('searchChannels', {
			...call,
			paginationToken: String(first.paginationToken),
		});
		expect(first.results).toHaveLength(100);
		expect(second.results.length).toBeGreaterThan(19);
		expect(second.paginationToken).toBeUndefined();
	});
});

describe('the list of chats', () => {
	it('can be searched by part of a title', async () => {
		const { results } = await world.engine.listSearch('searchChats', { ...call, filter: 'launch' });
		const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
		expect(results).toEqual([{ name: 'Launch Crew', value: chat?.id }]);
	});

	it('pages by time, because Cliq returns no token', async () => {
		for (let count = 0; count < 130; count++) {
			world.sandbox.advance(1000);
			world.sandbox.organization.addChats(1);
		}
		const first = await world.engine.listSearch('searchChats', call);
		const second = await world.engine.listSearch('searchChats', {
			...call,
			paginationToken: String(first.paginationToken),
		});
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(values.length).toBeGreaterThanOrEqual(130);
		expect(new Set(values).size).toBe(values.length);
		expect(second.paginationToken).toBeUndefined();
	});
});

describe('the list of conversations', () => {
	const muting = { parameters: { resource: 'chat', operation: 'mute' } };

	it('continues from chats to channels, and each value is a chat', async () => {
		const { channels, chats } = world.sandbox.organization;
		const first = await world.engine.listSearch('searchConversations', muting);
		expect(first.results).toContainEqual({
			name: 'Launch Crew',
			value: chats.find(({ title }) => title === 'Launch Crew')?.id,
		});
		const second = await world.engine.listSearch('searchConversations', {
			...muting,
			paginationToken: String(first.paginationToken),
		});
		expect(second.results).toContainEqual({
			name: '#Zylker Marketing',
			value: channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')?.chatId,
		});
		expect(second.paginationToken).toBeUndefined();
	});

	it('finds a channel without a chat of that name', async () => {
		const { results } = await world.engine.listSearch('searchConversations', {
			...muting,
			filter: 'marketing',
		});
		expect(results.map(({ name }) => name)).toEqual(['#Zylker Marketing']);
	});
});

describe('the list of messages', () => {
	const inChat = (mode: string, value: string) => ({
		parameters: { resource: 'message', operation: 'get', chat: locator(mode, value) },
	});
	const inChannel = (mode: string, value: string) => ({
		parameters: { resource: 'thread', operation: 'create', channel: locator(mode, value) },
	});
	const marketingId = () => {
		const { channels } = world.sandbox.organization;
		return channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')?.id ?? '';
	};

	it('shows those of the chat, the latest first, with sender and text', async () => {
		const { organization } = world.sandbox;
		const first = sayInMarketing(organization, 'One');
		world.sandbox.advance(1000);
		const second = sayInMarketing(organization, `Two ${'long '.repeat(20)}`);
		const { results } = await world.engine.listSearch(
			'searchMessages',
			inChat('list', first.chatId),
		);
		const said = expect.stringMatching(
			/^(\d{4}-\d\d-\d\d )?\d\d:\d\d Olivia Palmer: One$/,
		) as string;
		expect(results).toEqual([
			{ name: expect.stringMatching(/^[^…]{80}…$/) as string, value: second.id },
			{ name: said, value: first.id },
		]);
	});

	it('shows the time of today, and the date of any other day', async () => {
		const { organization } = world.sandbox;
		const { chatId } = sayInMarketing(organization, 'Now');
		const now = new Date();
		const ids = [now.getTime(), now.getTime() - 400 * 24 * 3_600_000].map((time) => `${time}_1`);
		const body = JSON.stringify({ data: ids.map((id) => ({ id, content: { text: 'Hi' } })) });
		world.sandbox.answerNext({ status: 200, body });
		const { results } = await world.engine.listSearch('searchMessages', inChat('list', chatId));
		const shown = (pattern: string) =>
			expect.stringMatching(`^${pattern}\\d\\d:\\d\\d Hi$`) as string;
		expect(results.map(({ name }) => name)).toEqual([shown(''), shown('\\d{4}-\\d\\d-\\d\\d ')]);
	});

	it.each([
		['a chat by the name of its channel', () => inChat('channel', 'zylkermarketing')],
		['a channel by its name', () => inChannel('list', 'zylkermarketing')],
		['a channel by its ID', () => inChannel('id', marketingId())],
		['a channel by its ID under By Name', () => inChannel('name', marketingId())],
		['a chat by the ID of its channel', () => inChat('id', marketingId())],
		['a chat by the ID of its channel under By Name', () => inChat('channel', marketingId())],
	])('accepts %s', async (_, form) => {
		const message = sayInMarketing(world.sandbox.organization);
		const { results } = await world.engine.listSearch('searchMessages', form());
		expect(results.map(({ value }) => value)).toEqual([message.id]);
	});

	it('has pages without gaps or repetitions', async () => {
		const { organization } = world.sandbox;
		for (let count = 0; count < 130; count++) {
			if (count % 3 === 0) world.sandbox.advance(1);
			sayInMarketing(organization, `Message ${count}`);
		}
		const form = inChannel('name', 'zylkermarketing');
		const first = await world.engine.listSearch('searchMessages', form);
		const second = await world.engine.listSearch('searchMessages', {
			...form,
			paginationToken: String(first.paginationToken),
		});
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(values).toHaveLength(130);
		expect(new Set(values).size).toBe(130);
		expect(second.paginationToken).toBeUndefined();
	});

	it.each([
		['no chat is selected', inChat('list', ''), 'Chat'],
		['the chat is an expression', inChat('id', '={{ $json.chat }}'), 'Chat'],
		['no channel is selected', inChannel('list', ''), 'Channel'],
	])('tells what to pick first when %s', async (_, form, what) => {
		const error = await failure(world.engine.listSearch('searchMessages', form));
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: `Pick the ${what} first`,
			description: `The list shows the messages of the ${what.toLowerCase()} above. If that is an expression, choose By ID here.`,
			httpCode: null,
		});
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('the list of messages to update', () => {
	const SEARCH = 'searchMessages';
	const form = {
		parameters: {
			resource: 'message',
			operation: 'update',
			chat: locator('channel', 'zylkermarketing'),
		},
	};
	const read = () => world.sandbox.requests.filter(({ path }) => path.endsWith('/messages'));
	const say = async (text: string, options = {}) => {
		const { items } = await world.run('message.send', { ...toMarketing, text, options });
		return items[0]?.json.messageId;
	};

	it('leaves out those of other people, but not those of bots', async () => {
		const mine = await say('Mine', { senderName: 'Build Robot' });
		sayInMarketing(world.sandbox.organization, 'Hers');
		await say('From the bot', { postAsBot: 'newsbot' });
		const ofBot = world.sandbox.organization.messages.at(-1)?.id;
		const { results } = await world.engine.listSearch(SEARCH, form);
		expect(results.map(({ value }) => value)).toEqual([ofBot, mine]);
	});

	it('asks once who is connected, however many pages follow', async () => {
		const { organization } = world.sandbox;
		const mine = await say('Mine');
		for (let count = 0; count < 130; count++) {
			world.sandbox.advance(1);
			sayInMarketing(organization);
		}
		world.sandbox.advance(1);
		const latest = await say('Mine too');
		world.sandbox.requests.length = 0;
		const first = await world.engine.listSearch(SEARCH, form);
		expect(first.results.map(({ value }) => value)).toEqual([latest]);
		const asked = world.sandbox.requests.length - read().length;
		const second = await world.engine.listSearch(SEARCH, {
			...form,
			paginationToken: String(first.paginationToken),
		});
		expect(second.results.map(({ value }) => value)).toEqual([mine]);
		const lookups = world.sandbox.requests.filter(({ path }) => path.endsWith('/me'));
		expect(lookups).toHaveLength(1);
		// The second page only looks up the channel again.
		expect(world.sandbox.requests.length - read().length).toBeLessThan(2 * asked);
	});

	it('shows all of them while it is unknown who is connected', async () => {
		const mine = await say('Mine');
		world.sandbox.advance(1);
		const hers = sayInMarketing(world.sandbox.organization, 'Hers').id;
		const scopes = ['ZohoCliq.Messages.READ', 'ZohoCliq.Channels.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { results } = await world.engine.listSearch(SEARCH, form);
		expect(results.map(({ value }) => value)).toEqual([hers, mine]);
	});
});

describe('the list of threads', () => {
	it('shows those of the channel, and each value is the chat of a thread', async () => {
		const { organization } = world.sandbox;
		const thread = threadInMarketing(organization, 'Budget');
		threadInMarketing(organization, 'Sign-ups');
		const { results } = await world.engine.listSearch('searchThreads', {
			parameters: {
				resource: 'thread',
				operation: 'reply',
				channel: locator('list', 'zylkermarketing'),
			},
			filter: 'budg',
		});
		expect(results).toEqual([{ name: 'Budget', value: thread.chatId }]);
	});

	it('tells to pick the channel first when none is selected', async () => {
		const parameters = { resource: 'thread', operation: 'reply' };
		const error = await failure(world.engine.listSearch('searchThreads', { parameters }));
		expect(error.message).toBe('Pick the Channel first');
		expect(error.description).toContain('the threads of the channel above');
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('the list of teams', () => {
	it('shows all teams of the organization', async () => {
		const { results } = await world.engine.listSearch('searchTeams', {
			parameters: { resource: 'team', operation: 'get' },
		});
		expect(results).toEqual(
			world.sandbox.organization.teams.map(({ id, name }) => ({ name, value: String(id) })),
		);
	});
});

describe('the list of reminders', () => {
	const get = { parameters: { resource: 'reminder', operation: 'get' } };

	it('shows open and then completed reminders, own ones and those for others', async () => {
		const names: string[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await world.engine.listSearch('searchReminders', {
				...get,
				...(paginationToken === undefined ? {} : { paginationToken }),
			});
			names.push(...page.results.map(({ name }) => name));
			paginationToken = page.paginationToken;
		} while (paginationToken !== undefined);
		const { reminders } = world.sandbox.organization;
		expect([...names].sort()).toEqual(reminders.map(({ content }) => content).sort());
		expect(names[0]).toBe('Content review for ZylCal');
		expect(world.sandbox.requests.map(({ query }) => query.category)).toEqual([
			'mine',
			'others',
			'mine-completed',
			'others-completed',
		]);
	});

	it('can be searched by content in every category', async () => {
		const { results } = await world.engine.listSearch('searchReminders', {
			...get,
			filter: 'figures of',
		});
		const { reminders } = world.sandbox.organization;
		expect(results).toEqual([
			{
				name: 'Figures of May',
				value: reminders.find(({ content }) => content === 'Figures of May')?.id,
			},
		]);
	});
});

describe('the list of statuses', () => {
	it('shows the saved ones, with every digit of their IDs', async () => {
		const { results } = await world.engine.listSearch('searchStatuses', {
			parameters: { resource: 'userStatus', operation: 'set' },
		});
		expect(results).toEqual(
			world.sandbox.organization.statuses.map(({ id, message }) => ({
				name: message,
				value: String(id),
			})),
		);
	});
});

describe('the lists of bots', () => {
	it('return unique names', async () => {
		const { results } = await world.engine.listSearch('searchBots', { ...call, filter: 'news' });
		expect(results).toEqual([{ name: 'News Bot', value: 'newsbot' }]);
	});

	it('contain every page in a plain drop-down', async () => {
		world.sandbox.organization.addBots(70);
		const options = await world.engine.loadOptions('getBots', call);
		expect(options).toHaveLength(world.sandbox.organization.bots.length);
	});
});

describe('multi-select drop-downs', () => {
	const getMany = { parameters: { resource: 'channel', operation: 'getMany' } };
	const marketing = () => {
		const { channels } = world.sandbox.organization;
		return channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	};

	it('return channel IDs', async () => {
		const options = await world.engine.loadOptions('getChannels', getMany);
		expect(options).toContainEqual({
			name: expect.stringContaining('Zylker Marketing') as string,
			value: marketing()?.id,
		});
	});

	it('return the chats of channels', async () => {
		const options = await world.engine.loadOptions('getChats', getMany);
		expect(options).toContainEqual({ name: '#Zylker Marketing', value: marketing()?.chatId });
	});

	it('return team IDs as text', async () => {
		const options = await world.engine.loadOptions('getTeams', getMany);
		expect(options).toEqual(
			world.sandbox.organization.teams.map(({ id, name }) => ({ name, value: String(id) })),
		);
	});

	it('return whom a message can mention: everybody first', async () => {
		const parameters = { resource: 'message', operation: 'send' };
		const options = await world.engine.loadOptions('getMentions', { parameters });
		expect(options.slice(0, 3).map(({ value }) => value)).toEqual([
			...['all', 'available', 'participants'],
		]);
		expect(options).toContainEqual({
			name: expect.stringContaining('Olivia Palmer') as string,
			value: '631831446',
		});
	});

	it('contain every page', async () => {
		world.sandbox.organization.addChannels(120);
		const options = await world.engine.loadOptions('getChannels', getMany);
		expect(new Set(options.map(({ value }) => value)).size).toBeGreaterThan(119);
		expect(world.sandbox.requests).toHaveLength(2);
	});
});

describe('the list of subscribers', () => {
	it('shows those of the selected bot', async () => {
		const options = await world.engine.loadOptions('getBotSubscribers', {
			parameters: { resource: 'bot', operation: 'sendMessage', ...asNewsBot },
		});
		const bot = world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
		expect(options.map(({ value }) => value).sort()).toEqual([...(bot?.subscribers ?? [])].sort());
	});

	it('tells to pick the bot first when none is selected', async () => {
		const parameters = { resource: 'bot', operation: 'sendMessage', bot: locator('list', '') };
		const error = await failure(world.engine.loadOptions('getBotSubscribers', { parameters }));
		expect(error.message).toBe('Pick the Bot first');
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('a picker that fails', () => {
	it('names the permission to add for a missing scope, and says that the ID can be typed', async () => {
		world.connect({
			oauthTokenData: { ...world.sandbox.issueToken({ scopes: ['ZohoCliq.Webhooks.CREATE'] }) },
		});
		const error = await failure(world.engine.listSearch('searchUsers', call));
		expect(error.context.cliq).toMatchObject({
			kind: 'SCOPE_INSUFFICIENT',
			requiredScopes: ['ZohoCliq.Users.READ'],
		});
		expect(error.message).toContain('Always Included');
		// n8n cuts the text off: what to do comes first, and why is left out.
		expect(error.description).toMatch(/^Connect again: open the credential/);
		expect(error.description).not.toContain('ZohoCliq.Users.READ');
		expect(error.description).toContain('you can type the ID or name');
		expect(error).toMatchObject({ httpCode: '401' });
	});

	it('says what to do about a credential that is not connected, without a code', async () => {
		world.connect({ oauthTokenData: {} });
		const error = await failure(world.engine.listSearch('searchUsers', call));
		expect(error.context.cliq).toMatchObject({ kind: 'REFRESH_TOKEN_REQUIRED', httpStatus: null });
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
		expect(error.message).not.toContain('REFRESH_TOKEN_REQUIRED');
		expect(error.description).toMatch(/^\S.*connect/i);
		const { description: why = '' } = error.context.cliq as { description?: string };
		expect(error.description).not.toContain(why);
	});

	it('reports a rate limit at once', async () => {
		world.sandbox.answerNext({ status: 429, headers: { 'retry-after': '120' } });
		const error = await failure(world.engine.listSearch('searchChannels', call));
		expect(error.context.cliq).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 120 });
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('renews an expired token and then works', async () => {
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ expired: true }) } });
		const { results } = await world.engine.listSearch('searchBots', call);
		expect(results).toHaveLength(3);
	});
});
