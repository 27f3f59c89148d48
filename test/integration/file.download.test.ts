import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import type { INodeExecutionData } from 'n8n-workflow';

import { useClock } from '../support/clock';
import { readBinary } from '../support/engine';
import { startRawServer } from '../support/rawServer';
import { until } from '../support/until';
import type { AnswerRule } from '../../sandbox';
import { startOtherHost } from '../../sandbox/faults';
import { itemWith, sha256 } from './files';
import { locator, toMarketing, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();
const clock = useClock(() => world.sandbox);

const FILE = /\/api\/v2\/files\//;

/** Shares a file in a channel and returns its record in the sandbox. */
async function shared(content: Buffer | string, name: string, mimeType = 'text/plain') {
	const { error } = await world.run(
		'file.upload',
		{ ...toMarketing },
		{ items: [itemWith({ data: [content, name, mimeType] })] },
	);
	expect(error).toBeUndefined();
	const file = world.sandbox.organization.files.at(-1);
	if (!file) throw new Error('Nothing was shared');
	world.sandbox.requests.length = 0;
	return file;
}

async function bytesOf(item: INodeExecutionData | undefined, property = 'data'): Promise<Buffer> {
	const data = item?.binary?.[property];
	if (!data) throw new Error(`The item has no file in "${property}"`);
	return await readBinary(data);
}

describe('a downloaded file', () => {
	it('has every byte, its name and its type', async () => {
		const content = randomBytes(3_000_000);
		const file = await shared(content, 'Überblick – "März".pdf', 'application/pdf');
		const { items, error } = await world.run('file.download', { fileId: file.id });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([
			{
				json: {
					success: true,
					fileId: file.id,
					fileName: 'Überblick – _März_.pdf',
					mimeType: 'application/pdf',
					bytes: content.length,
				},
				binary: {
					data: {
						fileName: 'Überblick – _März_.pdf',
						mimeType: 'application/pdf',
						fileExtension: 'pdf',
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sha256(await bytesOf(items[0]))).toBe(sha256(content));
	});

	it('is written to the given field', async () => {
		const file = await shared('abc', 'a.txt');
		const { items } = await world.run('file.download', {
			fileId: file.id,
			binaryPropertyName: 'report',
		});
		expect(Object.keys(items[0]?.binary ?? {})).toEqual(['report']);
		expect((await bytesOf(items[0], 'report')).toString()).toBe('abc');
	});

	it('can be identified by its message', async () => {
		const file = await shared('abc', 'a.txt');
		const { items, error } = await world.run('file.download', {
			from: 'message',
			chat: locator('channel', 'zylkermarketing'),
			message: locator('id', file.messageId.replace('_', '%20')),
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			fileId: file.id,
			chatId: file.chatId,
			messageId: file.messageId,
			fileName: 'a.txt',
			bytes: 3,
		});
		expect((await bytesOf(items[0])).toString()).toBe('abc');
	});

	it('is reported as missing when the message has none', async () => {
		await world.run('message.send', { ...toMarketing, text: 'Hello' });
		const [message] = world.sandbox.organization.messages;
		const { problem } = await world.fail('file.download', {
			from: 'message',
			chat: locator('id', message?.chatId ?? ''),
			message: locator('id', message?.id ?? ''),
		});
		expect(problem).toMatchObject({
			kind: 'INVALID_INPUT',
			message: `"Message" "${message?.id ?? ''}" carries no file`,
		});
	});

	it('that Cliq does not know is reported as unknown', async () => {
		const { problem } = await world.fail('file.download', { fileId: 'deadbeef' });
		expect(problem).toMatchObject({
			kind: 'ENDPOINT_INVALID',
			httpStatus: 400,
			message: 'Cliq could not find this file',
		});
		expect(problem.remedy).toContain('File: Get Many');
	});

	it.each([
		[' ', '"File ID" must not be empty'],
		['..', '"File ID" must not be ".."'],
	])('is not requested with the ID "%s"', async (fileId, message) => {
		const { problem } = await world.fail('file.download', { fileId });
		expect(problem).toMatchObject({ kind: 'INVALID_INPUT', message });
		expect(world.sandbox.requests).toEqual([]);
	});

	it('requires an output field', async () => {
		const { problem } = await world.fail('file.download', {
			fileId: 'deadbeef',
			binaryPropertyName: ' ',
		});
		expect(problem.message).toBe('"Put Output File in Field" must not be empty');
	});

	it('gets a default name and type when it has none', async () => {
		world.sandbox.answerNext({ path: FILE, body: 'abc', headers: { 'content-type': '' } });
		const { items } = await world.run('file.download', { fileId: 'f1' });
		expect(items[0]?.json).toMatchObject({ fileName: 'file', mimeType: 'text/plain', bytes: 3 });
	});

	it('is an error when the response is empty', async () => {
		world.sandbox.answerNext({ path: FILE, status: 204 });
		const { problem } = await world.fail('file.download', { fileId: 'f1' });
		expect(problem).toMatchObject({
			kind: 'UNKNOWN_ERROR',
			description: 'The response was empty.',
		});
	});
});

describe('a failed download', () => {
	it('is explained although a file was expected', async () => {
		const body = '{"code":"some_reason","message":"No, because."}';
		world.sandbox.answerNext({ path: FILE, status: 403, body });
		const { problem } = await world.fail('file.download', { fileId: 'f1' });
		expect(problem).toMatchObject({ kind: 'PERMISSION_DENIED', code: 'some_reason' });
		expect(problem.description).toContain('No, because');
	});

	it('names the missing permission', async () => {
		const scopes = ['ZohoCliq.Messages.READ'];
		world.connect({ oauthTokenData: { ...world.sandbox.issueToken({ scopes }) } });
		const { problem } = await world.fail('file.download', { fileId: 'f1' });
		expect(problem).toMatchObject({
			kind: 'SCOPE_INSUFFICIENT',
			requiredScopes: ['ZohoCliq.Attachments.READ'],
		});
		expect(problem.remedy).toContain('Download Files');
	});

	it('is repeated with a new token after an expired one', async () => {
		const file = await shared('abc', 'a.txt');
		world.sandbox.expireTokens();
		const { items } = await world.run('file.download', { fileId: file.id });
		expect((await bytesOf(items[0])).toString()).toBe('abc');
		expect(world.sandbox.requests.map(({ status }) => status)).toEqual([401, 200]);
	});

	it('waits for a rate limit, or fails at once, as chosen', async () => {
		const file = await shared('abc', 'a.txt');
		const refusal = '{"code":"request_limit_exceeded","message":"x"}';
		const rule: AnswerRule = {
			path: FILE,
			status: 400,
			body: refusal,
			headers: { 'retry-after': '1' },
		};
		world.sandbox.answerNext(rule);
		const { items } = await world.run('file.download', { fileId: file.id });
		expect((await bytesOf(items[0])).toString()).toBe('abc');
		world.sandbox.answerNext(rule);
		const options = { onRateLimit: 'fail' };
		const { problem } = await world.fail('file.download', { fileId: file.id, options });
		expect(problem).toMatchObject({ kind: 'RATE_LIMITED', retryAfterSeconds: 1 });
	});

	it('contains no token, even when Cliq echoes one', async () => {
		const { access_token: token } = world.sandbox.issueToken();
		world.sandbox.answerNext({ path: FILE, status: 403, body: `{"message":"no ${token}"}` });
		const { problem } = await world.fail('file.download', { fileId: 'f1' });
		expect(JSON.stringify(problem)).not.toContain(token);
	});

	it('does not follow a redirect', async () => {
		const elsewhere = await startOtherHost();
		try {
			const headers = { location: `${elsewhere.url}/file` };
			world.sandbox.answerNext({ path: FILE, status: 302, headers });
			const { problem } = await world.fail('file.download', { fileId: 'f1' });
			expect(problem.kind).toBe('ENDPOINT_INVALID');
			expect(elsewhere.visits).toEqual([]);
		} finally {
			await elsewhere.close();
		}
	});
});

describe('a download', () => {
	/** Larger than a socket buffer, so that the transfer breaks off in the middle. */
	const body = 'x'.repeat(400_000);

	const failing = { options: { maxWaitSeconds: 0 } };

	it.each(['close', 'reset'] as const)('that breaks off (%s) is an error', async (ending) => {
		world.sandbox.answerNext({ path: FILE, body, ending });
		const { items, error } = await world.run('file.download', { fileId: 'f1', ...failing });
		expect(items).toEqual([]);
		expect(error?.context.cliq).toMatchObject({
			kind: 'UNAVAILABLE',
			description: 'Nothing was changed: the request only reads.',
		});
	});

	it('that breaks off is started again', async () => {
		const file = await shared('abc', 'a.txt');
		world.sandbox.answerNext({ path: FILE, body, ending: 'reset' });
		const { items } = await world.run('file.download', { fileId: file.id });
		expect(items).toHaveLength(1);
		expect((await bytesOf(items[0])).toString()).toBe('abc');
		expect(items[0]?.json.bytes).toBe(3);
	});

	describe('that takes too long', () => {
		it('is aborted, and its connection closed', async () => {
			world.sandbox.answerNext({ path: FILE, ending: 'drip' });
			const { problem } = await world.fail('file.download', { fileId: 'f1', ...failing });
			expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ETIMEDOUT' });
			await until(() => world.sandbox.hung === 0);
		});

		it('is aborted when it never begins', async () => {
			world.sandbox.answerNext({ path: FILE, before: 'stall' });
			const { problem } = await world.fail('file.download', { fileId: 'f1', ...failing });
			expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ETIMEDOUT' });
		});
	});

	it('ends when the execution is stopped', async () => {
		world.sandbox.answerNext({ path: FILE, ending: 'drip' });
		// Long before the node's own timeout.
		const { items, error } = await world.run(
			'file.download',
			{ fileId: 'f1' },
			{ signal: clock.timeout(1000) },
		);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		await until(() => world.sandbox.hung === 0);
	});
});

describe('a download that is packed although it asked for it not to be', () => {
	const content = randomBytes(100_000);
	const text = Buffer.from('one line like all the others\n'.repeat(4000));

	/** Downloads from a server that packs a file, maybe incompletely, except as a range. */
	async function fetchPacked(file: Buffer, packed: Buffer, hasRanges = true) {
		const asked: string[] = [];
		const server = await startRawServer((socket) => {
			socket.once('data', (request: Buffer) => {
				const head = request.toString('latin1').toLowerCase();
				asked.push(/^range: (.*?)\r/m.exec(head)?.[1] ?? 'whole');
				const isRange = hasRanges && asked.at(-1) !== 'whole';
				const body = isRange ? file : packed;
				const lines = isRange
					? [
							'HTTP/1.1 206 Partial Content',
							`Content-Range: bytes 0-${file.length - 1}/${file.length}`,
						]
					: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip'];
				socket.write(`${lines.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n`);
				socket.end(body);
			});
		});
		world.connect({ cliqUrl: `http://127.0.0.1:${server.port}` });
		const { items, error } = await world.run('file.download', { fileId: 'f1' });
		await server.close();
		return { asked, error, bytes: items[0] && (await bytesOf(items[0])) };
	}

	it.each([
		['cannot be compressed', content, gzipSync(content)],
		['is a gzip itself', gzipSync(text), gzipSync(gzipSync(text))],
		['is text', text, gzipSync(text)],
		['breaks off although the answer is complete', text, gzipSync(text).subarray(0, 150)],
	])('arrives whole, as a range, when it %s', async (_what, file, packed) => {
		const { asked, bytes, error } = await fetchPacked(file, packed);
		expect(error).toBeUndefined();
		expect(sha256(bytes ?? '')).toBe(sha256(file));
		expect(asked).toEqual(['whole', 'bytes=0-']);
	});

	it('is no success when nobody can know whether it is whole', async () => {
		const { asked, error } = await fetchPacked(text, gzipSync(text).subarray(0, 150), false);
		expect(error?.context.cliq).toMatchObject({ kind: 'UNAVAILABLE' });
		expect(asked).toHaveLength(4);
	});
});

describe('a download whose headers repeat the token', () => {
	it('does not show it as a name or a type', async () => {
		const { access_token: token } = world.sandbox.issueToken();
		world.connect({ oauthTokenData: { access_token: token, refresh_token: 'r' } });
		const encoded = `%${token.charCodeAt(0).toString(16)}${token.slice(1)}`;
		for (const disposition of [`filename="${token}.txt"`, `filename*=UTF-8''${encoded}.txt`]) {
			const headers = {
				'content-disposition': `attachment; ${disposition}`,
				'content-type': `text/${token}`,
			};
			world.sandbox.answerNext({ path: FILE, body: 'abc', headers });
			const { items, error } = await world.run('file.download', { fileId: 'f1' });
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ fileName: '***.txt', bytes: 3 });
			expect(JSON.stringify(items)).not.toContain(token);
		}
	});
});

describe('downloads of several items', () => {
	it('return one item per file, and continue when one is missing', async () => {
		const one = await shared('one', 'one.txt');
		const two = await shared('two', 'two.txt');
		const { items } = await world.run(
			'file.download',
			{ fileId: '={{ $json.id }}' },
			{
				items: [{ json: { id: one.id } }, { json: { id: 'gone' } }, { json: { id: two.id } }],
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => json.fileName ?? (json.error as { kind: string }).kind)).toEqual(
			['one.txt', 'ENDPOINT_INVALID', 'two.txt'],
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});
