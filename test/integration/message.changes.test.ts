import type { INodeParameters } from 'n8n-workflow';

import type { Chat, Message } from '../../sandbox/organization';
import { locator, useWorld } from './world';

const world = useWorld();

const NOON = '2096-07-04T12:00:00Z';

function launchCrew(): Chat {
	const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
	if (!chat) throw new Error('The sandbox has no such chat');
	return chat;
}

/** A message of the connected account in the launch crew's chat, and the fields that name it. */
async function said(text: string): Promise<{ message: Message; named: INodeParameters }> {
	const chat = locator('id', launchCrew().id);
	await world.run('message.send', { sendTo: 'chat', chat, text });
	const message = world.sandbox.organization.messages.at(-1);
	if (!message) throw new Error('Nothing was said');
	world.sandbox.requests.length = 0;
	return { message, named: { chat, message: locator('id', message.id) } };
}

describe('message.update', () => {
	it('changes the text', async () => {
		const { message, named } = await said('Hello');
		const { items, error } = await world.run('message.update', {
			...named,
			text: 'Goodbye',
			options: { notifyEdit: true },
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({
			success: true,
			chatId: message.chatId,
			messageId: message.id,
		});
		expect(world.sandbox.requests[0]?.body).toEqual({ text: 'Goodbye', notify_edit: true });
		expect(message.text).toBe('Goodbye');
	});

	it('converts Markdown, if the option says so', async () => {
		const { message, named } = await said('Hello');
		const options = { textFormat: 'markdown' };
		await world.run('message.update', { ...named, text: '**Done**', options });
		expect(world.sandbox.requests[0]?.body).toEqual({ text: '*Done*' });
		await world.run('message.update', { ...named, text: '**Done**' });
		expect(message.text).toBe('**Done**');
	});

	it('measures the text as sent', async () => {
		const { message, named } = await said('Hello');
		const options = { textFormat: 'markdown' };
		await world.run('message.update', { ...named, text: `**${'x'.repeat(4998)}**`, options });
		expect(message.text).toHaveLength(5000);
		const text = `**${'x'.repeat(4999)}**`;
		const { problem } = await world.fail('message.update', { ...named, text, options });
		expect(problem.message).toBe('"Text" is 5001 characters long; the maximum is 5000');
	});

	it('converts Markdown and mentions nobody when an AI agent uses it as a tool', async () => {
		const { message, named } = await said('Hello');
		const { error } = await world.engine.runAsTool({
			parameters: {
				resource: 'message',
				operation: 'update',
				...named,
				text: "={{ $fromAI('text') }}",
			},
			input: { text: '**Done** {@all}' },
		});
		expect(error).toBeUndefined();
		expect(message.text).toBe('*Done* {\u200b@all}');
	});

	it('changes the card and takes the buttons away', async () => {
		const { message, named } = await said('Hello');
		const card = { theme: 'modern-inline', title: 'Approved' };
		const { error } = await world.run('message.update', {
			...named,
			contentType: 'json',
			messageJson: JSON.stringify({ text: 'Done', card, buttons: [] }),
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]?.body).toEqual({ text: 'Done', card, buttons: [] });
		expect(message).toMatchObject({ text: 'Done', card, buttons: [] });
	});

	it('sends a card entered by fields as Send does', async () => {
		const { message, named } = await said('Hello');
		await world.run('message.update', {
			...named,
			contentType: 'card',
			text: 'Lunch?',
			cardTheme: 'poll',
			cardTitle: 'Where?',
			pollOptions: 'Italian\nThai',
		});
		expect(message.card).toEqual({
			theme: 'poll',
			title: 'Where?',
			options: [{ text: 'Italian' }, { text: 'Thai' }],
		});
	});

	it('says what to choose in a Cliq that changes texts only', async () => {
		world.sandbox.switches.richEdits = 'refuse';
		const { message, named } = await said('Hello');
		const { problem } = await world.fail('message.update', {
			...named,
			contentType: 'json',
			messageJson: '{ "text": "Done", "buttons": [] }',
		});
		expect(problem.kind).toBe('REJECTED');
		expect(problem.remedy).toMatch(/^Set "Content Type" to "Text": this Cliq accepts no card/);
		expect(world.sandbox.requests).toHaveLength(1);
		expect(message.text).toBe('Hello');
	});

	it('rejects a text that is blank', async () => {
		const { named } = await said('Hello');
		const { problem } = await world.fail('message.update', { ...named, text: ' ' });
		expect(problem.message).toBe('"Text" must not be empty');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('rejects a text that is too long before sending it', async () => {
		const { named } = await said('Hello');
		const { problem } = await world.fail('message.update', { ...named, text: 'x'.repeat(5001) });
		expect(problem.message).toBe('"Text" is 5001 characters long; the maximum is 5000');
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('message.delete', () => {
	it.each(['204', 'responseCode'] as const)(
		'returns what was deleted (%s)',
		async (emptyAnswer) => {
			world.sandbox.switches.emptyAnswer = emptyAnswer;
			const { message, named } = await said('Hello');
			const { items } = await world.run('message.delete', named);
			expect(items[0]?.json).toEqual({
				success: true,
				deleted: true,
				chatId: message.chatId,
				messageId: message.id,
			});
			expect(world.sandbox.organization.messages).toEqual([]);
		},
	);

	it('explains when a message is too old', async () => {
		const { named } = await said('Hello');
		world.sandbox.advance(30 * 24 * 3_600_000);
		world.connect();
		const { problem } = await world.fail('message.delete', named);
		expect(problem).toMatchObject({
			kind: 'PERMISSION_DENIED',
			code: 'message_delete_timeout',
			message: 'This message can no longer be deleted: it is too old',
		});
	});
});

describe('message.schedule', () => {
	const schedule = async (parameters: INodeParameters) =>
		await world.run('message.schedule', {
			chat: locator('id', launchCrew().id),
			text: 'Later',
			...parameters,
		});

	it.each<[string, INodeParameters, object]>([
		[
			'an instant in the zone of the workflow',
			{ scheduleTime: NOON },
			{ schedule_time: '20960704T080000', schedule_timezone: 'America/New_York' },
		],
		[
			'a time without a zone, in that of the workflow',
			{ scheduleTime: '2096-07-04T09:30:00' },
			{ schedule_time: '20960704T093000', schedule_timezone: 'America/New_York' },
		],
		[
			'an instant in another zone',
			{ scheduleTime: NOON, options: { scheduleTimezone: 'Asia/Kolkata' } },
			{ schedule_time: '20960704T173000', schedule_timezone: 'Asia/Kolkata' },
		],
		[
			'a time without a zone, in the chosen one',
			{ scheduleTime: '2096-01-31 09:30', options: { scheduleTimezone: 'Europe/Berlin' } },
			{ schedule_time: '20960131T093000', schedule_timezone: 'Europe/Berlin' },
		],
		[
			'milliseconds',
			{ scheduleTime: `={{ ${Date.parse(NOON)} }}` },
			{ schedule_time: '20960704T080000', schedule_timezone: 'America/New_York' },
		],
		[
			'a Luxon time',
			{ scheduleTime: `={{ DateTime.fromISO('${NOON}') }}` },
			{ schedule_time: '20960704T080000', schedule_timezone: 'America/New_York' },
		],
	])('accepts %s', async (_, parameters, sent) => {
		const { items, error } = await schedule(parameters);
		expect(error?.description).toBeUndefined();
		expect(world.sandbox.requests[0]?.body).toEqual({ text: 'Later', ...sent });
		expect(items[0]?.json).toMatchObject({
			success: true,
			chatId: launchCrew().id,
			id: world.sandbox.organization.scheduledMessages[0]?.id,
		});
	});

	it('takes a card, buttons and their text', async () => {
		const card = { theme: 'modern-inline', title: 'Sprint review' };
		const { error } = await schedule({
			contentType: 'json',
			messageJson: JSON.stringify({ text: 'Later', card }),
			scheduleTime: NOON,
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.organization.scheduledMessages[0]).toMatchObject({ text: 'Later', card });
	});

	it('says what to choose in a Cliq that schedules texts only', async () => {
		world.sandbox.switches.richEdits = 'refuse';
		const { problem } = await world.fail('message.schedule', {
			chat: locator('id', launchCrew().id),
			contentType: 'json',
			messageJson: '{ "text": "Later", "card": { "theme": "modern-inline" } }',
			scheduleTime: NOON,
		});
		expect(problem.remedy).toMatch(/^Set "Content Type" to "Text"/);
		expect(world.sandbox.organization.scheduledMessages).toEqual([]);
	});

	it('waits for a status in a direct chat, and ignores a time entered before', async () => {
		const direct = world.sandbox.organization.chats.find(({ type }) => type === 'dm');
		const { error } = await schedule({
			chat: locator('id', direct?.id ?? ''),
			scheduleBy: 'status',
			scheduleStatus: 'call_end',
			scheduleTime: '2020-01-31T09:00:00',
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'Later',
			schedule_status: 'call_end',
		});
	});

	it.each<[string, INodeParameters, string]>([
		['no time', { scheduleTime: 'soon' }, '"Schedule Time" must be a date and time'],
		['no text', { scheduleTime: '={{ "" }}' }, '"Schedule Time" must not be empty'],
		['the past', { scheduleTime: '2020-01-31T09:00:00' }, '"Schedule Time" is in the past'],
		['this very moment', { scheduleTime: '={{ $now }}' }, '"Schedule Time" is in the past'],
		[
			'an invalid zone',
			{ scheduleTime: NOON, options: { scheduleTimezone: 'Mars/Phobos' } },
			'"Time Zone" must be a name like Europe/Berlin',
		],
		[
			'a long text',
			{ scheduleTime: NOON, text: 'x'.repeat(4097) },
			'"Text" is 4097 characters long',
		],
	])('rejects %s before anything is sent', async (_, parameters, message) => {
		const { error } = await schedule(parameters);
		expect(error?.message).toContain(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});
