import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Busboy } from '@fastify/busboy';
import type { AxiosStatic } from 'axios';
import FormData from 'form-data';

import { cleanFileName, cleanMimeType, MultipartBody } from '../../nodes/ZohoCliq/cliq/upload';
import type { OutgoingFile } from '../../nodes/ZohoCliq/cliq/upload';
import { requireFromEngine } from '../support/engine/line';
import { fileOf } from '../support/fakeN8n';
import { until } from '../support/until';

/** The axios that sends n8n's requests. */
const axios = requireFromEngine('axios') as AxiosStatic;

interface Received {
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** Whether the connection broke before the body was complete. */
	broken: boolean;
}

let server: Server;
let url: string;
let received: Received[];
let whenReceived: (() => void) | undefined;
/** Requests whose head the server has received. */
let begun = 0;

beforeAll(async () => {
	server = createServer((request, response) => {
		begun++;
		const chunks: Buffer[] = [];
		const finish = (broken: boolean) => {
			received.push({ headers: request.headers, body: Buffer.concat(chunks), broken });
			whenReceived?.();
		};
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			finish(false);
			response.end('ok');
		});
		request.on('error', () => {
			finish(true);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
	received = [];
	whenReceived = undefined;
	begun = 0;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

/** Sends a body as n8n does: redirects are not followed, so nothing is kept in memory. */
async function send(body: MultipartBody): Promise<Received> {
	await axios.post(url, body, { maxRedirects: 0, proxy: false, maxBodyLength: Infinity });
	return last();
}

/** Sends the encoding of form-data, which most clients use. */
async function sendFormData(form: FormData): Promise<Received> {
	await axios.post(url, form.getBuffer(), { headers: form.getHeaders(), proxy: false });
	return last();
}

function last(): Received {
	const request = received.at(-1);
	if (!request) throw new Error('Nothing was received');
	return request;
}

/** One part as in the body, header by header. */
interface RawPart {
	disposition: string;
	type: string | undefined;
	content: Buffer;
}

function boundaryOf({ headers }: Received): string {
	const boundary = /^multipart\/form-data; ?boundary=(.+)$/.exec(
		headers['content-type'] ?? '',
	)?.[1];
	if (boundary === undefined) throw new Error('The request is no multipart/form-data');
	return boundary;
}

/** Parses a body byte by byte, and fails on anything that RFC 2046 does not allow. */
function rawParts(request: Received): RawPart[] {
	const delimiter = `\r\n--${boundaryOf(request)}`;
	const [preamble = '', ...rest] = `\r\n${request.body.toString('latin1')}`.split(delimiter);
	const epilogue = rest.pop();
	expect([preamble, epilogue]).toEqual(['', '--\r\n']);
	return rest.map((part) => {
		const [, headers = '', content = ''] = /^\r\n(.*?)\r\n\r\n(.*)$/s.exec(part) ?? [];
		const lines = headers.split('\r\n').map((line) => Buffer.from(line, 'latin1').toString());
		const named = new Map(
			lines.map((line) => {
				const [name = '', ...value] = line.split(': ');
				return [name.toLowerCase(), value.join(': ')];
			}),
		);
		return {
			disposition: named.get('content-disposition') ?? '',
			type: named.get('content-type'),
			content: Buffer.from(content, 'latin1'),
		};
	});
}

interface ParsedPart {
	name: string;
	filename?: string;
	type: string;
	text: string;
}

/** Parses a body with the parser used by Fastify. */
async function parse(request: Received): Promise<ParsedPart[]> {
	const parts: ParsedPart[] = [];
	await new Promise<void>((resolve, reject) => {
		const parser = new Busboy({
			headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
		});
		parser.on('field', (name, text, _nameCut, _textCut, _encoding, type) => {
			parts.push({ name, type, text });
		});
		parser.on('file', (name, stream, filename, _encoding, type) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				parts.push({ name, filename, type, text: Buffer.concat(chunks).toString() });
			});
		});
		parser.on('finish', resolve);
		parser.on('error', reject);
		parser.end(request.body);
	});
	return parts;
}

describe('a body whose attempt is over', () => {
	/** A file that counts how often it is opened and closed. */
	function counted() {
		const counts = { opened: 0, closed: 0 };
		const open = async function* () {
			counts.opened += 1;
			try {
				for (;;) {
					await Promise.resolve();
					yield Buffer.alloc(10);
				}
			} finally {
				counts.closed += 1;
			}
		};
		return { counts, file: fileOf('a.txt', [], { bytes: 1000, open }) };
	}

	const pull = async (body: MultipartBody) => {
		const [, part] = [...body.entries()].find(([, each]) => typeof each !== 'string') ?? [];
		if (part === undefined || typeof part === 'string') throw new Error('No file');
		return await part.stream().next();
	};

	it('closes the file that is open, before and after its first bytes were sent', async () => {
		for (const isSending of [false, true]) {
			const { counts, file } = counted();
			const body = new MultipartBody().append('files', file);
			expect(await body.begin()).toBe(true);
			if (isSending) await pull(body);
			body.end();
			await until(() => counts.closed === 1);
			expect(counts).toEqual({ opened: 1, closed: 1 });
		}
	});

	it('opens no file any more, but the next attempt does', async () => {
		const { counts, file } = counted();
		const body = new MultipartBody().append('files', file);
		await body.begin();
		body.end();
		expect((await pull(body)).done).toBe(true);
		expect(counts.opened).toBe(1);
		await body.begin();
		expect((await pull(body)).done).toBe(false);
		expect(counts.opened).toBe(2);
		body.end();
		await until(() => counts.closed === 2);
	});
});

type Field = [name: string, value: string | OutgoingFile];

async function bytesOf(file: OutgoingFile): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of file.open()) chunks.push(chunk);
	return Buffer.concat(chunks);
}

