import type { INodeExecutionData } from 'n8n-workflow';

import { locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

const table = { ...toMarketing, text: 'Open tickets' };

const itemsOf = (records: readonly unknown[]): INodeExecutionData[] =>
	records.map((json) => ({ json: json as INodeExecutionData['json'] }));

interface Body {
	text: string;
	slides: Array<{
		title?: string;
		data: { headers: string[]; rows: Array<Record<string, string>> };
	}>;
}

const bodies = () => world.sandbox.requests.map(({ body }) => body as Body);

const rowsOf = ({ slides }: Body) => slides.flatMap(({ data }) => data.rows);

describe('a table of the input items', () => {
	it('is one message with a row per item and every field in order of appearance', async () => {
		const { items } = await world.run(
			'message.sendTable',
			{ ...table, tableTitle: 'Tickets' },
			{
				items: itemsOf([
					{ id: 7, owner: { name: 'Olivia' }, done: false },
					{ id: 8, due: '2026-07-03', owner: null },
				]),
			},
		);
		expect(bodies()).toEqual([
			{
				text: 'Open tickets',
				sync_message: true,
				slides: [
					{
						type: 'table',
						title: 'Tickets',
						data: {
							headers: ['id', 'owner', 'done', 'due'],
							rows: [
								{ id: '7', owner: '{"name":"Olivia"}', done: 'false', due: '' },
								{ id: '8', owner: '', done: '', due: '2026-07-03' },
							],
						},
					},
				],
			},
		]);
		const [message] = world.sandbox.organization.messages;
		expect(items).toEqual([
			{
				json: {
					success: true,
					messageId: message?.id,
					time: new Date(message?.time ?? 0).toISOString(),
					sentTo: { type: 'channel', id: 'zylkermarketing' },
					rows: 2,
				},
				pairedItem: [{ item: 0 }, { item: 1 }],
			},
		]);
	});

	it('shows the selected columns in order; a dot refers to a nested field, or is part of a name', async () => {
		await world.run(
			'message.sendTable',
			{ ...table, columns: 'owner.name, id, a.b, tags.0, absent' },
			{ items: itemsOf([{ id: 7, owner: { name: 'Olivia' }, 'a.b': 1, tags: ['x', 'y'] }]) },
		);
		expect(bodies()[0]?.slides[0]?.data).toEqual({
			headers: ['owner.name', 'id', 'a.b', 'tags.0', 'absent'],
			rows: [{ 'owner.name': 'Olivia', id: '7', 'a.b': '1', 'tags.0': 'x', absent: '' }],
		});
	});

	it('can be sent to a user or a chat too, with the options of a message', async () => {
		const chat = world.sandbox.organization.chats.find(({ title }) => title === 'Launch Crew');
		const items = itemsOf([{ a: 1 }]);
		const options = { returnMessageId: true, senderName: 'Robot', markAsRead: true };
		await world.run('message.sendTable', { ...toOlivia, text: 'x' }, { items });
		const { items: output } = await world.run(
			'message.sendTable',
			{ sendTo: 'chat', chat: locator('id', chat?.id ?? ''), text: '**x**', options },
			{ items },
		);
		expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
			'/api/v2/buddies/olivia.palmer%40zylker.example/message',
			`/api/v2/chats/${chat?.id ?? ''}/message`,
		]);
		expect(bodies()[1]).toMatchObject({
			sync_message: true,
			mark_as_read: true,
			bot: { name: 'Robot' },
		});
		expect(output[0]?.json.messageId).toBe(world.sandbox.organization.messages.at(-1)?.id);
	});
});

describe('the columns', () => {
	const items = itemsOf([{ id: 7, priority: 'high', owner: { name: 'Olivia', team: { id: 1 } } }]);

	it('are found in any case, and can have headings', async () => {
		await world.run(
			'message.sendTable',
			{ ...table, columns: 'ID, Priority, Owner.Name as Owner, owner.TEAM.id AS Team as of today' },
			{ items },
		);
		expect(bodies()[0]?.slides[0]?.data).toEqual({
			headers: ['ID', 'Priority', 'Owner', 'Team as of today'],
			rows: [{ ID: '7', Priority: 'high', Owner: 'Olivia', 'Team as of today': '1' }],
		});
	});

	it('are named by the error if none is found', async () => {
		const { problem } = await world.fail(
			'message.sendTable',
			{ ...table, columns: 'key, owner.mail' },
			{ items },
		);
		expect(problem.message).toBe(
			'"Columns" contains only fields that no row has. The rows have: id, priority, owner.name, owner.team.id',
		);
	});
});

