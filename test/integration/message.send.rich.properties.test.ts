import fc from 'fast-check';
import type { INodeExecutionData, INodeParameters, INodeProperties } from 'n8n-workflow';

import { forgetCalls, liftRateLimits } from '../support/processState';
import { contentFields } from '../../nodes/ZohoCliq/messaging/content';
import { mostOnNewestLine } from '../support/newestLine';
import { seedOr } from '../support/seed';
import { expectExplained } from './faults/explained';
import { toMarketing, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

beforeEach(() => {
	liftRateLimits();
});
afterAll(() => {
	forgetCalls();
});

const SEED = seedOr(20260711);
const RUNS = mostOnNewestLine(80);

const awkward = fc.constantFrom<unknown>(
	...['', ' ', '\u0000', '\ud800', '😀', '__proto__', 'constructor', 'a\nb', ',', '-0', '1e400'],
	...['x'.repeat(21), 'x'.repeat(101), 'x'.repeat(257), 'x'.repeat(6000)],
	...['http://x.example', 'https://u:p@x.example', 'javascript:alert(1)', '//x', 'https://x y'],
	...[null, undefined, true, 0, -1, 1.5, 2 ** 60, NaN, [], {}, ['a'], [{}], { a: 1 }, [[1]]],
);

/** Values that may be valid, by field. */
const workable: Readonly<Record<string, readonly unknown[]>> = {
	text: ['Hello', '*bold* {@all}', 'x'.repeat(5000)],
	cardTitle: ['Title', 'x'.repeat(200)],
	thumbnailUrl: ['', 'https://example.com/a.png'],
	title: ['', 'Above'],
	label: ['Go', 'x'.repeat(20), '😀'.repeat(10)],
	value: ['1', 2, '3.5', 'North'],
	pollOptions: ['a\nb', ['a', 'b', 'c'], `${'x'.repeat(100)}\ny`],
	url: ['https://example.com', `https://example.com/${'x'.repeat(236)}`],
	functionName: ['acknowledge'],
	functionOwner: ['', 'scott.fisher@zylker.example'],
	userId: ['631831446', 631831446],
	copyText: ['INC-1', 'x'.repeat(200)],
	hint: ['', 'x'.repeat(100)],
	key: ['', 'key'],
	confirmTitle: ['Sure?'],
	confirmDescription: ['', 'Really'],
	confirmInput: ['Why?'],
	confirmButton: ['Yes'],
	cancelButton: ['No'],
	rows: [[{ a: 1 }, { a: null, b: { c: [] } }], '[{"x": "y"}]', [{ ['__proto__x']: 1 }]],
	columns: ['', 'a', 'a, b.c', ['x']],
	items: ['one\ntwo', ['one']],
	imageUrls: ['https://example.com/a.png\nhttps://example.com/b.png'],
	labels: ['Jan, Feb', ['Jan', 'Feb'], 'a,b'],
	values: ['1, 2', [1, 2.5], '3,4'],
	name: ['Series'],
	xAxis: ['', 'Month'],
	yAxis: ['', 'Count'],
};

/** What an expression may return for a field: mostly valid values. */
function leaf({ name, type, options = [] }: INodeProperties): fc.Arbitrary<unknown> {
	const offered = options.flatMap((option) => ('value' in option ? [option.value] : []));
	if (type === 'boolean') return fc.boolean();
	const good = type === 'options' ? offered : (workable[name] ?? []);
	if (good.length === 0) throw new Error(`Nothing is known to work for "${name}"`);
	return fc.oneof(
		{ weight: 60, arbitrary: fc.constantFrom<unknown>(...good) },
		{ weight: 1, arbitrary: awkward },
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
	);
}

/** A leaf of the form, to be returned by an expression, so that no random value is evaluated as one. */
class Leaf {
	constructor(readonly value: unknown) {}
}

function valueOf(field: INodeProperties): fc.Arbitrary<unknown> {
	const { type, options = [] } = field;
	if (type === 'fixedCollection') {
		const [entry] = options;
		if (!entry || !('values' in entry)) throw new Error(`"${field.name}" has no entries`);
		const values = fc.record(byName(entry.values));
		return fc.array(values, { maxLength: 3 }).map((list) => ({ [entry.name]: list }));
	}
	if (type === 'collection') {
		return fc.record(byName(options as INodeProperties[]), { requiredKeys: [] });
	}
	return leaf(field).map((value) => new Leaf(value));
}

function byName(fields: readonly INodeProperties[]): Record<string, fc.Arbitrary<unknown>> {
	return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

/** Replaces every leaf by an expression, and puts its value into the item. */
function withExpressions(form: unknown, values: unknown[]): INodeParameters[string] {
	if (form instanceof Leaf) return `={{ $json.values[${values.push(form.value) - 1}] }}`;
	if (Array.isArray(form)) {
		return form.map((entry) => withExpressions(entry, values)) as INodeParameters[];
	}
	return Object.fromEntries(
		Object.entries(form as object).map(([key, value]) => [key, withExpressions(value, values)]),
	);
}

const cardForm = fc.record({
	...byName(
		contentFields
			.map(({ property }) => property)
			.filter(({ name }) => !['contentType', 'messageJson'].includes(name)),
	),
	// n8n shows fields depending on them, so they are not expressions here.
	cardPreset: fc.constantFrom('none', 'alert', 'question'),
	cardTheme: fc.constantFrom('modern-inline', 'prompt', 'poll'),
});

describe('a card of random values', () => {
	it('is rejected with the name of a field, or accepted by Cliq', async () => {
		let accepted = 0;
		await fc.assert(
			fc.asyncProperty(cardForm, async ({ cardPreset, cardTheme, ...form }) => {
				world.sandbox.reset();
				const values: unknown[] = [];
				const parameters = withExpressions(form, values) as INodeParameters;
				const json = { values } as INodeExecutionData['json'];
				const { error } = await world.run(
					'message.send',
					{ ...toMarketing, contentType: 'card', cardPreset, cardTheme, ...parameters },
					{ items: [{ json }] },
				);
				if (!error) {
					accepted++;
					expect(world.sandbox.organization.messages).toHaveLength(1);
					return;
				}
				expect(expectExplained(error)).toMatchObject({ kind: 'INVALID_INPUT' });
				expect(error.message).toMatch(/^"[^"]+" /);
				expect(world.sandbox.requests).toEqual([]);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
		// Otherwise only rejections or only valid cards were tried.
		expect(accepted).toBeGreaterThan(RUNS / 10);
		expect(accepted).toBeLessThan(RUNS * 0.95);
	});
});

describe('random JSON', () => {
	const key = fc.constantFrom(
		...['text', 'card', 'buttons', 'slides', 'theme', 'title', 'options', 'sections', 'fields'],
		...['type', 'data', 'action', 'label', 'value', 'headers', 'rows', 'styles', 'confirm'],
	);
	const word = fc.oneof(
		fc.constantFrom('poll', 'prompt', 'modern-inline', 'table', 'graph', 'open.url', 'copy'),
		fc.string({ unit: 'binary', maxLength: 10 }),
	);
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			word,
			fc.constantFrom<unknown>(null, true, 1, 'https://example.com'),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(key, tie('value'), { maxKeys: 4 }),
		),
	}));
	const message = fc.record(
		{ text: word, card: value, buttons: fc.array(value), slides: fc.array(value) },
		{ requiredKeys: ['text'] },
	);

	it('never breaks the node', async () => {
		await fc.assert(
			fc.asyncProperty(message, async (messageJson) => {
				world.sandbox.reset();
				const { error } = await world.run(
					'message.send',
					{ ...toMarketing, contentType: 'json', messageJson: '={{ $json.message }}' },
					{ items: [{ json: { message: messageJson } as INodeExecutionData['json'] }] },
				);
				if (error) expect(['INVALID_INPUT', 'REJECTED']).toContain(expectExplained(error).kind);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	});
});

describe('a table of random items', () => {
	const cell = fc.oneof(awkward, fc.jsonValue({ maxDepth: 2 }));
	const record = fc.dictionary(
		fc.oneof(fc.constantFrom('a', 'b', 'a.b', '__proto__'), fc.string({ maxLength: 8 })),
		cell,
		{ maxKeys: 4 },
	);

	it('shows every item, in order, or is rejected with the name of a field', async () => {
		let accepted = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(record, { minLength: 1, maxLength: 40 }),
				fc.constantFrom('', 'a, b', 'a.b'),
				fc.integer({ min: 1, max: 10 }),
				async (records, columns, rowsPerTable) => {
					world.sandbox.reset();
					const { items, error } = await world.run(
						'message.sendTable',
						{ ...toMarketing, text: 'x', columns, options: { rowsPerTable } },
						{ items: records.map((json) => ({ json: json as INodeExecutionData['json'] })) },
					);
					if (error) {
						expect(expectExplained(error)).toMatchObject({ kind: 'INVALID_INPUT' });
						expect(world.sandbox.requests).toEqual([]);
						return;
					}
					accepted++;
					const rows = world.sandbox.organization.messages.flatMap(({ slides }) =>
						(slides as Array<{ data: { rows: unknown[] } }>).flatMap(({ data }) => data.rows),
					);
					expect(rows).toHaveLength(records.length);
					expect(items).toHaveLength(1);
				},
			),
			{ seed: SEED, numRuns: RUNS },
		);
		expect(accepted).toBeGreaterThan(RUNS / 4);
	});
});
