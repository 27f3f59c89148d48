/** Requests that were never sent. */
import { rename } from 'node:fs/promises';
import type { Socket } from 'node:net';

import { BinaryDataService } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { useClock } from '../support/clock';
import { services } from '../support/engine/line';
import { forgetCalls } from '../support/processState';
import type { RawServer } from '../support/rawServer';
import { selfSigned, startRawServer } from '../support/rawServer';
import { expectExplained } from './faults/explained';
import { itemOnDisk } from './files';
import { toMarketing, toOlivia, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld();
useClock(() => world.sandbox);

let server: RawServer | undefined;

afterEach(async () => {
	await server?.close();
	server = undefined;
	forgetCalls();
});

/** Sends a message to a server of the test's own. */
async function sendTo(url: string, parameters: INodeParameters = {}) {
	world.connect({ cliqUrl: url });
	const { error } = await world.run('message.send', { ...toOlivia, text: 'hi', ...parameters });
	return expectExplained(error);
}

const whenData = (act: (socket: Socket) => void) => (socket: Socket) => {
	socket.once('data', () => {
		act(socket);
	});
};

describe('a message that was surely not sent', () => {
	it.each<[string, 'http' | 'https', (socket: Socket) => void]>([
		['the connection is reset at once', 'http', (socket) => socket.resetAndDestroy()],
		['the TLS handshake is reset at once', 'https', (socket) => socket.resetAndDestroy()],
		['the TLS handshake is closed', 'https', (socket) => socket.end()],
		[
			'the other side does not speak TLS',
			'https',
			whenData((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
		],
		[
			'the TLS handshake is refused',
			'https',
			whenData((socket) => socket.end(Buffer.from('15030300020228', 'hex'))),
		],
	])('is sent again when %s', async (_what, scheme, handle) => {
		server = await startRawServer(handle);
		const problem = await sendTo(`${scheme}://127.0.0.1:${server.port}`);
		expect(problem).toMatchObject({
			kind: 'UNAVAILABLE',
			message: 'Cliq could not be reached',
			description: 'Nothing was sent: there was no connection.',
		});
		expect(server.made).toBe(4);
	});

	it('is sent again when nobody listens or the name is unknown', async () => {
		for (const url of ['http://localhost:1', 'https://nowhere.invalid']) {
			jest.mocked(sleep).mockClear();
			expect((await sendTo(url)).description).toBe('Nothing was sent: there was no connection.');
			expect(jest.mocked(sleep)).toHaveBeenCalled();
		}
	});

	it('is tried once when the certificate is not trusted', async () => {
		let received = 0;
		const count = (socket: Socket) => socket.on('data', () => (received += 1));
		server = await startRawServer(count, selfSigned());
		const problem = await sendTo(`https://127.0.0.1:${server.port}`);
		expect(problem).toMatchObject({ kind: 'UNAVAILABLE', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		expect(problem.description).toMatch(/^Nothing was sent: n8n does not trust/);
		expect(problem.remedy).toContain('NODE_EXTRA_CA_CERTS');
		expect([server.made, received]).toEqual([1, 0]);
	});

	it('is tried once when it is nested too deeply to be written', async () => {
		const deep = `{"text":"a","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
		const { error } = await world.run('message.send', {
			...toOlivia,
			contentType: 'json',
			messageJson: deep,
		});
		const problem = error?.context.cliq as { description: string };
		expect(problem.description).toMatch(/^Nothing was sent/);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('does not count as a call of Cliq', async () => {
		server = await startRawServer((socket) => socket.end());
		for (let call = 0; call < 20; call++) {
			await sendTo(`https://127.0.0.1:${server.port}`, { options: { onRateLimit: 'fail' } });
		}
		// 80 attempts: more than Cliq allows per minute.
		expect(server.made).toBe(80);
	});
});

describe('a file that cannot be read before its first byte', () => {
	/** A file in n8n's storage that is away; n8n still knows it. */
	async function missing() {
		const item = await itemOnDisk('content', 'a.pdf');
		const path = services.get(BinaryDataService).getPath(item.binary?.data?.id ?? '');
		await rename(path, `${path}.away`);
		const back = async () => {
			await rename(`${path}.away`, path);
		};
		return { item, back };
	}

	it('is not sent, and the error says so', async () => {
		const { item } = await missing();
		const { error } = await world.run('file.upload', toMarketing, { items: [item] });
		const problem = expectExplained(error);
		expect(problem.kind).toBe('UNAVAILABLE');
		expect(problem.description).toBe('"a.pdf" could not be read. Nothing was sent.');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('is sent once it can be read again', async () => {
		const { item, back } = await missing();
		jest.mocked(sleep).mockImplementationOnce(back);
		const { error } = await world.run('file.upload', toMarketing, { items: [item] });
		expect(error).toBeUndefined();
		expect(world.sandbox.organization.files.map(({ name }) => name)).toEqual(['a.pdf']);
	});
});
