import { threadInMarketing } from './threadFixtures';
import { fieldsOf, filesOf, itemWith } from './files';
import { locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };

const launchCrew = () => {
	const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
	return { sendTo: 'chat', chat: locator('id', chat?.id ?? '') };
};

describe('a message without files', () => {
	it('is sent to a user by email', async () => {
		const { items } = await world.run('message.send', { ...toOlivia, text: 'Hello' });
		const [message] = world.sandbox.organization.messages;
		expect(items).toEqual([
			{
				json: {
					success: true,
					messageId: message?.id,
					sentTo: { type: 'user', id: 'olivia.palmer@zylker.example' },
					time: new Date(message?.time ?? 0).toISOString(),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(world.sandbox.requests).toHaveLength(1);
		expect(world.sandbox.requests[0]).toMatchObject({
			method: 'POST',
			path: '/api/v2/buddies/olivia.palmer%40zylker.example/message',
			query: {},
			body: { text: 'Hello', sync_message: true },
		});
	});

	it('is sent to a user picked from the list, by ZUID', async () => {
		await world.run('message.send', {
			sendTo: 'user',
			user: locator('list', '631831446'),
			text: 'Hi',
		});
		expect(world.sandbox.organization.messages).toMatchObject([
			{ to: { type: 'user', id: '631831446' }, text: 'Hi' },
		]);
	});

	it('is sent to a channel by its unique name', async () => {
		const { items } = await world.run('message.send', { ...toMarketing, text: 'Hi' });
		expect(items[0]?.json).toMatchObject({
			success: true,
			sentTo: { type: 'channel', id: 'zylkermarketing' },
		});
		expect(world.sandbox.requests[0]?.path).toBe('/api/v2/channelsbyname/zylkermarketing/message');
	});

	it.each(['plain', 'wrapped'] as const)(
		'looks up the unique name of a channel given by ID once per run (%s record)',
		async (channelRecord) => {
			world.sandbox.switches.channelRecord = channelRecord;
			const channel = world.sandbox.organization.channels.find(
				({ uniqueName }) => uniqueName === 'zylkermarketing',
			);
			const { items } = await world.run(
				'message.send',
				{ sendTo: 'channel', channel: locator('id', channel?.id ?? ''), text: '={{ $json.text }}' },
				{ items: [{ json: { text: 'one' } }, { json: { text: 'two' } }] },
			);
			expect(items.map(({ json }) => json.sentTo)).toEqual([
				{ type: 'channel', id: 'zylkermarketing', name: channel?.name && `#${channel.name}` },
				{ type: 'channel', id: 'zylkermarketing', name: channel?.name && `#${channel.name}` },
			]);
			expect(world.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
				`GET /api/v2/channels/${channel?.id ?? ''}`,
				'POST /api/v2/channelsbyname/zylkermarketing/message',
				'POST /api/v2/channelsbyname/zylkermarketing/message',
			]);
		},
	);

	it('is sent to a chat, and returns the message ID', async () => {
		const target = launchCrew();
		const { items } = await world.run('message.send', {
			...target,
			text: 'Hi',
			options: { markAsRead: true },
		});
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'Hi',
			sync_message: true,
			mark_as_read: true,
		});
		const [message] = world.sandbox.organization.messages;
		expect(items[0]?.json).toMatchObject({ success: true, messageId: message?.id });
	});

	it('replies to a message whose ID is percent-encoded', async () => {
		await world.run('message.send', {
			...toOlivia,
			text: 'Hi',
			options: { replyTo: '1599387839188%20229293271789' },
		});
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'Hi',
			sync_message: true,
			reply_to: '1599387839188_229293271789',
		});
	});

	it('rejects a bot whose name no request can contain, by the label of the field', async () => {
		const options = { postAsBot: 'news\ud800bot' };
		const { problem } = await world.fail('message.send', { ...toMarketing, text: 'Hi', options });
		expect(problem.message).toBe('"Post as Bot Name or ID" contains an invalid character');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('sends the bot and the read mark in the query, and the sender’s name and image in the body', async () => {
		const { error } = await world.run('message.send', {
			...toMarketing,
			text: 'Hi',
			options: {
				postAsBot: 'newsbot',
				markAsRead: true,
				senderName: 'Robot',
				senderImageUrl: 'https://example.com/r.png',
			},
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]).toMatchObject({
			query: { bot_unique_name: 'newsbot', mark_as_read: 'true' },
			body: { text: 'Hi', bot: { name: 'Robot', image: 'https://example.com/r.png' } },
		});
	});

	it('is posted as a bot in a thread, by its chat', async () => {
		const thread = threadInMarketing(world.sandbox.organization);
		const options = { postAsBot: 'newsbot' };
		const chat = locator('id', thread.chatId);
		await world.run('message.send', { sendTo: 'chat', chat, text: 'Hi', options });
		const items = [{ json: { id: 7 } }];
		await world.run('message.sendTable', { sendTo: 'chat', chat, text: 'Hi', options }, { items });
		expect(world.sandbox.requests.map(({ query }) => query)).toEqual([
			{ bot_unique_name: 'newsbot' },
			{ bot_unique_name: 'newsbot' },
		]);
		expect(world.sandbox.organization.messages.at(-1)?.bot?.uniqueName).toBe('newsbot');
	});

	it('is Markdown when an AI agent writes it, unless the option says otherwise', async () => {
		const parameters = {
			resource: 'message',
			operation: 'send',
			...toMarketing,
			text: "={{ $fromAI('text') }}",
		};
		const input = { text: '**Done**, see [it](https://example.com)' };
		await world.engine.runAsTool({ parameters, input });
		for (const textFormat of ['auto', 'markdown', 'cliq']) {
			await world.engine.runAsTool({
				parameters: { ...parameters, options: { textFormat } },
				input,
			});
		}
		await world.run('message.send', { ...toMarketing, text: '**Done**' });
		const texts = world.sandbox.organization.messages.map(({ text }) => text);
		const converted = '*Done*, see [it](https://example.com)';
		expect(texts).toEqual([converted, converted, converted, input.text, '**Done**']);
	});

	it('mentions nobody when an AI agent writes it, unless the option says otherwise', async () => {
		const parameters = {
			resource: 'message',
			operation: 'send',
			...toMarketing,
			contentType: 'card',
			text: "={{ $fromAI('text') }}",
			cardTitle: "={{ $fromAI('text') }}",
		};
		const input = { text: 'Hi {@all} {#O1864232000000076001}' };
		for (const options of [{}, { neutralizeMentions: false }]) {
			const { error } = await world.engine.runAsTool({
				parameters: { ...parameters, options },
				input,
			});
			expect(error).toBeUndefined();
		}
		await world.run('message.send', { ...toMarketing, text: input.text });
		const quiet = 'Hi {\u200b@all} {\u200b#O1864232000000076001}';
		expect(world.sandbox.requests.map(({ body }) => body)).toMatchObject([
			{ text: quiet, card: { title: quiet } },
			{ text: input.text, card: { title: input.text } },
			{ text: input.text },
		]);
	});

	it('converts Markdown to the markup of Cliq', async () => {
		await world.run('message.send', {
			...toOlivia,
			text: '**Bold** and *italic*',
			options: { textFormat: 'markdown' },
		});
		expect(world.sandbox.organization.messages[0]?.text).toBe('*Bold* and _italic_');
	});

	it('treats an unreadable response to a write as a success without IDs', async () => {
		world.sandbox.answerNext({ handle: 'after', status: 200, body: '<html>ok</html>' });
		const { items } = await world.run('message.send', {
			...toOlivia,
			text: 'Hi',
			options: { returnMessageId: true },
		});
		expect(items[0]?.json).toEqual({
			success: true,
			sentTo: { type: 'user', id: 'olivia.palmer@zylker.example' },
		});
	});

	it("returns Cliq's own fields with every digit, overridden by ours", async () => {
		world.sandbox.answerNext({
			status: 200,
			body: '{"success":"no","message_id":"1%2029","big":1234567890123456789,"small":7}',
		});
		const { items } = await world.run('message.send', { ...toOlivia, text: 'Hi' });
		expect(items[0]?.json).toEqual({
			success: true,
			sentTo: { type: 'user', id: 'olivia.palmer@zylker.example' },
			messageId: '1_29',
			big: '1234567890123456789',
			small: 7,
		});
	});
});

/** Posts something to reply to. */
async function postedToOlivia(): Promise<string> {
	await world.run('message.send', { ...toOlivia, text: 'First' });
	return world.sandbox.organization.messages[0]?.id ?? '';
}

describe('a text too long for one message', () => {
	const text = `${'word '.repeat(1200)}end`;

	it('is split into parts that add up to the text, the first of them the reply', async () => {
		const replyTo = await postedToOlivia();
		const { items } = await world.run('message.send', {
			...toOlivia,
			text,
			options: { returnMessageId: true, replyTo },
		});
		const messages = world.sandbox.organization.messages.slice(1);
		expect(messages.map((message) => message.text).join('')).toBe(text);
		expect(messages.every((message) => message.text.length <= 5000)).toBe(true);
		expect(messages.map((message) => message.replyTo)).toEqual([replyTo, undefined]);
		expect(items[0]?.json).toMatchObject({
			messageId: messages[0]?.id,
			parts: messages.map(({ id }) => ({ messageId: id })),
		});
	});

	it('is told in one hint, with the messages of all items', async () => {
		const items = [
			{ json: { text } },
			{ json: { text: 'short' } },
			{ json: { text: text + text } },
		];
		const send = { ...toMarketing, text: '={{ $json.text }}' };
		const { hints } = await world.run('message.send', send, { items });
		expect(hints.map(({ message }) => message)).toEqual([
			'2 texts went out in 5 parts because Cliq takes 5,000 characters a message.',
		]);
	});

	it('is split without a word about it to an AI agent', async () => {
		const { response } = await world.engine.runAsTool({
			parameters: {
				resource: 'message',
				operation: 'send',
				...toOlivia,
				text: "={{ $fromAI('t') }}",
			},
			input: { t: text },
		});
		expect(world.sandbox.requests).toHaveLength(2);
		expect(response).toContain('"parts"');
		expect(response).not.toContain('characters');
	});

	it('is rejected before anything is sent when it must not be split', async () => {
		const { problem } = await world.fail('message.send', {
			...toOlivia,
			text,
			options: { longText: 'fail' },
		});
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Text" is 6003 characters long; the maximum for one message is 5000',
		});
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('reports which parts were sent when it fails midway', async () => {
		world.sandbox.answerNext({ path: /message$/, status: 200, body: '{}' });
		world.sandbox.answerNext({ path: /message$/, status: 500, body: 'oops' });
		const { problem } = await world.fail('message.send', { ...toOlivia, text });
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', sent: { items: 0, parts: 1, files: 0 } });
		expect(world.sandbox.requests).toHaveLength(2);
	});
});

describe('a message to several people', () => {
	const OLIVIA = 'olivia.palmer@zylker.example';
	const PATRICIA = 'patricia.james@zylker.example';
	const NOBODY = 'nobody@zylker.example';
	const toThem = (...userIds: string[]) => ({ sendTo: 'users', userIds: userIds.join(', ') });

	const posts = () => world.sandbox.requests.filter(({ method }) => method === 'POST');
	const addressed = () => posts().map(({ path }) => decodeURIComponent(path.split('/')[4] ?? ''));

	it('goes to each in turn, item by item, with one output item for all of them', async () => {
		const { items, hints } = await world.run(
			'message.send',
			{ ...toThem(OLIVIA, PATRICIA), text: '={{ $json.text }}' },
			{ items: [{ json: { text: 'one' } }, { json: { text: 'two' } }] },
		);
		const { messages } = world.sandbox.organization;
		expect(messages.map(({ text }) => text)).toEqual(['one', 'one', 'two', 'two']);
		expect(addressed()).toEqual([OLIVIA, PATRICIA, OLIVIA, PATRICIA]);
		expect(items).toEqual(
			[0, 1].map((item) => ({
				json: {
					success: true,
					sentTo: { type: 'users' },
					recipients: [
						{ userId: OLIVIA, messageId: messages[item * 2]?.id },
						{ userId: PATRICIA, messageId: messages[item * 2 + 1]?.id },
					],
				},
				pairedItem: { item },
			})),
		);
		expect(hints).toEqual([]);
	});

	it('reaches a person once who is in the list twice, by email and by ID', async () => {
		const userIds = [OLIVIA, '631831446', 'Olivia.Palmer@zylker.example', PATRICIA, PATRICIA];
		await world.run('message.send', { ...toThem(...userIds), text: 'Hi' });
		expect(addressed()).toEqual(['631831446', PATRICIA]);
	});

	it('goes to contacts outside the organization, whom no look-up finds', async () => {
		world.sandbox.answerNext({ path: /buddies\/guest/, status: 200, body: '{}' });
		const { items } = await world.run('message.send', {
			...toThem('631831446', 'guest@example.com'),
			text: 'Hi',
		});
		expect(items[0]?.json).toMatchObject({
			success: true,
			recipients: [{ userId: '631831446' }, { userId: 'guest@example.com' }],
		});
	});

	it.each([
		['Olivia', '"Users" must contain user IDs or email addresses, not "Olivia"'],
		['', '"Users" must not be empty'],
	])('goes to nobody if the list contains %j', async (last, message) => {
		const userIds = last === '' ? ' , ' : `${OLIVIA}, ${last}`;
		const { problem } = await world.fail('message.send', { sendTo: 'users', userIds, text: 'Hi' });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toEqual([]);
	});

	it('cannot be a reply, which belongs to one chat', async () => {
		const options = { replyTo: '1599387839188_229293271789' };
		const { problem } = await world.fail('message.send', {
			...toThem(OLIVIA),
			text: 'Hi',
			options,
		});
		expect(problem.message).toContain('can only be used when sending to: user, channel, chat');
	});

	it('still goes to the others if Cliq refuses one of them, and says so', async () => {
		const { items, hints } = await world.run('message.send', {
			...toThem(OLIVIA, NOBODY, PATRICIA),
			text: 'Hi',
		});
		expect(addressed()).toEqual([OLIVIA, NOBODY, PATRICIA]);
		expect(items[0]?.json).toMatchObject({
			success: false,
			recipients: [
				{ userId: OLIVIA, messageId: expect.any(String) as string },
				{ userId: NOBODY, error: expect.any(String) as string },
				{ userId: PATRICIA, messageId: expect.any(String) as string },
			],
		});
		expect(hints.map(({ message }) => message)).toEqual([
			`1 of 3 people did not get the message: ${NOBODY}. The output says why.`,
		]);
	});

	it('fails if it reached nobody', async () => {
		const { problem } = await world.fail('message.send', { ...toThem(NOBODY), text: 'Hi' });
		expect(problem.sent).toMatchObject({ parts: 0, recipients: [{ userId: NOBODY }] });
		expect(problem.description).not.toContain('Already sent');
	});

	it('ends with whatever would meet the others too, lists who got it, and goes on with the next item', async () => {
		world.sandbox.answerNext({ path: /message$/, skip: 1, status: 500, body: 'oops' });
		const { items } = await world.run(
			'message.send',
			{ ...toThem(OLIVIA, PATRICIA, '631832107'), text: '={{ $json.text }}' },
			{
				items: [{ json: { text: 'one' } }, { json: { text: 'two' } }],
				settings: { onError: 'continueRegularOutput' },
			},
		);
		expect(addressed()).toEqual([OLIVIA, PATRICIA, OLIVIA, PATRICIA, '631832107']);
		const [failed, worked] = items.map(({ json }) => json);
		expect(failed?.error).toMatchObject({
			kind: 'UNAVAILABLE',
			description: expect.stringContaining(`Already sent: this item to ${OLIVIA}`) as string,
			sent: {
				parts: 1,
				recipients: [
					{ userId: OLIVIA, messageId: expect.any(String) as string },
					{ userId: PATRICIA, error: expect.any(String) as string },
				],
			},
		});
		expect(worked).toMatchObject({ success: true });
	});

	it('brings each of them every part of a long text and every file, read anew for each', async () => {
		const { items } = await world.run(
			'message.send',
			{ ...toThem(OLIVIA, PATRICIA), text: 'word '.repeat(1500), attachments: 'data' },
			withFile,
		);
		const shared = posts().filter(({ path }) => path.endsWith('/files'));
		expect(shared.map((request) => filesOf(request))).toEqual([
			[['files', 'a.txt']],
			[['files', 'a.txt']],
		]);
		expect(shared.flatMap(({ parts = [] }) => parts.map(({ bytes }) => bytes))).toEqual([3, 3]);
		expect(posts()).toHaveLength(6);
		const parts = [{}, {}];
		expect(items[0]?.json).toMatchObject({
			recipients: [
				{ userId: OLIVIA, parts },
				{ userId: PATRICIA, parts },
			],
			files: [{ name: 'a.txt' }],
		});
	});

	it.each([
		['message.sendTable', { text: 'Open:', rowSource: 'inputItems' }, { rows: 1 }],
		['file.upload', { source: 'text', fileName: 'a.txt', fileContent: 'abc' }, { files: [{}] }],
	])('can be made by %s too', async (operation, parameters, more) => {
		const { items } = await world.run(
			operation,
			{ ...toThem(OLIVIA, PATRICIA), ...parameters },
			{ items: [{ json: { id: 7 } }] },
		);
		expect(addressed()).toEqual([OLIVIA, PATRICIA]);
		expect(items.map(({ json }) => json)).toMatchObject([
			{ success: true, recipients: [{ userId: OLIVIA }, { userId: PATRICIA }], ...more },
		]);
	});
});

describe('a message with attachments', () => {
	it('is sent in one request with the text as comment', async () => {
		const { items } = await world.run(
			'message.send',
			{ ...toMarketing, text: 'Look:\n*here*', attachments: 'data' },
			withFile,
		);
		expect(world.sandbox.requests).toHaveLength(1);
		const [request] = world.sandbox.requests;
		expect(request?.path).toBe('/api/v2/channelsbyname/zylkermarketing/files');
		expect(filesOf(request)).toEqual([['files', 'a.txt']]);
		expect(fieldsOf(request)).toEqual({ comments: '["Look:\\n*here*"]' });
		expect(items[0]?.json).toEqual({
			success: true,
			sentTo: { type: 'channel', id: 'zylkermarketing' },
			files: [{ name: 'a.txt', mimeType: 'text/plain', bytes: 3 }],
		});
	});

	it('requires no text', async () => {
		await world.run('message.send', { ...toMarketing, attachments: 'data' }, withFile);
		expect(fieldsOf(world.sandbox.requests[0])).toEqual({});
	});

	it.each([
		['a reply', 'Look', { replyTo: '1_2' }],
		['a requested message ID', 'Look', { returnMessageId: true }],
		['a long text', 'x'.repeat(1001), {}],
	])('posts the text first and the files afterwards for %s', async (_, text, options) => {
		world.sandbox.answerNext({ path: /message$/, status: 200, body: '{"message_id":"3_4"}' });
		const { items, hints } = await world.run(
			'message.send',
			{ ...toMarketing, text, attachments: 'data', options },
			withFile,
		);
		expect(world.sandbox.requests.map(({ path }) => path.split('/').pop())).toEqual([
			'message',
			'files',
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'Attached files followed in a message of their own, after the text.',
		]);
		expect(fieldsOf(world.sandbox.requests[1])).toEqual({});
		expect(items[0]?.json.messageId).toBe('3_4');
	});

	it('posts the text first when files cannot be marked as read', async () => {
		await world.run(
			'message.send',
			{ ...launchCrew(), text: 'Look', attachments: 'data', options: { markAsRead: true } },
			withFile,
		);
		expect(world.sandbox.requests.map(({ path }) => path.split('/').pop())).toEqual([
			'message',
			'files',
		]);
	});

	it('is sent as one message, in the format of the guide, when that is chosen', async () => {
		const { items } = await world.run(
			'message.send',
			{
				...launchCrew(),
				text: 'Two\nlines',
				attachments: 'data',
				options: { attachmentDelivery: 'message' },
			},
			withFile,
		);
		const [request] = world.sandbox.requests;
		expect(world.sandbox.requests).toHaveLength(1);
		expect(request?.path).toMatch(/\/chats\/[^/]+\/messages$/);
		expect(filesOf(request)).toEqual([['attachments', 'a.txt']]);
		expect(fieldsOf(request)).toEqual({ text: 'Two\nlines' });
		expect(items[0]?.json).toMatchObject({ success: true, files: [{ name: 'a.txt' }] });
	});

	it('sends the rest of a long text after that one message', async () => {
		await world.run(
			'message.send',
			{
				...toOlivia,
				text: 'word '.repeat(1500),
				attachments: 'data',
				options: { attachmentDelivery: 'message' },
			},
			withFile,
		);
		expect(world.sandbox.requests.map(({ parts }) => parts?.length ?? 0)).toEqual([2, 0]);
	});

	it('suggests sending separately when Cliq refuses text and files in one message', async () => {
		world.sandbox.switches.multipartMessages = 'refuse';
		const { problem } = await world.fail(
			'message.send',
			{ ...toOlivia, text: 'x', attachments: 'data', options: { attachmentDelivery: 'message' } },
			withFile,
		);
		expect(problem.remedy).toMatch(/^Set the option "Send Attachments As" to "Share Files"/);
	});

	it('accepts up to 10 files in one message', async () => {
		const files = Object.fromEntries(
			Array.from({ length: 11 }, (_, index) => [
				`f${index}`,
				['x', `${index}.txt`] as [string, string],
			]),
		);
		const { problem } = await world.fail(
			'message.send',
			{ ...toOlivia, text: 'x', attachments: '*', options: { attachmentDelivery: 'message' } },
			{ items: [itemWith(files)] },
		);
		expect(problem).toMatchObject({
			kind: 'FILE_REJECTED',
			message: '11 files are too many for one message',
		});
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('what happens without a word is told once for all items:', () => {
	const items = [{ json: {} }, { json: {} }];

	const hintsOf = async (parameters: Parameters<typeof world.run>[1], request = {}) => {
		const { error, hints } = await world.run('message.send', parameters, { items, ...request });
		expect(error).toBeUndefined();
		return hints.map(({ message }) => message);
	};

	it('images and tables in Markdown that become something else, but not what Cliq has too', async () => {
		const options = { textFormat: 'markdown' };
		const same = '**Bold** [link](https://x.example)\n```\n![a](b)\n|a|b|\n```';
		expect(await hintsOf({ ...toMarketing, text: same, options })).toEqual([]);
		const text = '![Chart](https://x.example/a.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |';
		expect(await hintsOf({ ...toMarketing, text })).toEqual([]);
		expect(await hintsOf({ ...toMarketing, text, options })).toEqual([
			'Images in Markdown became links. To show one, attach it, or send a card with it.',
			'Tables in Markdown became code blocks. Message: Send Table sends tables of Cliq.',
		]);
	});

	it('files under another name, and in several messages', async () => {
		const files = Object.fromEntries(
			Array.from({ length: 11 }, (_, index) => [`f${index}`, ['x', `"${index}".txt`]]),
		) as Record<string, [string, string]>;
		const attached = { ...toMarketing, text: 'x'.repeat(1001), attachments: '*' };
		const request = { items: [itemWith(files), itemWith({ data: ['x', 'a.txt'] })] };
		expect(await hintsOf(attached, request)).toEqual([
			'The attached files of 2 messages followed in messages of their own, after the text.',
			'11 files went out in several messages because Cliq takes 10 at a time.',
			'11 files were renamed: names take up to 255 characters, without quotes and backslashes.',
		]);
	});

	it('a Cliq that returns no IDs', async () => {
		world.sandbox.switches.syncMessage = 'refuse';
		expect(await hintsOf({ ...toMarketing, text: 'x' })).toEqual([
			'This Cliq returns no message IDs, so the output has none.',
		]);
	});
});

describe('all items in one message', () => {
	const combined = { ...toMarketing, text: '={{ $json.text }}', combineItems: 'combined' };

	const itemsOf = (...texts: ReadonlyArray<string | { not: string }>) =>
		texts.map((text) => ({ json: { text } }));

	const pairs = (...indices: readonly number[]) => indices.map((item) => ({ item }));

	const sent = () =>
		world.sandbox.organization.messages.map(({ to, text }) => [to.uniqueName ?? to.id, text]);

	it('are 200 texts in the order of the items, paired with all of them', async () => {
		const texts = Array.from({ length: 200 }, (_, index) => `Hit ${index} came in`);
		const { items, hints } = await world.run('message.send', combined, {
			items: itemsOf(...texts),
		});
		expect(world.sandbox.requests).toHaveLength(1);
		const [message] = world.sandbox.organization.messages;
		expect(message?.text).toBe(texts.join('\n'));
		expect(items).toMatchObject([
			{ json: { success: true, messageId: message?.id }, pairedItem: pairs(...texts.keys()) },
		]);
		expect(hints).toEqual([]);
	});

	it('are split only where Cliq takes no more, between items, and a hint tells it', async () => {
		const texts = Array.from({ length: 200 }, (_, index) => `Hit ${index}: ${'x'.repeat(80)}`);
		const { items, hints } = await world.run('message.send', combined, {
			items: itemsOf(...texts),
		});
		const parts = world.sandbox.organization.messages.map(({ text }) => text.trim());
		expect(parts.join('\n')).toBe(texts.join('\n'));
		expect(items).toMatchObject([{ json: { parts: parts.map(() => ({})) } }]);
		expect(hints.map(({ message }) => message)).toEqual([
			`The text went out in ${parts.length} parts because Cliq takes 5,000 characters a message.`,
		]);
	});

	it('are one message for each target, sender and other options, in the order of their first items', async () => {
		const to = (channel: string, text: string, senderName: string) => ({
			json: { channel, text, senderName },
		});
		const { items } = await world.run(
			'message.send',
			{
				...combined,
				channel: locator('name', '={{ $json.channel }}'),
				options: { senderName: '={{ $json.senderName }}' },
			},
			{
				items: [
					to('zylkermarketing', 'a', 'Build'),
					to('announcements', 'b', 'Build'),
					to('zylkermarketing', 'c', 'Build'),
					to('zylkermarketing', 'd', 'Deploy'),
					to('announcements', 'e', 'Build'),
				],
			},
		);
		expect(sent()).toEqual([
			['zylkermarketing', 'a\nc'],
			['announcements', 'b\ne'],
			['zylkermarketing', 'd'],
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([pairs(0, 2), pairs(1, 4), pairs(3)]);
	});

	it.each([
		['\\n---\\n', 'a\n---\nb'],
		[' ', 'a b'],
		['={{ "\\n\\n" }}', 'a\n\nb'],
		['', 'ab'],
	])('have the separator %j between them', async (separator, text) => {
		await world.run('message.send', { ...combined, separator }, { items: itemsOf('a', 'b') });
		expect(sent()).toEqual([['zylkermarketing', text]]);
	});

	it('are converted one by one: a code block that is left open, or a mention, ends with its item', async () => {
		const options = { textFormat: 'markdown', neutralizeMentions: true };
		const items = itemsOf('Log:\n```\nfoo', '**bar**', '---', '{@all} ```');
		await world.run('message.send', { ...combined, options }, { items });
		const [[, text] = []] = sent();
		expect(text).toMatch(/^Log:\n```\nfoo\n```\n\*bar\*\n---\n/);
		expect(text).not.toContain('{@all}');
	});

	it('bring the files of all in order, ten to a request', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({
			...itemWith({ data: ['abc', `${index}.txt`] }),
			json: { text: index % 2 ? '' : `t${index}` },
		}));
		const { items: output } = await world.run(
			'message.send',
			{ ...combined, attachments: 'data' },
			{ items },
		);
		const names = world.sandbox.requests.map((request) => filesOf(request).map(([, name]) => name));
		expect(names.map(({ length }) => length)).toEqual([10, 2]);
		expect(names.flat()).toEqual(items.map((_, index) => `${index}.txt`));
		expect(JSON.parse(fieldsOf(world.sandbox.requests[0]).comments ?? '')).toMatchObject({
			0: 't0\nt2\nt4\nt6\nt8\nt10',
		});
		expect(output).toHaveLength(1);
	});

	it('are refused before anything is sent if one request does not take all their files', async () => {
		const items = Array.from({ length: 11 }, (_, index) =>
			itemWith({ data: ['abc', `${index}.txt`] }),
		);
		const { problem } = await world.fail(
			'message.send',
			{
				...combined,
				text: 'Look',
				attachments: 'data',
				options: { attachmentDelivery: 'message' },
			},
			{ items },
		);
		expect(problem).toMatchObject({
			kind: 'FILE_REJECTED',
			message: '11 files are too many for one message',
			remedy: expect.stringContaining('"Share Files"') as string,
		});
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('stop before anything is sent at an item without a text, which the error names', async () => {
		const { error, problem } = await world.fail('message.send', combined, {
			items: itemsOf('a', ' ', 'c'),
		});
		expect(error.context.itemIndex).toBe(1);
		expect(problem.message).toBe('"Text" must not be empty');
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('go out without the items that fail alone with Continue On Fail', async () => {
		const { items } = await world.run('message.send', combined, {
			items: itemsOf('a', '', 'c', { not: 'a text' }),
			onError: 'continueRegularOutput',
		});
		expect(sent()).toEqual([['zylkermarketing', 'a\nc']]);
		expect(
			items.map(({ json, pairedItem }) => [json.error ? 'failed' : 'sent', pairedItem]),
		).toEqual([
			['sent', pairs(0, 2)],
			['failed', pairs(1)],
			['failed', pairs(3)],
		]);
	});

	it('say what arrived if a later message fails', async () => {
		world.sandbox.answerNext({ path: /message$/, skip: 1, status: 400, body: '{}' });
		const { problem } = await world.fail(
			'message.send',
			{ ...combined, channel: locator('name', '={{ $json.text }}') },
			{ items: itemsOf('zylkermarketing', 'announcements', 'zylkermarketing') },
		);
		expect(problem.sent).toEqual({ items: 2, parts: 0, files: 0 });
		expect(problem.description).toContain('Already sent: other messages, of 2 items in all.');
	});

	it('are not combined as cards', async () => {
		const card = { ...combined, contentType: 'card', cardTitle: 'News' };
		await world.run('message.send', card, { items: itemsOf('a', 'b') });
		expect(sent().map(([, text]) => text)).toEqual(['a', 'b']);
	});
});
