import { locator, useWorld } from './world';

const world = useWorld({ history: true });

const SCOTT = '631830849';
const OLIVIA = '631831446';

const sent = () => world.sandbox.requests.at(-1);

function launchCrew() {
	const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
	if (!chat) throw new Error('Launch Crew is seeded');
	return chat;
}

describe('a chat', () => {
	it('is opened with a person named by email', async () => {
		const { items } = await world.run('chat.create', {
			chatType: 'direct_message',
			userIds: 'olivia.palmer@zylker.example',
		});
		expect(sent()?.body).toEqual({ chat_type: 'direct_message', user_id: OLIVIA });
		const chat = world.sandbox.organization.findChat(items[0]?.json.chatId as string);
		expect(chat?.members).toEqual(expect.arrayContaining([SCOTT, OLIVIA]));
	});

	it('is opened with one person only', async () => {
		const { problem } = await world.fail('chat.create', {
			chatType: 'direct_message',
			userIds: 'olivia.palmer@zylker.example, juergen.groessl@zylker.example',
		});
		expect(problem.message).toContain('"Users" must be one person');
		expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('is created for a group', async () => {
		const { items } = await world.run('chat.create', {
			chatType: 'group_chat',
			title: ' Quarterly Rewards ',
			userIds: OLIVIA,
		});
		expect(sent()?.body).toEqual({
			chat_type: 'group_chat',
			title: 'Quarterly Rewards',
			user_ids: [OLIVIA],
		});
		expect(items[0]?.json).toMatchObject({ name: 'Quarterly Rewards', participant_count: 2 });
	});

	it('is found by its title beyond the first page', async () => {
		const { organization } = world.sandbox;
		for (let index = 0; index < 620; index++) {
			world.sandbox.advance(1000);
			const members = [SCOTT, OLIVIA];
			organization.addChat({ type: 'chat', title: `Deal ${index}`, members, creatorId: SCOTT });
		}
		const { items } = await world.run('chat.search', { title: 'deal', returnAll: true });
		expect(new Set(items.map(({ json }) => json.chatId)).size).toBe(620);
		expect(world.sandbox.requests.map(({ query }) => query.limit)).toEqual(['500', '500']);
	});

	it('is read with its last message', async () => {
		const { items } = await world.run('chat.get', { chat: locator('id', launchCrew().id) });
		expect(sent()?.query).toEqual({ include: 'last_message_info' });
		expect(items[0]?.json).toMatchObject({ chatId: launchCrew().id, name: 'Launch Crew' });
	});

	it('gains and loses members named by email', async () => {
		const parameters = {
			chat: locator('id', launchCrew().id),
			userIds: 'juergen.groessl@zylker.example',
		};
		const added = await world.run('chat.addMembers', parameters);
		const [id = ''] = added.items[0]?.json.added_user_ids as string[];
		expect(launchCrew().members).toContain(id);
		await world.run('chat.removeMembers', parameters);
		expect(sent()?.query).toEqual({ user_ids: id });
		expect(launchCrew().members).not.toContain(id);
	});

	it('gets another title, and stops keeping its history', async () => {
		const chat = locator('id', launchCrew().id);
		await world.run('chat.update', { chat, change: 'update_title', title: 'Crew' });
		expect(sent()?.body).toEqual({ operation: 'update_title', title: 'Crew' });
		await world.run('chat.update', {
			chat,
			change: 'update_history_status',
			historyStatus: 'disabled',
			title: 'left over',
		});
		expect(sent()?.body).toEqual({
			operation: 'update_history_status',
			history_status: 'disabled',
		});
	});

	it.each([
		['mark_as_read', 'last_message_id'],
		['mark_as_unread', 'message_id'],
	])('takes the message of %s under the key %s', async (markAs, key) => {
		const [message] = world.sandbox.organization.messages;
		const { items } = await world.run('chat.markRead', {
			chat: locator('id', message?.chatId ?? ''),
			message: locator('id', message?.id.replace('_', '%20') ?? ''),
			markAs,
		});
		expect(sent()?.body).toEqual({ operation: markAs, [key]: message?.id });
		expect(items[0]?.json).toMatchObject({ success: true, messageId: message?.id });
	});

	it('is pinned to the sidebar, and unpinned', async () => {
		const chat = locator('id', launchCrew().id);
		await world.run('chat.pin', { chat });
		expect(launchCrew().keptBy).toEqual([SCOTT]);
		await world.run('chat.unpin', { chat });
		expect(launchCrew().keptBy).toEqual([]);
	});
});
