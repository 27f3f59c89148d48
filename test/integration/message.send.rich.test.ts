import type { INodeParameters } from 'n8n-workflow';

import { fieldsOf, itemWith } from './files';
import { sayInMarketing, threadInMarketing } from './threadFixtures';
import { asNewsBot, locator, toMarketing, useWorld } from './world';

const world = useWorld();

const inline = { ...toMarketing, contentType: 'card', text: 'Build 412 failed' };
const poll = { ...inline, cardTheme: 'poll', cardTitle: 'Lunch?', pollOptions: 'Italian\nThai' };
const prompt = { ...inline, cardTheme: 'prompt', cardTitle: 'Deploy?' };

const button = (values: INodeParameters) => ({ buttons: { button: [{ label: 'Go', ...values }] } });
const slide = (values: INodeParameters) => ({ slides: { slide: [values] } });

/** The body that Cliq received, without its text. */
async function sent(parameters: INodeParameters): Promise<Record<string, unknown>> {
	const { error } = await world.run('message.send', parameters);
	expect(error).toBeUndefined();
	const { text, ...rest } = world.sandbox.requests[0]?.body as Record<string, unknown>;
	expect(typeof text).toBe('string');
	return rest;
}

describe('a card by fields', () => {
	it('has sections of labeled fields and a thumbnail, with buttons next to the card', async () => {
		const body = await sent({
			...inline,
			cardTheme: 'modern-inline',
			cardTitle: 'Build 412 failed',
			thumbnailUrl: 'https://example.com/alert.png',
			sections: {
				section: [
					{
						title: 'Summary',
						fields: {
							field: [
								{ label: 'Branch', value: 'main' },
								{ label: 'Failed', value: '={{ 3 }}' },
							],
						},
					},
					{ fields: { field: [{ label: 'Assignee', value: '' }] } },
				],
			},
			buttons: {
				button: [
					{ label: 'Open', action: 'open.url', url: 'https://example.com/builds/412' },
					{ label: 'Blame', action: 'invoke.function', functionName: 'blame', style: '-' },
				],
			},
		});
		expect(body).toEqual({
			sync_message: true,
			card: {
				theme: 'modern-inline',
				title: 'Build 412 failed',
				thumbnail: 'https://example.com/alert.png',
				sections: [
					{
						title: 'Summary',
						fields: [
							{ title: 'Branch', value: 'main' },
							{ title: 'Failed', value: '3' },
						],
					},
					{ fields: [{ title: 'Assignee', value: '' }] },
				],
			},
			buttons: [
				{
					label: 'Open',
					type: '+',
					action: { type: 'open.url', data: { web: 'https://example.com/builds/412' } },
				},
				{ label: 'Blame', type: '-', action: { type: 'invoke.function', data: { name: 'blame' } } },
			],
		});
	});

	it('can be a poll with one option per line', async () => {
		expect(await sent({ ...poll, pollOptions: ' Italian, of course\n\nThai\r\nNothing ' })).toEqual(
			{
				sync_message: true,
				card: {
					theme: 'poll',
					title: 'Lunch?',
					options: [{ text: 'Italian, of course' }, { text: 'Thai' }, { text: 'Nothing' }],
				},
			},
		);
	});

	it('accepts poll options from an expression that returns a list', async () => {
		expect(await sent({ ...poll, pollOptions: '={{ ["A\\nB", "C"] }}' })).toMatchObject({
			card: { options: [{ text: 'A\nB' }, { text: 'C' }] },
		});
	});

	it('ignores fields of another theme, which were filled in before the theme changed', async () => {
		const before = { ...button({ action: 'copy', copyText: 'x' }), thumbnailUrl: 'http://x' };
		expect(Object.keys(await sent({ ...poll, ...before }))).toEqual(['card', 'sync_message']);
	});

	it.each<[string, INodeParameters, unknown]>([
		...[
			'http://intranet.example/412',
			'tel:+4930123',
			'sms:+4930123',
			'sip:scott@zylker.example',
		].map((url): [string, INodeParameters, unknown] => [
			`opens ${url}`,
			{ action: 'open.url', url },
			{ type: 'open.url', data: { web: url } },
		]),
		[
			'opens a page preview',
			{ action: 'preview.url', url: 'https://example.com/v' },
			{ type: 'preview.url', data: { url: 'https://example.com/v' } },
		],
		[
			"invokes another person's function",
			{ action: 'invoke.function', functionName: 'ack', functionOwner: 'scott@zylker.example' },
			{ type: 'invoke.function', data: { name: 'ack', owner: 'scott@zylker.example' } },
		],
		[
			'starts a chat',
			{ action: 'system.api', systemAction: 'startchat', userId: '631831446' },
			{ type: 'system.api', data: { api: 'startchat/631831446' } },
		],
		[
			'requests the location',
			{ action: 'system.api', systemAction: 'locationpermission' },
			{ type: 'system.api', data: { api: 'locationpermission' } },
		],
		['copies', { action: 'copy', copyText: 'INC-1' }, { type: 'copy', data: { text: 'INC-1' } }],
		[
			'requires confirmation',
			{
				action: 'copy',
				copyText: 'INC-1',
				more: {
					confirmTitle: 'Sure?',
					confirmInput: 'Why?',
					confirmButton: 'Yes',
					confirmMood: 'negative',
					confirmRequired: true,
				},
			},
			{
				type: 'copy',
				data: { text: 'INC-1' },
				confirm: {
					title: 'Sure?',
					input: 'Why?',
					button_label: 'Yes',
					emotion: 'negative',
					mandatory: 'true',
				},
			},
		],
	])('has a button that %s', async (_what, values, action) => {
		expect(await sent({ ...prompt, ...button(values) })).toMatchObject({ buttons: [{ action }] });
	});

	it.each<[string, INodeParameters, unknown]>([
		[
			'a table',
			{ type: 'table', title: 'T', rows: '[{"A":1,"B":{"c":null}},{"A":"x"}]' },
			{
				type: 'table',
				title: 'T',
				data: {
					headers: ['A', 'B'],
					rows: [
						{ A: '1', B: '{"c":null}' },
						{ A: 'x', B: '' },
					],
				},
			},
		],
		[
			'selected columns of a table by expression',
			{ type: 'table', rows: '={{ [{ a: { b: 2 }, c: 3 }] }}', columns: 'c, a.b' },
			{ type: 'table', data: { headers: ['c', 'a.b'], rows: [{ c: '3', 'a.b': '2' }] } },
		],
		['a list', { type: 'list', items: 'one\ntwo' }, { type: 'list', data: ['one', 'two'] }],
		[
			'a numbered list',
			{ type: 'list', items: 'one', listStyle: 'decimal' },
			{ type: 'list', data: ['one'], styles: { type: 'decimal' } },
		],
		[
			'labels',
			{ type: 'label', entries: { entry: [{ label: 'Region', value: 'North' }] } },
			{ type: 'label', data: [{ Region: 'North' }] },
		],
		['a text', { type: 'text', text: '*all* fine' }, { type: 'text', data: '*all* fine' }],
		[
			'images',
			{ type: 'images', imageUrls: 'https://example.com/a,b.png\nhttps://example.com/c.png' },
			{ type: 'images', data: ['https://example.com/a,b.png', 'https://example.com/c.png'] },
		],
		[
			'a percentage chart',
			{
				type: 'percentage_chart',
				chartStyle: 'doughnut',
				entries: { entry: [{ label: 'A', value: '40.5' }] },
			},
			{
				type: 'percentage_chart',
				data: [{ label: 'A', value: 40.5 }],
				styles: { preview: 'doughnut' },
			},
		],
		[
			'a graph',
			{
				type: 'graph',
				graphStyle: 'trend',
				labels: 'Jan, Feb',
				series: { series: [{ name: 'Asana', values: '9, 6' }] },
				xAxis: 'Month',
			},
			{
				type: 'graph',
				data: [
					{
						category: 'Asana',
						values: [
							{ label: 'Jan', value: 9 },
							{ label: 'Feb', value: 6 },
						],
					},
				],
				styles: { preview: 'trend', x_axis: 'Month' },
			},
		],
	])('has %s below it', async (_what, values, expected) => {
		const body = await sent({ ...poll, ...slide(values) });
		expect(body.slides).toEqual([expected]);
	});
});

