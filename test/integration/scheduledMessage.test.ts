import type { INodeParameters } from 'n8n-workflow';

import type { ScheduledMessage } from '../../sandbox/messageDetails';
import { locator, useWorld } from './world';

const world = useWorld();

const NOON = Date.parse('2096-07-04T12:00:00Z');

/** Schedules a message of the connected account in the launch crew's chat. */
function scheduled(text = 'Later', change: Partial<ScheduledMessage> = {}) {
	const { chats, scheduledMessages, connectedUserId: creatorId } = world.sandbox.organization;
	const chat = chats.find(({ title }) => title === 'Launch Crew');
	if (!chat) throw new Error('The sandbox has no such chat');
	const id = `49ba8eac-8709-478d-bab3-${String(scheduledMessages.length).padStart(12, '0')}`;
	const added = {
		id,
		chatId: chat.id,
		text,
		creatorId,
		createdAt: Date.now(),
		at: NOON,
		...change,
	};
	scheduledMessages.push(added);
	const named: INodeParameters = {
		chat: locator('id', chat.id),
		scheduledMessage: locator('id', id),
	};
	return { added, chat, named };
}

const sent = () => world.sandbox.requests.map(({ method, path, body }) => [method, path, body]);

describe('scheduledMessage.getMany', () => {
	it('lists those of all chats', async () => {
		const { added } = scheduled();
		const [dm] = world.sandbox.organization.chats.filter(({ type }) => type === 'dm');
		scheduled('Hi', { chatId: dm?.id ?? '', at: undefined, status: 'check_in' });
		const { items, error } = await world.run('scheduledMessage.getMany', { simplify: true });
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual(['/api/v3/scheduledmessages']);
		expect(items.map(({ json }) => json)).toMatchObject([
			{ scheduledMessageId: added.id, text: 'Later', time: '2096-07-04T12:00:00+00:00' },
			{ text: 'Hi', schedule_status: 'check_in' },
		]);
		expect(items[0]?.json).not.toHaveProperty('message');
	});

	it('lists those of one chat, which its items name, to the second page', async () => {
		const { chat } = scheduled('0');
		for (let index = 1; index < 130; index++) scheduled(String(index));
		const { items } = await world.run('scheduledMessage.getMany', {
			scheduledIn: 'chat',
			chat: locator('id', chat.id),
			returnAll: true,
		});
		expect(items.map(({ json }) => json.text)).toEqual([...Array(130).keys()].map(String));
		expect(new Set(items.map(({ json }) => json.chatId))).toEqual(new Set([chat.id]));
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual(
			Array(2).fill(`/api/v3/chats/${chat.id}/scheduledmessages`),
		);
	});
});

