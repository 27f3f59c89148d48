import { locator, useWorld } from './world';

const world = useWorld();

const mine = () => world.sandbox.organization.reminders.map(({ id }) => id);
const move = (ids: string[], time: number) => ({
	reminders: { reminder: ids.map((reminderId) => ({ reminderId, time })) },
});
const TIME = Date.UTC(new Date().getFullYear() + 1, 0, 1);

describe('reminder.rescheduleMany', () => {
	it('moves 25 at a time, and returns an item for each', async () => {
		const ids = Array.from({ length: 30 }, () => mine()[0] ?? '');
		const { items } = await world.run('reminder.rescheduleMany', move(ids, TIME));
		const sizes = world.sandbox.requests.map(
			({ body }) => (body as { reminders: unknown[] }).reminders.length,
		);
		expect(sizes).toEqual([25, 5]);
		expect(items).toHaveLength(30);
		expect(world.sandbox.organization.reminders[0]?.time).toBe(TIME);
	});

	it('says which ones could not be moved', async () => {
		const { items, hints } = await world.run(
			'reminder.rescheduleMany',
			move([mine()[0] ?? '', '999'], TIME),
		);
		expect(items.map(({ json }) => [json.reminderId, json.success])).toEqual([
			[mine()[0], true],
			['999', false],
		]);
		expect(JSON.stringify(hints)).toContain('1 of 2 reminders could not be moved');
	});
});

it('lists the reminders of a chat to the last page', async () => {
	const { reminders } = world.sandbox.organization;
	const [first] = reminders;
	if (!first) throw new Error('There are no reminders');
	for (let index = 0; index < 130; index++) {
		reminders.push({ ...first, id: `r${index}`, chatId: 'CT_1' });
	}
	const { items } = await world.run('reminder.getForChat', {
		chat: locator('id', 'CT_1'),
		returnAll: true,
	});
	expect(items).toHaveLength(130);
	expect(world.sandbox.requests.map(({ path, query }) => [path, query.limit])).toEqual([
		['/v3/chats/CT_1/reminders', '100'],
		['/v3/chats/CT_1/reminders', '100'],
	]);
});

it('ends a recurring reminder as a whole', async () => {
	const [id = ''] = mine();
	await world.run('reminder.markComplete', {
		reminder: locator('id', id),
		options: { allOccurrences: true },
	});
	expect(world.sandbox.requests.at(-1)).toMatchObject({
		path: `/api/v3/reminders/${id}`,
		body: { status: 'completed', apply_to: 'all_occurrences' },
	});
});

it('changes only the quiet hours that are given', async () => {
	await world.run('userStatus.updateDoNotDisturb', { quietHours: '20:00 - 07:30' });
	expect(world.sandbox.requests.at(-1)?.body).toEqual({ quiet_hours: '20:00-07:30' });
	const { items } = await world.run('userStatus.getDoNotDisturb', {});
	expect(items[0]?.json).toEqual({ quiet_hours: '20:00-07:30', quiet_days: 'sunday' });
	for (const quietHours of ['8pm-7am', '24:00-07:00', '']) {
		const { problem } = await world.fail('userStatus.updateDoNotDisturb', { quietHours });
		expect(problem.message).toContain('"Quiet Hours"');
	}
});

it('checks in and out', async () => {
	await world.run('remoteWork.checkIn', {});
	const inside = await world.run('remoteWork.getStatus', {});
	expect(inside.items[0]?.json).toMatchObject({
		checkin_status: true,
		checkin_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
	});
	const { items } = await world.run('remoteWork.checkOut', {});
	expect(items[0]?.json).toMatchObject({ success: true, checkin_status: false });
});
