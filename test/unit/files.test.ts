import type { IBinaryData } from 'n8n-workflow';

import type { OutgoingFile } from '../../nodes/ZohoCliq/cliq/upload';
import { checkFiles, readFiles, textFile } from '../../nodes/ZohoCliq/messaging/attachments';
import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';
import { operationsOf } from '../../nodes/ZohoCliq/operation/operation';
import { runItems } from '../../nodes/ZohoCliq/operation/runItems';
import { file } from '../../nodes/ZohoCliq/resources/file';
import { fakeN8n, fileOf, problemOfCall, problemOfPromise } from '../support/fakeN8n';
import { readSendOptions } from '../support/sendOptions';

type Setup = Parameters<typeof fakeN8n>[0];

async function read(names: readonly string[], setup: Setup): Promise<OutgoingFile[]> {
	const { context } = fakeN8n(setup);
	const [item = { json: {} }] = context.getInputData();
	return await readFiles(context, new ItemParameters(new RunParameters(context), 0, item), names);
}

function inMemory(content: string | Buffer, changes: Partial<IBinaryData> = {}): IBinaryData {
	const data = Buffer.from(content).toString('base64');
	return { data, mimeType: 'text/plain', fileName: 'a.txt', ...changes };
}

async function contentOf(file: OutgoingFile | undefined): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of file?.open() ?? []) chunks.push(chunk);
	return Buffer.concat(chunks);
}

const BIG = Buffer.alloc(1_000_001, 'abcdefg');

describe('the files of an item', () => {
	const binary = {
		data: inMemory('one', { fileName: 'one.txt' }),
		chart: inMemory('two', { fileName: 'two.png', mimeType: 'image/png' }),
	};

	it.each([
		['one by name', ['chart'], ['two.png']],
		['several in the order given', ['chart', 'data'], ['two.png', 'one.txt']],
		['all by *', ['*'], ['one.txt', 'two.png']],
		['none', [], []],
	])('are %s', async (_what, names, files) => {
		expect((await read(names, { binary })).map(({ name }) => name)).toEqual(files);
	});

	it('keep name, type and every byte', async () => {
		const [file] = await read(['data'], { binary: { data: inMemory(BIG) } });
		expect(file).toMatchObject({ name: 'a.txt', mimeType: 'text/plain', bytes: BIG.length });
		expect((await contentOf(file)).equals(BIG)).toBe(true);
		// Read anew for each attempt.
		expect((await contentOf(file)).equals(BIG)).toBe(true);
	});

	it('come from disk as a stream, with the size that is stored', async () => {
		const data: IBinaryData = {
			...inMemory('', { fileName: undefined }),
			data: 'filesystem-v2',
			id: 'filesystem-v2:1',
			mimeType: 'application/pdf',
		};
		const stored = { 'filesystem-v2:1': BIG };
		const [file] = await read(['data'], { binary: { data }, stored });
		expect(file).toMatchObject({
			name: 'filesystem-v2:1.stored',
			mimeType: 'application/pdf',
			bytes: BIG.length,
		});
		expect((await contentOf(file)).equals(BIG)).toBe(true);
	});

	it.each([
		['line ends every 76 characters', (text: string) => text.replace(/(.{76})/g, '$1\r\n')],
		['a line end at the end', (text: string) => `${text}\n`],
		['no padding', (text: string) => text.replace(/=+$/, '')],
	])('may be base64 with %s', async (_what, change) => {
		const data = { ...inMemory(BIG), data: change(BIG.toString('base64')) };
		const [file] = await read(['data'], { binary: { data } });
		expect(file?.bytes).toBe(BIG.length);
		expect((await contentOf(file)).equals(BIG)).toBe(true);
	});

	it.each([
		['its own name, cleaned', { fileName: 'my "best"\n.txt' }, 'my _best__.txt'],
		['the field’s, with the extension', { fileName: undefined, fileExtension: 'md' }, 'data.md'],
		['the field’s', { fileName: undefined }, 'data'],
		['the field’s when their own is blank', { fileName: ' ', fileExtension: 'md' }, 'data.md'],
	])('are called by %s', async (_what, changes, name) => {
		const [file] = await read(['data'], { binary: { data: inMemory('x', changes) } });
		expect(file?.name).toBe(name);
	});

	it('get the type for just bytes when theirs is none', async () => {
		const [file] = await read(['data'], { binary: { data: inMemory('x', { mimeType: 'a\nb' }) } });
		expect(file?.mimeType).toBe('application/octet-stream');
	});
});

