import type { IExecuteFunctions } from 'n8n-workflow';

import { withDeadline } from './deadline';
import { isJsonObject } from './json';
import type { TimeLimits } from './processState';
import { cleanCode } from './secrets';
import { cleanFileName, cleanMimeType } from './upload';

/** The stream type that n8n stores a file from. */
type Stream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

type Headers = Readonly<Record<string, unknown>>;

/** A file while it arrives from Cliq. */
export interface IncomingFile {
	/** Safe to use in a path. */
	readonly name: string;
	/** Undefined if Cliq does not say. */
	readonly mimeType: string | undefined;
	readonly stream: Stream;
	/** How many have arrived so far. */
	readonly bytes: number;
}

/** Stores a file, reading it completely. */
export type TakeFile = (file: IncomingFile) => Promise<void>;

/** A body that ended early, with the network's error code if there is one. */
export interface BrokenOff {
	readonly code: string | null;
}

/** Distinguishes a stream error from an error in whoever stores the file. [Node.js] */
const CLOSED_EARLY = 'ERR_STREAM_PREMATURE_CLOSE';

/** The rest of a longer refusal is not read, because nobody shows it. */
const LONGEST_TEXT = 200_000;

/** @returns whether a body is streamed */
export function isStream(body: unknown): body is Stream {
	return isJsonObject(body) && Symbol.asyncIterator in body && typeof body.map === 'function';
}

/**
 * Streams a file to `take` while it arrives, so that it uses no memory.
 *
 * @param take receives the file
 * @param signal n8n's cancel signal; it ends the transfer
 * @returns how the transfer broke off, or undefined if it is complete
 * @throws whatever `take` itself throws, for example for a full disk
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
	// Without an error, a body stopped at its beginning would count as an empty one.
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
 * @param failure of the stream, if there is one
 * @param error of whoever stores the file
 * @returns how the transfer broke off
 * @throws that error, if the stream did not cause it
 */
function breakOf(failure: unknown, error: unknown): BrokenOff {
	const code = streamCodeOf(failure ?? error);
	if (failure === undefined && code !== CLOSED_EARLY) throw error;
	return { code: code === CLOSED_EARLY ? null : code };
}

/**
 * Waits for a transfer as long as it is fast enough, however large the file is: bytes received earn
 * more time, a trickle does not.
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
 * @param decoder for its character set
 * @returns the text of a body that is not a file; undefined if it breaks off or takes too long
 */
export async function readText(
	body: Stream,
	{ responseMs }: TimeLimits,
	decoder = new TextDecoder(),
): Promise<string | undefined> {
	const reading = decode(body, decoder).catch(() => undefined);
	const text = await withDeadline(reading, responseMs, undefined);
	body.destroy();
	return text;
}

async function decode(body: Stream, decoder: InstanceType<typeof TextDecoder>): Promise<string> {
	let text = '';
	for await (const chunk of body as AsyncIterable<Uint8Array>) {
		text += decoder.decode(chunk, { stream: true });
		if (text.length > LONGEST_TEXT) break;
	}
	return text + decoder.decode();
}

/** `filename*` can hold any character. [RFC 6266] */
const EXTENDED_NAME = /filename\*\s*=\s*"?(utf-8|iso-8859-1)'[^']*'([^";\s]+)/i;

const PLAIN_NAME = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^";]+))/i;

/**
 * @returns the sanitized file name from the headers; `file` if there is none
 * @internal
 */
export function fileNameOf(headers: Headers): string {
	const header = headers['content-disposition'];
	const name = typeof header === 'string' ? nameIn(header).trim() : '';
	// Must not be a folder or lead out of one.
	return cleanFileName(name.replace(/\//g, '_').replace(/^\.+$/, ''));
}

function nameIn(disposition: string): string {
	const [, charset = '', encoded = ''] = EXTENDED_NAME.exec(disposition) ?? [];
	const extended = decodeName(encoded, charset);
	if (extended !== '') return extended;
	const [, quoted, bare = ''] = PLAIN_NAME.exec(disposition) ?? [];
	return fromHeaderBytes(quoted?.replace(/\\(.)/g, '$1') ?? bare);
}

/** @returns '' if the name is not encoded as declared */
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

/** Node.js reads each byte of a header as one character, but servers send UTF-8. */
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
