import { Readable } from 'node:stream';

import type { IncomingFile } from '../../nodes/ZohoCliq/cliq/download';
import { fileNameOf, isStream, readText, streamTo } from '../../nodes/ZohoCliq/cliq/download';
import type { TakeFile } from '../../nodes/ZohoCliq/cliq/download';
import { processState } from '../../nodes/ZohoCliq/cliq/processState';
import { useClock } from '../support/clock';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const clock = useClock();

describe('the name of a file', () => {
	it.each([
		['attachment; filename="a.txt"', 'a.txt'],
		['attachment; filename=a.txt', 'a.txt'],
		['attachment; filename = "a b.txt" ; size=3', 'a b.txt'],
		['attachment; filename="plain.txt"; filename*=UTF-8\'\'%C3%9Cber%20uns.txt', 'Über uns.txt'],
		['attachment; filename*=utf-8\'de\'%C3%9Cber.txt; filename="plain.txt"', 'Über.txt'],
		["attachment; filename*=ISO-8859-1''%DCber.txt", 'Über.txt'],
		['attachment; filename*=UTF-8\'\'%E0%A4%A; filename="plain.txt"', 'plain.txt'],
		[
			`attachment; filename="${Buffer.from('Überblick – März.csv').toString('latin1')}"`,
			'Überblick – März.csv',
		],
		['attachment; filename="\xDCber.txt"', 'Über.txt'],
		['attachment; filename="a \\"b\\".txt"', 'a _b_.txt'],
		["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", '.._.._etc_passwd'],
		['attachment; filename="C:\\\\temp\\\\a.txt"', 'C:_temp_a.txt'],
		["attachment; filename*=UTF-8''a%0D%0Ab.txt", 'a__b.txt'],
		['attachment; title="; filename=evil.txt"; filename="ok.txt"', 'ok.txt'],
		['attachment; title="say \\"; filename=evil.txt"; filename=ok.txt', 'ok.txt'],
		['attachment; xfilename=evil.txt; filename=ok.txt', 'ok.txt'],
		[
			'attachment; filename*0*=UTF-8\'\'%C3%9Cb; filename*1*=er%20; filename*2="uns.txt"',
			'Über uns.txt',
		],
		['attachment; filename*0="a long "; filename*1="name.txt"', 'a long name.txt'],
		['attachment; filename*1="name.txt"', 'file'],
		['attachment; filename=".."', 'file'],
		['attachment; filename=""', 'file'],
		['attachment', 'file'],
		[undefined, 'file'],
	])('in %j is "%s"', (header, name) => {
		expect(fileNameOf({ 'content-disposition': header })).toBe(name);
	});
});

const LIMITS = processState.timeLimits;

const handOn = async (
	body: Readable,
	headers: Record<string, string | undefined>,
	take: TakeFile,
	limits = LIMITS,
) => await streamTo(take, body, headers, limits, (text) => text);

const chunksOf = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

/** Stores a file as n8n does in memory. */
async function read({ stream }: IncomingFile): Promise<string> {
	let text = '';
	for await (const chunk of stream) text += String(chunk);
	return text;
}

