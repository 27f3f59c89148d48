import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { AnswerEnding, AnswerRule } from './rules';

const DRIP_MS = 1;
const ANNOUNCED_BUT_MISSING = 1000;

/** Everything that can go wrong on the wire, and the connections that hang because of it. */
export class Faults {
	private readonly hanging = new Set<Duplex>();

	/** Connections that began a response. */
	private readonly drips = new Set<Duplex>();

	/** Connections that never get a complete response, as long as the other side keeps them. */
	get hung(): number {
		return this.hanging.size;
	}

	/** How many of them have received at least the head of a response. */
	get dripping(): number {
		return this.drips.size;
	}

	/**
	 * Applies the rule instead of responding: detaches the connection from the server, and cuts it or lets
	 * it hang.
	 * @param rule with `before` or `ending`
	 */
	strike(rule: AnswerRule, request: FastifyRequest, reply: FastifyReply): void {
		reply.hijack();
		const { socket } = request.raw;
		if (rule.ending) {
			this.give(rule, rule.ending, socket);
			return;
		}
		const strike = () => {
			if (rule.before === 'reset') socket.resetAndDestroy();
			else this.keep(socket);
		};
		const bytes = rule.afterBytes ?? 0;
		// With `after`, the body has been read.
		if (bytes === 0 || request.raw.readableEnded) strike();
		else afterBytes(request, bytes, strike);
	}

	/** Cuts hanging connections. */
	clear(): void {
		for (const socket of this.hanging) socket.destroy();
		this.hanging.clear();
		this.drips.clear();
	}

	private give(rule: AnswerRule, ending: AnswerEnding, socket: Duplex & Resettable): void {
		if (ending === 'garbage') {
			socket.end('220 mail.zylker.example ESMTP\r\n');
			return;
		}
		const { status = 200 } = rule;
		const body = String(rule.body ?? '');
		const headers: Record<string, string> = {
			'content-type': 'application/json;charset=UTF-8',
			...rule.headers,
			...(ending !== 'drip' && {
				'content-length': String(Buffer.byteLength(body) + ANNOUNCED_BUT_MISSING),
			}),
		};
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		socket.write(`HTTP/1.1 ${status} Sandbox\r\n${lines.join('')}\r\n${body}`, () => {
			if (ending === 'close') socket.end();
			else if (ending === 'reset') socket.resetAndDestroy();
			else this.drip(socket);
		});
	}

	/** Without a length the response lasts as long as the connection. */
	private drip(socket: Duplex): void {
		if (socket.destroyed) return;
		this.keep(socket);
		this.drips.add(socket);
		const timer = setInterval(() => socket.write(' '), DRIP_MS);
		socket.once('close', () => {
			clearInterval(timer);
			this.drips.delete(socket);
		});
	}

	private keep(socket: Duplex): void {
		if (socket.destroyed) return;
		this.hanging.add(socket);
		socket.once('close', () => this.hanging.delete(socket));
		// The other side may cut it at any time.
		socket.on('error', () => undefined);
	}
}

interface Resettable {
	resetAndDestroy(): unknown;
}

function afterBytes({ raw }: FastifyRequest, bytes: number, strike: () => void): void {
	let left = bytes;
	let done = false;
	const once = () => {
		if (!done) strike();
		done = true;
	};
	raw.on('data', (chunk: Buffer) => {
		left -= chunk.length;
		if (left <= 0) once();
	});
	raw.on('end', once);
	raw.on('error', () => undefined);
}

/** Requests received by a host that none should ever reach. */
export interface Visit {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** Another host, as a target of redirects. */
export interface OtherHost {
	url: string;
	visits: Visit[];
	close(): Promise<void>;
}

/** Starts another host on loopback, which records every request and responds with 200. */
export async function startOtherHost(): Promise<OtherHost> {
	const visits: Visit[] = [];
	const server = createServer((request, response) => {
		const { method = '', url = '', headers } = request;
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk: string) => {
			body += chunk;
		});
		request.on('end', () => {
			visits.push({ method, url, headers, body });
			response.setHeader('content-type', 'application/json').end('{"message_id":"elsewhere"}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://localhost:${port}`,
		visits,
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			}),
	};
}
