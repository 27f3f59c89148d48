import type { INodeParameters } from 'n8n-workflow';

import { isoTime } from '../../sandbox/endpoints/paging';
import type { Message } from '../../sandbox/organization';
import { locator, useWorld } from './world';

const world = useWorld();

const DAY = 86_400_000;

const paths = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

/** A message of the connected account in the channel of marketing, and the fields that name it. */
async function said(text: string): Promise<{ message: Message; named: INodeParameters }> {
	await world.run('message.send', {
		sendTo: 'channel',
		channel: locator('name', 'zylkermarketing'),
		text,
	});
	const message = world.sandbox.organization.messages.at(-1);
	if (!message) throw new Error('Nothing was said');
	world.sandbox.requests.length = 0;
	return {
		message,
		named: { chat: locator('id', message.chatId), message: locator('id', message.id) },
	};
}

describe('the pinned messages', () => {
	it('are several, each read and unpinned by itself', async () => {
		const { organization } = world.sandbox;
		const [first, second] = [await said('Read this'), await said('And this')];
		const { chat = '' } = first.named;
		const end = Math.ceil(Date.now() / DAY + 1) * DAY;
		const options = { expiryTime: new Date(end).toISOString(), notify: true };
		const pinned = await world.run('message.pin', { ...first.named, options });
		expect(pinned.error).toBeUndefined();
		const { chatId } = first.message;
		expect(pinned.items[0]?.json).toMatchObject({
			...{ success: true, chatId, messageId: first.message.id, text: 'Read this' },
			pin_information: { expiry_time: isoTime(end), is_primary: true },
		});
		await world.run('message.pin', second.named);
		expect(world.sandbox.requests).toMatchObject([
			{
				method: 'POST',
				path: `/api/v3/chats/${chatId}/pin-messages`,
				body: { message_id: first.message.id, expiry_time: end, notify: true, primary: true },
			},
			{
				body: { message_id: second.message.id, expiry_time: -1, notify: false, primary: true },
			},
		]);
		const read = await world.run('message.getPinned', { chat });
		expect(read.items.map(({ json }) => json)).toMatchObject([
			{ messageId: second.message.id, chatId, text: 'And this', is_pinned: true },
			{ messageId: first.message.id, chatId, text: 'Read this', is_pinned: true },
		]);
		const before = world.sandbox.requests.length;
		// As Cliq writes an ID in an address.
		const messageId = first.message.id.replace('_', '%20');
		const unpinned = await world.run('message.unpin', { chat, options: { messageId } });
		const unpinnedOne = { success: true, chatId, messageId: first.message.id };
		expect(unpinned.items[0]?.json).toEqual(unpinnedOne);
		expect(world.sandbox.requests.slice(before)).toMatchObject([
			{
				method: 'DELETE',
				path: `/api/v3/chats/${chatId}/pin-messages`,
				body: { message_ids: [first.message.id] },
			},
		]);
		expect(organization.findChat(chatId)?.pins).toMatchObject([{ messageId: second.message.id }]);
	});

	it.each([undefined, '', ' '])(
		'lose the one at the top without a message (%j)',
		async (messageId) => {
			const [first, second] = [await said('Read this'), await said('And this')];
			await world.run('message.pin', first.named);
			await world.run('message.pin', second.named);
			const { chat = '' } = first.named;
			const options = messageId === undefined ? {} : { messageId };
			const { items } = await world.run('message.unpin', { chat, options });
			expect(items[0]?.json).toEqual({ success: true, chatId: first.message.chatId });
			// Without a message, v3 would remove every pin.
			expect(paths().at(-1)).toBe(`DELETE /api/v2/chats/${first.message.chatId}/stickymessage`);
			const { items: left } = await world.run('message.getPinned', { chat });
			expect(left.map(({ json }) => json.messageId)).toEqual([first.message.id]);
		},
	);

	it('are listed page by page', async () => {
		const { message, named } = await said('Read this');
		const chat = world.sandbox.organization.findChat(message.chatId);
		const pin = { messageId: message.id, creatorId: '1', createdAt: Date.now(), expiresAt: -1 };
		if (chat)
			chat.pins = Array.from({ length: 45 }, (_, index) => ({ ...pin, createdAt: index * 1000 }));
		const { chat: parameter = '' } = named;
		const all = await world.run('message.getPinned', { chat: parameter, returnAll: true });
		expect(all.items).toHaveLength(45);
		expect(world.sandbox.requests.map(({ query }) => query.limit)).toEqual(['20', '20', '20']);
		const some = await world.run('message.getPinned', { chat: parameter, limit: 2 });
		expect(some.items).toHaveLength(2);
		expect(world.sandbox.requests.at(-1)?.query).toEqual({ limit: '2' });
	});

	it('are none in a chat without', async () => {
		const { named } = await said('Read this');
		const { items, error } = await world.run('message.getPinned', { chat: named.chat ?? '' });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it.each([
		['a time in the past', 'operation_failed', 'Invalid expiry time'],
		['too many pins', 'pinned_message_limit_reached', 'Limit reached'],
	])('stay as they are after a refusal for %s', async (_what, code, message) => {
		const { named } = await said('Read this');
		world.sandbox.answerNext({ status: 400, body: JSON.stringify({ code, message }) });
		const { problem } = await world.fail('message.pin', named);
		expect(problem).toMatchObject({ kind: 'REJECTED', code });
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it.each([
		['a lost answer', { ending: 'garbage' as const }],
		['a failure of the server', { status: 500, body: '' }],
	])('are not pinned in v2 after %s', async (_what, answer) => {
		const { named } = await said('Read this');
		world.sandbox.answerNext({ path: /pin-messages$/, ...answer });
		await world.fail('message.pin', named);
		expect(world.sandbox.requests).toHaveLength(1);
	});
});

describe('the pinned message of a Cliq without v3', () => {
	beforeEach(() => {
		world.sandbox.switches.v3Pins = false;
	});

	it('is pinned, read and unpinned', async () => {
		const { message, named } = await said('Read this');
		const { chat = '' } = named;
		const end = Math.ceil(Date.now() / DAY + 1) * DAY;
		const options = { expiryTime: new Date(end).toISOString(), notify: true };
		const items = [{ json: {} }, { json: {} }];
		const pinned = await world.run('message.pin', { ...named, options }, { items });
		expect(pinned.error).toBeUndefined();
		const { chatId } = message;
		const row = {
			...{ chatId, messageId: message.id, text: 'Read this', is_pinned: true },
			pin_information: { expiry_time: new Date(end).toISOString() },
		};
		expect(pinned.items[1]?.json).toMatchObject({ ...row, success: true });
		const [v3, v2] = ['pin-messages', 'stickymessage'];
		// v3 once per run.
		expect(paths()).toEqual([
			`POST /api/v3/chats/${chatId}/${v3}`,
			`POST /api/v2/chats/${chatId}/${v2}`,
			`POST /api/v2/chats/${chatId}/${v2}`,
		]);
		expect(world.sandbox.requests[2]?.body).toEqual({
			...{ id: message.id, expiry_time: end, notify: true },
		});
		const read = await world.run('message.getPinned', { chat });
		expect(read.items.map(({ json }) => json)).toMatchObject([row]);
		const given = await world.run('message.unpin', { chat, options: { messageId: message.id } });
		expect(given.items[0]?.json).toEqual({ success: true, chatId, messageId: message.id });
		const none = await world.run('message.getPinned', { chat });
		expect(none.items).toEqual([]);
	});

	it.each([
		['a scope', 401, 'oauthtoken_scope_invalid'],
		['a scope', 403, 'oauthtoken_scope_invalid'],
		['a right', 403, 'invalid_access'],
		['a method', 405, 'request_method_invalid'],
		['a key', 400, 'extra_key_found'],
	])('is pinned where v3 refuses %s (%i)', async (_what, status, code) => {
		world.sandbox.switches.v3Pins = true;
		const { message, named } = await said('Read this');
		for (let times = 0; times < 2; times++)
			world.sandbox.answerNext({ path: /pin-messages$/, status, body: JSON.stringify({ code }) });
		const { error } = await world.run('message.pin', named, {
			items: [{ json: {} }, { json: {} }],
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.organization.findChat(message.chatId)?.pinned).toMatchObject({
			messageId: message.id,
		});
		const inV2 = `POST /api/v2/chats/${message.chatId}/stickymessage`;
		expect(paths().slice(-2)).toEqual([inV2, inV2]);
	});

	it('stays, if the message to unpin is another', async () => {
		const [first, second] = [await said('Read this'), await said('And this')];
		await world.run('message.pin', first.named);
		const options = { messageId: second.message.id };
		const { problem } = await world.fail('message.unpin', {
			chat: first.named.chat ?? '',
			options,
		});
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Message" is not pinned in this chat',
		});
		expect(paths().filter((path) => path.startsWith('DELETE'))).toEqual([
			`DELETE /api/v3/chats/${first.message.chatId}/pin-messages`,
		]);
		expect(world.sandbox.organization.findChat(first.message.chatId)?.pinned).toBeDefined();
	});

	it('is refused in the words of v2, if neither knows the chat', async () => {
		const { named } = await said('Read this');
		const chat = locator('id', 'CT_1201234567890123456');
		const { problem } = await world.fail('message.pin', { ...named, chat });
		expect(problem.kind).toBe('ENDPOINT_INVALID');
		expect(paths()).toHaveLength(2);
	});

	it('is pinned for the time left where Cliq does not take a time', async () => {
		world.sandbox.switches.pinExpiry = 'timeLeft';
		const { message, named } = await said('Read this');
		const end = Date.now() + DAY;
		world.sandbox.answerNext({
			path: /stickymessage$/,
			status: 400,
			body: '{"code":"operation_failed","message":"Invalid expiry time - the specified time is in the past"}',
		});
		const items = [{ json: {} }, { json: {} }];
		const { error } = await world.run(
			'message.pin',
			{ ...named, options: { expiryTime: end } },
			{ items },
		);
		expect(error).toBeUndefined();
		const [, ...inV2] = world.sandbox.requests;
		const times = inV2.map(({ body }) => (body as Pinned).expiry_time);
		expect(times).toEqual([end, expect.any(Number), expect.any(Number)]);
		// Anything else would be a time in the past, or decades.
		for (const left of times.slice(1)) expect(Math.abs(left - DAY)).toBeLessThan(3_600_000);
		expect(world.sandbox.organization.findChat(message.chatId)?.pinned).toMatchObject({
			messageId: message.id,
		});
	});

	it.each([
		['another refusal', '{"code":"operation_failed","message":"The operation failed."}', {}],
		['a refusal of no expiry', '{"code":"operation_failed","message":"Invalid expiry time"}', null],
	])('is not tried a second time after %s', async (_what, body, end) => {
		const { named } = await said('Read this');
		world.sandbox.answerNext({ path: /stickymessage$/, status: 400, body });
		const options = end && { expiryTime: Date.now() + DAY };
		const { problem } = await world.fail('message.pin', { ...named, ...(options && { options }) });
		expect(problem.kind).toBe('REJECTED');
		expect(world.sandbox.requests).toHaveLength(2);
	});
});

interface Pinned {
	readonly expiry_time: number;
}
