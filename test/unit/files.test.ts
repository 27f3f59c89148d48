import type { IBinaryData } from 'n8n-workflow';

import type { OutgoingFile } from '../../nodes/ZohoCliq/cliq/upload';
import { checkFiles, readFiles, textFile } from '../../nodes/ZohoCliq/messaging/attachments';
import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';
import { runItems } from '../../nodes/ZohoCliq/operation/runItems';
import { operations } from '../../nodes/ZohoCliq/resources';
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
		['found by name', ['chart'], ['two.png']],
		['in the given order', ['chart', 'data'], ['two.png', 'one.txt']],
		['all of them for *', ['*'], ['one.txt', 'two.png']],
		['none for an empty name', [], []],
	])('are %s', async (_what, names, files) => {
		expect((await read(names, { binary })).map(({ name }) => name)).toEqual(files);
	});

	it('keep name, type and every byte', async () => {
		const [file] = await read(['data'], { binary: { data: inMemory(BIG) } });
		expect(file).toMatchObject({ name: 'a.txt', mimeType: 'text/plain', bytes: BIG.length });
		expect((await contentOf(file)).equals(BIG)).toBe(true);
		// Read again for each attempt.
		expect((await contentOf(file)).equals(BIG)).toBe(true);
	});

	it('are streamed from disk, with the stored size', async () => {
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
		['line breaks every 76 characters', (text: string) => text.replace(/(.{76})/g, '$1\r\n')],
		['a trailing line break', (text: string) => `${text}\n`],
		['no padding', (text: string) => text.replace(/=+$/, '')],
	])('may be base64 with %s', async (_what, change) => {
		const data = { ...inMemory(BIG), data: change(BIG.toString('base64')) };
		const [file] = await read(['data'], { binary: { data } });
		expect(file?.bytes).toBe(BIG.length);
		expect((await contentOf(file)).equals(BIG)).toBe(true);
	});

	it.each([
		['a data URL', (text: string) => `data:application/pdf;base64,${text}`],
		['URL-safe characters', (text: string) => text.replace(/\+/g, '-').replace(/\//g, '_')],
	])('may be base64 as %s', async (_what, change) => {
		const bytes = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7) % 256));
		const data = { ...inMemory(bytes), data: change(bytes.toString('base64')) };
		const [file] = await read(['data'], { binary: { data } });
		expect(file?.bytes).toBe(bytes.length);
		expect((await contentOf(file)).equals(bytes)).toBe(true);
	});

	it('may be bytes instead of base64', async () => {
		const data = { ...inMemory(''), data: BIG } as unknown as IBinaryData;
		const [file] = await read(['data'], { binary: { data } });
		expect(file?.bytes).toBe(BIG.length);
		expect((await contentOf(file)).equals(BIG)).toBe(true);
	});

	it.each([
		['joined with padding', 'YQ==YWJj'],
		['with trailing garbage', 'YWJj%%%'],
		['with a character too many', 'YWJjZ'],
		['with too much padding', 'YWJj==='],
		['missing', undefined],
		['null', null],
		['a number', 7],
		['an object', { data: [1] }],
	])('are rejected when their content is %s', async (_what, content) => {
		const data = { ...inMemory(''), data: content } as unknown as IBinaryData;
		const problem = await problemOfPromise(read(['data'], { binary: { data } }));
		expect(problem).toMatchObject({
			kind: 'FILE_REJECTED',
			message: 'The content of the binary field "data" is not valid Base64',
		});
	});

	it('may have names and types that are no text', async () => {
		const odd = { fileName: ['x'], mimeType: undefined, fileExtension: 'md' };
		const data = { ...inMemory('x'), ...odd } as unknown as IBinaryData;
		const [file] = await read(['data'], { binary: { data } });
		expect(file).toMatchObject({ name: 'data.md', mimeType: 'application/octet-stream' });
	});

	const onDisk = { ...inMemory(''), data: 'filesystem-v2', id: 'filesystem-v2:1' };

	it.each([undefined, null, NaN, -1, 1.5, Infinity, 2 ** 53, '12', 'large'])(
		'are rejected when the storage says their size is %p',
		async (fileSize) => {
			const setup = { binary: { data: onDisk }, sizes: { 'filesystem-v2:1': fileSize } };
			const problem = await problemOfPromise(read(['data'], setup));
			expect(problem.kind).toBe('FILE_REJECTED');
			expect(problem.message).toContain(
				'does not say how large the file in the binary field "data"',
			);
		},
	);

	it('have the size that the item states when the storage states none', async () => {
		const setup = {
			binary: { data: { ...onDisk, bytes: BIG.length } },
			stored: { 'filesystem-v2:1': BIG },
			sizes: { 'filesystem-v2:1': NaN },
		};
		const [file] = await read(['data'], setup);
		expect(file?.bytes).toBe(BIG.length);
	});

	it('have names that file systems can store, with their extension', async () => {
		const fileName = `${'long '.repeat(200_000)}.pdf`;
		const [file] = await read(['data'], { binary: { data: inMemory('x', { fileName }) } });
		expect(file?.name).toHaveLength(255);
		expect(file?.name).toMatch(/^long long .*….*long \.pdf$/);
	});

	it.each([
		['its own name, cleaned', { fileName: 'my "best"\n.txt' }, 'my _best__.txt'],
		['the field’s, with the extension', { fileName: undefined, fileExtension: 'md' }, 'data.md'],
		['the field’s, with that of the type', { fileName: undefined }, 'data.txt'],
		['the field’s alone', { fileName: undefined, mimeType: 'application/x-own' }, 'data'],
		['its own, as it is for plain text', { fileName: 'README' }, 'README'],
		['its own, with the extension of the type', { fileName: 'a', mimeType: 'image/png' }, 'a.png'],
		['its own, whatever the type', { fileName: 'a.bin', mimeType: 'image/png' }, 'a.bin'],
		['its own, a number', { fileName: 4711 as never, mimeType: 'application/pdf' }, '4711.pdf'],
		['the field’s when their own is blank', { fileName: ' ', fileExtension: 'md' }, 'data.md'],
	])('are named by %s', async (_what, changes, name) => {
		const [file] = await read(['data'], { binary: { data: inMemory('x', changes) } });
		expect(file?.name).toBe(name);
	});

	it('get the generic type when theirs is invalid', async () => {
		const [file] = await read(['data'], { binary: { data: inMemory('x', { mimeType: 'a\nb' }) } });
		expect(file?.mimeType).toBe('application/octet-stream');
	});
});

