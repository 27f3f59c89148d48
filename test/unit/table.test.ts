import fc from 'fast-check';
import { DateTime } from 'luxon';

import { CliqError, invalidInput } from '../../nodes/ZohoCliq/errors';
import { MAX_SLIDES, MAX_SLIDES_LENGTH } from '../../nodes/ZohoCliq/messaging/card/slides';
import { withTables } from '../../nodes/ZohoCliq/messaging/markdownTables';
import { splitIntoMessages } from '../../nodes/ZohoCliq/messaging/splitTable';
import type { Table } from '../../nodes/ZohoCliq/messaging/table';
import { tableOf } from '../../nodes/ZohoCliq/messaging/table';
import { seedOr } from '../support/seed';

const COLUMNS = 'Columns';

const refuse = (why: string) => invalidInput(COLUMNS, why);

function messageOf(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof CliqError) return error.problem.message;
		throw error;
	}
	throw new Error('It was expected to be refused');
}

describe('a cell', () => {
	it.each([
		[undefined, ''],
		[null, ''],
		['', ''],
		['a\nb', 'a\nb'],
		[0, '0'],
		[1.5, '1.5'],
		[false, 'false'],
		[12345678901234567890n, '12345678901234567890'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
		[DateTime.fromISO('2026-07-03T09:00:00', { zone: 'utc' }), '2026-07-03T09:00:00.000Z'],
		[{ a: [1, null] }, '{"a":[1,null]}'],
		[[], '[]'],
		[{ mimeType: 'a/b', id: 'filesystem-v2:workflows/1', fileName: 'a.pdf' }, 'a.pdf'],
		[{ mimeType: 'a/b', id: 's3:workflows/1' }, ''],
		[{ mimeType: 'a/b', id: '1x_of-a-file' }, '{"mimeType":"a/b","id":"1x_of-a-file"}'],
	])('shows %p as %j', (value, text) => {
		expect(tableOf([{ cell: value, other: 1 }], [], refuse).rows).toEqual([
			{ cell: text, other: '1' },
		]);
	});
});

describe('the columns of a table', () => {
	it('are all fields, each once, in order of appearance', () => {
		const { columns } = tableOf(
			[
				{ b: 1, a: 2 },
				{ c: 3, a: 4 },
			],
			[],
			refuse,
		);
		expect(columns).toEqual(['b', 'a', 'c']);
	});

	it('are the selected ones, each once', () => {
		const { columns, rows } = tableOf([{ a: 1, b: { c: 2 } }], ['b.c', 'a', 'a'], refuse);
		expect(columns).toEqual(['b.c', 'a']);
		expect(rows).toEqual([{ 'b.c': '2', a: '1' }]);
	});

	it('refer to own properties only', () => {
		const { rows } = tableOf([{ a: 'x' }], ['a', 'a.length', 'constructor.name'], refuse);
		expect(rows).toEqual([{ a: 'x', 'a.length': '', 'constructor.name': '' }]);
	});

	it.each([
		['no object', [], []],
		['no field', [{}], []],
		['no name', [{ '': 1 }], []],
		['only unknown fields', [{ a: 1 }], ['b', 'a.b']],
	])('are rejected with %s', (_what, records, wanted) => {
		expect(messageOf(() => tableOf(records, wanted, refuse))).toContain('"Columns"');
	});
});

describe('splitting rows', () => {
	const tables = fc
		.record({
			columns: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }), {
				minLength: 1,
				maxLength: 5,
			}),
			lengths: fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 60 }),
		})
		.map(({ columns, lengths }): Table => {
			const rows = lengths.map((length, index) =>
				Object.fromEntries(columns.map((column) => [column, `${index}`.padEnd(length, '"')])),
			);
			return { columns, rows };
		})
		// A quote takes two characters in JSON.
		.filter(({ rows }) => rows.every((row) => JSON.stringify(row).length < 9000));

	it('keeps every row, in order, and every message within the limits of Cliq', () => {
		fc.assert(
			fc.property(
				tables,
				fc.integer({ min: 1, max: 30 }),
				fc.string({ maxLength: 200, unit: 'binary' }),
				(table, rowsPerSlide, title) => {
					const messages = splitIntoMessages(table, title.trim(), rowsPerSlide, COLUMNS);
					const slides = messages.flatMap((message) => message.slides);
					expect(slides.flatMap(({ data }) => data.rows)).toEqual(table.rows);
					for (const { data } of slides) {
						expect(data.headers).toEqual(table.columns);
						expect(data.rows.length).toBeLessThanOrEqual(rowsPerSlide);
					}
					for (const message of messages) {
						expect(message.slides.length).toBeLessThanOrEqual(MAX_SLIDES);
						expect(JSON.stringify(message.slides).length).toBeLessThanOrEqual(MAX_SLIDES_LENGTH);
					}
					expect(messages.map(({ first }) => first).slice(1)).toEqual(
						messages.map(({ last }) => last + 1).slice(0, -1),
					);
				},
			),
			{ seed: seedOr(20260711), numRuns: 200 },
		);
	});

	it('fills a message before it starts the next', () => {
		const rows = Array.from({ length: 40 }, () => ({ a: 'x'.repeat(491) }));
		const messages = splitIntoMessages({ columns: ['a'], rows }, '', 1000, COLUMNS);
		const [first] = messages;
		expect(messages.length).toBe(3);
		expect(JSON.stringify(first?.slides).length).toBeGreaterThan(MAX_SLIDES_LENGTH - 600);
	});

	it('names the row and the column that are too long, and the remedy', () => {
		const rows = [
			{ a: 'x', b: 'y' },
			{ a: 'x', b: 'y'.repeat(MAX_SLIDES_LENGTH) },
		];
		const words = messageOf(() =>
			splitIntoMessages({ columns: ['a', 'b'], rows }, '', 50, COLUMNS),
		);
		expect(words).toContain('row 2');
		expect(words).toContain('"b" alone has 10000');
	});
});

