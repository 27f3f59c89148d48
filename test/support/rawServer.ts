/** A server for what the sandbox cannot do: it handles connections byte by byte. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { createServer as createTlsServer } from 'node:tls';

export interface RawServer {
	readonly port: number;
	/** Connections made so far. */
	readonly made: number;
	/** Connections that are open. */
	readonly open: number;
	close(): Promise<void>;
}

/**
 * Starts a server on loopback.
 *
 * @param handle called with each connection; with `tls`, once its handshake is complete
 */
export async function startRawServer(
	handle: (socket: Socket) => void,
	tls?: TlsOptions,
): Promise<RawServer> {
	const sockets = new Set<Socket>();
	let made = 0;
	const safely = (socket: Socket) => {
		socket.on('error', () => undefined);
		handle(socket);
	};
	const server: Server = tls ? createTlsServer(tls, safely) : createServer(safely);
	server.on('tlsClientError', () => undefined);
	server.on('connection', (socket: Socket) => {
		made += 1;
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.once('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		get made() {
			return made;
		},
		get open() {
			return sockets.size;
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** @returns an element of ASN.1 in its DER encoding */
function der(tag: number, ...content: Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const { length } = body;
	const size = length < 128 ? [length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const time = (text: string) => der(0x17, Buffer.from(text));

/** @returns a key and a self-signed certificate for localhost, which nobody trusts */
export function selfSigned(): { key: string; cert: string } {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
	const commonName = Buffer.from('0603550403', 'hex');
	const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('localhost')))));
	const facts = sequence(
		der(0xa0, Buffer.from('020102', 'hex')),
		Buffer.from('020101', 'hex'),
		sha256WithRsa,
		name,
		sequence(time('200101000000Z'), time('491231235959Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = createSign('sha256').update(facts).sign(privateKey);
	const bits = der(0x03, Buffer.concat([Buffer.from([0]), signature]));
	const base64 = sequence(facts, sha256WithRsa, bits).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
	};
}
