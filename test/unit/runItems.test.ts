import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { forgetCalls } from '../support/processState';
import { invalidInput } from '../../nodes/ZohoCliq/errors';
import { text } from '../../nodes/ZohoCliq/fields';
import type {
	ItemContext,
	Operation,
	OperationEntry,
	Output,
} from '../../nodes/ZohoCliq/operation/operation';
import { runItems } from '../../nodes/ZohoCliq/operation/runItems';
import { useClock } from '../support/clock';
import { endpoint } from '../support/endpoints';
import type { FakeN8n } from '../support/fakeN8n';
import { answer, fakeN8n } from '../support/fakeN8n';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

beforeEach(() => {
	forgetCalls();
});

const MUTE = endpoint('chats.mute');
const note = text({ name: 'note', label: 'Note', description: 'What to put in' });

/** @returns the node's only operation, named `thing.do` */
function operationThat(
	run: (item: ItemContext) => Promise<Output>,
	changes: Partial<Operation> = {},
): OperationEntry[] {
	const definition: Operation = {
		name: 'Do',
		action: 'Do something',
		description: 'What it does',
		endpoints: [MUTE],
		fields: [],
		options: [note],
		run,
		...changes,
	};
	return [{ resource: 'thing', operation: 'do', name: 'Thing: Do', definition }];
}

interface Setup {
	/** The `json` of the items. */
	readonly items: ReadonlyArray<INodeExecutionData['json']>;
	readonly parameters?: object;
	readonly continues?: boolean;
	readonly signal?: AbortSignal;
	readonly n8n?: Parameters<typeof fakeN8n>[0];
}

/** @returns n8n with these items; the option `note` contains each item's `note` */
function n8nWith({ items, parameters = {}, continues = false, signal, n8n = {} }: Setup): FakeN8n {
	const fake = fakeN8n(n8n);
	const values: Record<string, unknown> = { resource: 'thing', operation: 'do', ...parameters };
	const node = {
		...fake.context.getNode(),
		parameters: { options: { note: '={{ $json.note }}' } },
	};
	Object.assign(fake.context, {
		getNode: () => node,
		getInputData: () => items.map((json) => ({ json })),
		getExecutionCancelSignal: () => signal,
		continueOnFail: () => continues,
		getNodeParameter: (name: string, itemIndex: number) =>
			name === 'options' && !('options' in values)
				? { note: items[itemIndex]?.note }
				: values[name],
	});
	return fake;
}

async function outputOf(context: IExecuteFunctions, operations: OperationEntry[]) {
	const [output = []] = await runItems(context, operations);
	return output;
}

/** @returns the error that a run ends with */
async function errorOf(context: IExecuteFunctions, operations: OperationEntry[]) {
	const outcome: unknown = await runItems(context, operations).catch((error: unknown) => error);
	return outcome as Error & {
		readonly description: string;
		readonly context: { readonly itemIndex?: number; readonly cliq: Record<string, unknown> };
	};
}

const three = [{ n: 0 }, { n: 1 }, { n: 2 }];

const refusingSecond = operationThat(({ items: [item] }) => {
	if (item?.json.n === 1) return Promise.reject(invalidInput('Note', 'is wrong'));
	return Promise.resolve({ n: item?.json.n as number });
});

const asking = operationThat(async (item) => {
	const client = await item.client();
	await client.call(MUTE, { path: { chat: 'CT_1' } });
	return {};
});

