import type { Sent } from '../errors';
import type { Connection } from './connection';
import type { IncomingFile, TakeFile } from './download';
import type { Endpoint } from './endpoints';
import { explainOutcome, unreadable } from './explain/response';
import { needsOAuth2For } from './explain/webhookToken';
import type { JsonObject } from './json';
import { isJsonObject } from './json';
import { authenticating } from './layers/authenticating';
import { rateLimiting } from './layers/rateLimiting';
import { remembering } from './layers/remembering';
import { respelling } from './layers/respelling';
import { retrying } from './layers/retrying';
import type { Memory } from './memory';
import { isUnknown, knownPath, otherPath } from './names';
import type { CliqRequest, Send } from './request';
import { addressOf } from './request';
import type { Response } from './response';
import type { RunCache } from './runCache';
import type { Session } from './session';
import { transport } from './transport';
import type { Waiting, WaitPolicy, WaitTimes } from './wait';

export type { CliqRequest } from './request';
export type { WaitPolicy, WaitTimes } from './wait';

/** For interactive use: nobody waits ten minutes for a lock. */
const NEVER_WAIT: WaitPolicy = { onRateLimit: 'fail', maxWaitSeconds: 0 };

/** How a client works, apart from the shared connection. */
export interface ClientOptions {
	/** Without a policy the client never waits. */
	readonly policy?: WaitPolicy;
	/** n8n's cancel signal; it ends waits and transfers. */
	readonly signal?: AbortSignal;
	/** Accumulates the time spent waiting. */
	readonly waitTimes?: WaitTimes;
	/** Counts what was sent, so that an error midway can report it. */
	readonly sent?: Sent;
	/** What the item has written in earlier tries, if n8n may run the node again. */
	readonly memory?: Memory;
}

/** The only way to call Cliq. Memory, token, retries, rate limits and transport are layers around one function. */
export class CliqClient {
	/** What was sent for the item; the sender counts it here. */
	readonly sent: Sent;

	private readonly send: Send;

	private readonly signal: AbortSignal | undefined;

	constructor(
		private readonly session: Session,
		private readonly options: ClientOptions = {},
	) {
		const {
			policy = NEVER_WAIT,
			signal,
			waitTimes = { pace: 0, lock: 0, trouble: 0 },
			sent = { items: 0, parts: 0, files: 0 },
			memory,
		} = options;
		this.sent = sent;
		this.signal = signal;
		const { token, cache } = session;
		const waiting: Waiting = { policy, signal, waitTimes };
		const inTurn = rateLimiting(transport(token, signal), token, waiting);
		const authenticated = authenticating(retrying(inTurn, waiting), token, cache, signal);
		this.send = respelling(remembering(authenticated, memory));
	}

	/** @returns a client for what every try does anew, because it first reads what the ones before it did */
	withoutMemory(): CliqClient {
		return new CliqClient(this.session, { ...this.options, memory: undefined });
	}

	/** @returns a client for what is only good to know: it never waits, whatever the user allows */
	withoutWaiting(): CliqClient {
		return new CliqClient(this.session, { signal: this.signal });
	}

	get connection(): Connection {
		return this.session.token.connection;
	}

	/** The Cliq Network that the node names; undefined for the credential's. */
	get network(): string | undefined {
		return this.session.network;
	}

	get cache(): RunCache {
		return this.session.cache;
	}

	/**
	 * Calls an endpoint.
	 *
	 * @returns the response's JSON object (a bare array is wrapped in `data`); for a write, any 2xx is
	 * success and a body that is not an object becomes `{}`
	 * @throws CliqError of any kind except FILE_REJECTED
	 */
	async call(endpoint: Endpoint, request: CliqRequest = {}): Promise<JsonObject> {
		const response = await this.succeed(endpoint, request);
		const { json } = response;
		if (isJsonObject(json)) return json;
		if (endpoint.method !== 'GET') return {};
		if (Array.isArray(json)) return { data: json };
		throw unreadable(response);
	}

	/**
	 * Fetches a file.
	 *
	 * @param take stores the file while it arrives; after an interruption it is called again from the start
	 * @returns what `take` returned for the complete file
	 * @throws CliqError as {@link call} does, and whatever `take` itself throws
	 */
	async download<Result>(
		endpoint: Endpoint,
		request: CliqRequest,
		take: (file: IncomingFile) => Promise<Result>,
	): Promise<Result> {
		const taken: Result[] = [];
		const response = await this.succeed(endpoint, request, async (file) => {
			taken.push(await take(file));
		});
		const [whole] = taken.slice(-1);
		if (whole === undefined) throw unreadable(response);
		return whole;
	}

	/** @returns the response to a successful call */
	private async succeed(
		endpoint: Endpoint,
		request: CliqRequest,
		take?: TakeFile,
	): Promise<Response> {
		const { connection, network } = this;
		if (connection.isWebhookToken && !endpoint.takesWebhookToken) throw needsOAuth2For(endpoint);
		const path = knownPath(this, endpoint, request.path ?? {});
		const address = addressOf(endpoint, { ...request, path });
		const prepared = { endpoint, path, address, network, body: request.body, take };
		const outcome = await this.send(prepared);
		if (outcome.status !== null && outcome.isSuccess) return outcome;
		const error = explainOutcome(outcome, prepared, connection);
		const other = isUnknown(error) && (await otherPath(this, endpoint, path, error));
		if (!other) throw error;
		return await this.succeed(endpoint, { ...request, path: other }, take);
	}
}
