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
	/** Whether it was packed, so that nobody knows whether it is complete. */
	readonly isPacked?: boolean;
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
 * @param body is left as it is when `take` ends: whoever opened it closes it
 * @param clean removes secrets from a text
 * @returns how the transfer broke off, or undefined if it is complete
 * @throws whatever `take` itself throws, for example for a full disk
 */
export async function streamTo(
	take: TakeFile,
	body: Stream,
	headers: Headers,
	limits: TimeLimits,
	clean: (text: string) => string,
): Promise<BrokenOff | undefined> {
	let bytes = 0;
	let failure: unknown;
	body.on('error', (error) => {
		failure = error;
	});
	const stream = body.map((chunk: Uint8Array) => {
		bytes += chunk.length;
		return chunk;
	});
	// Whoever stores the file may have stopped listening when it breaks off.
	stream.on('error', () => undefined);
	const file: IncomingFile = {
		name: cleanFileName(clean(fileNameOf(headers))),
		mimeType: mimeTypeOf(headers, clean),
		stream,
		get bytes() {
			return bytes;
		},
	};
	const brokenOff = await isInTime(take(file), limits, () => bytes).then(
		(isDone) => (isDone ? undefined : { code: 'ETIMEDOUT' }),
		(error: unknown) => breakOf(failure, error),
	);
	if (brokenOff ?? !body.readableEnded) return brokenOff ?? { code: null };
	// Node.js itself reports a body that is shorter than announced; this one was unpacked on the way, and the
	// end of an incomplete gzip looks like its real end. [axios]
	const isPacked = bytes !== Number(headers['content-length'] ?? bytes);
	return isPacked ? { code: null, isPacked } : undefined;
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
	// Ended while nobody reads it, too.
	body.on('error', () => undefined);
	const reading = decode(body, decoder).catch(() => undefined);
	return await withDeadline(reading, responseMs, undefined);
}

async function decode(body: Stream, decoder: InstanceType<typeof TextDecoder>): Promise<string> {
	let text = '';
	for await (const chunk of body as AsyncIterable<Uint8Array>) {
		text += decoder.decode(chunk, { stream: true });
		if (text.length > LONGEST_TEXT) break;
	}
	return text + decoder.decode();
}

/** A parameter of a header: its name, and its value with or without quotes. [RFC 6266] */
const PARAMETER = /(?:^|;)\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

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
	const parameters = new Map<string, string>();
	for (const [, name = '', quoted, bare = ''] of disposition.matchAll(PARAMETER)) {
		const value = quoted?.replace(/\\(.)/g, '$1') ?? bare.trim();
		if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
	}
	// `filename*` can hold any character. [RFC 6266]
	const extended = decodeExtended(parameters.get('filename*') ?? sectionsOf(parameters));
	return extended || fromHeaderBytes(parameters.get('filename') ?? '');
}

/** @returns a long value that was sent in sections, as one encoded value; '' if it was not [RFC 2231] */
function sectionsOf(parameters: ReadonlyMap<string, string>): string {
	let value = parameters.has('filename*0') ? "utf-8''" : '';
	for (let index = 0; ; index++) {
		const plain = parameters.get(`filename*${index}`);
		const section = parameters.get(`filename*${index}*`) ?? (plain && encodeURIComponent(plain));
		if (section === undefined) return value;
		value += section;
	}
}

function decodeExtended(value: string): string {
	const [, charset = '', encoded = ''] = /^(utf-8|iso-8859-1)'[^']*'(\S+)$/i.exec(value) ?? [];
	return decodeName(encoded, charset);
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

function mimeTypeOf(headers: Headers, clean: (text: string) => string): string | undefined {
	const header = headers['content-type'];
	const [type = ''] = typeof header === 'string' ? header.split(';') : [];
	return type.trim() === '' ? undefined : cleanMimeType(clean(type.trim()));
}

function streamCodeOf(error: unknown): string | null {
	return isJsonObject(error) ? cleanCode(error.code) : null;
}
