import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { timeLimits } from './deadline';
import type { IncomingFile, TakeFile } from './download';
import type { Endpoint } from './endpoints';
import type { CliqError, Sent } from '../errors';
import type { Answer } from './response';
import {
	isThrottled,
	isUnknown,
	isUnknownAddress,
	lacksScope,
	readRefusal,
	retryAfterSeconds,
} from './response';
import { connectionLost, explainAnswer, fileBrokeOff, rateLimited, unreadable } from './explain';
import type { JsonObject } from './json';
import { isJsonObject, parseJson } from './json';
import type { Pace, Ticket } from './rateLimiter';
import { lockSecondsOf, paceOf } from './rateLimiter';
import { backoff, retryRuleFor, retryRules } from './retry';
import type { NoAnswer, Renewal, Session } from './session';
import { MultipartBody } from './upload';
import { pathSegment } from './urls';
import { SLICE_MS, wait } from './wait';

/** What fills an endpoint's path, query and body. */
export interface CliqRequest {
	/** Values for the path's `{name}`s, not yet encoded. */
	readonly path?: Readonly<Record<string, string>>;
	/** Undefined values are left out. */
	readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
	readonly body?: IDataObject | MultipartBody;
}

/** A request that is ready to go. */
interface Letter extends Pick<CliqRequest, 'body'> {
	readonly url: string;
	/** Who gets the file that it asks for. */
	readonly take: TakeFile | undefined;
}

/** What to do when Cliq takes no more calls for a while. */
export interface WaitPolicy {
	readonly onRateLimit: 'wait' | 'fail';
	/** The longest single wait. */
	readonly maxWaitSeconds: number;
}

/** What a run spent waiting, by reason, in milliseconds. */
export interface Waited {
	/** To stay under a threshold. */
	pace: number;
	/** For a lock to end. */
	lock: number;
	/** Before trying again what failed. */
	trouble: number;
}

/** Tokens that one call is tried with: the one at hand, one that another run stored, a new one. */
const MAX_TOKENS = 3;

/** The one way to call Cliq: URL, token, pacing, retry, answer. */
export class CliqClient {
	/**
	 * @param signal n8n's cancel signal; it ends waits
	 * @param waited adds up what was waited
	 */
	constructor(
		readonly session: Session,
		private readonly policy: WaitPolicy,
		private readonly signal?: AbortSignal,
		private readonly waited: Waited = { pace: 0, lock: 0, trouble: 0 },
		/** Counts what went out, so that an error midway can say it. */
		readonly sent: Sent = { items: 0, parts: 0, files: 0 },
	) {}

	/**
	 * Calls an endpoint.
	 *
	 * @returns the answer's JSON object (a bare array stands in `data`); for a write any 2xx is success
	 * and a body that is no object gives `{}`
	 * @throws CliqError of any kind but FILE_REJECTED
	 */
	async call(endpoint: Endpoint, request: CliqRequest = {}): Promise<JsonObject> {
		return read(endpoint, await this.succeed(endpoint, request));
	}

	/**
	 * Fetches a file.
	 *
	 * @param take stores it as it comes; when it broke off, it is fetched and taken anew
	 * @returns what `take` gave for the whole file
	 * @throws CliqError as {@link call} does, and what `take` throws of its own
	 */
	async download<Result>(
		endpoint: Endpoint,
		request: CliqRequest,
		take: (file: IncomingFile) => Promise<Result>,
	): Promise<Result> {
		const taken: Result[] = [];
		const answer = await this.succeed(endpoint, request, async (file) => {
			taken.push(await take(file));
		});
		const [whole] = taken.slice(-1);
		if (whole === undefined) throw unreadable(answer);
		return whole;
	}

	/** @returns the answer of a call that went well */
	private async succeed(
		endpoint: Endpoint,
		request: CliqRequest,
		take?: TakeFile,
	): Promise<Answer> {
		const url = this.url(endpoint, request);
		const known = await this.session.knownProblem(endpoint.scopes);
		if (known) throw known;
		const answer = await this.withValidToken(endpoint, { url, body: request.body, take });
		if (answer.status < 200 || answer.status >= 300)
			throw this.explain(answer, endpoint, request.path);
		return answer;
	}