describe('scheduledMessage.update', () => {
	it('changes text and time, in the format of a change', async () => {
		const { added, named } = scheduled();
		const { items, error } = await world.run('scheduledMessage.update', {
			...named,
			updateFields: { text: '**Soon**', scheduleTime: '2096-07-04T18:00:00' },
			options: { textFormat: 'markdown', scheduleTimezone: 'Asia/Kolkata' },
		});
		expect(error).toBeUndefined();
		const at = Date.parse('2096-07-04T18:00:00+05:30');
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: '*Soon*',
			schedule_time: at,
			schedule_timezone: 'Asia/Kolkata',
		});
		expect(added).toMatchObject({ text: '*Soon*', at, zone: 'Asia/Kolkata' });
		expect(items[0]?.json).toMatchObject({
			success: true,
			text: '*Soon*',
			chatId: added.chatId,
			scheduledMessageId: added.id,
		});
	});

	it('lets it wait for a status instead', async () => {
		const { added, named } = scheduled();
		const updateFields = { scheduleStatus: 'call_end' };
		await world.run('scheduledMessage.update', { ...named, updateFields });
		expect(world.sandbox.requests[0]?.body).toEqual({ schedule_status: 'call_end' });
		expect(added).toMatchObject({ status: 'call_end', at: undefined });
	});

	it.each<[string, INodeParameters, string]>([
		['nothing', {}, '"Update Fields" must contain what to change'],
		['a time in the past', { scheduleTime: '2020-01-01' }, '"Schedule Time" is in the past'],
		[
			'a time and a status',
			{ scheduleTime: NOON, scheduleStatus: 'check_in' },
			'"Status to Wait For" cannot be combined with "Schedule Time"',
		],
		['a long text', { text: 'x'.repeat(5001) }, '"Text" is 5001 characters long'],
	])('rejects %s before anything is sent', async (_, updateFields, message) => {
		const { named } = scheduled();
		const { error } = await world.run('scheduledMessage.update', { ...named, updateFields });
		expect(error?.message).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('scheduledMessage.delete', () => {
	it('deletes it', async () => {
		const { added, named } = scheduled();
		const { items } = await world.run('scheduledMessage.delete', named);
		expect(items[0]?.json).toEqual({
			success: true,
			deleted: true,
			chatId: added.chatId,
			scheduledMessageId: added.id,
		});
		expect(world.sandbox.organization.scheduledMessages).toEqual([]);
	});

	it('succeeds if only the response was lost', async () => {
		const { named } = scheduled();
		world.sandbox.answerNext({ path: /scheduledmessages\/[^/]+$/, status: 503, body: '' });
		world.sandbox.organization.scheduledMessages.length = 0;
		const { items, error } = await world.run('scheduledMessage.delete', named);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ success: true, deleted: true });
		expect(sent()).toHaveLength(2);
	});
});

describe('scheduledMessage.sendNow', () => {
	it('sends one message', async () => {
		const { added, named } = scheduled();
		scheduled('Even later');
		const { items } = await world.run('scheduledMessage.sendNow', named);
		expect(world.sandbox.requests[0]?.body).toEqual({ status: 'send', id: added.id });
		expect(items[0]?.json).toEqual({
			success: true,
			chatId: added.chatId,
			scheduledMessageId: added.id,
		});
		expect(world.sandbox.organization.messages.map(({ text }) => text)).toEqual(['Later']);
		expect(world.sandbox.organization.scheduledMessages).toHaveLength(1);
	});

	it('sends all of the chat', async () => {
		const { chat, added } = scheduled();
		scheduled('Even later');
		const { items } = await world.run('scheduledMessage.sendNow', {
			chat: locator('id', chat.id),
			sendWhich: 'all',
		});
		expect(world.sandbox.requests[0]?.body).toEqual({ status: 'send', apply_to: 'all' });
		expect(items[0]?.json).toEqual({ success: true, chatId: added.chatId });
		expect(world.sandbox.organization.scheduledMessages).toEqual([]);
	});
});

describe('the picker of scheduled messages', () => {
	it('lists those of the chat in the form', async () => {
		const { added, named } = scheduled();
		const { results } = await world.engine.listSearch('searchScheduledMessages', {
			parameters: { resource: 'scheduledMessage', operation: 'delete', ...named },
		});
		expect(results).toEqual([
			{ name: expect.stringMatching(/2096-07-04 .*: Later$/) as string, value: added.id },
		]);
	});
});

describe('the permission for scheduled messages', () => {
	it('is enough for all of them', async () => {
		const scopes = ['messages.CREATE', 'Messages.READ', 'Messages.UPDATE', 'Messages.DELETE'];
		const token = world.sandbox.issueToken({ scopes: scopes.map((each) => `ZohoCliq.${each}`) });
		world.connect({ oauthTokenData: { ...token } });
		const { named } = scheduled();
		for (const [operation, parameters] of [
			['getMany', {}],
			['update', { ...named, updateFields: { text: 'Soon' } }],
			['sendNow', named],
		] as const) {
			const { error } = await world.run(`scheduledMessage.${operation}`, parameters);
			expect(error).toBeUndefined();
		}
	});
});