function ours(fields: readonly Field[]): MultipartBody {
	const body = new MultipartBody();
	for (const [name, value] of fields) body.append(name, value);
	return body;
}

async function theirs(fields: readonly Field[]): Promise<FormData> {
	const form = new FormData();
	for (const [name, value] of fields) {
		if (typeof value === 'string') form.append(name, value);
		else {
			const options = { filename: value.name, contentType: value.mimeType };
			form.append(name, await bytesOf(value), options);
		}
	}
	return form;
}

const BINARY = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const PDF = fileOf('report.pdf', ['%PDF-', '1.7 …'], { mimeType: 'application/pdf' });

describe('a multipart body', () => {
	const cases: Array<[string, Field[]]> = [
		['one file', [['files', PDF]]],
		[
			'ten files of one name, with comments',
			[
				...Array.from(
					{ length: 10 },
					(_, index): Field => ['files', fileOf(`file ${index}.txt`, [`content ${index}`])],
				),
				['comments', JSON.stringify(['first', '', 'third, "quoted"'])],
			],
		],
		['every byte there is', [['files', fileOf('all.bin', [BINARY, BINARY])]]],
		[
			'bytes that look like a boundary',
			[['files', fileOf('odd.txt', ['\r\n--form-data-boundary--\r\n', '--', '\r\n\r\n'])]],
		],
		['names with umlauts and emoji', [['files', fileOf('Größe ✅ 年報 👩‍👩‍👧.txt', ['x'])]]],
		[
			'a name with semicolon, percent and apostrophe',
			[['files', fileOf("a;b=%22 'c'.txt", ['x'])]],
		],
		[
			'a type with a parameter',
			[['files', fileOf('a.txt', ['x'], { mimeType: 'text/plain; charset=utf-8' })]],
		],
		['an empty file', [['files', fileOf('empty.txt', [])]]],
		[
			'text of one line',
			[
				['text', 'Größe ✅, "quoted" & 100 %'],
				['mark_as_read', 'true'],
			],
		],
		[
			'an empty text',
			[
				['text', ''],
				['files', PDF],
			],
		],
	];

	it.each(cases)('equals that of form-data: %s', async (_what, fields) => {
		const mine = await send(ours(fields));
		const reference = await sendFormData(await theirs(fields));
		expect(rawParts(mine)).toEqual(rawParts(reference));
		expect(await parse(mine)).toEqual(await parse(reference));
		expect(rawParts(mine)).toHaveLength(fields.length);
	});

	it.each([
		['LF', 'one\ntwo\n\nthree'],
		['CRLF', 'one\r\ntwo\r\n\r\nthree'],
		['both, and at both ends', '\none\r\ntwo\rthree\n'],
	])('keeps the line breaks of a multi-line text: %s', async (_ends, text) => {
		const fields: Field[] = [
			['text', text],
			['files', PDF],
		];
		const [mine, file] = rawParts(await send(ours(fields)));
		const [reference, sameFile] = rawParts(await sendFormData(await theirs(fields)));
		expect(mine?.disposition).toBe(reference?.disposition);
		expect(mine?.content.toString()).toBe(text);
		expect(mine?.content).toEqual(reference?.content);
		expect(mine?.type).toBe('text/plain; charset=utf-8');
		expect(file).toEqual(sameFile);
	});

	it('presents a multi-line text as a field, not a file', async () => {
		const parts = await parse(await send(ours([['comments', '["one\\ntwo",\n"Größe"]']])));
		expect(parts).toEqual([
			{ name: 'comments', type: 'text/plain', text: '["one\\ntwo",\n"Größe"]' },
		]);
	});
});

