import { locator, useWorld } from './world';

const world = useWorld();

const zylcal = () => world.sandbox.organization.teams.find(({ name }) => name === 'Zylcal');
const inZylcal = { team: locator('id', '655249742') };

describe('a team', () => {
	it('can be created with people by ID and email, read, changed and deleted', async () => {
		const created = await world.run('team.create', {
			name: 'Launch',
			userIds: 'olivia.palmer@zylker.example, 631832107',
			additionalFields: { description: 'Until May' },
		});
		const json = created.items[0]?.json;
		expect(json).toMatchObject({ name: 'Launch', participant_count: 3, success: true });
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			name: 'Launch',
			user_ids: ['631831446', '631832107'],
			description: 'Until May',
		});
		const id = String(json?.team_id as number);
		const team = locator('id', id);

		await world.run('team.update', { team, updateFields: { name: 'Landing' } });
		const found = await world.run('team.get', { team });
		expect(found.items[0]?.json).toMatchObject({ name: 'Landing', description: 'Until May' });

		const deleted = await world.run('team.delete', { team });
		expect(deleted.items[0]?.json).toEqual({ success: true, deleted: true, teamId: id });
		const { problem } = await world.fail('team.get', { team });
		expect(problem.code).toBe('team_not_exist');
	});

	it('is rejected with a name that is too long, and in an update without changes', async () => {
		const long = await world.fail('team.create', { name: 'x'.repeat(31) });
		expect(long.problem).toMatchObject({ kind: 'INVALID_INPUT' });
		const empty = await world.fail('team.update', inZylcal);
		expect(empty.problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('team.getMany', () => {
	it('lists all teams, or those of the connected account', async () => {
		const all = await world.run('team.getMany', {});
		expect(all.items).toHaveLength(3);
		const joined = await world.run('team.getMany', { filters: { joined: true } });
		expect(joined.items).toHaveLength(2);
		expect(world.sandbox.requests.map(({ query }) => query)).toEqual([{}, { joined: 'true' }]);
	});

	it('fills the picker', async () => {
		const { results } = await world.engine.listSearch('searchTeams', {
			parameters: { resource: 'team', operation: 'get' },
			filter: 'cal',
		});
		expect(results).toEqual([{ name: 'Zylcal', value: '655249742' }]);
	});
});

describe('the members of a team', () => {
	it('are added a hundred per request', async () => {
		world.sandbox.organization.addUsers(205);
		const ids = world.sandbox.organization.users.slice(-205).map(({ id }) => id);
		const { items } = await world.run('team.addMembers', { ...inZylcal, userIds: ids.join(',') });
		const sent = world.sandbox.requests.map(
			({ body }) => (body as { user_ids: string[] }).user_ids,
		);
		expect(sent.map(({ length }) => length)).toEqual([100, 100, 5]);
		expect(sent.flat()).toEqual(ids);
		expect(items[0]?.json).toEqual({ success: true, teamId: '655249742' });
		expect(zylcal()?.members).toEqual(expect.arrayContaining(ids));
	});

	it('are reported as far as they were added when a later batch is rejected', async () => {
		world.sandbox.organization.addUsers(150);
		world.sandbox.answerNext({ path: /members$/, skip: 1, status: 400 });
		const { problem } = await world.fail('team.addMembers', {
			...inZylcal,
			userIds: world.sandbox.organization.users.slice(-150).map(({ id }) => id),
		});
		expect(problem.description).toContain('Already done for 100 of 150');
	});

	it('are listed, and removed one by one', async () => {
		const { items } = await world.run('team.getMembers', inZylcal);
		expect(items.map(({ json }) => json.name)).toEqual([
			'Scott Fisher',
			'Jürgen Größl',
			'Ryan West',
		]);
		const removed = await world.run('team.removeMember', {
			...inZylcal,
			user: locator('email', 'ryan.west@zylker.example'),
		});
		expect(removed.items[0]?.json).toEqual({
			success: true,
			teamId: '655249742',
			userId: '631834011',
		});
		expect(zylcal()?.members).toEqual(['631830849', '631832107']);
	});
});