describe('the tables in a text', () => {
	const TABLE = '| Host | State |\n|:-----|------:|\n| web **1** | up |\n| db | |';
	const headers = ['Host', 'State'];
	const rows = [
		{ Host: 'web 1', State: 'up' },
		{ Host: 'db', State: '' },
	];
	const slide = { type: 'table', data: { headers, rows } };
	const parts = (markdown: string, neutralizeMentions = false) =>
		withTables(markdown, { neutralizeMentions });

	it('are below the text before them, and what follows is the next message', () => {
		const text = `Two **hosts**:\n\n${TABLE}\n\n- one\n\n${TABLE}\n`;
		expect(parts(text)).toEqual([
			{ text: 'Two *hosts*:', slides: [slide] },
			{ text: '- one', slides: [slide] },
		]);
		expect(parts(`Hosts:\n${TABLE}\n\nDone.`)).toEqual([
			{ text: 'Hosts:', slides: [slide] },
			{ text: 'Done.' },
		]);
	});

	it('share a message if nothing is between them, and have their headings as a text if nothing is above', () => {
		expect(parts(`${TABLE}\n\n${TABLE}`)).toEqual([
			{ text: 'Host | State', slides: [slide, slide] },
		]);
	});

	it.each([
		['none', 'Hosts: *one* | two'],
		['one in code', `\`\`\`\n${TABLE}\n\`\`\``],
		['one in a quote', TABLE.replace(/^/gm, '> ')],
		['one without rows', '| A | B |\n|---|---|\n'],
		['one with a column without a name', '| | B |\n|---|---|\n| 1 | 2 |'],
		['one with equal columns', '| A | A |\n|---|---|\n| 1 | 2 |'],
		['one with a row that is too wide', '| A | B |\n|---|---|\n| 1 | 2 | 3 |'],
		['one longer than a message', `| A |\n|---|\n| ${'x'.repeat(10_000)} |`],
	])('leave a text as it is: %s', (_, text) => {
		expect(parts(text)).toBeUndefined();
	});

	it('go into as few messages as Cliq’s maximum for a message allows', () => {
		const wide = TABLE.replace('db', 'x'.repeat(4000));
		const messages = parts(`Hosts\n\n${[wide, wide, wide].join('\n\n')}`) ?? [];
		expect(messages.map(({ slides }) => (slides as unknown[]).length)).toEqual([2, 1]);
		for (const { slides } of messages) expect(JSON.stringify(slides).length).toBeLessThan(10_001);
	});

	it('mention nobody, whatever the text around them may', () => {
		const markdown = '| {@all} |\n|---|\n| {\\@all} {@a@b.c} |\n\n{@all}';
		const quiet = '{\u200b@all}';
		const data = { headers: [quiet], rows: [{ [quiet]: `${quiet} {\u200b@a@b.c}` }] };
		const first = { text: quiet, slides: [{ type: 'table', data }] };
		expect(parts(markdown)).toEqual([first, { text: '{@all}' }]);
		expect(parts(markdown, true)).toEqual([first, { text: quiet }]);
	});
});