describe('an invalid card', () => {
	const long = (length: number) => 'x'.repeat(length);
	const many = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);
	const copy = { label: 'Go', action: 'copy', copyText: 'x' };

	it.each<[string, INodeParameters]>([
		['Text', { ...poll, text: ' ' }],
		['Text', { ...poll, text: long(5001) }],
		['Card Title', { ...poll, cardTitle: ' ' }],
		['Card Title', { ...poll, cardTitle: long(201) }],
		['Poll Options', { ...poll, pollOptions: 'one' }],
		['Poll Options', { ...poll, pollOptions: many(11, 'x').join('\n') }],
		['Poll Options 2', { ...poll, pollOptions: `a\n${long(101)}` }],
		['Thumbnail URL', { ...inline, cardTitle: 'x', thumbnailUrl: 'http://example.com/a.png' }],
		[
			'Sections 1: Fields',
			{ ...inline, cardTitle: 'x', sections: { section: [{ title: 'empty' }] } },
		],
		[
			'Sections 1: Fields 1: Label',
			{ ...inline, cardTitle: 'x', sections: { section: [{ fields: { field: [{ value: 1 }] } }] } },
		],
		['Buttons', prompt],
		['Buttons', { ...prompt, buttons: { button: many(6, copy) } }],
		['Buttons 2: Label', { ...prompt, buttons: { button: [copy, { ...copy, label: '' }] } }],
		['Buttons 1: Label', { ...prompt, ...button({ ...copy, label: long(21) }) }],
		['Buttons 1: Text to Copy', { ...prompt, ...button({ action: 'copy', copyText: long(201) }) }],
		[
			'Buttons 1: URL',
			{ ...prompt, ...button({ action: 'open.url', url: 'javascript:alert(1)' }) },
		],
		['Buttons 1: URL', { ...prompt, ...button({ action: 'open.url', url: 'myapp://412' }) }],
		[
			'Buttons 1: URL',
			{ ...prompt, ...button({ action: 'preview.url', url: 'http://x.example' }) },
		],
		[
			'Buttons 1: URL',
			{ ...prompt, ...button({ action: 'open.url', url: `https://x.example/${long(239)}` }) },
		],
		['Buttons 1: URL', { ...prompt, ...button({ action: 'preview.url' }) }],
		['Buttons 1: Function Name', { ...prompt, ...button({ action: 'invoke.function' }) }],
		[
			'Buttons 1: Function Owner',
			{
				...prompt,
				...button({ action: 'invoke.function', functionName: 'f', functionOwner: 'x' }),
			},
		],
		[
			'Buttons 1: User ID',
			{ ...prompt, ...button({ action: 'system.api', systemAction: 'audiocall', userId: 'me' }) },
		],
		['Buttons 1: Action', { ...prompt, ...button({ action: '={{ "invoke.bot" }}' }) }],
		['Buttons 1: Hint', { ...prompt, ...button({ ...copy, more: { hint: long(101) } }) }],
		[
			'Buttons 1: Confirm Input',
			{ ...prompt, ...button({ ...copy, more: { confirmTitle: 'Sure?' } }) },
		],
		['Slides', { ...poll, slides: { slide: many(21, { type: 'text', text: 'x' }) } }],
		['Slides', { ...poll, ...slide({ type: 'text', text: long(10_000) }) }],
		['Slides 1: Text', { ...poll, ...slide({ type: 'text' }) }],
		['Slides 1: Items', { ...poll, ...slide({ type: 'list', items: '\n' }) }],
		['Slides 1: Rows', { ...poll, ...slide({ type: 'table', rows: '{}' }) }],
		['Slides 1: Rows', { ...poll, ...slide({ type: 'table', rows: '[1]' }) }],
		['Slides 1: Columns', { ...poll, ...slide({ type: 'table', rows: '[{}]' }) }],
		[
			'Slides 1: Image URLs 2',
			{ ...poll, ...slide({ type: 'images', imageUrls: 'https://x.example\nhttp://x.example' }) },
		],
		[
			'Slides 1: Entries',
			{
				...poll,
				...slide({
					type: 'percentage_chart',
					entries: { entry: many(6, { label: 'x', value: '1' }) },
				}),
			},
		],
		[
			'Slides 1: Entries 1: Value',
			{
				...poll,
				...slide({ type: 'percentage_chart', entries: { entry: [{ label: 'x', value: 'y' }] } }),
			},
		],
		[
			'Slides 1: Entries 1: Label',
			{ ...poll, ...slide({ type: 'label', entries: { entry: [{ value: 'y' }] } }) },
		],
		['Slides 1: Labels', { ...poll, ...slide({ type: 'graph' }) }],
		[
			'Slides 1: Series 1: Values',
			{
				...poll,
				...slide({
					type: 'graph',
					labels: 'a, b',
					series: { series: [{ name: 'x', values: '1' }] },
				}),
			},
		],
		[
			'Slides 1: Series 1: Values',
			{
				...poll,
				...slide({
					type: 'graph',
					labels: many(21, 'a').join(),
					series: { series: [{ name: 'x', values: many(21, 1).join() }] },
				}),
			},
		],
		['Slides 1: X Axis', { ...poll, ...slide({ ...graph(), xAxis: long(21) }) }],
	])('is rejected for "%s" before anything is sent', async (field, parameters) => {
		const { problem } = await world.fail('message.send', parameters);
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain(`"${field}"`);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is explained when it has no text next to it', async () => {
		const { problem } = await world.fail('message.send', { ...poll, text: ' ' });
		expect(problem.message).toContain('with a card too');
	});
});

