import type { INodeParameters } from 'n8n-workflow';

import type { Thread } from '../../sandbox/threads';
import { sayInMarketing, threadInMarketing } from './threadFixtures';
import { locator, useWorld } from './world';

const world = useWorld();

const SCOTT = '631830849';
const OLIVIA = '631831446';
const LI = '631833520';

const inMarketing = { channel: locator('name', 'zylkermarketing') };

function channelId(): string {
	const { channels } = world.sandbox.organization;
	return channels.find(({ uniqueName }) => uniqueName === 'zylkermarketing')?.id ?? '';
}

/** The parameters for a thread given by its ID. */
function by({ chatId }: Thread): INodeParameters {
	return { thread: locator('id', chatId) };
}

const pathOf = ({ chatId }: Thread, rest = '') => `/api/v2/threads/${chatId}${rest}`;

describe('a new thread', () => {
	it('starts from a message of a channel given by name', async () => {
		const { organization } = world.sandbox;
		const message = sayInMarketing(organization);
		const { items, error } = await world.run('thread.create', {
			...inMarketing,
			message: locator('id', message.id.replace('_', '%20')),
			text: '**Why** so many?',
			threadTitle: 'Sign-ups',
			options: {
				textFormat: 'markdown',
				postInParent: true,
				postAsBot: 'newsbot',
				replyTo: message.id,
			},
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-2)).toMatchObject({
			method: 'POST',
			path: `/api/v2/channels/${channelId()}/message`,
			query: { bot_unique_name: 'newsbot' },
			body: {
				text: '*Why* so many?',
				thread_message_id: message.id,
				thread_title: 'Sign-ups',
				post_in_parent: true,
				reply_to: message.id,
			},
		});
		expect(organization.threads).toMatchObject([{ messageId: message.id, title: 'Sign-ups' }]);
		expect(items[0]?.json).toEqual({
			success: true,
			chatId: organization.threads[0]?.chatId,
			threadId: organization.threads[0]?.chatId,
			sentTo: { type: 'channel', id: channelId() },
		});
	});

	it('contains only the given fields, and returns the ID of its message', async () => {
		const { organization } = world.sandbox;
		const message = sayInMarketing(organization);
		const { items } = await world.run('thread.create', {
			channel: locator('id', channelId()),
			message: locator('id', message.id),
			text: 'Why?',
		});
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'Why?',
			thread_message_id: message.id,
			sync_message: true,
		});
		const [thread] = organization.threads;
		expect(items[0]?.json.messageId).toBe(
			organization.messages.find(({ chatId }) => chatId === thread?.chatId)?.id,
		);
	});

	it.each([
		['a title that is too long', { threadTitle: 'x'.repeat(101) }, /"Thread Title" is 101/],
		[
			'too long a text',
			{ text: 'x '.repeat(2501), options: { longText: 'fail' } },
			/"Text" is 5002/,
		],
		['no text', { text: ' ' }, /"Text" must not be empty/],
		['no message', { message: locator('id', '={{ "" }}') }, /"Message" must not be empty/],
		['no channel', { channel: locator('id', '={{ "" }}') }, /"Channel" must not be empty/],
	])('with %s is rejected before anything is sent', async (_, parameters, message) => {
		const { problem } = await world.fail('thread.create', {
			...inMarketing,
			message: locator('id', '1_2'),
			text: 'Why?',
			...parameters,
		});
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(message);
		expect(world.sandbox.requests).toHaveLength(0);
	});
});

