import type { IExecuteFunctions } from 'n8n-workflow';

import { withDeadline } from './deadline';
import { isJsonObject } from './json';
import type { TimeLimits } from './processState';
import { cleanCode } from './secrets';
import { cleanFileName, cleanMimeType } from './upload';

/** What n8n stores a file from. */
type Stream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

type Headers = Readonly<Record<string, unknown>>;

/** A file as it comes from Cliq. */
export interface IncomingFile {
	/** Clean enough to stand in a path. */
	readonly name: string;
	/** Undefined when Cliq does not say. */
	readonly mimeType: string | undefined;
	readonly stream: Stream;
	/** How many have come so far. */
	readonly bytes: number;
}

/** Stores a file, reading it to its end. */
export type TakeFile = (file: IncomingFile) => Promise<void>;

/** A body that ended before its end; the network's code, if any. */
export interface BrokenOff {
	readonly code: string | null;
}

/** What tells an error apart from one of whoever stores the file. [Node.js] */
const CLOSED_EARLY = 'ERR_STREAM_PREMATURE_CLOSE';

/** More of a refusal is not read: nobody shows it. */
const LONGEST_TEXT = 200_000;

/** @returns whether a body comes piece by piece */
export function isStream(body: unknown): body is Stream {
	return isJsonObject(body) && Symbol.asyncIterator in body && typeof body.map === 'function';
}

/**
 * Hands a file on as it comes, so that it takes no memory.
 *
 * @param take who gets it
 * @param signal n8n's cancel signal; it ends the transfer
 * @returns how it broke off, undefined when all of it came
 * @throws what `take` throws of its own, for example for a full disk
 */
export async function streamTo(
	take: TakeFile,
	body: Stream,
	headers: Headers,
	limits: TimeLimits,
	signal?: AbortSignal,
): Promise<BrokenOff | undefined> {
	let bytes = 0;
	let failure: unknown;
	body.on('error', (error) => {
		failure = error;
	});
	// Without an error a body that is stopped at its beginning would count as an empty one.
	const stop = () => void body.destroy(new Error('Stopped'));
	signal?.addEventListener('abort', stop);
	const stream = body.map((chunk: Uint8Array) => {
		bytes += chunk.length;
		return chunk;
	});
	const file: IncomingFile = {
		name: fileNameOf(headers),
		mimeType: mimeTypeOf(headers),
		stream,
		get bytes() {
			return bytes;
		},
	};
	const brokenOff = await isInTime(take(file), limits, () => bytes)
		.then(
			(isDone) => (isDone ? undefined : { code: 'ETIMEDOUT' }),
			(error: unknown) => breakOf(failure, error),
		)
		.finally(() => {
			signal?.removeEventListener('abort', stop);
			stop();
		});
	const isWhole = body.readableEnded && bytes >= Number(headers['content-length'] ?? 0);
	return brokenOff ?? (isWhole ? undefined : { code: null });
}

/**
 * @param failure of the stream, if any
 * @param error of whoever stores the file
 * @returns how the transfer broke off
 * @throws that error, where the stream is not to blame
 */
function breakOf(failure: unknown, error: unknown): BrokenOff {
	const code = streamCodeOf(failure ?? error);
	if (failure === undefined && code !== CLOSED_EARLY) throw error;
	return { code: code === CLOSED_EARLY ? null : code };
}

/**
 * Waits for a transfer as long as it is not too slow, however large the file is: bytes that have come
 * earn further time, which dripping does not.
 */
async function isInTime(
	transfer: Promise<void>,
	{ responseMs, bytesPerMs }: TimeLimits,
	bytes: () => number,
): Promise<boolean> {
	let spent = 0;
	for (;;) {
		const left = responseMs + bytes() / bytesPerMs - spent;
		if (left <= 0) return false;
		const isDone = transfer.then(() => true);
		if (await withDeadline(isDone, left, false)) return true;
		spent += left;
	}
}

/**
 * @returns a body that is no file as text, undefined when it breaks off or takes too long
 */
export async function readText(
	body: Stream,
	{ responseMs }: TimeLimits,
): Promise<string | undefined> {
	const reading = decode(body).catch(() => undefined);
	const text = await withDeadline(reading, responseMs, undefined);
	body.destroy();
	return text;
}

async function decode(body: Stream): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of body as AsyncIterable<Uint8Array>) {
		text += decoder.decode(chunk, { stream: true });
		if (text.length > LONGEST_TEXT) break;
	}
	return text + decoder.decode();
}

/** `filename*` is the one that can hold any character. [RFC 6266] */
const EXTENDED_NAME = /filename\*\s*=\s*"?(utf-8|iso-8859-1)'[^']*'([^";\s]+)/i;

const PLAIN_NAME = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^";]+))/i;

/**
 * @returns the file's name from its headers, clean; `file` for none
 * @internal
 */
export function fileNameOf(headers: Headers): string {
	const header = headers['content-disposition'];
	const name = typeof header === 'string' ? nameIn(header).trim() : '';
	// Neither a folder nor a way out of one.
	return cleanFileName(name.replace(/\//g, '_').replace(/^\.+$/, ''));
}

function nameIn(disposition: string): string {
	const [, charset = '', encoded = ''] = EXTENDED_NAME.exec(disposition) ?? [];
	const extended = decodeName(encoded, charset);
	if (extended !== '') return extended;
	const [, quoted, bare = ''] = PLAIN_NAME.exec(disposition) ?? [];
	return fromHeaderBytes(quoted?.replace(/\\(.)/g, '$1') ?? bare);
}

/** @returns '' for what is not encoded as it says */
function decodeName(encoded: string, charset: string): string {
	try {
		if (charset.toLowerCase() === 'utf-8') return decodeURIComponent(encoded);
		return encoded.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
			String.fromCharCode(parseInt(hex, 16)),
		);
	} catch {
		return '';
	}
}

/** Node reads each byte of a header as a character, but servers write UTF-8. */
function fromHeaderBytes(name: string): string {
	if (!/[\x80-\xff]/.test(name)) return name;
	try {
		const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0));
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return name;
	}
}

function mimeTypeOf(headers: Headers): string | undefined {
	const header = headers['content-type'];
	const [type = ''] = typeof header === 'string' ? header.split(';') : [];
	return type.trim() === '' ? undefined : cleanMimeType(type.trim());
}

function streamCodeOf(error: unknown): string | null {
	return isJsonObject(error) ? cleanCode(error.code) : null;
}