function graph(): INodeParameters {
	return { type: 'graph', labels: 'a', series: { series: [{ name: 'x', values: '1' }] } };
}

describe('message JSON', () => {
	const json = (messageJson: unknown): INodeParameters => ({
		...toMarketing,
		contentType: 'json',
		messageJson: messageJson as string,
	});

	it('is sent unchanged, from text or from an object', async () => {
		const message = {
			text: 'Hi',
			card: { theme: 'modern-inline', title: 'T' },
			slides: [{ type: 'label', data: [{ label: 'a', value: 'b' }] }],
		};
		const options = { returnMessageId: false };
		await world.run('message.send', { ...json(JSON.stringify(message)), options });
		const items = [{ json: message }];
		await world.run('message.send', { ...json('={{ $json }}'), options }, { items });
		expect(world.sandbox.requests.map(({ body }) => body)).toEqual([message, message]);
	});

	it('is sent together with the options', async () => {
		await world.run('message.send', {
			...json('{"text": "Hi", "bot": {"name": "From JSON"}}'),
			options: { senderName: 'Robot', returnMessageId: true },
		});
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'Hi',
			bot: { name: 'Robot' },
			sync_message: true,
		});
	});

	it('says where it breaks, and is taken out of a code block', async () => {
		const broken = '{\n  "text": "Build 412",\n  "card": { "theme": "poll" "title": "x" }\n}';
		const { problem } = await world.fail('message.send', json(broken));
		expect(problem.message).toBe(
			'"Message JSON" is not valid JSON: it breaks at line 3, column 29',
		);
		expect(world.sandbox.requests).toEqual([]);
		await world.run('message.send', json('```json\n{"text": "Build 412"}\n```'));
		expect(world.sandbox.requests[0]?.body).toMatchObject({ text: 'Build 412' });
	});

	it('is sent without keys that Zoho calls required, but Cliq does without', async () => {
		const confirm = { title: 'Sure?', buttontext: 'Yes' };
		const data = { name: 'restart' };
		const message = {
			text: 'Build 412',
			buttons: [
				{ label: 'Restart', action: { type: 'invoke.function', data, confirm } },
				{ label: 'Later' },
			],
			slides: [{ type: 'list', title: 'Failed', data: [] }],
		};
		const { error } = await world.run('message.send', json(JSON.stringify(message)));
		expect(error).toBeUndefined();
		expect(world.sandbox.requests[0]?.body).toMatchObject(message);
	});

	it('is sent with keys the node does not know', async () => {
		const { problem } = await world.fail('message.send', json('{"text":"Hi","news":1}'));
		expect(problem).toMatchObject({ kind: 'REJECTED', code: 'extra_key_found' });
	});

	it.each([
		['"Message JSON"', 'not JSON'],
		['"Message JSON"', '[]'],
		['"Message JSON"', '{}'],
		['"Message JSON: text"', { card: {} }],
		['"Message JSON: text"', { text: {} }],
		['"Message JSON: text"', { text: 'x'.repeat(5001) }],
		['"Message JSON: card.buttons"', { text: 'x', card: { theme: 'prompt', buttons: [] } }],
		[
			'"Message JSON: buttons[0].action.data.web"',
			{
				text: 'x',
				buttons: [{ label: 'a', action: { type: 'open.url', data: { web: 'data:text/html,x' } } }],
			},
		],
		['"Message JSON: slides"', { text: 'x', slides: {} }],
	])('is rejected for %s before anything is sent', async (field, message) => {
		const given = typeof message === 'string' ? message : JSON.stringify(message);
		const { problem } = await world.fail('message.send', json(given));
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain(field);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('a rich message', () => {
	const withFile = { items: [itemWith({ data: ['abc', 'a.txt'] })] };

	it('is sent before its files', async () => {
		const { items } = await world.run('message.send', { ...poll, attachments: 'data' }, withFile);
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
			'/api/v2/channelsbyname/zylkermarketing/message',
			'/api/v2/channelsbyname/zylkermarketing/files',
		]);
		expect(fieldsOf(world.sandbox.requests[1])).toEqual({});
		expect(items[0]?.json).toMatchObject({ success: true, files: [{ name: 'a.txt' }] });
	});

	it('is not sent in one request with files', async () => {
		const options = { attachmentDelivery: 'message' };
		const { problem } = await world.fail(
			'message.send',
			{ ...poll, attachments: 'data', options },
			withFile,
		);
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain('"Send Attachments As"');
	});

	it('accepts the sender, reply, read mark and bot options like any other, and returns its ID', async () => {
		const { id } = world.sandbox.organization.messages[0] ?? (await firstMessage());
		const { items } = await world.run('message.send', {
			...poll,
			options: {
				markAsRead: true,
				postAsBot: 'newsbot',
				replyTo: id,
				returnMessageId: true,
				senderName: 'Chef',
			},
		});
		expect(world.sandbox.requests.at(-1)).toMatchObject({
			query: { bot_unique_name: 'newsbot', mark_as_read: 'true' },
			body: { reply_to: id, sync_message: true, bot: { name: 'Chef' }, card: { theme: 'poll' } },
		});
		expect(items[0]?.json).toMatchObject({ success: true });
	});

	it('converts Markdown in its text', async () => {
		await world.run('message.send', {
			...poll,
			text: '**now**',
			options: { textFormat: 'markdown' },
		});
		expect(world.sandbox.requests[0]?.body).toMatchObject({ text: '*now*' });
	});

	async function firstMessage() {
		await world.run('message.send', { ...toMarketing, text: 'first' });
		const [message] = world.sandbox.organization.messages;
		if (!message) throw new Error('Nothing was said');
		return message;
	}
});

