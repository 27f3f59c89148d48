import { fieldsOf, itemWith } from './files';
import { asNewsBot, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const JUERGEN = '631832107';

const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };

const newsBotSubscribers = () =>
	world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot')?.subscribers ??
	[];

describe('a bot message', () => {
	it('goes to all subscribers', async () => {
		const { items } = await world.run('bot.sendMessage', { ...asNewsBot, text: 'News' });
		expect(world.sandbox.requests[0]).toMatchObject({
			path: '/api/v2/bots/newsbot/message',
			body: { text: 'News', broadcast: true },
		});
		expect(items[0]?.json).toMatchObject({
			success: true,
			sentTo: { type: 'bot', id: 'newsbot' },
			recipients: newsBotSubscribers().map((userId) => ({ userId })),
		});
	});

	it('goes out without "broadcast" where Cliq refuses the key, and is not tried with it again', async () => {
		world.sandbox.switches.broadcast = 'refuse';
		const { error } = await world.run(
			'bot.sendMessage',
			{ ...asNewsBot, text: 'News' },
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.map(({ body }) => body)).toEqual([
			{ text: 'News', broadcast: true },
			{ text: 'News' },
			{ text: 'News' },
		]);
	});

	it.each([
		['picked', [OLIVIA, JUERGEN]],
		['by an expression that gives a list of ids', `={{ "${OLIVIA}, ${JUERGEN}" }}`],
		['by an expression that gives numbers', `={{ [${OLIVIA}, ${JUERGEN}] }}`],
	])('goes to some users: %s', async (_, users) => {
		const { error } = await world.run('bot.sendMessage', {
			...asNewsBot,
			recipients: 'users',
			users,
			text: 'News',
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'News',
			userids: `${OLIVIA},${JUERGEN}`,
		});
	});

	it.each(['user_ids', 'userids'] as const)(
		'returns chat and message ID of every recipient (%s)',
		async (botUserIdsKey) => {
			world.sandbox.switches.botUserIdsKey = botUserIdsKey;
			const { items } = await world.run('bot.sendMessage', {
				...asNewsBot,
				recipients: 'users',
				users: [OLIVIA, JUERGEN],
				text: 'News',
				options: { returnMessageId: true },
			});
			const { messages } = world.sandbox.organization;
			expect(messages).toHaveLength(2);
			expect(items[0]?.json.recipients).toEqual(
				messages.map((message) => ({
					userId: message.to.userId,
					chatId: message.chatId,
					messageId: message.id.replace('_', ' '),
				})),
			);
		},
	);

	it('attaches links in the way of the guide', async () => {
		await world.run('bot.sendMessage', {
			...asNewsBot,
			text: 'News',
			attachmentUrls: 'https://example.com/a.pdf, https://example.com/b.pdf',
		});
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'News',
			broadcast: true,
			attachments: [
				{ file_url: 'https://example.com/a.pdf' },
				{ file_url: 'https://example.com/b.pdf' },
			],
		});
	});

	it('puts the links below the text where Cliq refuses them as attachments', async () => {
		world.sandbox.switches.attachmentsKey = 'refuse';
		world.sandbox.switches.broadcast = 'refuse';
		const { error } = await world.run('bot.sendMessage', {
			...asNewsBot,
			text: 'News',
			attachmentUrls: 'https://example.com/a.pdf',
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			text: 'News\nhttps://example.com/a.pdf',
		});
		expect(world.sandbox.organization.messages.map(({ text }) => text)).toEqual(
			newsBotSubscribers().map(() => 'News\nhttps://example.com/a.pdf'),
		);
	});

	it('with a file for some users is one request for each, the text as comment', async () => {
		const { items } = await world.run(
			'bot.sendMessage',
			{
				...asNewsBot,
				recipients: 'users',
				users: [OLIVIA, JUERGEN],
				text: 'News',
				attachments: 'data',
			},
			withFile,
		);
		expect(world.sandbox.requests.map(fieldsOf)).toEqual([
			{ comments: '["News"]', user_id: OLIVIA },
			{ comments: '["News"]', user_id: JUERGEN },
		]);
		expect(items[0]?.json).toMatchObject({
			recipients: [{ userId: OLIVIA }, { userId: JUERGEN }],
			files: [{ name: 'a.txt' }],
		});
	});

	it('with a file for all subscribers is posted first, for sharing cannot say "all"', async () => {
		await world.run(
			'bot.sendMessage',
			{ ...asNewsBot, text: 'News', attachments: 'data' },
			withFile,
		);
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
			'/api/v2/bots/newsbot/message',
			'/api/v2/bots/newsbot/files',
		]);
	});

	it.each([
		[
			'no users',
			{ recipients: 'users', users: '={{ [] }}' },
			'"Users" must contain at least one subscriber',
		],
		[
			'an email for a user',
			{ recipients: 'users', users: ['a@b.c'] },
			'"Users" must contain user IDs, not "a@b.c"',
		],
		[
			'an unsafe link',
			{ attachmentUrls: 'http://user:pass@example.com' },
			'"Attachment URLs" must be an https:// address without a user name or password',
		],
		['no text', { text: ' ' }, '"Text" must not be empty'],
	])('with %s is refused before anything is sent', async (_, parameters, message) => {
		const { problem } = await world.fail('bot.sendMessage', {
			...asNewsBot,
			text: 'x',
			...parameters,
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});
});