	private url(endpoint: Endpoint, { path = {}, query = {} }: CliqRequest): string {
		const segments = endpoint.path.split('/').map((segment) => {
			if (!segment.startsWith('{')) return segment;
			const name = segment.slice(1, -1);
			return pathSegment(name, path[name] ?? '');
		});
		const pairs = Object.entries(query).flatMap(([key, value]) =>
			value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
		);
		const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
		return `${this.session.connection.cliqUrl}${segments.join('/')}${search}`;
	}

	/** Sends, and sends again when Cliq refused the token and another could be had: from Zoho only once. */
	private async withValidToken(endpoint: Endpoint, letter: Letter): Promise<Answer> {
		let renewal: Renewal = 'none';
		for (let tries = 1; ; tries++) {
			const answer = await this.withRetries(endpoint, letter);
			const isLast = renewal === 'renewed' || tries === MAX_TOKENS;
			if (answer.status !== 401 || isLast) return answer;
			renewal = lacksScope(answer)
				? await this.session.renewTokenForScope()
				: await this.session.renewToken();
			if (renewal === 'none') return answer;
		}
	}

	/** Sends, and sends again what the rules of retry.ts allow. */
	private async withRetries(endpoint: Endpoint, letter: Letter): Promise<Answer> {
		let mayBeDone = false;
		for (let retries = 0; ; retries++) {
			const outcome = await this.inPace(endpoint, letter);
			// What an earlier try deleted, its answer lost, is not there any more: that is what was wanted.
			if (mayBeDone && isGone(endpoint, outcome)) return { ...outcome, status: 204, text: '' };
			mayBeDone ||= 'status' in outcome ? outcome.status >= 500 : outcome.mayHaveArrived;
			const rule = retryRuleFor(endpoint, outcome);
			const goesOn = rule !== undefined && retries < rule.retries;
			if (goesOn && (await this.pause(backoff(rule, retries + 1)))) continue;
			if ('status' in outcome) return outcome;
			throw explainNoAnswer(outcome, endpoint, letter.body);
		}
	}

	/** @returns whether the pause was made: not when it is longer than allowed, or the user stopped the execution */
	private async pause(milliseconds: number): Promise<boolean> {
		if (milliseconds > this.policy.maxWaitSeconds * 1000) return false;
		await wait(milliseconds, this.signal);
		this.waited.trouble += milliseconds;
		return this.signal?.aborted !== true;
	}

	/** n8n writes into the options it is given, so every attempt gets its own. */
	private send({ method }: Endpoint, { url, body, take }: Letter): Promise<Answer | NoAnswer> {
		const options: IHttpRequestOptions = { method, url };
		if (take) {
			// Packed, it would have another length than is announced.
			options.headers = { 'Accept-Encoding': 'identity' };
			return this.session.receive(options, take, this.signal);
		}
		if (body !== undefined) options.body = body as IHttpRequestOptions['body'];
		const upload = body instanceof MultipartBody ? body.bytes / timeLimits.bytesPerMs : 0;
		return this.session.send(options, timeLimits.answerMs + upload);
	}

	/** Sends when it is this call's turn, and again after the lock when Cliq refused it all the same. */
	private async inPace(endpoint: Endpoint, letter: Letter): Promise<Answer | NoAnswer> {
		const pace = paceOf(this.session.account, endpoint);
		for (let retries = 0; ; retries++) {
			const ticket = await this.takeTurn(pace, endpoint);
			let outcome: Answer | NoAnswer | undefined;
			try {
				outcome = await this.send(endpoint, letter);
			} finally {
				if (outcome === undefined) pace.finish(ticket, true);
			}
			if (!('status' in outcome && isThrottled(outcome))) {
				pace.finish(ticket, hasCounted(outcome));
				return outcome;
			}
			const seconds = lockSeconds(outcome, endpoint);
			pace.refuse(ticket, seconds);
			const mayWait = this.policy.onRateLimit === 'wait' && seconds <= this.policy.maxWaitSeconds;
			if (!mayWait || retries === retryRules.throttled.retries) return outcome;
		}
	}