describe('a reply in the thread of a message', () => {
	it('needs no thread: the first one starts it, in parts that stay together', async () => {
		const { organization } = world.sandbox;
		const message = sayInMarketing(organization);
		const { items, error } = await world.run('message.replyInThread', {
			...inMarketing,
			message: locator('id', message.id.replace('_', '%20')),
			text: 'word '.repeat(1200),
			options: { postAsBot: 'newsbot', replyTo: message.id },
		});
		expect(error).toBeUndefined();
		const posts = world.sandbox.requests.filter(({ method }) => method === 'POST');
		const shared = { text: expect.any(String) as string, thread_message_id: message.id };
		expect(posts.map(({ path, body }) => [path, body])).toEqual([
			[
				`/api/v2/channels/${channelId()}/message`,
				{ ...shared, sync_message: true, reply_to: message.id },
			],
			[`/api/v2/channels/${channelId()}/message`, { ...shared, sync_message: true }],
		]);
		const [thread] = organization.threads;
		expect(organization.messages.slice(1).map(({ chatId }) => chatId)).toEqual([
			thread?.chatId,
			thread?.chatId,
		]);
		expect(items[0]?.json).toMatchObject({ chatId: thread?.chatId, threadId: thread?.chatId });
	});

	it('continues the thread that the message has, and tells its ID', async () => {
		const { organization } = world.sandbox;
		const thread = threadInMarketing(organization);
		const { items } = await world.run('message.replyInThread', {
			...inMarketing,
			message: locator('id', thread.messageId),
			text: 'Because of Thursday',
		});
		expect(organization.threads).toEqual([thread]);
		expect(items[0]?.json).toMatchObject({
			success: true,
			messageId: organization.messages.at(-1)?.id,
			threadId: thread.chatId,
		});
	});

	it('to a message that is not in the channel is refused by Cliq, and sends nothing', async () => {
		const { problem } = await world.fail('message.replyInThread', {
			...inMarketing,
			message: locator('id', '1_2'),
			text: 'Why?',
		});
		expect(problem.kind).toBe('REJECTED');
		expect(world.sandbox.organization.messages).toEqual([]);
	});
});

