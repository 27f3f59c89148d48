import { locator, useWorld } from './world';

const world = useWorld({ history: true });

const chatOfMarketing = () =>
	world.sandbox.organization.channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')
		?.chatId ?? '';

describe('Send Typing', () => {
	it('shows the connected account typing in a chat', async () => {
		const { items, error } = await world.run('chat.sendTyping', {
			chat: locator('id', chatOfMarketing()),
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([
			{
				method: 'POST',
				path: `/api/v3/chats/${chatOfMarketing()}/activities`,
				body: { action: 'typing' },
			},
		]);
		expect(items[0]?.json).toEqual({ success: true, chatId: chatOfMarketing() });
	});

	it('finds the chat of a channel by its name', async () => {
		await world.run('chat.sendTyping', { chat: locator('channel', 'zylkermarketing') });
		expect(world.sandbox.requests.at(-1)?.path).toBe(
			`/api/v3/chats/${chatOfMarketing()}/activities`,
		);
	});

	it('is refused where the connected account is not', async () => {
		const { problem } = await world.fail('chat.sendTyping', { chat: locator('id', 'CT_1') });
		expect(problem.message).toContain('chat');
		expect(problem.sent).toEqual({ items: 0, parts: 0, files: 0 });
	});
});
