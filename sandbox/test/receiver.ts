import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What arrived at somebody's server. */
export interface Received {
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A body, a status with one, or undefined for no answer at all. */
type Answer = string | { status?: number; body: string } | undefined;

/** An event, as far as tests look at its parts by name. */
export interface ReceivedEvent {
	name: string;
	type: string;
	handler: { type: string; name?: string };
	params: {
		access: { chat_id: string };
		message?: unknown;
		operation?: string;
		chat?: { id: string };
		user?: { id: string };
		data?: { message: { text: string } };
		attachments?: Array<{ name: string; url: string }>;
	};
}

/** A server that bots send their events to; it answers `{}` unless told otherwise. */
export class Receiver {
	readonly received: Received[] = [];
	/** The next answers, in order. */
	answers: Answer[] = [];
	url = '';
	private readonly server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk: string) => (body += chunk));
		request.on('end', () => {
			this.received.push({ path: request.url ?? '', headers: request.headers, body });
			this.answer(response);
		});
	});

	async start(): Promise<void> {
		await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/cliq`;
	}

	/** What arrived, as JSON. */
	get events(): ReceivedEvent[] {
		return this.received.map(({ body }) => JSON.parse(body) as ReceivedEvent);
	}

	reset(): void {
		this.received.length = 0;
		this.answers = [];
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}

	private answer(response: ServerResponse): void {
		const answer = this.answers.length > 0 ? this.answers.shift() : '{}';
		if (answer === undefined) return;
		const { status = 200, body } = typeof answer === 'string' ? { body: answer } : answer;
		response.writeHead(status, { 'content-type': 'application/json' }).end(body);
	}
}
