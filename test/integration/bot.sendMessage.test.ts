import { fieldsOf, filesOf, itemWith } from './files';
import { asNewsBot, useWorld } from './world';

const world = useWorld();

const OLIVIA = '631831446';
const JUERGEN = '631832107';

const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };

const newsBotSubscribers = () =>
	world.sandbox.organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot')?.subscribers ??
	[];

describe('all items in one message of a bot', () => {
	const text = '={{ $json.text }}';
	const combined = { ...asNewsBot, text, combineItems: 'combined' };

	it('are one text for all subscribers, with the links and then the files of all, in order', async () => {
		const items = ['a', 'b', 'c'].map((name) => ({
			...itemWith({ data: ['abc', `${name}.txt`] }),
			json: { text: name, link: `https://example.com/${name}` },
		}));
		const parameters = {
			...combined,
			separator: ' | ',
			attachments: 'data',
			attachmentUrls: '={{ $json.link }}',
			options: { mentions: ['all'] },
		};
		const { items: output } = await world.run('bot.sendMessage', parameters, { items });
		const [post, share, ...others] = world.sandbox.requests;
		expect(post?.body).toEqual({
			text: '{@all} a | b | c',
			attachments: items.map(({ json }) => ({ file_url: json.link })),
			broadcast: true,
		});
		expect(filesOf(share).map(([, name]) => name)).toEqual(['a.txt', 'b.txt', 'c.txt']);
		expect(others).toEqual([]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 1 }, { item: 2 }],
		]);
	});

	it('are one text for each choice of people and each sender', async () => {
		const to = (user: string, text: string, senderName: string) => ({
			json: { user, text, senderName },
		});
		const items = [
			to(OLIVIA, 'a', 'Build'),
			to(JUERGEN, 'b', 'Build'),
			to(OLIVIA, 'c', 'Build'),
			to(OLIVIA, 'd', 'Deploy'),
		];
		const options = { senderName: '={{ $json.senderName }}' };
		const chosen = { recipients: 'users', users: '={{ [$json.user] }}', options };
		const { items: output } = await world.run(
			'bot.sendMessage',
			{ ...combined, ...chosen },
			{ items },
		);
		expect(world.sandbox.requests.map(({ body }) => body)).toMatchObject([
			{ text: 'a\nc', userids: OLIVIA, bot: { name: 'Build' } },
			{ text: 'b', userids: JUERGEN, bot: { name: 'Build' } },
			{ text: 'd', userids: OLIVIA, bot: { name: 'Deploy' } },
		]);
		expect(output[0]?.json).toHaveProperty('messageId');
	});

	it('are refused before anything is sent if one has no text', async () => {
		const items = ['a', ' '].map((text) => ({ json: { text } }));
		const { error } = await world.fail('bot.sendMessage', combined, { items });
		expect(error.message).toContain('"Text" must not be empty');
		expect(error.context.itemIndex).toBe(1);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('a bot message', () => {
	it('is sent to all subscribers', async () => {
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

	it('is sent without "broadcast" when Cliq refuses the key, which is then left out for the rest of the run', async () => {
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

	it('goes by v3 with what only v3 knows of a message in JSON', async () => {
		const styled = { text: 'News', styles: { background: 'yellow' }, message_topic: 'Builds' };
		const { items } = await world.run('bot.sendMessage', {
			...asNewsBot,
			recipients: 'users',
			users: [OLIVIA],
			attachmentUrls: 'https://example.com/report.pdf',
			contentType: 'json',
			messageJson: JSON.stringify(styled),
		});
		expect(world.sandbox.requests[0]).toMatchObject({
			path: '/api/v3/bots/newsbot/messages',
			body: {
				...styled,
				text: 'News\nhttps://example.com/report.pdf',
				user_ids: OLIVIA,
				sync_message: true,
			},
		});
		expect(items[0]?.json).toMatchObject({ recipients: [{ userId: OLIVIA }] });
	});

	it('names what v3 refuses of it', async () => {
		const { error } = await world.run('bot.sendMessage', {
			...asNewsBot,
			contentType: 'json',
			messageJson: JSON.stringify({ text: 'News', styles: { background: 'mauve' } }),
		});
		expect(error?.description).toContain('background');
		expect(world.sandbox.organization.messages.filter(({ text }) => text === 'News')).toEqual([]);
	});

	it.each([
		['picked', [OLIVIA, JUERGEN]],
		['by an expression that returns a list of IDs', `={{ "${OLIVIA}, ${JUERGEN}" }}`],
		['by an expression that returns numbers', `={{ [${OLIVIA}, ${JUERGEN}] }}`],
	])('is sent to selected users: %s', async (_, users) => {
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
			sync_message: true,
		});
	});

	it.each(['user_ids', 'userids'] as const)(
		'returns the chat and message ID of every recipient (%s)',
		async (botUserIdsKey) => {
			world.sandbox.switches.botUserIdsKey = botUserIdsKey;
			const { items } = await world.run('bot.sendMessage', {
				...asNewsBot,
				recipients: 'users',
				users: [OLIVIA, JUERGEN],
				text: 'News',
			});
			const { messages } = world.sandbox.organization;
			expect(messages).toHaveLength(2);
			expect(items[0]?.json.recipients).toEqual(
				messages.map((message) => ({
					userId: message.to.userId,
					chatId: message.chatId,
					messageId: message.id,
				})),
			);
		},
	);

	it('attaches links in the format of the guide', async () => {
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

	it('adds the links below the text when Cliq refuses them as attachments', async () => {
		world.sandbox.switches.attachmentsKey = 'refuse';
		world.sandbox.switches.broadcast = 'refuse';
		const { error, hints } = await world.run('bot.sendMessage', {
			...asNewsBot,
			text: 'News',
			attachmentUrls: 'https://example.com/a.pdf',
		});
		expect(error).toBeUndefined();
		expect(hints.map(({ message }) => message)).toEqual([
			'This Cliq takes no links as attachments; they follow below the text.',
			'This Cliq cannot be told that a message is for all subscribers; only an administrator reaches all of them.',
		]);
		expect(world.sandbox.requests.at(-1)?.body).toEqual({
			text: 'News\nhttps://example.com/a.pdf',
		});
		expect(world.sandbox.organization.messages.map(({ text }) => text)).toEqual(
			newsBotSubscribers().map(() => 'News\nhttps://example.com/a.pdf'),
		);
	});

	it('with a file for selected users takes one request per user, with the text as comment', async () => {
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

	it('with a file for all subscribers is posted before the file, because sharing cannot address all', async () => {
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
		['no users', { recipients: 'users', users: '={{ [] }}' }, '"Users" must not be empty'],
		[
			'an email address instead of a user ID',
			{ recipients: 'users', users: ['a@b.c'] },
			'"Users" must contain user IDs, not "a@b.c"',
		],
		[
			'an unsafe link',
			{ attachmentUrls: 'http://user:pass@example.com' },
			'"Attachment URLs" must be an https:// address without a user name or password',
		],
		['no text', { text: ' ' }, '"Text" must not be empty'],
	])('with %s is rejected before anything is sent', async (_, parameters, message) => {
		const { problem } = await world.fail('bot.sendMessage', {
			...asNewsBot,
			text: 'x',
			...parameters,
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});
});