describe('a run over items', () => {
	it('pairs every output item with the item it came from', async () => {
		const operations = operationThat(({ items: [item] }) =>
			Promise.resolve(
				item?.json.n === 1
					? [{ json: { row: 'a' } }, { json: { row: 'b' }, binary: {} }]
					: { n: item?.json.n as number },
			),
		);
		expect(await outputOf(n8nWith({ items: three }).context, operations)).toEqual([
			{ json: { n: 0 }, pairedItem: { item: 0 } },
			{ json: { row: 'a' }, pairedItem: { item: 1 } },
			{ json: { row: 'b' }, binary: {}, pairedItem: { item: 1 } },
			{ json: { n: 2 }, pairedItem: { item: 2 } },
		]);
	});

	it('reads the options of each item', async () => {
		const operations = operationThat(({ options }) =>
			Promise.resolve({ note: options.read(note) ?? null }),
		);
		const { context } = n8nWith({ items: [{ note: 'x' }, { note: 'y' }, {}] });
		const output = await outputOf(context, operations);
		expect(output.map(({ json }) => json.note)).toEqual(['x', 'y', null]);
	});

	it('returns nothing for no items', async () => {
		const run = jest.fn();
		for (const runs of [undefined, 'once', 'together'] as const) {
			const operations = operationThat(run, { runs });
			expect(await outputOf(n8nWith({ items: [] }).context, operations)).toEqual([]);
		}
		expect(run).not.toHaveBeenCalled();
	});

	it('reads the credential once for the items of a second, and not at all without requests', async () => {
		const fake = n8nWith({ items: three });
		const getCredentials = jest.spyOn(fake.context, 'getCredentials');
		await runItems(
			fake.context,
			operationThat(() => Promise.resolve({})),
		);
		expect(getCredentials).not.toHaveBeenCalled();
		await runItems(fake.context, asking);
		expect(fake.requests).toHaveLength(3);
		expect(getCredentials).toHaveBeenCalledTimes(1);
	});

	it('loads the operations of the other node only for an operation that asks for all', async () => {
		const [other] = operationThat(() => Promise.resolve({}));
		const loadOthers = jest.fn(async () => await Promise.resolve(other ? [other] : []));
		const run = async (work: Operation['run']) => {
			const operations = operationThat(work);
			await runItems(n8nWith({ items: [{}] }).context, operations, loadOthers);
			return operations;
		};
		await run(() => Promise.resolve({}));
		expect(loadOthers).not.toHaveBeenCalled();

		const seen: unknown[] = [];
		const operations = await run(async (item) => {
			seen.push(await item.allOperations());
			return {};
		});
		expect(seen).toEqual([[...operations, other]]);
	});

	it.each([
		[{ operation: 'undo' }, '"Operation" "undo" does not exist for "thing"'],
		[{ resource: 'x' }, '"Operation" "do" does not exist for "x"'],
		[{ operation: undefined }, '"Operation" "" does not exist for "thing"'],
	])('fails for an operation that does not exist: %j', async (parameters, message) => {
		const { context } = n8nWith({ items: [{}], parameters });
		const error = await errorOf(
			context,
			operationThat(() => Promise.resolve({})),
		);
		expect(error.message).toBe(message);
		expect(error.context.cliq).toMatchObject({ kind: 'INVALID_INPUT' });
	});
});

describe('an error in a run', () => {
	it('ends the run and names the item', async () => {
		const error = await errorOf(n8nWith({ items: three }).context, refusingSecond);
		expect(error.name).toBe('NodeOperationError');
		expect(error.message).toBe('"Note" is wrong');
		expect(error.context.itemIndex).toBe(1);
	});

	it('becomes the item’s output with Continue On Fail, under `error` as the only key', async () => {
		const { context } = n8nWith({ items: three, continues: true });
		const output = await outputOf(context, refusingSecond);
		expect(output).toEqual([
			{ json: { n: 0 }, pairedItem: { item: 0 } },
			{
				json: { error: expect.objectContaining({ message: '"Note" is wrong' }) as unknown },
				pairedItem: { item: 1 },
			},
			{ json: { n: 2 }, pairedItem: { item: 2 } },
		]);
		expect(output[1]?.json.error).toMatchObject({ kind: 'INVALID_INPUT', httpStatus: null });
	});

	it('can be in the options, before the operation runs', async () => {
		const run = jest.fn();
		const parameters = { options: { other: 'x' } };
		const error = await errorOf(n8nWith({ items: [{}], parameters }).context, operationThat(run));
		expect(error.message).toBe('"other" is not an option of this operation');
		expect(run).not.toHaveBeenCalled();
	});

	it('that is not ours keeps its own message', async () => {
		const operations = operationThat(() => Promise.reject(new TypeError('x is undefined')));
		const error = await errorOf(n8nWith({ items: [{}] }).context, operations);
		expect(error.message).toBe('x is undefined');
		expect(error.context.cliq).toMatchObject({ kind: 'UNKNOWN_ERROR' });
	});
});

