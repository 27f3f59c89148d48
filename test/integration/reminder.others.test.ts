import { addReminder } from '../../sandbox/reminders';
import { locator, useWorld } from './world';

const world = useWorld();

/** A seeded reminder, by its content. */
const seeded = (content: string) => {
	const found = world.sandbox.organization.reminders.find((entry) => entry.content === content);
	if (!found) throw new Error(`There is no reminder "${content}"`);
	return found;
};
const mine = () => seeded('Content review for ZylCal');
const others = () => seeded('Functionality design review');
const picked = ({ id }: { id: string }) => ({ reminder: locator('id', id) });
const addMine = (count: number) => {
	const { organization } = world.sandbox;
	return Array.from({ length: count }, (_, index) => {
		const users = [{ id: organization.connectedUserId, completed: true }];
		const reminder = { creatorId: organization.connectedUserId, content: `No. ${index}`, users };
		return addReminder(organization, reminder, Date.now()).id;
	});
};

describe('reminder.getMany', () => {
	it('lists a category, page by page', async () => {
		const ids = addMine(130);
		const { items } = await world.run('reminder.getMany', {
			category: 'mine-completed',
			returnAll: true,
		});
		expect(items).toHaveLength(131);
		expect(items.map(({ json }) => json.id)).toEqual(expect.arrayContaining(ids));
		expect(world.sandbox.requests).toHaveLength(2);
		expect(world.sandbox.requests[1]?.query).toMatchObject({
			category: 'mine-completed',
			next_set_token: expect.any(String) as string,
		});
	});

	it('lists reminders set for others', async () => {
		const { items } = await world.run('reminder.getMany', { category: 'others' });
		expect(items.map(({ json }) => json.content)).toEqual([
			'Functionality design review',
			'Appathon submissions review',
		]);
	});
});

describe('deleting reminders', () => {
	it('deletes twenty per request', async () => {
		const ids = addMine(45);
		const { items } = await world.run('reminder.deleteMany', { reminderIds: ids });
		const sizes = world.sandbox.requests.map(
			({ body }) => (body as { reminder_ids: string[] }).reminder_ids.length,
		);
		expect(sizes).toEqual([20, 20, 5]);
		expect(items[0]?.json).toEqual({ success: true, deleted: true, reminderIds: ids });
		expect(world.sandbox.organization.reminders).toHaveLength(5);
	});

	it('clears completed ones', async () => {
		const { items } = await world.run('reminder.deleteCompleted', { category: 'others-completed' });
		expect(items[0]?.json).toEqual({ success: true, deleted: true, category: 'others-completed' });
		const left = world.sandbox.organization.reminders.map(({ content }) => content);
		expect(left).toHaveLength(4);
		expect(left).not.toContain('Figures of May');
	});

	it('accepts a single ID', async () => {
		const { id } = mine();
		const { items } = await world.run('reminder.delete', picked({ id }));
		expect(items[0]?.json).toEqual({ success: true, deleted: true, reminderId: id });
		const { problem } = await world.fail('reminder.get', picked({ id }));
		expect(problem.kind).toBe('ENDPOINT_INVALID');
	});
});

describe('an own reminder', () => {
	it('can be completed and reopened', async () => {
		const { items } = await world.run('reminder.markComplete', picked(mine()));
		expect(items[0]?.json).toEqual({ success: true, reminderId: mine().id });
		expect(mine().completed).toBe(true);
		await world.run('reminder.markIncomplete', picked(mine()));
		expect(mine().completed).toBe(false);
	});

	it('can be changed', async () => {
		const { items } = await world.run('reminder.update', {
			...picked(mine()),
			content: 'Content review',
			time: 1906571200000,
		});
		expect(items[0]?.json).toMatchObject({ content: 'Content review', time: 1906571200000 });
	});

	it.each([
		[{ time: 1906571200000 }, { time: 1906571200000 }],
		[{ content: 'Later' }, { content: 'Later' }],
	])('is changed in one respect: %j', async (change, body) => {
		const reminder = mine();
		const before = { ...reminder };
		await world.run('reminder.update', { ...picked(reminder), ...change });
		expect(world.sandbox.requests).toMatchObject([{ method: 'PUT', body }]);
		expect(world.sandbox.requests[0]?.body).toEqual(body);
		expect(reminder).toMatchObject({ content: before.content, time: before.time, ...change });
	});

	it('is not changed without a content and a time', async () => {
		const { problem } = await world.fail('reminder.update', picked(mine()));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(world.sandbox.requests).toEqual([]);
	});

	it('takes times as text where Cliq wants them so', async () => {
		world.sandbox.switches.reminderTime = 'text';
		await world.run('reminder.update', { ...picked(mine()), time: 1906571200000 });
		expect(mine().time).toBe(1906571200000);
		await world.run('reminder.snooze', { ...picked(mine()), duration: 1, unit: 'minutes' });
		expect(world.sandbox.requests.map(({ body }) => (body as { time: unknown }).time)).toEqual([
			1906571200000,
			'1906571200000',
			60_000,
			'60000',
		]);
	});

	it.each([
		[15, 'minutes', 900_000],
		[1.5, 'hours', 5_400_000],
		[2, 'days', 172_800_000],
	])('can be snoozed for %s %s, sent in milliseconds', async (duration, unit, time) => {
		await world.run('reminder.snooze', { ...picked(mine()), duration, unit });
		expect(world.sandbox.requests[0]).toMatchObject({
			path: `/api/v2/reminders/${mine().id}/snooze`,
			body: { time },
		});
		expect(mine().snoozedUntil).toBeDefined();
		await world.run('reminder.dismissSnooze', picked(mine()));
		expect(mine().snoozedUntil).toBeUndefined();
	});
});

describe('a reminder for others', () => {
	it('can have people added and removed, by email', async () => {
		const email = 'ryan.west@zylker.example';
		const assigned = await world.run('reminder.assign', { ...picked(others()), userIds: email });
		expect(assigned.items[0]?.json).toMatchObject({ success: true, reminderId: others().id });
		expect(others().users.map(({ id }) => id)).toContain('631834011');
		await world.run('reminder.unassign', { ...picked(others()), user: locator('email', email) });
		expect(others().users.map(({ id }) => id)).not.toContain('631834011');
	});

	it('can be sent again to one of them', async () => {
		const user = locator('id', '631831446');
		const { items } = await world.run('reminder.remindAssignee', { ...picked(others()), user });
		expect(items[0]?.json).toEqual({
			success: true,
			reminderId: others().id,
			userId: '631831446',
			id: '631831446',
			name: 'Olivia Palmer',
			completed: false,
			deleted: false,
		});
		expect(others().notified).toEqual(['631831446']);
	});

	it('can be sent again to everyone who has not completed it, or to selected people', async () => {
		const [olivia] = others().users;
		if (olivia) olivia.completed = true;
		await world.run('reminder.remindAllAssignees', picked(others()));
		expect(world.sandbox.requests.at(-1)?.body).toEqual({ user_ids: ['631832107'] });
		await world.run('reminder.remindAllAssignees', { ...picked(others()), userIds: '631831446' });
		expect(others().notified).toEqual(['631832107', '631831446']);
	});

	it('reports when there is nobody to remind', async () => {
		const chat = seeded('Appathon submissions review');
		const { problem } = await world.fail('reminder.remindAllAssignees', picked(chat));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain('no assignee');
	});
});
