import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { withDeadline } from './deadline';
import { isStream, readText, streamTo } from './download';
import type { CliqContext } from './n8nContext';
import { CREDENTIAL_TYPE } from './n8nContext';
import { networkFailureOf } from './n8nErrors';
import { processState } from './processState';
import type { PreparedRequest, Send } from './request';
import type { NetworkFailure, Outcome } from './response';
import { Response } from './response';
import { redact } from './secrets';
import { MultipartBody } from './upload';

/** The network failure for something that took too long. */
const TOO_LATE: NetworkFailure = { status: null, code: 'ETIMEDOUT', mayHaveArrived: true };

/** The network failure for a file that could not be read: nothing was sent yet. */
const UNREADABLE: NetworkFailure = { status: null, code: null, mayHaveArrived: false };

/** Controllers of finished attempts, for the next ones: a new one for each would be a tenth of all work. */
const idle: AbortController[] = [];

/** Contexts as they are lent to n8n's helper, each with the cancel signal of its latest attempt. */
const lent = new WeakMap<CliqContext, CliqContext & { signal?: AbortSignal }>();

/** Requests whose response was packed, although they asked for it not to be. */
const packed = new WeakSet<PreparedRequest>();

/** What n8n's helper returns; a streamed body is not read yet. */
interface RawResponse {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: unknown;
}

/**
 * Sends a request once, as the connected account, with n8n's own helper. It throws for no status, renews
 * nothing and follows no redirect (the token would be sent to the other host). When it returns, everything
 * that the attempt opened is closed.
 *
 * @param secrets that no response may contain
 * @param signal n8n's cancel signal; it ends the attempt
 */
export function transport(
	context: CliqContext,
	secrets: Iterable<string>,
	signal: AbortSignal | undefined,
): Send {
	const clean = (text: string) => redact(text, secrets);

	return async (request) => {
		const upload = request.body instanceof MultipartBody ? request.body : undefined;
		const attempt = idle.pop() ?? new AbortController();
		const end = () => {
			attempt.abort();
		};
		signal?.addEventListener('abort', end);
		if (signal?.aborted) end();
		let isComplete = false;
		try {
			const asking = ask(context, optionsOf(request), upload, attempt.signal);
			const raw = await withDeadline(asking, longestWait(request), TOO_LATE);
			isComplete = 'statusCode' in raw && !request.take;
			return 'status' in raw ? raw : await receive(raw, request, clean);
		} finally {
			signal?.removeEventListener('abort', end);
			upload?.end();
			// Of a complete response nothing is left to end.
			if (isComplete && !attempt.signal.aborted) idle.push(attempt);
			else end();
		}
	};
}

async function receive(
	raw: RawResponse,
	request: PreparedRequest,
	clean: (text: string) => string,
): Promise<Outcome> {
	const { statusCode: status, headers, body } = raw;
	const { take } = request;
	const responseOf = (text: unknown) =>
		new Response(status, headers, typeof text === 'string' ? clean(text) : '');

	if (!take || !isStream(body)) return responseOf(body);
	const { timeLimits } = processState;
	const isFile = status >= 200 && status < 300 && status !== 204;
	if (!isFile) {
		const text = await readText(body, timeLimits);
		return text === undefined ? TOO_LATE : responseOf(text);
	}
	const broken = await streamTo(take, body, headers, timeLimits, clean);
	if (!broken) return responseOf('');
	if (broken.isPacked) packed.add(request);
	return { status: null, code: broken.code, mayHaveArrived: true };
}

/** Options for one attempt; n8n modifies them. */
function optionsOf(request: PreparedRequest) {
	const {
		endpoint: { method },
		url,
		body,
		take,
	} = request;
	const options: IHttpRequestOptions = {
		method,
		url,
		encoding: take ? 'stream' : 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	// Packed, it could not be checked against its length; servers do not pack ranges.
	const range = packed.has(request) && { Range: 'bytes=0-' };
	if (take) options.headers = { 'Accept-Encoding': 'identity', ...range };
	else if (body !== undefined) options.body = body as IHttpRequestOptions['body'];
	return options;
}

/** @returns after how many milliseconds a request times out, even if a response trickles in */
function longestWait({ body, take }: PreparedRequest): number {
	const { responseMs, bytesPerMs } = processState.timeLimits;
	return body instanceof MultipartBody && !take ? responseMs + body.bytes / bytesPerMs : responseMs;
}

async function ask(
	context: CliqContext,
	options: IHttpRequestOptions,
	upload: MultipartBody | undefined,
	signal: AbortSignal,
): Promise<RawResponse | NetworkFailure> {
	if (upload && !(await upload.begin())) return UNREADABLE;
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			lend(context, signal),
			CREDENTIAL_TYPE,
			options,
		)) as RawResponse;
		return { statusCode, headers, body };
	} catch (error) {
		return networkFailureOf(error);
	}
}

/** n8n ends a request by the cancel signal of its context, which it reads at once: here, the attempt's. */
function lend(context: CliqContext, signal: AbortSignal): CliqContext {
	let copy = lent.get(context);
	if (!copy) {
		const ending = { getExecutionCancelSignal: { value: () => copy?.signal } };
		copy = Object.create(context, ending) as CliqContext & { signal?: AbortSignal };
		lent.set(context, copy);
	}
	copy.signal = signal;
	return copy;
}
