import { useWorld } from './world';

const world = useWorld();

/** The query of each request. */
const queries = () => world.sandbox.requests.map(({ query }) => query);

it('requests no more channels than the limit', async () => {
	const { items } = await world.run('channel.getMany', { limit: 2 });
	expect(items).toHaveLength(2);
	expect(queries()).toEqual([{ limit: '2' }]);
});

it('reads all pages', async () => {
	world.sandbox.organization.addChannels(230);
	const { items } = await world.run('channel.getMany', { returnAll: true });
	expect(items).toHaveLength(world.sandbox.organization.channels.length);
	expect(new Set(items.map(({ json }) => json.channelId)).size).toBe(items.length);
	expect(items[0]?.json).not.toHaveProperty('admin_permission');
	expect(queries().map(({ limit }) => limit)).toEqual(['100', '100', '100']);
});

it('filters, with ISO times and an encoded plus in the sort order', async () => {
	const { items, error } = await world.run('channel.getMany', {
		returnAll: true,
		filters: {
			name: 'e',
			status: 'created',
			level: 'organization',
			createdAfter: '2023-01-01T00:00:00+01:00',
			createdBefore: 1893456000000,
			createdBy: 'zoe.akerstrom@zylker.example',
			joined: true,
			pinned: false,
		},
		options: { orderBy: '+last_modified_time' },
	});
	expect(error).toBeUndefined();
	expect(queries()).toEqual([
		{
			name: 'e',
			status: 'created',
			level: 'organization',
			created_after: '2022-12-31T23:00:00Z',
			created_before: '2030-01-01T00:00:00Z',
			created_by: 'zoe.akerstrom@zylker.example',
			order_by: '+last_modified_time',
			joined: 'true',
			pinned: 'false',
			limit: '100',
		},
	]);
	expect(items.map(({ json }) => json.unique_name)).toEqual(['customersupport']);
});

it('lists the channels the account has not joined', async () => {
	const { items } = await world.run('channel.getMany', { filters: { joined: false } });
	expect(items.map(({ json }) => json.unique_name)).toEqual(['developersguild']);
});

it('accepts a list of IDs', async () => {
	const { channels } = world.sandbox.organization;
	const ids = channels.slice(1, 3).map(({ id }) => id);
	const { items } = await world.run(
		'channel.getMany',
		{ filters: { channelIds: '={{ $json.ids }}' } },
		{ items: [{ json: { ids } }] },
	);
	expect(queries()).toEqual([{ channel_ids: ids.join(','), limit: '50' }]);
	expect(items.map(({ json }) => json.channelId)).toEqual(ids);
});

describe('a Cliq that does not apply filters', () => {
	beforeEach(() => {
		world.sandbox.switches.channelFilters = 'ignore';
	});

	it('returns only channels of the wanted teams, on any page', async () => {
		const { organization } = world.sandbox;
		for (let number = 0; number < 130; number++) {
			const added = organization.addChannel({
				uniqueName: `team${number}`,
				name: `Team ${number}`,
				description: '',
				level: 'team',
				members: ['631830849'],
			});
			added.teamIds = number % 50 === 49 ? ['655249742', '695920980'] : ['695920980'];
		}
		const { items } = await world.run('channel.getMany', {
			limit: 2,
			filters: { teamIds: ['655249742', '1'] },
		});
		expect(items.map(({ json }) => json.unique_name)).toEqual(['team49', 'team99']);
		expect(queries()).toMatchObject([
			{ team_ids: '655249742,1', limit: '100' },
			{ team_ids: '655249742,1', limit: '100' },
		]);
	});

	it.each([
		[true, ['customersupport']],
		[false, ['announcements', 'zylkermarketing']],
	])('returns only channels whose pin is %s', async (pinned, some) => {
		const { channels } = world.sandbox.organization;
		for (const channel of channels) channel.pinned = channel.uniqueName === 'customersupport';
		const { items } = await world.run('channel.getMany', { filters: { pinned } });
		const names = items.map(({ json }) => json.unique_name);
		expect(names).toEqual(expect.arrayContaining(some));
		expect(names.includes('customersupport')).toBe(pinned);
	});

	it('returns channels that do not say whether they pass', async () => {
		world.sandbox.answerNext({ path: /channels$/, body: '{"channels":[{"channel_id":"O1"}]}' });
		const filters = { teamIds: ['655249742'], pinned: true };
		const { items } = await world.run('channel.getMany', { filters });
		expect(items.map(({ json }) => json.channelId)).toEqual(['O1']);
	});
});
