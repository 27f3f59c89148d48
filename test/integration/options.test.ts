import type { INodeParameters } from 'n8n-workflow';

import { itemWith } from './files';
import { locator, toOlivia, useWorld } from './world';

const world = useWorld();

describe('an option that Cliq does not accept for the chosen target', () => {
	const asBot = { postAsBot: 'newsbot' };
	const toChat = { sendTo: 'chat', chat: locator('id', 'CT_1') };

	it.each<[string, string, INodeParameters, string]>([
		['left over from a channel', 'message.send', { options: asBot }, 'Post as Bot Name or ID'],
		['left over from a channel', 'message.sendTable', { options: asBot }, 'Post as Bot Name or ID'],
		[
			'from an expression',
			'message.send',
			{ options: { postAsBot: '={{ "newsbot" }}' } },
			'Post as Bot Name or ID',
		],
		[
			'left over from a bot',
			'file.upload',
			{ options: { botSubscriber: '631831446' } },
			'Bot Subscriber Name or ID',
		],
		[
			'left over from a user',
			'file.upload',
			{ ...toChat, options: { markAsRead: true } },
			'Mark as Read',
		],
	])('is rejected, never dropped: %s (%s)', async (_where, operation, parameters, label) => {
		const { problem, error } = await world.fail(
			operation,
			{ ...toOlivia, text: 'x', ...parameters },
			{ items: [itemWith({ data: ['abc', 'a.txt'] })] },
		);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(`"${label}" can only be used when sending to`);
		expect(error.constructor.name).toBe('NodeOperationError');
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('is ignored when empty', async () => {
		const { error } = await world.run('message.send', {
			...toOlivia,
			text: 'x',
			options: { postAsBot: '' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toMatchObject([{ query: {} }]);
	});
});

describe('values from expressions', () => {
	it.each([
		[
			'sendTo',
			{ sendTo: '={{ "nobody" }}' },
			'"Send To" must be one of: user, users, channel, chat',
		],
		['an object instead of text', { text: '={{ ({ a: 1 }) }}' }, '"Text" must be text'],
		[
			'an empty target',
			{ user: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'"User" must not be empty',
		],
		[
			'a target of dots',
			{ user: { __rl: true, mode: 'id', value: '%2E.' } },
			'"User" must not be "%2E."',
		],
		[
			'an invalid email',
			{ user: { __rl: true, mode: 'email', value: 'olivia' } },
			'"User" must be an email address like nathan@example.com, not "olivia"',
		],
		[
			'a number that lost digits',
			{ user: { __rl: true, mode: 'id', value: '={{ 1234567890123456789 }}' } },
			'"User" is too large to be represented exactly (1234567890123456800); pass it as text',
		],
		[
			'an image without an https URL',
			{ options: { senderImageUrl: 'javascript:alert(1)' } },
			'"Sender Image URL" must be an https:// address without a user name or password',
		],
		[
			'an invalid wait',
			{ options: { maxWaitSeconds: '={{ "soon" }}' } },
			'"Max Wait (Seconds)" must be a number not below 0',
		],
	])('are rejected when invalid: %s', async (_, parameters, message) => {
		const { problem } = await world.fail('message.send', { ...toOlivia, text: 'x', ...parameters });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('can be a number, a boolean as text, and a plain string for a picker', async () => {
		const { error } = await world.run('message.send', {
			sendTo: 'user',
			user: '={{ 631831446 }}',
			text: '={{ 42 }}',
			options: { returnMessageId: '={{ "true" }}' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]).toMatchObject({
			path: '/api/v2/buddies/631831446/message',
			body: { text: '42', sync_message: true },
		});
	});

	it('name the field that could not be evaluated', async () => {
		const { problem } = await world.fail('message.send', {
			...toOlivia,
			text: '={{ $("Nowhere").item.json.x }}',
		});
		expect(problem.message).toMatch(/^"Text" could not be evaluated: /);
	});
});

describe('values of many items', () => {
	it('are resolved per item wherever a field contains an expression', async () => {
		const items = ['a', 'b', 'c'].map((name) => ({ json: { name } }));
		await world.run(
			'message.send',
			{
				...toOlivia,
				text: '={{ $json.name }}',
				options: { senderName: '=Robot {{ $json.name }}' },
			},
			{ items },
		);
		expect(world.sandbox.requests.map(({ body }) => body)).toEqual(
			['a', 'b', 'c'].map((name) => ({
				text: name,
				bot: { name: `Robot ${name}` },
				sync_message: true,
			})),
		);
	});
});
