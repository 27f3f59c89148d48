import { locator, useWorld } from './world';

const world = useWorld();

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('user.getMany', () => {
	it('reads all pages', async () => {
		world.sandbox.organization.addUsers(230);
		const { items } = await world.run('user.getMany', { returnAll: true });
		const ids = new Set(items.map(({ json }) => json.id));
		expect(ids.size).toBe(world.sandbox.organization.users.length);
		expect(world.sandbox.requests.map(({ query }) => query.limit)).toEqual(['100', '100', '100']);
	});

	it('requests no more than the limit', async () => {
		const { items } = await world.run('user.getMany', { limit: 3 });
		expect(items).toHaveLength(3);
		expect(world.sandbox.requests).toMatchObject([{ query: { limit: '3' } }]);
	});

	it('sends filters in the format of Cliq, and simplifies by default', async () => {
		const filters = {
			search: 'west',
			status: 'active',
			planType: 'paid',
			modifiedAfter: daysAgo(7),
		};
		const whole = await world.run('user.getMany', {
			filters,
			options: { sortBy: 'usage', fields: 'all' },
		});
		expect(whole.items[0]?.json).toMatchObject({ last_name: 'West', timeoffset: 3600000 });
		expect(world.sandbox.requests[0]?.query).toEqual({
			search: 'west',
			status: 'active',
			plan_type: 'paid',
			sort_by: 'usage',
			fields: 'all',
			modified_after: filters.modifiedAfter,
			limit: '50',
		});
		const { items } = await world.run('user.getMany', { filters: { search: 'west' } });
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: '631834011',
				zuid: '631834011',
				display_name: 'Ryan West',
				name: 'Ryan West',
				email_id: 'ryan.west@zylker.example',
			},
		]);
	});

	it('rejects a time before the changes that Cliq keeps', async () => {
		const filters = { modifiedAfter: daysAgo(8) };
		const { problem } = await world.fail('user.getMany', { filters });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toMatch(/"Modified After".*7 days/);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('user.getTeams', () => {
	it('lists the teams of a user', async () => {
		const { items } = await world.run('user.getTeams', { user: locator('id', '631834011') });
		expect(items.map(({ json }) => json.name)).toEqual(['Zylcal', 'Zylnotes']);
	});
});

describe('user.getLayouts', () => {
	it('returns all layouts, or one', async () => {
		const all = await world.run('user.getLayouts', {});
		expect(all.items).toHaveLength(4);
		const filters = { uniqueName: 'quick_view' };
		const { items } = await world.run('user.getLayouts', { filters });
		expect(items.map(({ json }) => json.unique_name)).toEqual(['quick_view']);
	});
});
