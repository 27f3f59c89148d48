import type { INodeParameters } from 'n8n-workflow';

import { itemWith } from './files';
import { sayInMarketing, threadInMarketing } from './threadFixtures';
import { asNewsBot, locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

const OLIVIA = 'olivia.palmer@zylker.example';

const paths = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

/** A message of the connected account in a chat with Olivia; nothing about it was requested. */
async function saidToOlivia() {
	await world.run('message.send', { ...toOlivia, text: 'Started' });
	const message = world.sandbox.organization.messages.at(-1);
	if (!message) throw new Error('Nothing was said');
	world.sandbox.requests.length = 0;
	return message;
}

/** The message whose ID, written with this separator, the parameters name. */
const named = ({ chatId, id }: { chatId: string; id: string }, separator = '_') => ({
	chat: locator('id', chatId),
	message: locator('id', id.replace('_', separator)),
});

describe('the message ID', () => {
	it.each<[string, string, INodeParameters]>([
		['a user', 'message.send', toOlivia],
		['a channel', 'message.send', toMarketing],
		[
			'selected users of a bot',
			'bot.sendMessage',
			{ ...asNewsBot, recipients: 'users', users: ['631831446'] },
		],
	])('comes from a message to %s without any option', async (_, operation, target) => {
		const { items, error } = await world.run(operation, { ...target, text: 'Hi' });
		expect(error).toBeUndefined();
		const [message] = world.sandbox.organization.messages;
		expect(items[0]?.json).toMatchObject({
			success: true,
			messageId: message?.id,
			time: new Date(message?.time ?? 0).toISOString(),
		});
		expect(items[0]?.json).not.toHaveProperty('message_id');
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('is not waited for where it is switched off, for all subscribers, and with files', async () => {
		const off = { options: { returnMessageId: false } };
		await world.run('message.send', { ...toOlivia, text: 'Hi', ...off });
		await world.run('bot.sendMessage', { ...asNewsBot, text: 'Hi' });
		const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };
		const text = 'x'.repeat(1001);
		await world.run('message.send', { ...toOlivia, text, attachments: 'data' }, withFile);
		const posts = world.sandbox.requests.filter(({ path }) => path.endsWith('/message'));
		expect(posts).toHaveLength(3);
		for (const { body } of posts) expect(body).not.toHaveProperty('sync_message');
	});

	it('is waited for with files and for all subscribers when asked for', async () => {
		const options = { returnMessageId: true };
		await world.run('bot.sendMessage', { ...asNewsBot, text: 'Hi', options });
		const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };
		await world.run(
			'message.send',
			{ ...toOlivia, text: 'Hi', attachments: 'data', options },
			withFile,
		);
		const posts = world.sandbox.requests.filter(({ path }) => path.endsWith('/message'));
		expect(posts).toMatchObject([
			{ body: { sync_message: true } },
			{ body: { sync_message: true } },
		]);
	});

	it.each(['none', 'id'] as const)('may be missing from a post as a bot (%s)', async (answer) => {
		world.sandbox.switches.botPostAnswer = answer;
		const options = { postAsBot: 'newsbot' };
		const { items, error } = await world.run('message.send', {
			...toMarketing,
			text: 'Hi',
			options,
		});
		expect(error).toBeUndefined();
		const id = world.sandbox.organization.messages[0]?.id;
		expect(items[0]?.json.messageId).toBe(answer === 'id' ? id : undefined);
		expect(items[0]?.json).not.toHaveProperty('id');
	});

	it('is given up, not the message, where Cliq refuses to wait for it', async () => {
		world.sandbox.switches.syncMessage = 'refuse';
		const { items, error } = await world.run(
			'message.send',
			{ ...toOlivia, text: '={{ $json.text }}' },
			{ items: [{ json: { text: 'one' } }, { json: { text: 'word '.repeat(1200) } }] },
		);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ success: true, sentTo: { type: 'user', id: OLIVIA } });
		expect(world.sandbox.organization.messages).toHaveLength(3);
		// Refused once; the rest of the run does without it.
		expect(world.sandbox.requests).toHaveLength(4);
	});

	it.each(['thread.create', 'thread.reply'])('is given up in %s too', async (operation) => {
		const { organization, switches } = world.sandbox;
		switches.syncMessage = 'refuse';
		const thread = threadInMarketing(organization);
		const { error } = await world.run(operation, {
			channel: locator('name', 'zylkermarketing'),
			message: locator('id', thread.messageId),
			thread: locator('id', thread.chatId),
			text: 'Why?',
		});
		expect(error).toBeUndefined();
		expect(organization.messages.filter(({ chatId }) => chatId === thread.chatId)).toHaveLength(1);
	});
});