describe('what was sent before an error', () => {
	const failing = (changes: Partial<Operation> = {}) =>
		operationThat(async (item) => {
			const { sent } = await item.client();
			if (item.items[0]?.json.n !== 2) return {};
			sent.parts += 2;
			sent.files += 1;
			throw invalidInput('Note', 'is wrong');
		}, changes);

	it('is reported: earlier items, and parts and files of this one', async () => {
		const error = await errorOf(n8nWith({ items: three }).context, failing());
		expect(error.description).toContain(
			'Already sent: the first 2 items, the first 2 messages of this item, the first file of this item.',
		);
		expect(error.description).toContain('Send only the rest;');
		expect(error.context.cliq.sent).toEqual({ items: 2, parts: 2, files: 1 });
	});

	it('does not include items that were only read', async () => {
		const reading = failing({ endpoints: [endpoint('chats.getMany')] });
		const error = await errorOf(n8nWith({ items: three }).context, reading);
		expect(error.context.cliq.sent).toEqual({ items: 0, parts: 2, files: 1 });
		expect(error.description).not.toContain('items');
	});

	it('excludes earlier items with Continue On Fail, since they have their own output', async () => {
		const output = await outputOf(n8nWith({ items: three, continues: true }).context, failing());
		const error = output[2]?.json.error as Record<string, unknown>;
		expect(error.description).toContain(
			'Already sent: the first 2 messages of this item, the first file of this item.',
		);
		expect(error.sent).toEqual({ items: 2, parts: 2, files: 1 });
	});

	it('is counted again for each item, without failed items', async () => {
		const operations = operationThat(async (item) => {
			const { sent } = await item.client();
			sent.parts++;
			if (item.items[0]?.json.n === 0) return {};
			throw invalidInput('Note', 'is wrong');
		});
		const output = await outputOf(n8nWith({ items: three, continues: true }).context, operations);
		expect(output.map(({ json }) => (json.error as { sent?: object } | undefined)?.sent)).toEqual([
			undefined,
			{ items: 1, parts: 1, files: 0 },
			{ items: 1, parts: 1, files: 0 },
		]);
	});
});

describe('an operation that handles all items together', () => {
	it('runs once on all of them, with its output paired with all', async () => {
		const run = jest.fn(({ items }: ItemContext) => Promise.resolve({ count: items.length }));
		const operations = operationThat(run, { runs: 'together' });
		expect(await outputOf(n8nWith({ items: three }).context, operations)).toEqual([
			{ json: { count: 3 }, pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }] },
		]);
		expect(run).toHaveBeenCalledTimes(1);
	});

	it('has its error paired with all of them with Continue On Fail', async () => {
		const operations = operationThat(() => Promise.reject(invalidInput('Note', 'is wrong')), {
			runs: 'together',
		});
		const { context } = n8nWith({ items: three, continues: true });
		expect(await outputOf(context, operations)).toMatchObject([
			{
				json: { error: { message: '"Note" is wrong' } },
				pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
			},
		]);
	});
});

