/** What an attempt opens is closed when it ends, however it ends: real files and real connections. */
import { getEventListeners } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { appendFile, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';

import { BinaryDataService } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';

import { useClock } from '../support/clock';
import { services } from '../support/engine/line';
import type { RawServer } from '../support/rawServer';
import { startRawServer } from '../support/rawServer';
import { until } from '../support/until';
import { itemOnDisk } from './files';
import { toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ switches: { thresholds: false } });
const clock = useClock(() => world.sandbox);

/** Files of n8n's storage that this process has open. */
function openFiles(): string[] {
	return readdirSync('/proc/self/fd').flatMap((fd) => {
		try {
			const path = readlinkSync(`/proc/self/fd/${fd}`);
			return path.includes('/binary_data/') ? [path] : [];
		} catch {
			return [];
		}
	});
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('an upload that ends early leaves no file open', () => {
	let big: INodeExecutionData;
	let server: RawServer | undefined;

	beforeAll(async () => {
		big = await itemOnDisk(Buffer.alloc(10_000_000, 'x'), 'big.pdf');
	});
	afterEach(async () => {
		await server?.close();
		server = undefined;
	});

	const respond = (status: string) => (socket: Socket) => {
		socket.once('data', () => {
			socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`);
			socket.resume();
		});
	};

	/** Responds to the headers, and then neither reads nor closes. */
	const respondOnly = (status: string) => (socket: Socket) => {
		socket.once('data', () => {
			socket.pause();
			socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 2\r\n\r\n{}`);
		});
	};

	const afterMegabyte = (act: (socket: Socket) => void) => (socket: Socket) => {
		let bytes = 0;
		socket.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes > 1_000_000) act(socket);
		});
	};

	async function upload(handle: (socket: Socket) => void, signal?: AbortSignal) {
		server = await startRawServer(handle);
		world.connect({ cliqUrl: `http://127.0.0.1:${server.port}` });
		return await world.run('file.upload', toOlivia, { items: [big], signal });
	}

	it.each<[string, (socket: Socket) => void]>([
		['refused at once', respond('413 Payload Too Large')],
		['rejected before the body was read', respond('400 Bad Request')],
		['unauthorized before the body was read', respond('401 Unauthorized')],
		['throttled for ever', respond('503 Service Unavailable')],
		['reset', afterMegabyte((socket) => socket.resetAndDestroy())],
		['closed', afterMegabyte((socket) => socket.destroy())],
	])('when it is %s', async (_what, handle) => {
		const { error } = await upload(handle);
		expect(error).toBeDefined();
		await until(() => openFiles().length === 0);
		await until(() => server?.open === 0);
	});

	it.each([
		['refused', '413 Payload Too Large', { kind: 'REJECTED' }],
		// Nobody can have stored what was not read.
		['accepted', '200 OK', { kind: 'UNAVAILABLE' }],
	])('when it is %s by a server that neither reads nor closes', async (_what, status, expected) => {
		const { error } = await upload(respondOnly(status));
		expect(error?.context.cliq).toMatchObject(expected);
		await until(() => openFiles().length === 0);
		expect(server?.made).toBe(1);
	});

	it('when the execution is stopped', async () => {
		const stop = new AbortController();
		const stalled = afterMegabyte(() => {
			stop.abort();
		});
		await upload(stalled, stop.signal);
		await until(() => openFiles().length === 0);
		await until(() => server?.open === 0);
	});

	it('when it takes too long', async () => {
		world.sandbox.answerNext({ path: /files$/, before: 'stall', afterBytes: 1_000_000 });
		const { problem } = await world.fail('file.upload', toOlivia, { items: [big] });
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ETIMEDOUT' });
		await until(() => openFiles().length === 0);
		await until(() => world.sandbox.hung === 0);
	});

	it('and none when it is complete', async () => {
		const { error } = await world.run('file.upload', toOlivia, { items: [big] });
		expect(error).toBeUndefined();
		await until(() => openFiles().length === 0);
	});
});