describe('the spelling of a message ID', () => {
	const SEPARATORS = ['_', '%20', ' '];
	const OPERATIONS: ReadonlyArray<readonly [string, INodeParameters]> = [
		['message.get', {}],
		['message.update', { text: 'Done' }],
		['message.delete', {}],
		['reaction.add', { emoji: ':smile:' }],
		['reaction.getMany', {}],
		['reaction.remove', { emoji: ':smile:' }],
	];

	it.each(OPERATIONS)('does not matter in %s, whatever Cliq accepts', async (operation, more) => {
		for (const accepted of ['underscore', 'encoded', 'any'] as const) {
			for (const separator of SEPARATORS) {
				world.sandbox.switches.messageIdInPath = accepted;
				const message = await saidToOlivia();
				const parameters = { ...named(message, separator), ...more };
				const { items, error } = await world.run(operation, parameters);
				expect(error?.description).toBeUndefined();
				for (const { json } of items) expect(json.messageId).toBe(message.id);
				// The documented spelling goes first.
				expect(world.sandbox.requests[0]?.path).toContain(message.id);
				expect(world.sandbox.requests).toHaveLength(accepted === 'encoded' ? 2 : 1);
			}
		}
	});

	it.each(SEPARATORS)(
		'does not matter for a pin, a reply and a thread ("%s")',
		async (separator) => {
			const message = await saidToOlivia();
			await world.run('message.pin', named(message, separator));
			const replyTo = message.id.replace('_', separator);
			await world.run('message.send', { ...toOlivia, text: 'Hi', options: { replyTo } });
			expect(world.sandbox.requests).toMatchObject([
				{ body: { message_id: message.id } },
				{ body: { reply_to: message.id } },
			]);
		},
	);

	it('is tried both ways when Cliq finds nothing, and the first refusal is the error', async () => {
		const message = await saidToOlivia();
		world.sandbox.answerNext({
			path: /_\d+$/,
			status: 404,
			body: '{"code":"request_url_invalid"}',
		});
		const { error } = await world.run('message.update', { ...named(message), text: 'Done' });
		expect(error).toBeUndefined();
		expect(message.text).toBe('Done');
		const unknown = { chatId: message.chatId, id: '1599387839188_1' };
		const { problem } = await world.fail('message.update', { ...named(unknown), text: 'Done' });
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'technical_error' });
		expect(paths()).toHaveLength(4);
	});

	it.each([
		['no right', 403, 'invalid_access'],
		['an invalid text', 400, 'input_pattern_mismatch'],
	])('is not tried again for %s', async (_, status, code) => {
		const message = await saidToOlivia();
		world.sandbox.answerNext({ status, body: JSON.stringify({ code }) });
		await world.fail('message.update', { ...named(message), text: 'Done' });
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('is one in every output, also of what Cliq returns as it is', async () => {
		const { organization } = world.sandbox;
		const thread = threadInMarketing(organization);
		await world.run('thread.reply', { thread: locator('id', thread.chatId), text: 'Hi' });
		const chat = locator('channel', 'zylkermarketing');
		await world.run('message.pin', { chat, message: locator('id', thread.messageId) });
		const outputs = [
			await world.run('message.getPinned', { chat }),
			await world.run('message.getMany', { chat, simplify: false }),
			await world.run('thread.getMany', {
				channel: locator('name', 'zylkermarketing'),
				simplify: false,
			}),
			await world.run('thread.getMainMessage', {
				thread: locator('id', thread.chatId),
				simplify: false,
			}),
			await world.run('bot.sendMessage', {
				...asNewsBot,
				text: 'Hi',
				options: { returnMessageId: true },
			}),
		];
		for (const { items, error } of outputs) {
			expect(error).toBeUndefined();
			const json = JSON.stringify(items);
			expect(json).toMatch(/"\d{13}_\d+"/);
			expect(json).not.toMatch(/"\d{13}(%20| )\d+"/);
		}
	});

	it('is left alone in a text', async () => {
		const text = '1599387839188%20229293271789';
		const message = await saidToOlivia();
		message.text = text;
		const { items } = await world.run('message.get', named(message));
		expect(items[0]?.json.text).toBe(text);
	});
});