describe('a reply in a thread', () => {
	it('is sent to the chat of the thread', async () => {
		const { organization } = world.sandbox;
		const thread = threadInMarketing(organization);
		const { items, error } = await world.run('thread.reply', {
			...by(thread),
			text: 'Because of **Thursday**',
			options: {
				textFormat: 'markdown',
				markAsRead: true,
				postAsBot: 'newsbot',
				postInParent: true,
				senderName: 'Build Robot',
			},
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([
			{
				path: `/api/v2/chats/${thread.chatId}/message`,
				query: { bot_unique_name: 'newsbot' },
				body: {
					text: 'Because of *Thursday*',
					post_in_parent: true,
					mark_as_read: true,
					bot: { name: 'Build Robot' },
				},
			},
		]);
		expect(items[0]?.json).toEqual({
			success: true,
			chatId: thread.chatId,
			threadId: thread.chatId,
			sentTo: { type: 'chat', id: thread.chatId },
		});
		const places = organization.messages.slice(1).map(({ chatId }) => chatId);
		expect(places).toEqual([thread.chatId, thread.parentChatId]);
	});

	it('that is too long is sent in parts, each with its ID', async () => {
		const thread = threadInMarketing(world.sandbox.organization);
		const { items } = await world.run('thread.reply', {
			...by(thread),
			text: 'word '.repeat(1200),
			options: { returnMessageId: true, replyTo: '1_2' },
		});
		const replies = world.sandbox.organization.messages.slice(1);
		expect(replies).toHaveLength(2);
		expect(items[0]?.json).toMatchObject({
			messageId: replies[0]?.id,
			parts: replies.map(({ id }) => ({ messageId: id })),
		});
		expect(world.sandbox.requests.map(({ body }) => Object.keys(body as object))).toEqual([
			['text', 'sync_message', 'reply_to'],
			['text', 'sync_message'],
		]);
	});
});

describe('the threads of a channel', () => {
	it('are listed page by page', async () => {
		const { organization } = world.sandbox;
		for (let number = 1; number <= 105; number++) threadInMarketing(organization, `T${number}`);
		const { items } = await world.run('thread.getMany', { ...inMarketing, returnAll: true });
		expect(items.map(({ json }) => json.title)).toEqual(
			organization.threads.map(({ title }) => title),
		);
		const lists = world.sandbox.requests.filter(({ path }) => path.endsWith('/threads'));
		expect(lists.map(({ query }) => query)).toEqual([
			{ limit: '100' },
			{ limit: '100', next_token: expect.any(String) as string },
		]);
	});

	it('can be filtered by follower and state', async () => {
		const { organization } = world.sandbox;
		const closed = threadInMarketing(organization, 'Closed');
		closed.state = 'closed';
		const followed = threadInMarketing(organization, 'Followed');
		followed.followers.push(SCOTT);
		const titles = async (filters: INodeParameters) => {
			const { items } = await world.run('thread.getMany', { ...inMarketing, filters });
			return items.map(({ json }) => json.title);
		};
		expect(await titles({ state: 'followed' })).toEqual(['Followed']);
		expect(await titles({ state: 'not_followed', type: 'closed' })).toEqual(['Closed']);
		expect(await titles({ state: 'all' })).toEqual(['Closed', 'Followed']);
	});
});

describe('the main message of a thread', () => {
	it('is simplified unless Simplify is off', async () => {
		const { organization } = world.sandbox;
		const thread = threadInMarketing(organization);
		await world.run('thread.reply', { ...by(thread), text: 'Why?' });
		const simple = await world.run('thread.getMainMessage', by(thread));
		expect(simple.items[0]?.json).toMatchObject({
			messageId: thread.messageId,
			threadId: thread.chatId,
			text: 'Sign-ups of the week',
		});
		const { chatId } = organization.findMessage(thread.messageId) ?? {};
		expect(simple.items[0]?.json).toMatchObject({
			chatId,
			thread_information: { title: 'Sign-ups', message_count: 1 },
			thread_state_info: { thread_state: 'open' },
			thread_message: { msg: 'Why?' },
		});
		expect(simple.items[0]?.json).not.toHaveProperty('revision');
		const whole = await world.run('thread.getMainMessage', { ...by(thread), simplify: false });
		expect(whole.items[0]?.json).toMatchObject({ thread_message: { msg: 'Why?' } });
		expect(world.sandbox.requests.at(-1)?.path).toBe(pathOf(thread, '/messages/main'));
	});
});

describe('the state of a thread', () => {
	it.each([
		['close', 'closed', {}, {}],
		['reopen', 'open', { botUniqueName: 'newsbot' }, { bot_unique_name: 'newsbot' }],
	])('changes: %s', async (action, state, options, query) => {
		const thread = threadInMarketing(world.sandbox.organization);
		const { items } = await world.run('thread.updateState', { ...by(thread), action, options });
		expect(world.sandbox.requests).toMatchObject([
			{ method: 'PUT', path: pathOf(thread), query, body: { action } },
		]);
		expect(thread.state).toBe(state);
		expect(items[0]?.json).toEqual({ success: true, threadId: thread.chatId });
	});
});

describe('the followers of a thread', () => {
	it('are added and removed by ID or email', async () => {
		const thread = threadInMarketing(world.sandbox.organization);
		const added = await world.run('thread.addFollowers', {
			...by(thread),
			userIds: `${SCOTT}, li.jung@zylker.example`,
		});
		expect(added.items[0]?.json).toEqual({ success: true, threadId: thread.chatId });
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'POST',
			path: pathOf(thread, '/followers'),
			body: { user_ids: [SCOTT, LI] },
		});
		expect(thread.followers).toEqual([OLIVIA, SCOTT, LI]);
		await world.run('thread.removeFollowers', { ...by(thread), userIds: [OLIVIA, LI] });
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'DELETE',
			body: { user_ids: [OLIVIA, LI] },
		});
		expect(thread.followers).toEqual([SCOTT]);
	});

	it('are listed, and so are non-followers', async () => {
		const thread = threadInMarketing(world.sandbox.organization);
		const idsOf = async (operation: string) => {
			const { items } = await world.run(operation, { ...by(thread), returnAll: true });
			return items.map(({ json }) => json.user_id);
		};
		expect(await idsOf('thread.getFollowers')).toEqual([OLIVIA]);
		expect(await idsOf('thread.getNonFollowers')).toEqual([SCOTT, LI]);
	});

	it('can include the connected account', async () => {
		const thread = threadInMarketing(world.sandbox.organization);
		const { items } = await world.run('thread.follow', by(thread));
		expect(items[0]?.json).toEqual({ success: true, threadId: thread.chatId });
		expect(thread.followers).toContain(SCOTT);
		await world.run('thread.unfollow', by(thread));
		expect(thread.followers).not.toContain(SCOTT);
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
			pathOf(thread, '/follow'),
			pathOf(thread, '/unfollow'),
		]);
	});

	it('can follow all new threads of a channel', async () => {
		const { items } = await world.run('thread.setAutoFollow', {
			...inMarketing,
			autoFollowThreads: 'enable',
		});
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			method: 'PUT',
			path: `/api/v2/channels/${channelId()}`,
			body: { auto_follow_threads: 'enable' },
		});
		expect(items[0]?.json).toEqual({
			status: 'enabled',
			success: true,
			channelId: channelId(),
		});
		expect(threadInMarketing(world.sandbox.organization).followers).toContain(SCOTT);
	});
});
