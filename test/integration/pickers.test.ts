import type { NodeFailure } from '../engine';
import { asNewsBot, locator, toOlivia, useWorld } from './world';

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
	it('searches as you type and offers ZUIDs', async () => {
		const { results } = await world.engine.listSearch('searchUsers', {
			...call,
			filter: 'groessl',
		});
		expect(results).toEqual([
			{ name: 'Jürgen Größl (juergen.groessl@zylker.example)', value: '631832107' },
		]);
		expect(world.sandbox.requests[0]?.query).toEqual({ limit: '100', search: 'groessl' });
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
		expect(values.size).toBe(world.sandbox.organization.users.length);
		expect(world.sandbox.requests).toHaveLength(3);
	});
});

describe('the list of channels', () => {
	it('offers unique names', async () => {
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
	it('finds a chat by a part of its title', async () => {
		const { results } = await world.engine.listSearch('searchChats', { ...call, filter: 'launch' });
		const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
		expect(results).toEqual([{ name: 'Launch Crew', value: chat?.id }]);
	});

	it('pages by time, for Cliq gives no token', async () => {
		for (let count = 0; count < 130; count++) {
			world.sandbox.advance(1000);
			world.sandbox.organization.addChats(1);
		}
		const first = await world.engine.listSearch('searchChats', call);
		const second = await world.engine.listSearch('searchChats', {
			...call,
			paginationToken: String(first.paginationToken),
		});
		const values = new Set([...first.results, ...second.results].map(({ value }) => value));
		expect(first.results).toHaveLength(100);
		expect(values.size).toBeGreaterThanOrEqual(130);
		expect(second.paginationToken).toBeUndefined();
	});
});

describe('the lists of bots', () => {
	it('offer unique names', async () => {
		const { results } = await world.engine.listSearch('searchBots', { ...call, filter: 'news' });
		expect(results).toEqual([{ name: 'News Bot', value: 'newsbot' }]);
	});

	it('hold every page in a plain drop-down', async () => {
		world.sandbox.organization.addBots(70);
		const options = await world.engine.loadOptions('getBots', call);
		expect(options).toHaveLength(world.sandbox.organization.bots.length);
	});
});

describe('the subscribers of a bot', () => {
	it('are those of the bot that is picked', async () => {
		const options = await world.engine.loadOptions('getBotSubscribers', {
			parameters: { resource: 'bot', operation: 'sendMessage', ...asNewsBot },
		});
		const bot = world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
		expect(options.map(({ value }) => value).sort()).toEqual([...(bot?.subscribers ?? [])].sort());
	});

	it('are none while no bot is picked', async () => {
		const options = await world.engine.loadOptions('getBotSubscribers', {
			parameters: { resource: 'bot', operation: 'sendMessage', bot: locator('list', '') },
		});
		expect(options).toEqual([]);
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('a picker that fails', () => {
	it('for a missing scope says which permission to add and that the ID can be typed', async () => {
		world.connect({
			oauthTokenData: { ...world.sandbox.issueToken({ scopes: ['ZohoCliq.Webhooks.CREATE'] }) },
		});
		const error = await failure(world.engine.listSearch('searchUsers', call));
		expect(error.context.cliq).toMatchObject({
			kind: 'SCOPE_INSUFFICIENT',
			requiredScopes: ['ZohoCliq.Users.READ'],
		});
		expect(error.message).toContain('core set, always requested');
		expect(error.description).toContain('you can type the ID or name');
	});

	it('for too many calls says so at once', async () => {
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