describe('what the next node needs', () => {
	it('changes a direct message by the output of the node that sent it', async () => {
		const { items } = await world.run('message.send', { ...toOlivia, text: 'Started' });
		const { error } = await world.run(
			'message.update',
			{
				chat: locator('email', '={{ $json.sentTo.id }}'),
				message: locator('id', '={{ $json.messageId }}'),
				text: 'Done',
			},
			{ items: items.map(({ json }) => ({ json })) },
		);
		expect(error).toBeUndefined();
		expect(world.sandbox.organization.messages).toMatchObject([{ text: 'Done' }]);
	});

	it.each([true, false])('finds a direct chat by email once per run (v3: %s)', async (v3Chats) => {
		world.sandbox.switches.v3Chats = v3Chats;
		const message = await saidToOlivia();
		const { items, error } = await world.run(
			'message.getMany',
			{ chat: locator('email', OLIVIA) },
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.chatId)).toEqual([message.chatId, message.chatId]);
		expect(paths().map((path) => path.replace(message.chatId, '…'))).toEqual([
			'GET /api/v2/users',
			'GET /api/v3/chats',
			...(v3Chats ? [] : ['GET /api/v2/chats']),
			'GET /api/v2/chats/…/messages',
			'GET /api/v2/chats/…/messages',
		]);
	});

	it.each([
		['message.send', { sendTo: 'chat', text: 'Hi' }],
		['file.upload', { sendTo: 'chat', source: 'text', fileName: 'a.txt', fileContent: 'x' }],
		['message.schedule', { text: 'Hi', scheduleTime: '2036-01-01T09:00:00Z' }],
		['chat.mute', {}],
	])('names a chat by email in %s', async (operation, parameters) => {
		const { chatId } = await saidToOlivia();
		const { error } = await world.run(operation, { chat: locator('email', OLIVIA), ...parameters });
		expect(error?.description).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.path).toContain(`/chats/${chatId}/`);
	});

	it.each(['li.jung@zylker.example', 'nobody@zylker.example'])(
		'says what to do where there is no direct chat with %s',
		async (email) => {
			const { organization } = world.sandbox;
			organization.chats.splice(
				0,
				Infinity,
				...organization.chats.filter(({ type }) => type !== 'dm'),
			);
			const { problem } = await world.fail('message.getMany', { chat: locator('email', email) });
			expect(problem.message).toBe(`"Chat" has no direct chat with "${email}"`);
			expect(problem.remedy).toContain('From List');
		},
	);

	it.each([
		['Message: Pin', 'message.pin', 'email', toOlivia],
		['Chat: Mute', 'chat.mute', 'email', toOlivia],
		['Message: Pin after a channel', 'message.pin', 'channel', toMarketing],
		['Message: Send', 'message.send', 'email', toOlivia],
	])('is named where an expression finds no chat: %s', async (_, operation, mode, target) => {
		const options = { returnMessageId: false };
		await world.run('message.send', { ...target, text: 'Hi' });
		const { items } = await world.run('message.send', { ...target, text: 'Hi', options });
		expect(items[0]?.json).not.toHaveProperty('chatId');
		const message = locator('id', world.sandbox.organization.messages[0]?.id ?? '');
		const form = { message, sendTo: 'chat', text: 'Hi' };
		const byId = { ...form, chat: locator('id', '={{ $json.chatId }}') };
		const { problem } = await world.fail(operation, byId, { items });
		const way = '{{ $json.sentTo.id }}';
		expect(problem.message).toBe('"Chat" must not be empty');
		expect(problem.remedy).toContain(`enter ${way} and choose "By User Email"`);
		const chat = locator(mode, `=${way}`);
		expect((await world.run(operation, { ...form, chat }, { items })).error).toBeUndefined();
	});

	it('is named where an expression finds no message', async () => {
		const options = { returnMessageId: false };
		const { items } = await world.run('message.send', { ...toMarketing, text: 'Hi', options });
		const form = { chat: locator('channel', 'zylkermarketing'), emoji: ':thumbsup:' };
		const message = locator('id', '={{ $json.messageId }}');
		const { problem } = await world.fail('reaction.add', { ...form, message }, { items });
		expect(problem).toMatchObject({
			message: '"Message" must not be empty',
			remedy:
				'If an earlier node sends it, turn on "Wait for Message ID" there, and enter {{ $json.messageId }}.',
		});
	});

	it('names the target as it was picked, and a chat where it is known', async () => {
		const picked = (value: string, name: string): INodeParameters => ({
			...locator('list', value),
			cachedResultName: name,
		});
		const sentTo = async (parameters: INodeParameters) => {
			const { items } = await world.run('message.send', { ...parameters, text: 'Hi' });
			return items[0]?.json;
		};
		const channel = picked('zylkermarketing', '#Zylker Marketing');
		expect(await sentTo({ sendTo: 'channel', channel })).toMatchObject({
			sentTo: { type: 'channel', id: 'zylkermarketing', name: '#Zylker Marketing' },
		});
		const user = picked('631831446', `Olivia Palmer (${OLIVIA})`);
		expect(await sentTo({ sendTo: 'user', user })).toMatchObject({
			sentTo: { type: 'user', id: '631831446', name: 'Olivia Palmer' },
		});
		// The name that the editor kept may be that of an earlier pick.
		const other = picked('={{ "631831446" }}', 'Tim Harrison');
		expect((await sentTo({ sendTo: 'user', user: other }))?.sentTo).not.toHaveProperty('name');
		expect(world.sandbox.requests).toHaveLength(3);
		const marketing = world.sandbox.organization.channels.find(
			({ uniqueName }) => uniqueName === 'zylkermarketing',
		);
		const byId = locator('id', marketing?.id ?? '');
		expect(await sentTo({ sendTo: 'channel', channel: byId })).toMatchObject({
			chatId: marketing?.chatId,
			sentTo: { id: 'zylkermarketing', name: `#${marketing?.name ?? ''}` },
		});
	});

	it('replies in the thread that Thread: Create started', async () => {
		const { organization } = world.sandbox;
		const message = sayInMarketing(organization);
		const channel = locator('name', 'zylkermarketing');
		const { items } = await world.run('thread.create', {
			channel,
			message: locator('id', message.id),
			text: 'Why?',
		});
		const [thread] = organization.threads;
		expect(items[0]?.json).toMatchObject({
			success: true,
			messageId: organization.messages.at(-1)?.id,
			threadId: thread?.chatId,
			chatId: thread?.chatId,
			sentTo: { type: 'channel' },
		});
		const { error } = await world.run(
			'thread.reply',
			{ channel, thread: locator('id', '={{ $json.threadId }}'), text: 'Because' },
			{ items: items.map(({ json }) => ({ json })) },
		);
		expect(error).toBeUndefined();
		expect(organization.messages.at(-1)).toMatchObject({ chatId: thread?.chatId, text: 'Because' });
	});

	it.each([
		['fails', { status: 500, body: 'oops' }],
		['is locked', { status: 400, body: '{"code":"request_limit_exceeded"}' }],
	])('starts a thread though the look at the threads %s', async (_, answer) => {
		const message = sayInMarketing(world.sandbox.organization);
		world.sandbox.answerNext({ path: /\/threads$/, ...answer });
		const { items, error } = await world.run('thread.create', {
			channel: locator('name', 'zylkermarketing'),
			message: locator('id', message.id),
			text: 'Why?',
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ success: true });
		expect(items[0]?.json).not.toHaveProperty('threadId');
		expect(paths().filter((path) => path.endsWith('/threads'))).toHaveLength(1);
	});

	it('looks once for several posts into one thread', async () => {
		const message = sayInMarketing(world.sandbox.organization);
		const { items } = await world.run(
			'thread.create',
			{
				channel: locator('name', 'zylkermarketing'),
				message: locator('id', message.id),
				text: 'Why?',
			},
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(new Set(items.map(({ json }) => json.threadId)).size).toBe(1);
		expect(paths().filter((path) => path.endsWith('/threads'))).toHaveLength(1);
	});
});