describe('a missing file', () => {
	const binary = { data: inMemory('x'), chart: inMemory('y') };

	it.each([
		[
			'names those that are there',
			['report'],
			{ binary },
			'no binary field "report"',
			'data, chart',
		],
		['says which nodes output files', ['data'], {}, 'no binary field "data"', 'Convert to File'],
		['says so of all', ['*'], { binary: {} }, 'no file', 'Convert to File'],
		['is nothing inherited', ['toString'], { binary }, 'no binary field "toString"', 'data'],
	])('%s', async (_what, names, setup, message, remedy) => {
		const problem = await problemOfPromise(read(names, setup));
		expect(problem).toMatchObject({ kind: 'FILE_REJECTED', httpStatus: null });
		expect(problem.message).toContain(message);
		expect(problem.remedy).toContain(remedy);
	});

	it('of a tool is explained by what tools are: they carry no files', async () => {
		const nodeType = 'n8n-nodes-zoho-cliq.zohoCliqTool';
		for (const name of ['data', '*']) {
			const problem = await problemOfPromise(read([name], { nodeType }));
			expect(problem.kind).toBe('FILE_REJECTED');
			expect(problem.message).toContain('As a tool of an AI agent');
			expect(problem.remedy).toContain('File: Upload with "Source" set to "Text"');
		}
	});
});

describe('a file made of text', () => {
	it.each([
		['report.md', 'text/markdown'],
		['table.CSV', 'text/csv'],
		['page.html', 'text/html'],
		['data.json', 'application/json'],
		['notes.txt', 'text/plain'],
		['README', 'text/plain'],
		['odd.constructor', 'text/plain'],
	])('%s has the type %s', (name, mimeType) => {
		expect(textFile(name, 'x')).toMatchObject({ name, mimeType, bytes: 1 });
	});

	it('is UTF-8, line ends untouched, and its size counts bytes', async () => {
		const text = 'Größe ✅\r\nzweite\nZeile';
		const file = textFile('größe.txt', text);
		expect(file).toMatchObject({ name: 'größe.txt', bytes: Buffer.byteLength(text) });
		expect((await contentOf(file)).toString()).toBe(text);
	});
});

describe('the name of a file made of text', () => {
	it.each(['', '  \n'])('must not be %j', async (fileName) => {
		const target = { sendTo: 'user', user: '55743307' };
		const text = { source: 'text', fileName, fileContent: 'x' };
		const { context, requests } = fakeN8n({
			parameters: { resource: 'file', operation: 'upload', ...target, ...text },
		});
		const running = runItems(context, operationsOf([file]));
		await expect(running).rejects.toThrow('"File Name" must not be empty');
		expect(requests).toEqual([]);
	});
});

describe('what Cliq or the user does not take', () => {
	const MB = 1_048_576;

	function check(file: Partial<OutgoingFile>, options: Record<string, unknown> = {}): void {
		const supported = { allowedFileTypes: true, maxFileSizeMb: true } as const;
		const files = [fileOf('ok.txt', ['x']), fileOf('a.txt', ['x'], file)];
		checkFiles(files, readSendOptions(options, supported));
	}

	it.each([
		['50 MB', 50 * MB, {}],
		['1.5 MB where 1.5 are allowed', 1.5 * MB, { maxFileSizeMb: 1.5 }],
		['one byte', 1, {}],
	])('is not a size of %s', (_what, bytes, options) => {
		expect(() => {
			check({ bytes }, options);
		}).not.toThrow();
	});

	it.each([
		['more than 50 MB', 50 * MB + 1, {}, '50.0 MB, allowed are 50 MB'],
		['more than allowed', 2 * MB, { maxFileSizeMb: 1.5 }, '2.0 MB, allowed are 1.5 MB'],
		['a little more than very little', 2048, { maxFileSizeMb: 0.001 }, '0.002 MB'],
		['nothing', 0, {}, '"a.txt" is empty'],
	])('is a file of %s', (_what, bytes, options, message) => {
		const problem = problemOfCall(() => {
			check({ bytes }, options);
		});
		expect(problem.kind).toBe('FILE_REJECTED');
		expect(problem.message).toContain(message);
	});

	const photo = { name: 'Photo.JPG', mimeType: 'image/jpeg' };

	it.each([
		['jpg', true],
		['.jpg', true],
		['*.jpg', true],
		['JPG', true],
		['image/jpeg', true],
		['IMAGE/JPEG', true],
		['image/*', true],
		['pdf, image/*', true],
		['*', true],
		['*/*', true],
		['', true],
		['jpeg', false],
		['image', false],
		['image/png', false],
		['application/*', false],
		['pg', false],
	])('is a photo where %j is allowed, or not', (allowedFileTypes, isAllowed) => {
		const checking = () => {
			check(photo, { allowedFileTypes: `txt, ${allowedFileTypes}` });
		};
		if (allowedFileTypes === '') {
			expect(() => {
				check(photo, { allowedFileTypes });
			}).not.toThrow();
		} else if (isAllowed) expect(checking).not.toThrow();
		else {
			const problem = problemOfCall(checking);
			expect(problem).toMatchObject({ kind: 'FILE_REJECTED' });
			expect(problem.message).toBe('"Photo.JPG" (image/jpeg) is of a type that is not allowed');
			expect(problem.remedy).toContain(`txt, ${allowedFileTypes}`);
		}
	});

	it('is told by the type alone, its parameters aside', () => {
		const mimeType = 'text/csv; charset=utf-8';
		expect(() => {
			check({ mimeType, name: 'table' }, { allowedFileTypes: ['text/csv', 'txt'] });
		}).not.toThrow();
	});
});
