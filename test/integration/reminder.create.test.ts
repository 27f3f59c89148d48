import { locator, useWorld } from './world';

const world = useWorld();

const REVIEW = { content: 'Review the content', time: '2030-05-01T09:00:00Z' };
const AT_NINE = Date.UTC(2030, 4, 1, 9);

const launchCrew = () =>
	world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew')?.id ?? '';
const sent = () => world.sandbox.requests.at(-1)?.body;

describe('reminder.create', () => {
	it('reminds the connected account, with or without a time', async () => {
		const { items } = await world.run('reminder.create', REVIEW);
		expect(sent()).toEqual({ content: 'Review the content', time: AT_NINE });
		expect(items[0]?.json).toMatchObject({
			content: 'Review the content',
			time: AT_NINE,
			users: [{ id: '631830849' }],
			success: true,
		});
		await world.run('reminder.create', { remind: 'me', content: 'Some day' });
		expect(sent()).toEqual({ content: 'Some day' });
	});

	it('reminds up to four people, by ID or email', async () => {
		const users = '631831446, juergen.groessl@zylker.example';
		await world.run('reminder.create', { ...REVIEW, remind: 'users', users });
		expect(sent()).toMatchObject({ user_ids: ['631831446', '631832107'], time: AT_NINE });

		const before = world.sandbox.requests.length;
		const { problem } = await world.fail('reminder.create', {
			...REVIEW,
			remind: 'users',
			users: '1,2,3,4,5',
		});
		expect(problem.message).toMatch(/"Users" lists 5 people; the maximum is 4/);
		expect(world.sandbox.requests).toHaveLength(before);
	});

	it('reminds a chat, or a channel by its name', async () => {
		await world.run('reminder.create', {
			...REVIEW,
			remind: 'chat',
			chat: locator('id', launchCrew()),
		});
		expect(sent()).toEqual({ ...REVIEW, time: AT_NINE, chat_ids: [launchCrew()] });
		const chat = locator('channel', 'zylkermarketing');
		const { items } = await world.run('reminder.create', { ...REVIEW, remind: 'chat', chat });
		expect(items[0]?.json).toMatchObject({ chats: [{ title: 'Zylker Marketing' }] });
	});

	it.each(['_', '%20'])('reminds about a message, its ID written with "%s"', async (mark) => {
		const message = world.sandbox.organization.addMessage({
			chatId: launchCrew(),
			to: { type: 'chat', id: launchCrew() },
			text: 'Please review',
			sender: { id: '631831446', name: 'Olivia Palmer' },
		});
		const { items } = await world.run('reminder.create', {
			...REVIEW,
			remind: 'message',
			chat: locator('id', launchCrew()),
			message: locator('id', message.id.replace('_', mark)),
		});
		expect(sent()).toEqual({
			...REVIEW,
			time: AT_NINE,
			chat_id: launchCrew(),
			message_id: message.time,
		});
		expect(items[0]?.json).toMatchObject({ message: { message_id: message.time } });
	});

	it.each([
		['a time alone', { time: REVIEW.time }, { time: AT_NINE }],
		['a content alone', { content: 'Some day' }, { content: 'Some day' }],
	])('needs no more than %s', async (_what, parameters, body) => {
		const { items } = await world.run('reminder.create', parameters);
		expect(sent()).toEqual(body);
		expect(items[0]?.json).toMatchObject({ success: true });
	});

	it('needs neither about a message', async () => {
		const message = world.sandbox.organization.addMessage({
			chatId: launchCrew(),
			to: { type: 'chat', id: launchCrew() },
			text: 'Please review',
			sender: { id: '631831446', name: 'Olivia Palmer' },
		});
		const { error } = await world.run('reminder.create', {
			remind: 'message',
			chat: locator('id', launchCrew()),
			message: locator('id', message.id),
		});
		expect(error?.description ?? error).toBeUndefined();
		expect(sent()).toEqual({ chat_id: launchCrew(), message_id: message.time });
	});

	it('sends the time as text where Cliq refuses the number, once', async () => {
		world.sandbox.switches.reminderTime = 'text';
		const items = [{ json: {} }, { json: {} }];
		const { error } = await world.run('reminder.create', REVIEW, { items });
		expect(error?.description ?? error).toBeUndefined();
		const times = world.sandbox.requests.map(({ body }) => (body as { time: unknown }).time);
		expect(times).toEqual([AT_NINE, String(AT_NINE), String(AT_NINE)]);
	});

	it.each([
		['of another field', "'content' must have at most 500 characters."],
		['that it explains no further', ''],
	])('is created once at most after a refusal %s', async (_what, message) => {
		const body = JSON.stringify({ code: 'input_pattern_mismatch', message });
		world.sandbox.answerNext({ path: /reminders$/, status: 400, body });
		await world.run('reminder.create', REVIEW);
		expect(
			world.sandbox.organization.reminders.filter(({ content }) => content === REVIEW.content)
				.length,
		).toBeLessThanOrEqual(1);
		expect(world.sandbox.requests).toHaveLength(1 + Number(message === ''));
	});

	it('reads only the fields that are shown', async () => {
		const hidden = { users: '1, 2', chat: locator('id', launchCrew()) };
		await world.run('reminder.create', { ...REVIEW, ...hidden, remind: 'me' });
		expect(sent()).toEqual({ content: 'Review the content', time: AT_NINE });
	});

	it.each([
		['Content', { ...REVIEW, content: 'x'.repeat(513) }],
		['Content', { ...REVIEW, content: ' ', time: '' }],
		['Remind', { ...REVIEW, remind: '={{ "everybody" }}' }],
		['Users', { ...REVIEW, remind: 'users', users: '={{ [] }}' }],
		['Message', { remind: 'message', chat: locator('id', '1'), message: locator('id', 'abc') }],
	])('rejects an invalid %s before anything is sent', async (label, parameters) => {
		const { problem } = await world.fail('reminder.create', { ...REVIEW, ...parameters });
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"${label}"`);
		expect(world.sandbox.requests).toEqual([]);
	});
});
