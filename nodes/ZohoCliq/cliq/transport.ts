import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { withDeadline } from './deadline';
import type { TakeFile } from './download';
import { isStream, readText, streamTo } from './download';
import type { CliqContext } from './n8nContext';
import { CREDENTIAL_TYPE } from './n8nContext';
import { networkCodeOf } from './n8nErrors';
import { processState } from './processState';
import type { PreparedRequest, Send } from './request';
import type { NetworkFailure, Outcome } from './response';
import { decoderFor, Response } from './response';
import { MultipartBody } from './upload';

/** Codes of connections that were never made, so nothing can have arrived. [Node.js] */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** The network failure for something that took too long. */
const TOO_LATE: NetworkFailure = { status: null, code: 'ETIMEDOUT', mayHaveArrived: true };

/** What n8n's helper returns; a streamed body is not read yet. */
interface RawResponse {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: unknown;
}

/**
 * Sends a request once, as the connected account, with n8n's own helper. It throws for no status, renews
 * nothing and follows no redirect (the token would be sent to the other host).
 *
 * @param secrets that no response may contain
 * @param signal n8n's cancel signal; it ends the transfer of a file
 */
export function transport(
	context: CliqContext,
	secrets: Iterable<string>,
	signal: AbortSignal | undefined,
): Send {
	const responseOf = ({ statusCode, headers }: RawResponse, body: unknown) =>
		new Response(statusCode, headers, textOf(body, headers), secrets);

	const receive = async (raw: RawResponse, take: TakeFile): Promise<Outcome> => {
		const { statusCode: status, headers, body } = raw;
		if (!isStream(body)) return responseOf(raw, body);
		const { timeLimits } = processState;
		const isFile = status >= 200 && status < 300 && status !== 204;
		if (!isFile) {
			const text = await readText(body, timeLimits, decoderFor(headers));
			return text === undefined ? TOO_LATE : responseOf(raw, text);
		}
		const broken = await streamTo(take, body, headers, timeLimits, signal);
		return broken ? { status: null, code: broken.code, mayHaveArrived: true } : responseOf(raw, '');
	};

	return async (request) => {
		const { take } = request;
		const attempt = ask(context, optionsOf(request));
		const raw = await withDeadline(attempt, longestWait(request), TOO_LATE);
		if ('status' in raw) return raw;
		return take ? await receive(raw, take) : responseOf(raw, raw.body);
	};
}

function textOf(body: unknown, headers: IDataObject): string {
	if (body instanceof Uint8Array) return body.length === 0 ? '' : decoderFor(headers).decode(body);
	return typeof body === 'string' ? body : '';
}

/** Options for one attempt; n8n modifies them. */
function optionsOf({ endpoint: { method }, url, body, take }: PreparedRequest) {
	const options: IHttpRequestOptions = {
		method,
		url,
		// Not `text`: n8n would read every response as UTF-8.
		encoding: take ? 'stream' : 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	// Compressed, its length would differ from the declared one.
	if (take) options.headers = { 'Accept-Encoding': 'identity' };
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
): Promise<RawResponse | NetworkFailure> {
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
		)) as RawResponse;
		return { statusCode, headers, body };
	} catch (error) {
		const code = networkCodeOf(error);
		return { status: null, code, mayHaveArrived: code === null || !NEVER_SENT.includes(code) };
	}
}
