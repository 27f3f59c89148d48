import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { endpoints } from './endpoints';
import type { Endpoint, EndpointName } from './endpoints';
import { CliqError, invalidInput } from './errors';
import type { Answer } from './explain';
import {
	connectionLost,
	explainAnswer,
	isThrottled,
	lacksScope,
	rateLimited,
	readRefusal,
	retryAfterSeconds,
	unreadable,
} from './explain';
import type { JsonObject } from './json';
import { isJsonObject, parseJson } from './json';
import type { Session } from './session';
import type { MultipartBody } from './upload';
import { wait } from './wait';

/** What fills an endpoint's path, query and body. */
export interface CliqRequest {
	/** Values for the path's `{name}`s, not yet encoded. */
	readonly path?: Readonly<Record<string, string>>;
	/** Undefined values are left out. */
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body?: IDataObject | MultipartBody;
}

/** What to do when Cliq takes no more calls for a while. */
export interface WaitPolicy {
	readonly onRateLimit: 'wait' | 'fail';
	/** The longest single wait. */
	readonly maxWaitSeconds: number;
}

/** Tries of a call that Cliq refuses because too many came. */
const RATE_LIMIT_TRIES = 3;

const DEFAULT_RETRY_SECONDS = 60;

/** The one way to call Cliq: URL, token, waiting, retry, answer. */
export class CliqClient {
	constructor(
		readonly session: Session,
		private readonly policy: WaitPolicy,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Calls an endpoint.
	 *
	 * @returns the answer's JSON object (a bare array stands in `data`); for a write any 2xx is success
	 * and a body that is no object gives `{}`
	 * @throws CliqError of any kind but FILE_REJECTED
	 */
	async call(name: EndpointName, request: CliqRequest = {}): Promise<JsonObject> {
		const endpoint: Endpoint = endpoints[name];
		const url = this.url(endpoint, request);
		const answer = await this.untilAccepted(endpoint, () => ({
			method: endpoint.method,
			url,
			...(request.body === undefined ? {} : { body: request.body as IHttpRequestOptions['body'] }),
		}));
		if (answer.status < 200 || answer.status >= 300) throw this.explain(answer, endpoint);
		return read(endpoint, answer);
	}

	private url(endpoint: Endpoint, { path = {}, query = {} }: CliqRequest): string {
		const filled = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
			pathSegment(name, path[name] ?? ''),
		);
		const pairs = Object.entries(query).flatMap(([key, value]) =>
			value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
		);
		const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
		return `${this.session.connection.cliqUrl}${filled}${search}`;
	}

	/** Sends, and sends again what Cliq refused only because too many calls came. */
	private async untilAccepted(
		endpoint: Endpoint,
		build: () => IHttpRequestOptions,
	): Promise<Answer> {
		for (let tries = 1; ; tries++) {
			const answer = await this.withValidToken(endpoint, build);
			if (!isThrottled(answer)) return answer;
			const seconds = retryAfterSeconds(answer, Date.now()) ?? DEFAULT_RETRY_SECONDS;
			const mayWait = this.policy.onRateLimit === 'wait' && seconds <= this.policy.maxWaitSeconds;
			if (!mayWait || tries === RATE_LIMIT_TRIES) throw this.explain(answer, endpoint);
			await wait(seconds * 1000, this.signal);
			if (this.signal?.aborted) throw this.explain(answer, endpoint);
		}
	}

	/** Sends, and sends once more when Cliq refused the token and a new one could be had. */
	private async withValidToken(
		endpoint: Endpoint,
		build: () => IHttpRequestOptions,
	): Promise<Answer> {
		const known = await this.session.knownProblem(endpoint.scope);
		if (known) throw known;
		// n8n writes into the options it is given, so every attempt gets its own.
		const answer = await this.send(endpoint, build());
		if (answer.status !== 401 || !(await this.renewTokenFor(answer))) return answer;
		return await this.send(endpoint, build());
	}

	private async renewTokenFor(answer: Answer): Promise<boolean> {
		return await this.session.renewToken().catch((error: unknown) => {
			// A missing scope is the better explanation than a refresh that would not have helped.
			if (lacksScope(answer)) return false;
			throw error;
		});
	}

	private async send(endpoint: Endpoint, options: IHttpRequestOptions): Promise<Answer> {
		const outcome = await this.session.send(options);
		if (!('mayHaveArrived' in outcome)) return outcome;
		throw connectionLost(outcome.code, endpoint, outcome.mayHaveArrived);
	}

	private explain(answer: Answer, endpoint: Endpoint): CliqError {
		if (isThrottled(answer)) {
			const lockSeconds = (endpoint.lockMinutes ?? 1) * 60;
			const seconds = retryAfterSeconds(answer, Date.now()) ?? lockSeconds;
			return rateLimited(answer.status, readRefusal(answer).code, endpoint, seconds);
		}
		const error = explainAnswer(answer, endpoint, this.session.connection);
		if (lacksScope(answer)) this.session.remember(endpoint.scope, error);
		else if (answer.status === 401) this.session.remember('*', error);
		return error;
	}
}

function read(endpoint: Endpoint, answer: Answer): JsonObject {
	const body = parseJson(answer.text);
	if (isJsonObject(body)) return body;
	if (endpoint.method !== 'GET') return {};
	if (Array.isArray(body)) return { data: body };
	throw unreadable(answer);
}

/**
 * Encodes an id so that it stays one segment of a path.
 *
 * @param name what it is, for the error
 * @throws INVALID_INPUT for an empty id, for `.` and `..` (also percent-encoded: URLs resolve them all
 * the same), and for half a surrogate pair, which has no encoding
 */
export function pathSegment(name: string, id: string): string {
	const plain = id.replace(/%2e/gi, '.');
	if (id === '' || plain === '.' || plain === '..') {
		throw invalidInput(name, id === '' ? 'must not be empty' : `must not be "${id}"`);
	}
	try {
		return encodeURIComponent(id);
	} catch {
		throw invalidInput(name, 'holds a broken character');
	}
}

/**
 * @returns whether Cliq surely refused a request because of one key in it, so that sending it again
 * without that key cannot do anything twice
 */
export function refusesKey(error: unknown, key: string): boolean {
	if (!(error instanceof CliqError) || error.problem.kind !== 'REJECTED') return false;
	const { code, description } = error.problem;
	if (!/^(extra_(key|param)_found|param_missing|input_pattern_mismatch)$/.test(code ?? ''))
		return false;
	// "'chatid' is an extra key in the JSON Object." [reported live]
	const named = [...description.matchAll(/'(\w+)'/g)].map((match) => match[1]);
	return named.length === 0 || named.includes(key);
}
