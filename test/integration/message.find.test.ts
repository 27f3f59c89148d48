import { locator, useWorld } from './world';

const world = useWorld({ history: true });

const SCOTT = '631830849';
const OLIVIA = { id: '631831446', name: 'Olivia Palmer' };

const sent = () => world.sandbox.requests.at(-1);

function marketing() {
	const { channels } = world.sandbox.organization;
	const channel = channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing');
	if (!channel) throw new Error('The sandbox has no such channel');
	return channel;
}

/** @returns messages of the channel by this sender, the latest last */
function say(sender: typeof OLIVIA, ...texts: string[]) {
	const { id, chatId } = marketing();
	return texts.map((text) => {
		world.sandbox.advance(1000);
		const to = { type: 'channel' as const, id };
		return world.sandbox.organization.addMessage({ chatId, to, sender, text });
	});
}

const scott = { id: SCOTT, name: 'Scott Fisher' };

describe('a search for messages', () => {
	it('goes on with every digit of a 64-bit token', async () => {
		say(OLIVIA, ...Array.from({ length: 120 }, (_, index) => `invoice ${index}`));
		const { items } = await world.run('message.search', { query: 'INVOICE', returnAll: true });
		expect(items.map(({ json }) => json.text)).toEqual(
			Array.from({ length: 120 }, (_, index) => `invoice ${119 - index}`),
		);
		expect(world.sandbox.requests.map(({ query }) => query.next_token)).toEqual([
			undefined,
			'9007199254740993051',
			'9007199254740993101',
		]);
	});

	it('returns what the next node needs', async () => {
		const [message] = say(OLIVIA, 'The contract is signed');
		const { items } = await world.run('message.search', {
			query: 'contract',
			filters: { fromUserIds: 'olivia.palmer@zylker.example', chatType: ['channel'] },
		});
		expect(items.map(({ json }) => json)).toEqual([
			{
				messageId: message?.id,
				chatId: marketing().chatId,
				chatTitle: expect.any(String) as string,
				time: expect.stringMatching(/Z$/) as string,
				type: 'text',
				sender: OLIVIA.id,
				text: 'The contract is signed',
			},
		]);
		expect(sent()?.query).toMatchObject({ from_user_ids: OLIVIA.id, chat_type: 'channel' });
	});

	it('shows Cliq’s reason for a refusal', async () => {
		const { problem } = await world.fail('message.search', { filters: { pinned: true } });
		expect(problem.description).toContain('fewer or more than one chat ID');
	});

	it('refuses more people than Cliq accepts before anything is sent', async () => {
		const { problem } = await world.fail('message.search', {
			filters: { fromUserIds: '1,2,3,4,5,6' },
		});
		expect(problem.message).toBe('"From Users" lists 6 people; the maximum is 5');
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('mentions', () => {
	it('are listed with their message and chat', async () => {
		const [message] = say(OLIVIA, `Ping {@${SCOTT}}`, 'no mention');
		const { items } = await world.run('message.getMentions', {
			filters: { fromUserIds: OLIVIA.id },
		});
		expect(items.map(({ json }) => json)).toMatchObject([
			{ messageId: message?.id, chatId: marketing().chatId, activity_type: 'mentions' },
		]);
	});
});

describe('stars', () => {
	it('are set, changed, listed to the second page and removed', async () => {
		const messages = say(scott, ...Array.from({ length: 60 }, (_, index) => `task ${index}`));
		const [first] = messages;
		const chat = locator('id', marketing().chatId);
		const message = locator('id', first?.id ?? '');
		await world.run('message.star', { chat, message, starType: 'note' });
		const changed = await world.run('message.star', { chat, message, starType: 'to_do' });
		expect(changed.items[0]?.json).toMatchObject({
			messageId: first?.id,
			chatId: marketing().chatId,
			star_information: { star_type: 'to_do', old_star_type: 'note' },
		});
		for (const each of messages) each.stars = { [SCOTT]: { type: 'to_do', time: each.time } };
		const { items } = await world.run('message.getStarred', {
			returnAll: true,
			filters: { starType: 'to_do' },
		});
		expect(new Set(items.map(({ json }) => json.messageId)).size).toBe(60);
		await world.run('message.unstar', { chat, message });
		expect(first?.stars).toEqual({});
	});
});

describe('a starred file', () => {
	it('has the link that Cliq gives', async () => {
		const { id, uniqueName } = marketing();
		const channel = locator('name', uniqueName);
		const file = { source: 'text', fileName: 'q2.csv', fileContent: 'a,b' };
		await world.run('file.upload', { sendTo: 'channel', channel, ...file });
		const shared = world.sandbox.organization.messages.at(-1);
		expect(shared).toMatchObject({ to: { id } });
		if (shared) shared.stars = { [SCOTT]: { type: 'to_do', time: shared.time } };
		const { items } = await world.run('message.getStarred', {});
		expect(items[0]?.json).toMatchObject({
			messageId: shared?.id,
			file: {
				name: 'q2.csv',
				size: 3,
				url: `https://cliq.zoho.com/file/download?id=${shared?.files?.[0]?.id}`,
			},
		});
	});
});

describe('several messages', () => {
	it('are forwarded to people and conversations', async () => {
		const messages = say(scott, 'one', 'two');
		const { items } = await world.run('message.forward', {
			chat: locator('id', marketing().chatId),
			messageIds: messages.map(({ id }) => id).join(', '),
			userIds: 'olivia.palmer@zylker.example',
			chatIds: ['CT_unknown'],
			options: { asGroup: true, title: 'From Marketing' },
		});
		expect(sent()?.body).toEqual({
			source: { chat_id: marketing().chatId, message_ids: messages.map(({ id }) => id) },
			recipients: {
				user_ids: OLIVIA.id,
				chat_ids: 'CT_unknown',
				forward_as_group: true,
				title: 'From Marketing',
			},
		});
		expect(items[0]?.json).toMatchObject({
			forwarded: { user_ids: [OLIVIA.id] },
			failures: [{ id: 'CT_unknown', status: 'failed' }],
		});
	});

	it('are not forwarded to nobody, and an error says that none arrived', async () => {
		const [message] = say(scott, 'one');
		const parameters = {
			chat: locator('id', marketing().chatId),
			messageIds: message?.id ?? '',
		};
		expect((await world.fail('message.forward', parameters)).problem.kind).toBe('INVALID_INPUT');
		expect(world.sandbox.requests).toEqual([]);
		const { problem } = await world.fail('message.forward', {
			...parameters,
			chatIds: ['CT_unknown'],
		});
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'chat_access_denied' });
	});

	it('are deleted, and the output says which were not', async () => {
		const [mine] = say(scott, 'mine');
		const [other] = say(OLIVIA, 'not mine');
		const chat = locator('id', marketing().chatId);
		const { items } = await world.run('message.deleteMany', {
			chat,
			messageIds: [mine?.id ?? '', other?.id ?? ''].join(','),
		});
		expect(sent()?.path).toBe(`/api/v3/chats/${marketing().chatId}/messagess`);
		expect(items[0]?.json).toMatchObject({
			messageIds: [mine?.id],
			failures: [{ id: other?.id, error: { code: 'access_denied' } }],
		});
		const { problem } = await world.fail('message.deleteMany', {
			chat,
			messageIds: other?.id ?? '',
		});
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'access_denied' });
	});
});
