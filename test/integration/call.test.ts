import { locator, useWorld } from './world';

const world = useWorld();

const queries = () => world.sandbox.requests.map(({ query }) => query);

/** More calls than a page holds. */
function addCalls(): void {
	const { calls } = world.sandbox.organization;
	const [first] = calls;
	if (!first) throw new Error('There are no calls');
	for (let index = 0; index < 130; index++) {
		calls.push({ ...first, id: `9${index}`, nrsId: `n${index}`, title: 'Weekly' });
	}
}

describe('call.getMany', () => {
	it('sends a token alone for the next page', async () => {
		addCalls();
		const filters = { search: 'weekly' };
		const { items } = await world.run('call.getMany', { returnAll: true, filters });
		expect(queries()[0]).toEqual({ search: 'weekly', limit: '100' });
		expect(Object.keys(queries()[1] ?? {})).toEqual(['next_token']);
		expect(items.length).toBeGreaterThanOrEqual(130);
	});

	it('returns a sync token, and sends it alone', async () => {
		const all = await world.run('call.getMany', { options: { returnSyncToken: true } });
		addCalls();
		const { syncToken } = all.items[0]?.json ?? {};
		const { items } = await world.run('call.getMany', {
			limit: 5,
			options: { syncToken: syncToken as string },
		});
		expect(queries()[1]).toEqual({ sync_token: syncToken });
		expect(items.map(({ json }) => json.title)).toEqual(Array(5).fill('Weekly'));
	});

	it.each([
		[{ filters: { search: 'a' }, options: { syncToken: 'x' } }, '"Sync Token"'],
		[{ filters: { types: ['all', 'assembly'] } }, '"Types"'],
		[{ filters: { types: ['assembly'], state: 'missed' } }, 'to be Direct Calls'],
		[{ filters: { types: ['all'], state: 'live' } }, '"State" cannot'],
	])('refuses %j before anything is sent', async (parameters, message) => {
		const { problem } = await world.fail('call.getMany', parameters);
		expect(problem.message).toContain(message);
		expect(queries()).toEqual([]);
	});
});

describe('call.getParticipants', () => {
	it.each(['nrsId', 'sessionId'] as const)('lists them by %s', async (key) => {
		const [call] = world.sandbox.organization.calls;
		const { items } = await world.run('call.getParticipants', {
			call: locator('id', call?.[key] ?? ''),
			limit: 2,
		});
		expect(items.map(({ json }) => json.role)).toEqual(['host', 'speaker']);
		expect(world.sandbox.requests[0]?.headers['x-api-version']).toBe('1');
	});

	it('reads them to the last page, with the filters on each', async () => {
		const [call] = world.sandbox.organization.calls;
		// No two pages are alike.
		call?.participants.push(...Array.from({ length: 76 }, () => call.participants).flat());
		const { items } = await world.run('call.getParticipants', {
			call: locator('id', call?.nrsId ?? ''),
			returnAll: true,
			filters: { state: 'joined' },
		});
		expect(items).toHaveLength(call?.participants.length ?? 0);
		expect(queries().map(({ filter }) => filter)).toEqual(['joined', 'joined', 'joined']);
		expect(queries().map((query) => 'next_token' in query)).toEqual([false, true, true]);
	});
});

it('lists calls to pick from, by the ID that names their participants', async () => {
	const parameters = { resource: 'call', operation: 'getParticipants' };
	const { results } = await world.engine.listSearch('searchCalls', { parameters });
	const [call] = world.sandbox.organization.calls;
	expect(results).toContainEqual({
		name: expect.stringContaining(call?.title ?? '') as string,
		value: call?.nrsId,
	});
});