describe('a file name is safe', () => {
	it.each([
		['quotes', 'my "best" file.txt', 'my _best_ file.txt'],
		['backslashes', 'C:\\files\\a.txt', 'C:_files_a.txt'],
		[
			'line breaks',
			'a\r\nContent-Type: text/html\r\n\r\n.txt',
			'a__Content-Type: text/html____.txt',
		],
		['other control characters', 'a\u0000b\u007fc\u0085d\t.txt', 'a_b_c_d_.txt'],
		['half an emoji', 'a\ud83d.txt', 'a_.txt'],
		['umlauts and emoji, which are kept', 'Übersicht 😀.pdf', 'Übersicht 😀.pdf'],
		['nothing in it, which Cliq would treat as text', '', 'file'],
	])('with %s', async (_what, name, clean) => {
		expect(cleanFileName(name)).toBe(clean);
		const request = await send(ours([['files', fileOf(name, ['content'])]]));
		expect(rawParts(request)).toEqual([
			{
				disposition: `form-data; name="files"; filename="${clean}"`,
				type: 'text/plain',
				content: Buffer.from('content'),
			},
		]);
	});
});

describe('a file type is safe', () => {
	it.each([
		['image/png', 'image/png'],
		['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document', undefined],
		['image/svg+xml', undefined],
		['', 'application/octet-stream'],
		['png', 'application/octet-stream'],
		['text/plain\r\nX-Evil: 1', 'application/octet-stream'],
		['text/plain; x', 'application/octet-stream'],
		['*/*', 'application/octet-stream'],
	])('for %j', async (type, clean = type) => {
		expect(cleanMimeType(type)).toBe(clean);
		const [part] = rawParts(await send(ours([['files', fileOf('a', ['x'], { mimeType: type })]])));
		expect(part?.type).toBe(clean);
	});
});

describe('sending a multipart body', () => {
	const fields: Field[] = [
		['text', 'Größe\nmore'],
		['short', '✅'],
		['files', fileOf('ä.bin', [BINARY, 'tail'])],
	];

	it('announces its exact length, and is not chunked', async () => {
		const { headers, body } = await send(ours(fields));
		expect(headers['content-length']).toBe(String(body.length));
		expect(headers['transfer-encoding']).toBeUndefined();
	});

	it('sends every byte again when it is repeated', async () => {
		const body = ours(fields);
		const first = rawParts(await send(body));
		const second = rawParts(await send(body));
		expect(second).toEqual(first);
		expect(second.at(-1)?.content).toEqual(Buffer.concat([BINARY, Buffer.from('tail')]));
	});

	it('opens a file only when its turn comes, and one at a time', async () => {
		const events: string[] = [];
		const watched = (name: string): OutgoingFile => ({
			...fileOf(name, []),
			bytes: 4,
			async *open() {
				events.push(`${name} opened`);
				yield await Promise.resolve(Buffer.from('ab'));
				yield Buffer.from('cd');
				events.push(`${name} done`);
			},
		});
		const body = ours([
			['files', watched('a')],
			['files', watched('b')],
		]);
		expect(events).toEqual([]);
		await send(body);
		expect(events).toEqual(['a opened', 'a done', 'b opened', 'b done']);
	});

	it.each([
		['fewer', ['12345']],
		['more', ['12345', '6789', '0']],
		['no', []],
	])('is aborted when a file yields %s bytes than announced', async (_what, chunks) => {
		const arrived = new Promise<void>((resolve) => {
			whenReceived = resolve;
		});
		const file: OutgoingFile = {
			...fileOf('changing.txt', []),
			bytes: 10,
			async *open() {
				for (const chunk of chunks) yield Buffer.from(chunk);
				await until(() => begun > 0);
				if (chunks.length > 2) yield Buffer.from('!');
			},
		};
		const body = ours([['files', file]]);
		const why = '"changing.txt" changed while it was being sent';
		await expect(send(body)).rejects.toThrow(why);
		await arrived;
		expect(last().broken).toBe(true);
		expect(body.failure).toBe(why);
	});

	it('is aborted when a file cannot be read, and names it without the system’s message', async () => {
		const file: OutgoingFile = {
			...fileOf('gone.txt', []),
			bytes: 10,
			async *open() {
				yield await Promise.resolve(Buffer.from('12345'));
				throw new Error('disk on fire');
			},
		};
		const body = ours([['files', file]]);
		await expect(send(body)).rejects.toThrow('"gone.txt" could not be read');
		expect(body.failure).toBe('"gone.txt" could not be read');
	});

	it('can be repeated when a file is readable only the second time', async () => {
		let opened = 0;
		const file: OutgoingFile = {
			...fileOf('late.txt', ['12345']),
			async *open() {
				if (++opened === 1) throw new Error('not yet');
				yield Buffer.from('12345');
			},
		};
		const body = ours([['files', file]]);
		await expect(send(body)).rejects.toThrow('"late.txt" could not be read');
		expect(rawParts(await send(body))[0]?.content.toString()).toBe('12345');
		expect(body.failure).toBeUndefined();
	});
});