describe('a simplified list', () => {
	const OPERATIONS: ReadonlyArray<readonly [string, INodeParameters, string[]]> = [
		['bot.getMany', {}, ['id', 'unique_name']],
		['chat.getMany', {}, ['chatId', 'last_modified_time']],
		['channel.getMany', {}, ['channelId', 'chatId', 'creation_time']],
		[
			'message.getMany',
			{ chat: locator('channel', 'zylkermarketing') },
			['messageId', 'chatId', 'time'],
		],
		[
			'file.getMany',
			{ chat: locator('channel', 'zylkermarketing') },
			['messageId', 'chatId', 'time'],
		],
		[
			'thread.getMany',
			{ channel: locator('name', 'zylkermarketing') },
			['threadId', 'chatId', 'messageId'],
		],
		['reminder.getMany', {}, ['id', 'time', 'creation_time']],
	];

	it.each(OPERATIONS)(
		'of %s has ten fields at most, IDs by the names of the fields and ISO times',
		async (operation, parameters, keys) => {
			const { organization } = world.sandbox;
			threadInMarketing(organization);
			const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };
			await world.run('file.upload', toMarketing, withFile);
			await world.run('reminder.create', {
				remind: 'me',
				content: 'Ship',
				time: '2036-01-01T09:00:00Z',
			});
			const { items, error } = await world.run(operation, parameters);
			expect(error).toBeUndefined();
			const json = items[0]?.json ?? {};
			for (const key of keys) expect(json).toHaveProperty(key);
			expect(Object.keys(json).length).toBeLessThanOrEqual(10);
			for (const key of keys.filter((each) => each.endsWith('time'))) {
				expect(json[key]).toMatch(/^\d{4}-\d\d-\d\dT/);
			}
		},
	);
});