describe('a received file', () => {
	const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-length': '6' };

	it('is streamed with its type, and counted', async () => {
		const taken: unknown[] = [];
		const outcome = await handOn(chunksOf('abc', 'def'), headers, async (file) => {
			taken.push(file.name, file.mimeType, file.bytes, await read(file), file.bytes);
		});
		expect(outcome).toBeUndefined();
		expect(taken).toEqual(['file', 'text/csv', 0, 'abcdef', 6]);
	});

	it('has no type when there is none, and the generic one for an invalid type', async () => {
		const types: unknown[] = [];
		for (const type of [undefined, ' ', 'nonsense']) {
			await handOn(chunksOf('x'), { 'content-type': type }, async (file) => {
				types.push(file.mimeType);
				await read(file);
			});
		}
		expect(types).toEqual([undefined, undefined, 'application/octet-stream']);
	});

	it.each([
		['shorter', ['abc']],
		['longer', ['abcdef', 'g']],
	])('is not believed when it is %s than announced, because it was packed', async (_, chunks) => {
		const outcome = await handOn(chunksOf(...chunks), headers, async (file) => {
			await read(file);
		});
		expect(outcome).toEqual({ code: null, isPacked: true });
	});

	it('has a name and a type without secrets, however they are encoded', async () => {
		const secret = '1000.abc';
		const disposition = `attachment; filename*=UTF-8''a-%31000.abc.txt; filename="${secret}"`;
		const given = { 'content-disposition': disposition, 'content-type': `text/${secret}` };
		const found: unknown[] = [];
		const clean = (text: string) => text.replaceAll(secret, '***');
		await streamTo(
			async (file) => {
				found.push(file.name, file.mimeType);
				await read(file);
			},
			chunksOf('x'),
			given,
			LIMITS,
			clean,
		);
		expect(found).toEqual(['a-***.txt', 'application/octet-stream']);
	});

	it('is aborted when it was not read to its end', async () => {
		const outcome = await handOn(chunksOf('abcdef', 'ghi'), {}, async ({ stream }) => {
			for await (const chunk of stream) if (String(chunk) !== '') break;
		});
		expect(outcome).toEqual({ code: null });
	});

	it('is aborted when the connection is lost, with its code', async () => {
		const lost = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
		const body = Readable.from(
			(async function* () {
				yield Buffer.from('abc');
				await Promise.resolve();
				throw lost;
			})(),
		);
		const outcome = await handOn(body, {}, async (file) => {
			await read(file);
		});
		expect(outcome).toEqual({ code: 'ECONNRESET' });
	});

	it('that breaks off after it could not be stored disturbs nobody', async () => {
		const body = chunksOf('abc', 'def');
		const stored = handOn(body, headers, async ({ stream }) => {
			for await (const chunk of stream.map((each: unknown) => each)) if (chunk) break;
			throw new Error('no space left on device');
		});
		await expect(stored).rejects.toThrow('no space left');
		body.destroy(new Error('Stopped'));
		await new Promise((resolve) => setImmediate(resolve));
	});

	it('that cannot be stored fails with the reason', async () => {
		const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
		const outcome = handOn(chunksOf('abc', 'def'), headers, async () => {
			await Promise.reject(full);
		});
		await expect(outcome).rejects.toBe(full);
	});

	it('may take longer the more has arrived', async () => {
		const body = Readable.from(
			(async function* () {
				for (const chunk of ['abc', 'def']) {
					yield Buffer.from(chunk);
					await clock.rest(120);
				}
			})(),
		);
		const take: TakeFile = async (file) => {
			await read(file);
		};
		const limits = { responseMs: 100, bytesPerMs: 0.02 };
		expect(await handOn(body, headers, take, limits)).toBeUndefined();
	});
});

describe('a body that is not a file', () => {
	it('is read as text with intact characters', async () => {
		const bytes = Buffer.from('{"message":"Größe"}');
		const body = Readable.from([bytes.subarray(0, 15), bytes.subarray(15)]);
		expect(await readText(body, LIMITS)).toBe('{"message":"Größe"}');
	});

	it('is not read without limit', async () => {
		const endless = Readable.from(
			(function* () {
				for (;;) yield Buffer.alloc(64 * 1024, 'x');
			})(),
		);
		expect((await readText(endless, LIMITS))?.length).toBeLessThan(400_000);
		expect(endless.destroyed).toBe(true);
	});

	it('is empty when it breaks off', async () => {
		const body = Readable.from(
			(async function* () {
				yield Buffer.from('abc');
				await Promise.reject(new Error('aborted'));
			})(),
		);
		expect(await readText(body, LIMITS)).toBeUndefined();
	});

	it('is distinguished from one that was already read', () => {
		expect(isStream(chunksOf('abc'))).toBe(true);
		for (const body of ['', undefined, null, {}, [], Buffer.from('x')]) {
			expect(isStream(body)).toBe(false);
		}
	});
});
