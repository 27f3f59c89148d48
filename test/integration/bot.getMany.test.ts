import { asNewsBot, useWorld } from './world';

const world = useWorld();

describe('bots', () => {
	it('are listed 50 at a time', async () => {
		const { organization } = world.sandbox;
		organization.addBots(70);
		const { items } = await world.run('bot.getMany', { returnAll: true });
		expect(items.map(({ json }) => json.unique_name)).toEqual(
			organization.bots.map(({ uniqueName }) => uniqueName),
		);
		expect(world.sandbox.requests.map(({ path, query }) => [path, query.limit])).toEqual([
			['/api/v3/bots', '50'],
			['/api/v3/bots', '50'],
		]);
	});
});

describe('the subscribers of a bot', () => {
	it('are listed page by page', async () => {
		const { organization } = world.sandbox;
		organization.addUsers(120);
		const bot = organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
		bot?.subscribers.push(...organization.users.slice(-120).map(({ id }) => id));
		const { items } = await world.run('bot.getSubscribers', { ...asNewsBot, returnAll: true });
		expect(items.map(({ json }) => json.user_id)).toEqual(bot?.subscribers);
		expect(world.sandbox.requests).toHaveLength(2);
	});

	it('are listed only for its creator and administrators', async () => {
		const userId = '631831446';
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ userId }) } });
		const { problem } = await world.fail('bot.getSubscribers', asNewsBot);
		expect(problem.kind).toBe('PERMISSION_DENIED');
	});
});
