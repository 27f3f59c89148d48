import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { CliqError } from '../errors';
import type { AccessToken } from './accessToken';
import { Attempt } from './attempt';
import { withDeadline } from './deadline';
import { isStream, readText, streamTo } from './download';
import { networkFailureOf } from './n8nErrors';
import { processState } from './processState';
import type { PreparedRequest, Send } from './request';
import type { NetworkFailure, Outcome } from './response';
import { decode, decoderFor, Response } from './response';
import { redact } from './secrets';
import { MultipartBody } from './upload';

/** The network failure for something that took too long. */
const TOO_LATE: NetworkFailure = { status: null, code: 'ETIMEDOUT', mayHaveArrived: true };

/** The network failure for a file that could not be read: nothing was sent yet. */
const UNREADABLE: NetworkFailure = { status: null, code: null, mayHaveArrived: false };

/** The network failure for a response that cannot be one to this request. */
const UNBELIEVABLE: NetworkFailure = { status: null, code: null, mayHaveArrived: true };

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
 * @param token of the account; its secrets may not be in any response
 * @param signal n8n's cancel signal; it ends the attempt
 * @throws CliqError if the credential turns out not to be usable, before anything was sent
 */
export function transport(token: AccessToken, signal: AbortSignal | undefined): Send {
	return async (request) => {
		const upload = request.body instanceof MultipartBody ? request.body : undefined;
		const attempt = Attempt.begin(signal);
		let isComplete = false;
		try {
			const sending = token.send.bind(token, optionsOf(request), attempt.signal, request.network);
			const asking = ask(sending, upload);
			const raw = await withDeadline(asking, longestWait(request), TOO_LATE);
			isComplete = 'statusCode' in raw && !request.take;
			return 'status' in raw ? raw : await receive(raw, request, token.secrets);
		} finally {
			upload?.end();
			attempt.end(isComplete);
		}
	};
}

async function receive(
	raw: RawResponse,
	request: PreparedRequest,
	secrets: Iterable<string>,
): Promise<Outcome> {
	const { statusCode: status, headers, body } = raw;
	const { take } = request;
	const responseOf = (text: string) => new Response(status, headers, text, secrets);

	if (!take || !isStream(body)) return responseOf(textOf(body, headers));
	const { timeLimits } = processState;
	const isFile = status >= 200 && status < 300 && status !== 204;
	if (!isFile) {
		const text = await readText(body, timeLimits, decoderFor(headers));
		return text === undefined ? TOO_LATE : responseOf(text);
	}
	const clean = (text: string) => redact(text, secrets);
	const broken = await streamTo(take, body, headers, timeLimits, clean);
	if (!broken) return responseOf('');
	if (broken.isPacked) packed.add(request);
	return { status: null, code: broken.code, mayHaveArrived: true };
}

function textOf(body: unknown, headers: IDataObject): string {
	if (body instanceof Uint8Array) return decode(body, headers);
	return typeof body === 'string' ? body : '';
}

/** Options for one attempt; n8n modifies them. */
function optionsOf(request: PreparedRequest) {
	const { endpoint, address, body, take } = request;
	const options: IHttpRequestOptions = {
		method: endpoint.method,
		url: address,
		// Not `text`: n8n would read every response as UTF-8.
		encoding: take ? 'stream' : 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	// Packed, it could not be checked against its length; servers do not pack ranges.
	const range = packed.has(request) && { Range: 'bytes=0-' };
	const { headers } = endpoint;
	if (take) options.headers = { 'Accept-Encoding': 'identity', ...range, ...headers };
	else if (headers) options.headers = { ...headers };
	if (body !== undefined) options.body = body as IHttpRequestOptions['body'];
	return options;
}

/** @returns after how many milliseconds a request times out, even if a response trickles in */
function longestWait({ body, take }: PreparedRequest): number {
	const { responseMs, bytesPerMs } = processState.timeLimits;
	return body instanceof MultipartBody && !take ? responseMs + body.bytes / bytesPerMs : responseMs;
}

async function ask(
	sending: () => Promise<unknown>,
	upload: MultipartBody | undefined,
): Promise<RawResponse | NetworkFailure> {
	if (upload && !(await upload.begin())) return UNREADABLE;
	try {
		const { statusCode, headers, body } = (await sending()) as RawResponse;
		// Success before the files were passed on cannot be true.
		if (statusCode < 300 && upload?.isPassedOn === false) return UNBELIEVABLE;
		return { statusCode, headers, body };
	} catch (error) {
		return error instanceof CliqError ? unsent(error) : networkFailureOf(error);
	}
}

/** @throws the error, unless it is trouble that may have passed at the next attempt */
function unsent(error: CliqError): NetworkFailure {
	if (error.problem.kind !== 'UNAVAILABLE') throw error;
	return { status: null, code: null, mayHaveArrived: false, error };
}