describe('rows in JSON', () => {
	it('are one table for each item', async () => {
		const { items } = await world.run(
			'message.sendTable',
			{ ...table, rowSource: 'json', rowsJson: '={{ $json.rows }}', columns: 'n as No.' },
			{ items: itemsOf([{ rows: [{ n: 1 }, { n: 2 }] }, { rows: '[{"n":3}]' }]) },
		);
		expect(bodies().map(rowsOf)).toEqual([[{ 'No.': '1' }, { 'No.': '2' }], [{ 'No.': '3' }]]);
		expect(items.map(({ json, pairedItem }) => [json.rows, pairedItem])).toEqual([
			[2, { item: 0 }],
			[1, { item: 1 }],
		]);
	});

	it.each([
		['', '"Rows (JSON)" must not be empty'],
		['[]', '"Rows (JSON)" must not be empty'],
		['{"n":1}', '"Rows (JSON)" must be an array of objects, one per row'],
		['[{"n":1,}]', '"Rows (JSON)" is not valid JSON: '],
	])('are rejected when they are none: %j', async (rowsJson, words) => {
		const { problem } = await world.fail('message.sendTable', {
			...table,
			rowSource: 'json',
			rowsJson,
		});
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT' });
		expect(problem.message).toContain(words);
		expect(world.sandbox.requests).toEqual([]);
	});

	const asTool = { resource: 'message', operation: 'sendTable', ...table };

	it.each(['[{"n":1},{"n":2}]', '```json\n[{"n":1},{"n":2}]\n```'])(
		'come from an AI agent by default: %j',
		async (rows) => {
			const { error } = await world.engine.runAsTool({
				parameters: {
					...asTool,
					text: "={{ $fromAI('text') }}",
					rowsJson: "={{ $fromAI('rows') }}",
				},
				input: { text: '**Open** tickets', rows },
			});
			expect(error).toBeUndefined();
			expect(bodies().map(({ text }) => text)).toEqual(['*Open* tickets']);
			expect(bodies().flatMap(rowsOf)).toEqual([{ n: '1' }, { n: '2' }]);
		},
	);

	it('are required of an AI agent, whose tool has no items', async () => {
		const { error } = await world.engine.runAsTool({
			parameters: { ...asTool, rowSource: 'inputItems', text: "={{ $fromAI('t') }}" },
			input: { t: 'See' },
		});
		expect(error?.context.cliq).toMatchObject({
			kind: 'INVALID_INPUT',
			message: '"Rows" must be JSON for an AI agent, whose tools receive no items',
		});
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('a long table', () => {
	const records = Array.from({ length: 120 }, (_, index) => ({ n: index + 1 }));

	it('is split into several tables of one message, each labeled with its rows', async () => {
		const { items } = await world.run(
			'message.sendTable',
			{ ...table, tableTitle: 'All' },
			{ items: itemsOf(records) },
		);
		expect(bodies()).toHaveLength(1);
		const [body] = bodies();
		expect(body?.slides.map(({ title, data }) => [title, data.rows.length])).toEqual([
			['All (1–50 / 120)', 50],
			['All (51–100 / 120)', 50],
			['All (101–120 / 120)', 20],
		]);
		expect(items[0]?.json).not.toHaveProperty('parts');
	});

	it('is split into several messages, in order, when it is too long for one', async () => {
		const wide = records.map(({ n }) => ({ n, text: 'x'.repeat(400) }));
		const options = { returnMessageId: true, replyTo: '1599387839188_1' };
		const { items } = await world.run(
			'message.sendTable',
			{ ...table, tableTitle: 'All', options },
			{ items: itemsOf(wide) },
		);
		const all = bodies();
		expect(all.length).toBeGreaterThan(4);
		expect(all.flatMap(rowsOf).map(({ n }) => n)).toEqual(records.map(({ n }) => String(n)));
		for (const { slides } of all) expect(JSON.stringify(slides).length).toBeLessThanOrEqual(10_000);
		expect(all[0]?.text).toBe('Open tickets');
		expect(all[1]?.text).toMatch(/^All \(\d+–\d+ \/ 120\)$/);
		expect(all.map((body) => 'reply_to' in body)).toEqual(all.map((_, index) => index === 0));
		expect(items[0]?.json.parts).toHaveLength(all.length);
		expect(items[0]?.json.rows).toBe(120);
	});

	it('has up to 20 tables per message', async () => {
		const options = { rowsPerTable: 1 };
		await world.run('message.sendTable', { ...table, options }, { items: itemsOf(records) });
		expect(bodies().map(({ slides }) => slides.length)).toEqual([20, 20, 20, 20, 20, 20]);
		expect(bodies()[1]?.text).toBe('(21–40 / 120)');
	});

	it('reports how many parts were sent when it fails midway', async () => {
		const options = { rowsPerTable: 1 };
		world.sandbox.answerNext({ path: /\/message$/, skip: 2, status: 403 });
		const { problem } = await world.fail(
			'message.sendTable',
			{ ...table, options },
			{ items: itemsOf(records) },
		);
		expect(problem.sent).toMatchObject({ parts: 2 });
	});
});

describe('an invalid table', () => {
	it.each([
		['"Columns" must not be empty', {}, [{}]],
		['"Columns" contains only fields that no row has', { columns: 'x, y.z' }, [{ a: 1 }]],
		['"Columns" must have names', {}, [{ ' ': 1 }]],
		['"Columns" make row 2 too long', {}, [{ a: 1 }, { a: 'x'.repeat(10_000) }]],
		['"Text" must not be empty', { text: ' ' }, [{ a: 1 }]],
		['"Text" is 5001 characters long', { text: 'x'.repeat(5001) }, [{ a: 1 }]],
		['"Table Title" is 201 characters long', { tableTitle: 'x'.repeat(201) }, [{ a: 1 }]],
		['"Rows per Table" must be a number', { options: { rowsPerTable: 0 } }, [{ a: 1 }]],
	])('is rejected before anything is sent: %s', async (words, parameters, records) => {
		const { problem } = await world.fail(
			'message.sendTable',
			{ ...table, ...parameters },
			{ items: itemsOf(records) },
		);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain(words);
		expect(world.sandbox.requests).toEqual([]);
	});
});