describe('a missing file', () => {
	const binary = { data: inMemory('x'), chart: inMemory('y') };

	it.each([
		[
			'is reported with the existing ones',
			['report'],
			{ binary },
			'no binary field "report"',
			'data, chart',
		],
		[
			'is reported with the nodes that output files',
			['data'],
			{},
			'no binary field "data"',
			'Convert to File',
		],
		['is reported when all are requested', ['*'], { binary: {} }, 'no file', 'Convert to File'],
		[
			'is not mistaken for an inherited property',
			['toString'],
			{ binary },
			'no binary field "toString"',
			'data',
		],
	])('%s', async (_what, names, setup, message, remedy) => {
		const problem = await problemOfPromise(read(names, setup));
		expect(problem).toMatchObject({ kind: 'FILE_REJECTED', httpStatus: null });
		expect(problem.message).toContain(message);
		expect(problem.remedy).toContain(remedy);
	});
});

describe('a file created from text', () => {
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

	it('is UTF-8 with unchanged line breaks, and its size is in bytes', async () => {
		const text = 'Größe ✅\r\nzweite\nZeile';
		const file = textFile('größe.txt', text);
		expect(file).toMatchObject({ name: 'größe.txt', bytes: Buffer.byteLength(text) });
		expect((await contentOf(file)).toString()).toBe(text);
	});
});

describe('the name of a file created from text', () => {
	it.each(['', '  \n'])('must not be %j', async (fileName) => {
		const target = { sendTo: 'user', user: '55743307' };
		const text = { source: 'text', fileName, fileContent: 'x' };
		const { context, requests } = fakeN8n({
			parameters: { resource: 'file', operation: 'upload', ...target, ...text },
		});
		const running = runItems(context, operations);
		await expect(running).rejects.toThrow('"File Name" must not be empty');
		expect(requests).toEqual([]);
	});
});

describe('checking a file', () => {
	const MB = 1_048_576;

	function check(file: Partial<OutgoingFile>, options: Record<string, unknown> = {}): void {
		const supported = { allowedFileTypes: true, maxFileSizeMb: true } as const;
		const files = [fileOf('ok.txt', ['x']), fileOf('a.txt', ['x'], file)];
		checkFiles(files, readSendOptions(options, supported));
	}

	it.each([
		['50 MB', 50 * MB, {}],
		['1.5 MB when 1.5 MB are allowed', 1.5 * MB, { maxFileSizeMb: 1.5 }],
		['one byte', 1, {}],
	])('accepts a size of %s', (_what, bytes, options) => {
		expect(() => {
			check({ bytes }, options);
		}).not.toThrow();
	});

	it.each([
		['more than 50 MB', 50 * MB + 1, {}, '52.4 MB; the maximum is 50 MB'],
		['more than allowed', 2 * MB, { maxFileSizeMb: 1.5 }, '2.1 MB; the maximum is 1.5 MB'],
		['slightly more than a tiny limit', 2048, { maxFileSizeMb: 0.001 }, '0.002 MB'],
		['no bytes', 0, {}, '"a.txt" is empty'],
	])('rejects a size of %s', (_what, bytes, options, message) => {
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
	])('compares a photo with the allowed types %j', (allowedFileTypes, isAllowed) => {
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
			expect(problem.message).toBe('"Photo.JPG" (image/jpeg) has a type that is not allowed');
			expect(problem.remedy).toContain(`txt, ${allowedFileTypes}`);
		}
	});

	it('ignores parameters of its type', () => {
		const mimeType = 'text/csv; charset=utf-8';
		expect(() => {
			check({ mimeType, name: 'table' }, { allowedFileTypes: ['text/csv', 'txt'] });
		}).not.toThrow();
	});
});