describe('a rich message of a bot', () => {
	const card = { ...asNewsBot, contentType: 'card', text: 'Vote!', cardTheme: 'poll' };
	const lunch = { ...card, cardTitle: 'Lunch?', pollOptions: 'A\nB' };

	it('is sent to its subscribers', async () => {
		const { items } = await world.run('bot.sendMessage', lunch);
		expect(world.sandbox.requests[0]?.body).toEqual({
			text: 'Vote!',
			card: { theme: 'poll', title: 'Lunch?', options: [{ text: 'A' }, { text: 'B' }] },
			broadcast: true,
		});
		expect(items[0]?.json).toMatchObject({ success: true });
	});

	it('has its links below the text when Cliq does not accept them as attachments', async () => {
		world.sandbox.switches.attachmentsKey = 'refuse';
		await world.run('bot.sendMessage', { ...lunch, attachmentUrls: 'https://example.com/a.pdf' });
		expect(world.sandbox.requests.at(-1)?.body).toMatchObject({
			text: 'Vote!\nhttps://example.com/a.pdf',
			card: { theme: 'poll' },
		});
	});

	it('is rejected when text and links are too long together', async () => {
		const { problem } = await world.fail('bot.sendMessage', {
			...lunch,
			text: 'x'.repeat(4990),
			attachmentUrls: 'https://example.com/a.pdf',
		});
		expect(problem.message).toContain('"Attachment URLs"');
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('a rich message in a thread', () => {
	const lunch = { contentType: 'card', text: 'Vote!', cardTheme: 'poll', cardTitle: 'Lunch?' };
	const card = { theme: 'poll', title: 'Lunch?', options: [{ text: 'A' }, { text: 'B' }] };

	it('is posted as a reply', async () => {
		const { chatId } = threadInMarketing(world.sandbox.organization);
		const { error } = await world.run('thread.reply', {
			...lunch,
			thread: locator('id', chatId),
			pollOptions: 'A\nB',
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.body).toMatchObject({ text: 'Vote!', card });
	});

	it('can start the thread', async () => {
		const message = sayInMarketing(world.sandbox.organization);
		const { error } = await world.run('thread.create', {
			...lunch,
			channel: locator('name', 'zylkermarketing'),
			message: locator('id', message.id),
			pollOptions: 'A\nB',
		});
		expect(error).toBeUndefined();
		const post = world.sandbox.requests.find(({ method }) => method === 'POST');
		expect(post?.body).toMatchObject({ text: 'Vote!', card });
	});
});

describe('a preset', () => {
	const TIME = /^\d{1,2} \w{3} \d{4}, \d\d:\d\d \(.+\)$/;
	const filled = async (values: INodeParameters, request = {}) => {
		const parameters = { ...inline, ...values };
		await world.run('message.send', parameters, { executionId: '4711', ...request });
		return world.sandbox.requests.at(-1)?.body;
	};

	it.each([
		['alert', '🚨 Alert: Workflow', 'Workflow', '-'],
		['report', '📊 Report: Workflow', 'Workflow', '+'],
		['approval', '✅ Approval needed: Workflow', 'Requested by', '+'],
		['question', '❓ Question: Workflow', 'Asked by', '+'],
	])('%s fills in a title, two fields and a button', async (cardPreset, title, origin, type) => {
		expect(await filled({ cardPreset, options: { linkToExecution: true } })).toMatchObject({
			text: 'Build 412 failed',
			card: {
				theme: 'modern-inline',
				title,
				sections: [
					{
						fields: [
							{ title: origin, value: 'Workflow' },
							{ title: 'Time', value: expect.stringMatching(TIME) as string },
						],
					},
				],
			},
			// Once, although the link is an option too.
			buttons: [{ label: 'View Execution', type }],
		});
	});

	it('overrides nothing that was entered', async () => {
		const body = await filled({
			cardPreset: 'alert',
			cardTitle: 'Build 412',
			sections: { section: [{ fields: { field: [{ label: 'Branch', value: 'main' }] } }] },
			...button({ action: 'open.url', url: 'https://example.com' }),
		});
		expect(body).toMatchObject({
			card: { title: 'Build 412', sections: [{ fields: [{ title: 'Branch', value: 'main' }] }] },
			buttons: [{ label: 'Go' }],
		});
	});

	it('fills in only what the theme has', async () => {
		const options = { linkToExecution: true };
		const asked = await filled({ cardTheme: 'prompt', cardPreset: 'question', options });
		const card = { theme: 'prompt', title: '❓ Question: Workflow' };
		expect(asked).toMatchObject({
			...{ text: 'Build 412 failed', card },
			buttons: [{ label: 'View Execution' }],
		});
		expect(asked).not.toHaveProperty('card.sections');
		const voted = await filled({ ...poll, cardTitle: '', cardPreset: 'question' });
		expect(voted).not.toHaveProperty('buttons');
	});

	it('has no button while n8n does not know the execution', async () => {
		const body = await filled({ cardPreset: 'report' }, { executionId: '' });
		expect(body).toMatchObject({ card: { title: '📊 Report: Workflow' } });
		expect(body).not.toHaveProperty('buttons');
	});
});

describe('a link to the execution', () => {
	const options = { linkToExecution: true };
	const request = { executionId: '4711' };
	const url = 'http://n8n.invalid/workflow/workflow/executions/4711';
	const link = `[View Execution](${url})`;
	const button = {
		label: 'View Execution',
		type: '+',
		action: { type: 'open.url', data: { web: url } },
	};

	it('is at the end of a text, of a bot’s message with its links, and of the comment of files', async () => {
		await world.run('message.send', { ...toMarketing, text: 'Done\n', options }, request);
		const bot = { ...asNewsBot, recipients: 'subscribers', text: 'Done', options };
		world.sandbox.switches.attachmentsKey = 'refuse';
		await world.run('bot.sendMessage', { ...bot, attachmentUrls: 'https://a.example' }, request);
		const items = [itemWith({ data: ['abc', 'a.txt'] })];
		const attachments = 'data';
		await world.run(
			'message.send',
			{ ...toMarketing, text: '', attachments, options },
			{ ...request, items },
		);
		// Each subscriber has a message.
		const texts = world.sandbox.organization.messages.map(({ text }) => text);
		expect([...new Set(texts)]).toEqual([
			`Done\n\n${link}`,
			`Done\nhttps://a.example\n\n${link}`,
			link,
		]);
	});

	it('is a button of a card with room for one, otherwise below the text', async () => {
		const card = { theme: 'modern-inline', title: 'Build 412' };
		const ask = { label: 'Yes', action: { type: 'copy', data: { text: 'Yes' } } };
		const sent = async (message: object) => {
			const messageJson = JSON.stringify({ text: 'Hi', ...message });
			const content = { contentType: 'json', messageJson };
			await world.run('message.send', { ...toMarketing, ...content, options }, request);
			return world.sandbox.requests.at(-1)?.body;
		};
		expect(await sent({ card })).toMatchObject({ text: 'Hi', card, buttons: [button] });
		expect(await sent({ card, buttons: [ask] })).toMatchObject({ buttons: [ask, button] });
		const five = { card, buttons: Array(5).fill(ask) };
		expect(await sent(five)).toMatchObject({ ...five, text: `Hi\n\n${link}` });
		const question = { card: { ...card, theme: 'prompt' }, buttons: [ask] };
		expect(await sent(question)).toMatchObject({ ...question, text: `Hi\n\n${link}` });
	});

	it('is missing, with a hint, while n8n does not know the execution', async () => {
		const { hints } = await world.run(
			'message.send',
			{ ...toMarketing, text: 'Done', options },
			{ executionId: '' },
		);
		expect(world.sandbox.organization.messages).toMatchObject([{ text: 'Done' }]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('no link to the execution'),
		]);
	});

	it('must fit into the one message of a card', async () => {
		const text = 'x'.repeat(4990);
		const poll = { cardTheme: 'poll', cardTitle: 'Lunch?', pollOptions: 'A\nB' };
		const { error } = await world.fail(
			'message.send',
			{ ...toMarketing, contentType: 'card', text, ...poll, options },
			request,
		);
		expect(error.message).toContain('with what "Include Link to Execution" adds');
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('the option Mentions', () => {
	const send = async (mentions: unknown, content: INodeParameters = { text: 'Hi' }) => {
		const options = { mentions } as INodeParameters;
		const { error } = await world.run('message.send', { ...toMarketing, ...content, options });
		expect(error).toBeUndefined();
		return world.sandbox.requests.at(-1)?.body;
	};

	it('mentions at the start of a text, by ID, email, word or channel, each once', async () => {
		expect(await send(['all', '631831446', '@All'])).toMatchObject({
			text: '{@all} {@631831446} Hi',
		});
		const listed = '={{ "scott.fisher@zylker.com, O1864232000000076001" }}';
		const text = '{@scott.fisher@zylker.com} {#O1864232000000076001} Hi';
		expect(await send(listed)).toMatchObject({ text });
		expect(await send([])).toMatchObject({ text: 'Hi' });
	});

	it.each(['# Build', '- one', '1. one', '! quoted', '```\ncode\n```'])(
		'leaves the first line of %j its meaning',
		async (text) => {
			expect(await send(['all'], { text })).toMatchObject({ text: `{@all}\n${text}` });
		},
	);

	it('mentions above a card, and in the comment of files without a text', async () => {
		expect(await send(['all'], { ...poll })).toMatchObject({ text: '{@all} Build 412 failed' });
		const items = [itemWith({ data: ['abc', 'a.txt'] })];
		const parameters = { ...toMarketing, text: '', attachments: 'data' };
		const options = { mentions: ['all'] };
		await world.run('message.send', { ...parameters, options }, { items });
		expect(world.sandbox.organization.messages.at(-1)).toMatchObject({ text: '{@all}' });
	});

	it('notifies although an AI agent writes the text, which does not', async () => {
		const options = { mentions: "={{ $fromAI('who') }}" };
		const parameters = { resource: 'message', operation: 'send', ...toMarketing };
		const { error } = await world.engine.runAsTool({
			parameters: { ...parameters, text: "={{ $fromAI('text') }}", options },
			input: { text: '{@all}', who: '631831446' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.body).toMatchObject({
			text: '{@631831446} {\u200b@all}',
		});
	});

	it.each(['everybody', 'a}{@all@b.c', '{@all}', 'O12 3'])('refuses %j', async (entry) => {
		const options = { mentions: [entry] };
		const { error } = await world.fail('message.send', { ...toMarketing, text: 'Hi', options });
		expect(error.message).toContain('"Mentions" must contain IDs or emails');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is in the first part of a long text only, and never cut', async () => {
		const mentions = Array.from({ length: 300 }, (_, index) => `person${index}@zylker.example`);
		await send(mentions, { text: 'word '.repeat(1000) });
		const texts = world.sandbox.organization.messages.map(({ text }) => text);
		expect(texts.length).toBeGreaterThan(1);
		expect(texts.join('').match(/\{@person\d+@zylker\.example\}/g)).toHaveLength(300);
		for (const text of texts) expect(text.match(/\{/g)?.length).toBe(text.match(/\}/g)?.length);
	});

	it('counts in the text above a card', async () => {
		const options = { mentions: ['all'] };
		const { error } = await world.fail('message.send', {
			...poll,
			text: 'x'.repeat(4995),
			options,
		});
		expect(error.message).toContain('is 5002 characters long with what "Mentions" adds');
	});
});

describe('a link to the execution and mentions', () => {
	const options = { linkToExecution: true, mentions: ['all'] };
	const request = { executionId: '4711' };
	const link = '[View Execution](http://n8n.invalid/workflow/workflow/executions/4711)';

	/** A message of the connected account, and where it is. */
	const said = async () => {
		const chat = locator('id', world.sandbox.organization.channels[0]?.chatId ?? '');
		await world.run('message.send', { sendTo: 'chat', chat, text: 'Hi' });
		const message = world.sandbox.organization.messages.at(-1)?.id ?? '';
		return { chat, message: locator('id', message) };
	};

	it.each<[string, INodeParameters]>([
		['message.update', {}],
		['message.schedule', { scheduleTime: '2096-07-04T12:00:00Z' }],
		['message.upsert', { ...toMarketing, key: 'INC-1', rememberIn: 'staticData' }],
		['message.sendTable', { ...toMarketing, rowSource: 'json', rowsJson: '[{ "id": 7 }]' }],
	])('frame the text of %s', async (operation, parameters) => {
		const place = await said();
		const { error } = await world.run(
			operation,
			{ ...place, ...parameters, text: 'Done', options },
			request,
		);
		expect(error).toBeUndefined();
		expect(world.sandbox.requests.at(-1)?.body).toMatchObject({ text: `{@all} Done\n\n${link}` });
	});

	it('must fit into a message that cannot be split', async () => {
		const place = await said();
		world.sandbox.requests.length = 0;
		const text = 'x'.repeat(4995);
		const added = { options: { mentions: ['all'] } };
		for (const [operation, parameters] of [
			['message.update', place],
			['message.sendTable', { ...toMarketing, rowSource: 'json', rowsJson: '[{ "id": 7 }]' }],
		] as const) {
			const { error } = await world.fail(operation, { ...parameters, text, ...added });
			expect(error.message).toContain('is 5002 characters long with what "Mentions" adds');
		}
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('tables in Markdown', () => {
	const table = '| Host | State |\n|---|---|\n| web | up |';
	const slides = [
		{ type: 'table', data: { headers: ['Host', 'State'], rows: [{ Host: 'web', State: 'up' }] } },
	];
	const code = '```\nHost | State\n-----|------\nweb  | up\n```';
	const text = `**Hosts**\n\n${table}\n\nThat is all.`;
	const options = { textFormat: 'markdownTables' };
	const bodies = () => world.sandbox.requests.map(({ body }) => body);

	it('are Cliq’s own, with the text around them in order', async () => {
		const { items, hints } = await world.run('message.send', { ...toMarketing, text, options });
		expect(bodies()).toEqual([
			{ text: '*Hosts*', slides, sync_message: true },
			{ text: 'That is all.', sync_message: true },
		]);
		const ids = world.sandbox.organization.messages.map(({ id }) => id);
		expect(items[0]?.json).toMatchObject({
			messageId: ids[0],
			parts: [{ messageId: ids[0] }, { messageId: ids[1] }],
		});
		expect(hints.map(({ message }) => message)).toEqual([
			'The text went out in 2 messages, because of the tables in it.',
		]);
	});

	it('are below the last part of a long text, between what the options add', async () => {
		const long = `${'word '.repeat(1500)}\n\n${table}`;
		const added = { ...options, mentions: ['all'], linkToExecution: true };
		const request = { executionId: '4711' };
		await world.run('message.send', { ...toMarketing, text: long, options: added }, request);
		const [first, second, third] = bodies();
		expect(first).toMatchObject({ text: expect.stringMatching(/^\{@all\} word/) as string });
		expect(first).not.toHaveProperty('slides');
		expect(second).toMatchObject({ slides });
		expect(third).toMatchObject({ text: expect.stringMatching(/^\[View Execution\]/) as string });
	});

	it('are sent by a bot and in a thread, with links below the text and files after it', async () => {
		world.sandbox.switches.attachmentsKey = 'refuse';
		const ofBot = { ...asNewsBot, recipients: 'subscribers', attachmentUrls: 'https://a.example' };
		await world.run('bot.sendMessage', { ...ofBot, text, options });
		expect(bodies().slice(-2)).toMatchObject([
			{ text: '*Hosts*', slides },
			{ text: 'That is all.\nhttps://a.example' },
		]);
		const { chatId } = threadInMarketing(world.sandbox.organization);
		await world.run('thread.reply', { thread: locator('id', chatId), text, options });
		expect(bodies().at(-2)).toMatchObject({ slides });
		const items = [itemWith({ data: ['abc', 'a.txt'] })];
		await world.run(
			'message.send',
			{ ...toMarketing, text, attachments: 'data', options },
			{ items },
		);
		expect(world.sandbox.requests.slice(-3).map(({ path }) => path.split('/').pop())).toEqual([
			...['message', 'message', 'files'],
		]);
	});

	it('are code blocks where there is one message: above a card, in an edit', async () => {
		await world.run('message.send', { ...poll, text: table, options });
		expect(bodies().at(-1)).toMatchObject({ text: code });
		const message = sayInMarketing(world.sandbox.organization);
		const chat = locator('id', message.chatId);
		const parameters = { chat, message: locator('id', message.id), text: table, options };
		await world.run('message.update', parameters);
		expect(bodies().at(-1)).toMatchObject({ text: code });
	});

	it('mention nobody, also when the text may', async () => {
		const named = `{@all}\n\n${table.replace('web', '{@all}')}`;
		await world.run('message.send', { ...toMarketing, text: named, options });
		const cells = { data: { rows: [{ Host: '{\u200b@all}' }] } };
		expect(bodies()).toMatchObject([{ text: '{@all}', slides: [cells] }]);
	});
});
