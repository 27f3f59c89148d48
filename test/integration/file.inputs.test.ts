/** Where the files of a message come from: every operation that sends files reads them in the same way. */
import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { binaryInMemory, binaryOnDisk, isFirstLine } from '../support/engine';
import { filesOf, itemOnDisk, itemWith, sha256 } from './files';
import { asNewsBot, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld();

/** A file for all subscribers is kept once for each. */
const toOneSubscriber = { recipients: 'users', users: ['631831446'] };

/** Each operation that sends files, the field that names them, and the rest of its form. */
const OPERATIONS: ReadonlyArray<[operation: string, field: string, form: INodeParameters]> = [
	['file.upload', 'binaryPropertyNames', toMarketing],
	['message.send', 'attachments', { ...toOlivia, text: 'Look' }],
	['bot.sendMessage', 'attachments', { ...asNewsBot, ...toOneSubscriber, text: 'Look' }],
];

/** Names and contents of the files that reached Cliq. */
function arrived(): Array<[name: string, sha256: string]> {
	return world.sandbox.organization.files.map((file) => [file.name, file.sha256]);
}

function sentNames(): Array<string | undefined> {
	return world.sandbox.requests.flatMap((request) => filesOf(request).map(([, name]) => name));
}

describe.each(OPERATIONS)('%s', (operation, field, form) => {
	const send = async (value: string, request: object) =>
		await world.run(operation, { ...form, [field]: value }, request);
	const refuse = async (value: string, request: object) =>
		await world.fail(operation, { ...form, [field]: value }, request);

	describe('in a workflow that keeps files in the JSON of items', () => {
		const workflowSettings = { binaryMode: 'combined' as const };

		it.each([
			'_files.data',
			'_files["data"]',
			'data',
			'*',
			...(isFirstLine ? [] : ['={{ $json._files.data }}', '={{ $json._files }}']),
			...(isFirstLine ? [] : ["={{ $('Items').item._files.data }}"]),
		])('takes %s', async (value) => {
			const items = [await itemOnDisk('Annual report', 'a.pdf')];
			const { error } = await send(value, { items, workflowSettings });
			expect(error?.description).toBeUndefined();
			expect(arrived()).toEqual([['a.pdf', sha256('Annual report')]]);
		});

		it('takes what was in memory before', async () => {
			const items = [itemWith({ chart: ['x', 'c.png', 'image/png'], data: ['abc', 'a.txt'] })];
			const { error } = await send('data, _files.chart', { items, workflowSettings });
			expect(error?.description).toBeUndefined();
			expect(sentNames()).toEqual(['a.txt', 'c.png']);
		});

		it('names the files that there are', async () => {
			const items = [await itemOnDisk('Annual report', 'a.pdf')];
			const { problem } = await refuse('_files.report', { items, workflowSettings });
			expect(problem).toMatchObject({
				kind: 'FILE_REJECTED',
				message: 'The item has no binary field "_files.report"',
				remedy: 'Use one of its binary fields: data.',
			});
		});
	});

	describe('with an expression', () => {
		it.each([
			['={{ $binary.data }}', ['a.pdf']],
			['={{ $binary }}', ['a.pdf', 'b.png']],
			['={{ Object.values($binary) }}', ['a.pdf', 'b.png']],
			["={{ $('Items').item.binary.chart }}", ['b.png']],
			["={{ [$('Items').item.binary.chart, $binary.data] }}", ['b.png', 'a.pdf']],
			["={{ ['chart', $binary.data] }}", ['b.png', 'a.pdf']],
			["={{ $('Items').first().binary['data'] }}", ['a.pdf']],
		])('takes the files of %s', async (value, names) => {
			const content = { 'a.pdf': 'Annual report', 'b.png': 'Picture' } as Record<string, string>;
			const onDisk = await itemOnDisk('Annual report', 'a.pdf');
			const chart = await binaryOnDisk('Picture', { fileName: 'b.png', mimeType: 'image/png' });
			const stored = { json: {}, binary: { ...onDisk.binary, chart } };
			const inMemory = itemWith({
				data: ['Annual report', 'a.pdf', 'application/pdf'],
				chart: ['Picture', 'b.png', 'image/png'],
			});
			for (const item of [stored, inMemory]) {
				world.sandbox.organization.files.length = 0;
				const { error } = await send(value, { items: [item] });
				expect(error?.description).toBeUndefined();
				expect(arrived()).toEqual(names.map((name) => [name, sha256(content[name] ?? '')]));
			}
		});

		it('takes a record of another service for no file', async () => {
			const items = [{ json: { data: { id: '1xYz', name: 'a.txt', mimeType: 'text/plain' } } }];
			const { problem } = await refuse('data', { items });
			expect(problem.message).toBe('The item has no binary field "data"');
		});

		it('does not confuse files that differ in their content only', async () => {
			const items = [itemWith({ one: ['abc', 'a.txt'], two: ['xyz', 'a.txt'] })];
			const { problem } = await refuse('={{ $binary.two }}', { items });
			expect(problem).toMatchObject({ kind: 'FILE_REJECTED' });
			expect(problem.remedy).toContain('Enter the name of the binary field');
			expect(world.sandbox.requests).toEqual([]);
		});

		it.each([
			[
				'a file of another node without its content',
				'={{ { mimeType: "text/plain" } }}',
				/item\.binary/,
			],
			[
				'a record of another service that has a type',
				'={{ { id: "1xYz", name: "a.txt", mimeType: "text/plain" } }}',
				/without its content/,
			],
			['a record', '={{ { id: 7 } }}', /must be the field's name, such as data/],
			['a list of records', '={{ [{ id: 7 }] }}', /must be the field's name, such as data/],
			[
				'a file beside other text',
				'=x {{ $binary.data }}',
				/must be the field's name, such as data/,
			],
		])('refuses %s before anything is sent', async (_what, value, words) => {
			const { problem } = await refuse(value, { items: [itemWith({ data: ['abc', 'a.txt'] })] });
			expect(`${problem.message} ${problem.remedy}`).toMatch(words);
			expect(world.sandbox.requests).toEqual([]);
		});
	});

	describe('with files as Code nodes make them', () => {
		const item = (data: object): INodeExecutionData => ({
			json: {},
			binary: { data: data as IBinaryData },
		});
		const text = { mimeType: 'text/plain', fileName: 'a.txt' };

		it.each<[string, object, string]>([
			['a data URL', { ...text, data: 'data:text/plain;base64,YWJj' }, 'a.txt'],
			[
				'a Buffer that became JSON',
				{ ...text, data: { type: 'Buffer', data: [97, 98, 99] } },
				'a.txt',
			],
			['a Buffer', { ...text, data: Buffer.from('abc') }, 'a.txt'],
			['a number as name', { ...text, data: 'YWJj', fileName: 4711 }, '4711'],
			['an empty storage ID', { ...text, data: 'YWJj', id: '' }, 'a.txt'],
			['no storage ID', { ...text, data: 'YWJj', id: null }, 'a.txt'],
			['no MIME type', { data: 'YWJj', fileName: 'a.txt' }, 'a.txt'],
			['a MIME type and no name', { data: 'YWJj', mimeType: 'application/pdf' }, 'data.pdf'],
			[
				'a MIME type with parameters',
				{ data: 'YWJj', mimeType: 'text/csv; charset=utf-8' },
				'data.csv',
			],
			[
				'an extension and no name',
				{ data: 'YWJj', mimeType: 'a/b', fileExtension: 'xml' },
				'data.xml',
			],
			[
				'a name without an extension',
				{ data: 'YWJj', mimeType: 'image/png', fileName: 'Chart' },
				'Chart.png',
			],
		])('sends %s', async (_what, data, name) => {
			const { error } = await send('data', { items: [item(data)] });
			expect(error?.description).toBeUndefined();
			expect(arrived()).toEqual([[name, sha256('abc')]]);
		});

		it.each<[string, object]>([
			['text', { ...text, data: 'Hello, world! This is text.' }],
			['a data URL that is no Base64', { ...text, data: 'data:text/plain,Hello' }],
			['no content', text],
			['null', { ...text, data: null }],
			['a list', { ...text, data: [97, 98] }],
			['a Buffer of other things', { ...text, data: { type: 'Buffer', data: [97, 'b', 300] } }],
			['a storage ID that is no text', { ...text, data: '', id: 7 }],
		])('refuses %s before anything is sent', async (_what, data) => {
			const { problem } = await refuse('data', { items: [item(data)] });
			expect(problem.kind).toBe('FILE_REJECTED');
			expect(world.sandbox.requests).toEqual([]);
		});
	});
});

describe('a file that is too large', () => {
	const big = async (options: INodeParameters) => {
		const binary = { data: { ...binaryInMemory(''), data: Buffer.alloc(60 * 1024 * 1024) } };
		const items = [{ json: {}, binary: binary as unknown as INodeExecutionData['binary'] }];
		return (await world.fail('file.upload', { ...toMarketing, options }, { items })).problem;
	};

	it('has the size that n8n shows, and no advice to raise what cannot be raised', async () => {
		const problem = await big({});
		expect(problem.message).toContain('is too large: 62.9 MB; the maximum is 50 MB');
		expect(problem.remedy).toBe('Send a smaller file or a link to it.');
	});

	it('may be allowed where the limit is the user’s own', async () => {
		const problem = await big({ maxFileSizeMb: 20 });
		expect(problem.remedy).toContain('raise "Max File Size (MB)": Cliq accepts up to 50 MB');
	});
});

describe('a table of items with files', () => {
	const cells = () => JSON.stringify(world.sandbox.requests[0]?.body);

	it('shows no files, and nothing of n8n’s storage', async () => {
		const items = [await itemOnDisk('Annual report', 'a.pdf')].map(({ binary }) => ({
			json: { id: 7, copy: binary?.data as unknown as object, all: [binary?.data] },
			binary,
		})) as INodeExecutionData[];
		const { error } = await world.run(
			'message.sendTable',
			{ ...toMarketing, text: 'Reports' },
			{ items, workflowSettings: { binaryMode: 'combined' } },
		);
		expect(error?.description).toBeUndefined();
		expect(cells()).toContain('"headers":["id","copy","all"]');
		expect(cells()).toContain('{"id":"7","copy":"a.pdf","all":"[\\"a.pdf\\"]"}');
		expect(cells()).not.toMatch(/_files|filesystem/);
	});

	it.each(['_files', '_files.data.id'])('has no column %s', async (columns) => {
		const { problem } = await world.fail(
			'message.sendTable',
			{ ...toMarketing, text: 'Reports', columns },
			{
				items: [await itemOnDisk('Annual report', 'a.pdf')],
				workflowSettings: { binaryMode: 'combined' },
			},
		);
		expect(problem.message).toContain('"Columns"');
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('a message with files, as an AI agent’s tool', () => {
	it('is sent without them: tools receive none', async () => {
		const { error } = await world.engine.runAsTool({
			parameters: { resource: 'message', operation: 'send', ...toMarketing, text: 'Hello' },
		});
		expect(error).toBeUndefined();
		expect(world.sandbox.requests).toHaveLength(1);
	});
});