	/** @throws RATE_LIMITED when the wait would be longer than the user allows, or is stopped */
	private async takeTurn(pace: Pace, endpoint: Endpoint): Promise<Ticket> {
		const ticket = pace.join();
		try {
			if (pace.waitOf(ticket) > 0) await this.waitForTurn(pace, ticket, endpoint);
			pace.start(ticket);
			return ticket;
		} finally {
			pace.leave(ticket);
		}
	}

	private async waitForTurn(pace: Pace, ticket: Ticket, endpoint: Endpoint): Promise<void> {
		const { onRateLimit, maxWaitSeconds } = this.policy;
		const patience = onRateLimit === 'wait' ? maxWaitSeconds * 1000 : 0;
		let waited = 0;
		let { phase } = pace;
		for (let left = pace.waitOf(ticket); left > 0; left = pace.waitOf(ticket)) {
			// One wait is for one lock, or for one place in the window.
			if (phase !== pace.phase) waited = 0;
			({ phase } = pace);
			// While one call finds out for all, the others stay: they came too far to give up now.
			const stays = pace.isProbing && patience > 0;
			if (!stays && waited + left > patience) throw this.heldBack(endpoint, left);
			const slice = Math.min(left, SLICE_MS);
			this.waited[pace.isLocked ? 'lock' : 'pace'] += slice;
			await wait(slice, this.signal);
			waited += slice;
			if (this.signal?.aborted) throw this.heldBack(endpoint, left);
		}
	}

	private heldBack(endpoint: Endpoint, milliseconds: number): CliqError {
		const seconds = Math.ceil(milliseconds / 1000);
		return rateLimited(null, null, endpoint, endpoint.threshold, seconds);
	}

	private explain(answer: Answer, endpoint: Endpoint, path: CliqRequest['path']): CliqError {
		if (isThrottled(answer)) {
			const { code } = readRefusal(answer);
			const seconds = lockSeconds(answer, endpoint);
			return rateLimited(answer.status, code, endpoint, endpoint.threshold, seconds);
		}
		const error = explainAnswer(answer, endpoint, this.session.connection, path);
		if (lacksScope(answer)) return this.session.declareLacking(endpoint.scopes, error);
		if (answer.status === 401) return this.session.declareDead(error);
		return error;
	}
}

/** Cliq counts by user: what never arrived, or came with a token that is no one's, counts for nobody. */
function hasCounted(outcome: Answer | NoAnswer): boolean {
	if (!('status' in outcome)) return outcome.mayHaveArrived;
	return outcome.status !== 401 || lacksScope(outcome);
}

/** Whether Cliq no longer has what was to be deleted. */
function isGone({ method }: Endpoint, outcome: Answer | NoAnswer): outcome is Answer {
	if (method !== 'DELETE' || !('status' in outcome) || !isUnknown(outcome)) return false;
	// An address that Cliq does not have at all was never anything to delete.
	return !isUnknownAddress(outcome);
}

/** How long Cliq refuses this endpoint now: as it says, else as published. */
function lockSeconds(answer: Answer, endpoint: Endpoint): number {
	return retryAfterSeconds(answer, Date.now()) ?? lockSecondsOf(endpoint);
}

function explainNoAnswer(
	{ code, mayHaveArrived }: NoAnswer,
	endpoint: Endpoint,
	body: CliqRequest['body'],
): CliqError {
	const failure = body instanceof MultipartBody ? body.failure : undefined;
	if (failure !== undefined) return fileBrokeOff(failure);
	return connectionLost(code, endpoint, mayHaveArrived);
}

function read(endpoint: Endpoint, answer: Answer): JsonObject {
	const body = parseJson(answer.text);
	if (isJsonObject(body)) return body;
	if (endpoint.method !== 'GET') return {};
	if (Array.isArray(body)) return { data: body };
	throw unreadable(answer);
}