describe('an operation that runs once', () => {
	it('repeats its output for every item', async () => {
		const run = jest.fn(() => Promise.resolve([{ json: { a: 1 } }, { json: { b: 2 } }]));
		const operations = operationThat(run, { runs: 'once' });
		expect(await outputOf(n8nWith({ items: [{}, {}] }).context, operations)).toEqual([
			{ json: { a: 1 }, pairedItem: { item: 0 } },
			{ json: { b: 2 }, pairedItem: { item: 0 } },
			{ json: { a: 1 }, pairedItem: { item: 1 } },
			{ json: { b: 2 }, pairedItem: { item: 1 } },
		]);
		expect(run).toHaveBeenCalledTimes(1);
	});

	it('fails for every item when it fails', async () => {
		const run = jest.fn(() => Promise.reject(invalidInput('Note', 'is wrong')));
		const operations = operationThat(run, { runs: 'once' });
		const { context } = n8nWith({ items: [{}, {}], continues: true });
		const output = await outputOf(context, operations);
		expect(output).toMatchObject([
			{ json: { error: { message: '"Note" is wrong' } }, pairedItem: { item: 0 } },
			{ json: { error: { message: '"Note" is wrong' } }, pairedItem: { item: 1 } },
		]);
		expect(run).toHaveBeenCalledTimes(1);
	});

	it('returns a separate object for every item', async () => {
		const operations = operationThat(() => Promise.resolve({ a: 1 }), { runs: 'once' });
		const [one, other] = await outputOf(n8nWith({ items: [{}, {}] }).context, operations);
		expect(one?.json).toEqual(other?.json);
		expect(one?.json).not.toBe(other?.json);
	});
});

describe('a run that the user stops', () => {
	it('starts no further item and keeps what is done', async () => {
		const stop = new AbortController();
		const operations = operationThat(({ items: [item] }) => {
			if (item?.json.n === 1) stop.abort();
			return Promise.resolve({ n: item?.json.n as number });
		});
		const { context } = n8nWith({ items: three, signal: stop.signal });
		const output = await outputOf(context, operations);
		expect(output.map(({ json }) => json.n)).toEqual([0, 1]);
	});

	it.each([true, false])(
		'does not fail for an interrupted request (Continue On Fail: %s)',
		async (continues) => {
			const stop = new AbortController();
			const operations = operationThat(({ items: [item] }) => {
				if (item?.json.n === 0) return Promise.resolve({ n: 0 });
				stop.abort();
				return Promise.reject(new Error('aborted'));
			});
			const { context } = n8nWith({ items: three, signal: stop.signal, continues });
			expect(await outputOf(context, operations)).toEqual([
				{ json: { n: 0 }, pairedItem: { item: 0 } },
			]);
		},
	);

	it('does nothing when it was stopped beforehand', async () => {
		const run = jest.fn();
		const { context } = n8nWith({ items: three, signal: AbortSignal.abort() });
		expect(await outputOf(context, operationThat(run))).toEqual([]);
		expect(run).not.toHaveBeenCalled();
	});
});

describe('the hint about waits', () => {
	const refused = answer(429, { code: 'too_many_requests' }, { 'retry-after': '3' });

	it('is shown once, with the seconds of all items', async () => {
		const replies = [refused, answer(204), answer(204)];
		const fake = n8nWith({ items: [{}, {}], n8n: { replies } });
		await runItems(fake.context, asking);
		expect(fake.hints).toEqual([
			'This run waited 3 seconds because Cliq was blocking further calls.',
		]);
	});

	it('is not shown when the run did not wait', async () => {
		const fake = n8nWith({ items: [{}] });
		await runItems(fake.context, asking);
		expect(fake.hints).toEqual([]);
	});

	it('depends on the options of the item for whether to wait', async () => {
		const parameters = { options: { onRateLimit: 'fail' } };
		const fake = n8nWith({ items: [{}], parameters, n8n: { replies: [refused] } });
		const error = await errorOf(fake.context, asking);
		expect(error.context.cliq).toMatchObject({ kind: 'RATE_LIMITED' });
		expect(fake.hints).toEqual([]);
		expect(clock.slept).toEqual([]);
	});
});