describe('a response that is too late leaves no connection open', () => {
	it.each([
		['a message', 'message.send', { ...toOlivia, text: 'hi' }, /message$/],
		['a download', 'file.download', { fileId: 'f1', options: { maxWaitSeconds: 0 } }, /files\//],
	])('when %s drips or stalls', async (_what, operation, parameters, path) => {
		for (const rule of [{ ending: 'drip' as const }, { before: 'stall' as const }]) {
			world.sandbox.answerNext({ path, ...rule });
			const { problem } = await world.fail(operation, parameters);
			expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ETIMEDOUT' });
			await until(() => world.sandbox.hung === 0);
		}
		expect(clock.elapsed).toBeGreaterThan(0);
	});
});

describe('a stored file without a sound size', () => {
	it.each([NaN, undefined, -1, '12'])(
		'is rejected, and disturbs no deadline: %p',
		async (fileSize) => {
			const item = await itemOnDisk('content', 'a.pdf');
			delete item.binary?.data?.bytes;
			const spy = jest
				.spyOn(services.get(BinaryDataService), 'getMetadata')
				.mockResolvedValue({ fileSize } as never);
			const { problem } = await world.fail('file.upload', toOlivia, { items: [item] });
			spy.mockRestore();
			expect(problem.kind).toBe('FILE_REJECTED');
			expect(world.sandbox.requests).toEqual([]);
			world.sandbox.answerNext({ path: /message$/, before: 'stall' });
			const late = await world.fail('message.send', { ...toOlivia, text: 'hi' });
			expect(late.problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'ETIMEDOUT' });
		},
	);
});

describe('a download that cannot be stored', () => {
	it('leaves no connection open', async () => {
		// Where n8n would make a folder for the file, there is a file.
		const { binary } = await itemOnDisk('x', 'x.txt');
		const path = services.get(BinaryDataService).getPath(binary?.data?.id ?? '');
		const [storage = ''] = path.split('/workflows/');
		const [workflow = ''] = /workflows\/[^/]+/.exec(path) ?? [];
		expect(workflow).not.toBe('');
		const server = await startRawServer((socket) => {
			socket.once('data', () => {
				socket.write('HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n');
				socket.write(Buffer.alloc(400_000));
			});
		});
		const real = services.get(BinaryDataService).store.bind(services.get(BinaryDataService));
		const blocked = `${dirname(`${storage}/x`)}/blocked`;
		await mkdir(dirname(blocked), { recursive: true });
		await writeFile(blocked, '');
		const spy = jest
			.spyOn(services.get(BinaryDataService), 'store')
			.mockImplementation(
				async (_location, body, data) =>
					await real({ type: 'custom', pathSegments: ['blocked', 'folder'] } as never, body, data),
			);
		try {
			world.connect({ cliqUrl: `http://127.0.0.1:${server.port}` });
			for (let download = 0; download < 3; download++) {
				const { error } = await world.run('file.download', { fileId: 'f1' });
				expect(error?.message).toMatch(/ENOTDIR|EEXIST|not a directory/);
			}
			await until(() => server.open === 0);
		} finally {
			spy.mockRestore();
			await server.close();
		}
	});
});

describe('a stored file that changed after n8n noted its size', () => {
	const BYTES = 300_000;

	it.each<[string, (path: string) => Promise<void>]>([
		[
			'vanished',
			async (path) => {
				await rm(path);
			},
		],
		[
			'was emptied',
			async (path) => {
				await truncate(path, 0);
			},
		],
		[
			'got shorter',
			async (path) => {
				await truncate(path, BYTES - 1);
			},
		],
		[
			'got longer',
			async (path) => {
				await appendFile(path, 'x');
			},
		],
	])('is never taken for sent, nor sent again: it %s', async (_what, change) => {
		const item = await itemOnDisk(Buffer.alloc(BYTES, 'x'), 'a.pdf');
		const id = item.binary?.data?.id ?? '';
		await change(services.get(BinaryDataService).getPath(id));
		const { problem } = await world.fail('file.upload', toOlivia, { items: [item] });
		expect(['FILE_REJECTED', 'UNAVAILABLE']).toContain(problem.kind);
		expect(world.sandbox.organization.files).toEqual([]);
		expect(world.sandbox.requests.filter(({ method }) => method === 'POST').length).toBeLessThan(2);
	});
});

onLinux('many runs of one execution', () => {
	it('leave no more listeners than one, and no files or connections', async () => {
		const { signal } = new AbortController();
		const file = await itemOnDisk('content', 'a.pdf');
		const listeners: number[] = [];
		for (let run = 0; run < 30; run++) {
			await world.run('message.send', { ...toOlivia, text: 'hi' }, { signal });
			await world.run('file.upload', toOlivia, { items: [file], signal });
			await world.run('file.download', { fileId: 'unknown' }, { signal });
			listeners.push(getEventListeners(signal, 'abort').length);
		}
		expect(new Set(listeners).size).toBe(1);
		expect(openFiles()).toEqual([]);
	});
});
