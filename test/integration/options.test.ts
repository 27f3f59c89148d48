import { itemWith } from './files';
import { toOlivia, useWorld } from './world';

const world = useWorld();

describe('an option that Cliq does not take for the chosen target', () => {
	const byExpression = { ...toOlivia, sendTo: '={{ "user" }}' };

	it.each([
		['message.send', { options: { postAsBot: 'newsbot' } }, 'Post as Bot Name or ID'],
		['file.upload', { options: { botSubscriber: '631831446' } }, 'Bot Subscriber Name or ID'],
	])(
		'is refused for %s when an expression lets it through',
		async (operation, parameters, label) => {
			const { problem, error } = await world.fail(
				operation,
				{ ...byExpression, text: 'x', ...parameters },
				{ items: [itemWith({ data: ['abc', 'a.txt'] })] },
			);
			expect(problem.kind).toBe('INVALID_INPUT');
			expect(problem.message).toContain(`"${label}" can only be used when sending to`);
			expect(error.constructor.name).toBe('NodeOperationError');
			expect(world.sandbox.requests).toHaveLength(0);
		},
	);

	it('does not matter while it is empty', async () => {
		const { error } = await world.run('message.send', {
			...byExpression,
			text: 'x',
			options: { postAsBot: '' },
		});
		expect(error).toBeUndefined();
	});
});

describe('values that expressions bring', () => {
	it.each([
		['sendTo', { sendTo: '={{ "nobody" }}' }, '"Send To" must be one of: user, channel, chat'],
		['an object for a text', { text: '={{ ({ a: 1 }) }}' }, '"Text" must be text'],
		[
			'an empty target',
			{ user: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'"User" must not be empty',
		],
		[
			'a target made of dots',
			{ user: { __rl: true, mode: 'id', value: '%2E.' } },
			'"User" must not be "%2E."',
		],
		[
			'an email that is none',
			{ user: { __rl: true, mode: 'email', value: 'olivia' } },
			'"User" must be an email address like scott.fisher@zylker.com, not "olivia"',
		],
		[
			'a number that lost digits',
			{ user: { __rl: true, mode: 'id', value: '={{ 1234567890123456789 }}' } },
			'"User" is too large to be represented exactly (1234567890123456800); pass it as text',
		],
		[
			'a picture that is no https address',
			{ options: { senderImageUrl: 'javascript:alert(1)' } },
			'"Sender Image URL" must be an https:// address without a user name or password',
		],
		[
			'a wait that is none',
			{ options: { maxWaitSeconds: '={{ "soon" }}' } },
			'"Max Wait (Seconds)" must be a number not below 0',
		],
	])('are refused when they cannot work: %s', async (_, parameters, message) => {
		const { problem } = await world.fail('message.send', { ...toOlivia, text: 'x', ...parameters });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toHaveLength(0);
	});

	it('take a number, a boolean as text, and a plain string for a picker', async () => {
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

	it('say which field could not be worked out', async () => {
		const { problem } = await world.fail('message.send', {
			...toOlivia,
			text: '={{ $("Nowhere").item.json.x }}',
		});
		expect(problem.message).toMatch(/^"Text" could not be evaluated: /);
	});
});

describe('values of many items', () => {
	it('are each their own where expressions stand, wherever in a field', async () => {
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
			['a', 'b', 'c'].map((name) => ({ text: name, bot: { name: `Robot ${name}` } })),
		);
	});
});
