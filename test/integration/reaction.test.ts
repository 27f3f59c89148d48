import type { INodeParameters } from 'n8n-workflow';

import { locator, useWorld } from './world';

const world = useWorld();

/** A message of the connected account in a group chat, as parameters. */
async function said(): Promise<INodeParameters> {
	const found = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
	const chat = locator('id', found?.id ?? '');
	await world.run('message.send', { sendTo: 'chat', chat, text: 'Done!' });
	const message = world.sandbox.organization.messages.at(-1);
	world.sandbox.requests.length = 0;
	return { chat, message: locator('id', message?.id ?? '') };
}

const mine = () => world.sandbox.organization.messages.at(-1)?.reactions;

describe('reactions', () => {
	it.each([
		[':smile:', ':smile:'],
		['smile', ':smile:'],
		['+1', ':+1:'],
		[' 👍🏽 ', '👍🏽'],
	])('are added in the format of Cliq: "%s"', async (emoji, code) => {
		const named = await said();
		const { items, error } = await world.run('reaction.add', { ...named, emoji });
		expect(error).toBeUndefined();
		const [message] = world.sandbox.organization.messages;
		expect(items[0]?.json).toEqual({
			success: true,
			chatId: message?.chatId,
			messageId: message?.id,
		});
		expect(world.sandbox.requests[0]?.body).toEqual({ emoji_code: code });
		expect(mine()).toMatchObject([{ emoji: code }]);
	});

	it('are removed', async () => {
		const named = await said();
		await world.run('reaction.add', { ...named, emoji: '🎉' });
		const { items, error } = await world.run('reaction.remove', { ...named, emoji: '🎉' });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ success: true });
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'DELETE',
			query: {},
			body: { emoji_code: '🎉' },
		});
		expect(mine()).toEqual([]);
	});

	it('are listed one by one, the earliest first', async () => {
		const named = await said();
		const [message] = world.sandbox.organization.messages;
		if (!message) throw new Error('Nothing was said');
		world.sandbox.answerNext({
			path: /reactions$/,
			body: JSON.stringify({
				data: {
					'🔥': ['1710152758419:788604182:Elizebet Tater', '1710152797740:19924487:Dee: the one'],
					':smile:': ['1710152648241:802515329:Diana'],
				},
			}),
		});
		const { items } = await world.run('reaction.getMany', named);
		const where = { messageId: message.id, chatId: message.chatId };
		expect(items.map(({ json }) => json)).toEqual([
			{
				emoji: ':smile:',
				userId: '802515329',
				name: 'Diana',
				time: '2024-03-11T10:24:08.241Z',
				...where,
			},
			{
				emoji: '🔥',
				userId: '788604182',
				name: 'Elizebet Tater',
				time: '2024-03-11T10:25:58.419Z',
				...where,
			},
			{
				emoji: '🔥',
				userId: '19924487',
				name: 'Dee: the one',
				time: '2024-03-11T10:26:37.740Z',
				...where,
			},
		]);
	});

	it('are listed up to a limit, and return no items when there are none', async () => {
		const named = await said();
		expect((await world.run('reaction.getMany', named)).items).toEqual([]);
		await world.run('reaction.add', { ...named, emoji: '🎉' });
		await world.run('reaction.add', { ...named, emoji: '👍' });
		const { items } = await world.run('reaction.getMany', { ...named, limit: 1 });
		expect(items).toMatchObject([{ json: { name: 'Scott Fisher' } }]);
	});

	it('require an emoji', async () => {
		const named = await said();
		const { problem } = await world.fail('reaction.add', { ...named, emoji: ' ' });
		expect(problem.message).toBe('"Emoji" must not be empty');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('are removed with the scope for deleting, too', async () => {
		const named = await said();
		const scopes = ['ZohoCliq.messageactions.CREATE'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		await world.run('reaction.add', { ...named, emoji: '🎉' });
		const { problem } = await world.fail('reaction.remove', { ...named, emoji: '🎉' });
		expect(problem).toMatchObject({
			kind: 'SCOPE_INSUFFICIENT',
			requiredScopes: ['ZohoCliq.messageactions.CREATE', 'ZohoCliq.messageactions.DELETE'],
		});
		expect(problem.message + problem.description).toContain('React to Messages');
	});
});
