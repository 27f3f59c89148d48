import { locator, useWorld } from './world';

const world = useWorld();

const SCOTT = '631830849';

function launchCrew() {
	const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
	if (!chat) throw new Error('Launch Crew is seeded');
	return chat;
}

/** Adds `count` group chats at each of the times. */
function addChatsAt(milliseconds: readonly number[], count: number): void {
	const { organization } = world.sandbox;
	for (const [index, later] of milliseconds.entries()) {
		world.sandbox.advance(later - (milliseconds[index - 1] ?? 0));
		organization.addChats(count);
	}
}

function chatIds(): string[] {
	const { chats } = world.sandbox.organization;
	return chats
		.filter(({ type, members }) => /^(dm|chat)$/.test(type) && members.includes(SCOTT))
		.map(({ id }) => id);
}

describe('the list of chats', () => {
	it('contains each chat once, including those of the second at a page boundary', async () => {
		// 260 chats, seven per second, so that a page boundary falls within a second.
		const times = Array.from({ length: 260 }, (_, index) => Math.floor(index * 143));
		addChatsAt(times, 1);
		const { items } = await world.run('chat.getMany', { returnAll: true });
		const ids = items.map(({ json }) => json.chatId);
		expect(ids).toHaveLength(chatIds().length);
		expect([...ids].sort()).toEqual(chatIds().sort());
		expect(world.sandbox.requests).toHaveLength(3);
	});

	it('continues past a page whose chats all have the same time', async () => {
		addChatsAt([0, 5000], 100);
		const { items } = await world.run('chat.getMany', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.chatId)).size).toBe(chatIds().length);
	});

	it('contains no more than the limit, with as few requests as possible', async () => {
		addChatsAt([0, 5000], 60);
		const { items } = await world.run('chat.getMany', { limit: 30 });
		expect(items).toHaveLength(30);
		expect(world.sandbox.requests.map(({ query }) => query)).toEqual([{ limit: '30' }]);
	});

	it('can be filtered by the time of the last message, in the time zone of the workflow', async () => {
		const { error } = await world.run('chat.getMany', {
			filters: {
				modifiedAfter: '2026-01-31T09:00:00Z',
				modifiedBefore: '={{ 1769853600000 }}',
				drafts: true,
			},
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]?.query).toEqual({
			limit: '100',
			modified_after: '1769850000000',
			modified_before: '1769853600000',
			drafts: 'true',
		});
	});
});

describe('a chat', () => {
	it('lists its members, with the selected fields', async () => {
		const { id, members } = launchCrew();
		const all = await world.run('chat.getMembers', { chat: locator('id', id) });
		expect(all.items.map(({ json }) => json.user_id)).toEqual(members);
		const named = await world.run('chat.getMembers', {
			chat: locator('id', id),
			options: { fields: 'name, email_id' },
		});
		expect(named.items[0]?.json).toEqual({
			name: 'Scott Fisher',
			email_id: 'scott.fisher@zylker.example',
		});
		expect(world.sandbox.requests.at(-1)?.query).toEqual({ fields: 'name,email_id' });
	});

	it('is muted and unmuted, also when given by the name of its channel', async () => {
		const { channels, chats } = world.sandbox.organization;
		const marketing = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
		const chat = chats.find(({ id }) => id === marketing?.chatId);
		const parameters = { chat: locator('channel', 'zylkermarketing') };
		const { items } = await world.run('chat.mute', parameters);
		expect(items).toEqual([{ json: { success: true, chatId: chat?.id }, pairedItem: { item: 0 } }]);
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'POST',
			path: `/api/v2/chats/${chat?.id}/mute`,
		});
		expect(chat?.mutedBy).toEqual([SCOTT]);
		await world.run('chat.unmute', parameters);
		expect(chat?.mutedBy).toEqual([]);
	});

	it('can be left only if it is a group chat', async () => {
		const { id } = launchCrew();
		const { items } = await world.run('chat.leave', { chat: locator('id', id) });
		expect(items[0]?.json).toEqual({ success: true, chatId: id });
		expect(launchCrew().members).not.toContain(SCOTT);
		const direct = world.sandbox.organization.chats.find(
			({ type, members }) => type === 'dm' && members.includes(SCOTT),
		);
		const { problem } = await world.fail('chat.leave', {
			chat: locator('id', direct?.id ?? ''),
		});
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'operation_failed' });
	});
});
