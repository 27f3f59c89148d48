import { locator, useWorld } from './world';

const world = useWorld();

/** As long as Cliq's IDs: a number that JSON.parse would round. */
const LONG_ID = '1775998000028409803';

const saved = () => world.sandbox.organization.statuses.map(({ id }) => String(id));

describe('the ID of a status', () => {
	it('keeps all 19 digits, from the list to the path', async () => {
		expect(saved()[0]).toBe(LONG_ID);
		expect(String(Number(LONG_ID))).not.toBe(LONG_ID);

		const { items } = await world.run('userStatus.getMany', { returnAll: true });
		expect(items.map(({ json }) => json.id)).toEqual(saved());

		const set = await world.run(
			'userStatus.set',
			{ status: locator('id', '={{ $json.id }}') },
			{ items: [{ json: items[0]?.json ?? {} }] },
		);
		expect(world.sandbox.requests.at(-1)?.path).toBe(`/api/v2/statuses/${LONG_ID}/set`);
		expect(set.items[0]?.json).toMatchObject({ id: LONG_ID, statusId: LONG_ID, success: true });

		const current = await world.run('userStatus.getCurrent', {});
		expect(current.items[0]?.json).toEqual({ id: LONG_ID, code: 'busy', message: 'In a meeting' });
	});

	it('keeps all digits in the picker', async () => {
		const { results } = await world.engine.listSearch('searchStatuses', {
			parameters: { resource: 'userStatus', operation: 'set' },
		});
		expect(results).toContainEqual({ name: 'In a meeting', value: LONG_ID });
	});

	it('keeps all digits for a new status, or one of another user', async () => {
		const { items } = await world.run('userStatus.create', {
			code: 'busy',
			statusMessage: 'In a meeting, back at 3',
		});
		expect(items[0]?.json).toEqual({
			code: 'busy',
			message: 'In a meeting, back at 3',
			id: saved().at(-1),
			success: true,
		});
		const zoe = world.sandbox.organization.findUser('zoe.akerstrom@zylker.example');
		const other = await world.run('userStatus.getForUser', { user: locator('id', zoe?.id ?? '') });
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			path: `/api/v2/users/${zoe?.id}`,
			query: { fields: 'chat_status' },
		});
		expect(other.items[0]?.json).toMatchObject({ id: String(zoe?.presence.id) });
	});

	it('is rejected as a number that has lost digits', async () => {
		const { problem } = await world.fail('userStatus.delete', {
			status: locator('id', `={{ ${LONG_ID} }}`),
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('userStatus.create', () => {
	it.each(['available', 'busy', 'invisible', 'away'])('sets %s at once', async (code) => {
		await world.run('userStatus.create', { code, statusMessage: 'Back at 3' });
		const { items } = await world.run('userStatus.getCurrent', {});
		expect(items[0]?.json).toMatchObject({ code, message: 'Back at 3' });
	});
});

describe('userStatus.delete', () => {
	it('deletes the status and returns its ID', async () => {
		const { items } = await world.run('userStatus.delete', { status: locator('list', LONG_ID) });
		expect(items[0]?.json).toEqual({ success: true, deleted: true, statusId: LONG_ID });
		expect(saved()).not.toContain(LONG_ID);
	});
});

describe('a temporary status', () => {
	const lunch = { code: 'busy', statusMessage: 'At lunch' };
	const current = async () => (await world.run('userStatus.getCurrent', {})).items[0]?.json;

	it('lasts until its expiry time, sent in milliseconds', async () => {
		const expiry = new Date(Date.now() + 3_600_000);
		const { items } = await world.run('userStatus.setTransient', {
			...lunch,
			expiry: expiry.toISOString(),
		});
		expect(items[0]?.json).toEqual({ success: true });
		expect(world.sandbox.requests[0]).toMatchObject({
			method: 'PUT',
			path: '/api/v2/statuses/ephemeral',
			body: { code: 'busy', message: 'At lunch', expiry: expiry.getTime() },
		});
		expect(await current()).toMatchObject({ message: 'At lunch' });
		world.sandbox.advance(3_600_001);
		expect(await current()).toMatchObject({ message: 'Available' });
	});

	it('accepts a time from an expression', async () => {
		await world.run('userStatus.setTransient', {
			...lunch,
			expiry: '={{ DateTime.fromMillis(1641883476276) }}',
		});
		expect(world.sandbox.requests[0]?.body).toMatchObject({ expiry: 1641883476276 });
	});

	it('can be cleared before it expires', async () => {
		await world.run('userStatus.setTransient', { ...lunch, expiry: Date.now() + 60_000 });
		const { items } = await world.run('userStatus.clearTransient', {});
		expect(items[0]?.json).toEqual({ success: true });
		expect(await current()).toMatchObject({ message: 'Available' });
	});
});
