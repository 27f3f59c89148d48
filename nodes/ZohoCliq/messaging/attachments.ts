import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isJsonObject, without } from '../cliq/json';
import type { OutgoingFile } from '../cliq/upload';
import { cleanFileName, cleanMimeType } from '../cliq/upload';
import { fileRejected } from '../errors';
import type { FileReference } from '../fields';
import {
	fileNamed,
	files as filesField,
	filesOf,
	hasContent,
	hiddenFromTools,
	needingOAuth2,
} from '../fields';
import type { ItemParameters } from '../fields/parameters';
import { bareType, extensionFor, extensionOf, textTypeOf } from './mimeTypes';
import type { SendOptions } from './options';
import { labelOf, MAX_FILE_MB } from './options';

/** The limit is counted in binary, as Cliq and operating systems do; n8n shows sizes in decimal. */
const BYTES_PER_MB = 1024 * 1024;
const SHOWN_BYTES_PER_MB = 1_000_000;

/** Base64 characters decoded at a time: few enough to avoid a second copy of a file in memory. */
const BASE64_SLICE = 256 * 1024;

/** Explains n8n's term for a file in an item; always visible. */
export const BINARY_FIELD_HINT =
	'The name of the input binary field containing the file; comma-separated for several, * for all';

/** Files to add to something, if any. A tool has none, so that it is not offered them. */
export const addedFiles = hiddenFromTools(
	filesField({
		name: 'attachments',
		placeholder: 'e.g. data',
		description: 'Leave empty to attach nothing',
		hint: BINARY_FIELD_HINT,
		placement: 'form',
	}),
);

/** The files of a message, if any. No webhook token shares any either. */
export const attachmentsField = needingOAuth2(addedFiles);

/** Reads files of an item (`*`: all), or given by expression; throws FILE_REJECTED if one is missing. */
export async function readFiles(
	context: IExecuteFunctions,
	{ item }: Pick<ItemParameters, 'item'>,
	references: readonly FileReference[] = [],
): Promise<OutgoingFile[]> {
	const names = Object.keys(filesOf(item));
	const wanted = references.flatMap((reference) => (reference === '*' ? names : [reference]));
	if (wanted.length === 0 && references.length > 0) throw missingFile('no file', []);
	return await Promise.all(
		[...new Set(wanted)].map(async (reference) => {
			if (typeof reference !== 'string') return await readFile(context, given(item, reference));
			const data = fileNamed(item, reference);
			if (!data) throw missingFile(`no binary field "${reference}"`, names);
			return await readFile(context, { data, property: reference });
		}),
	);
}

function missingFile(lacks: string, present: readonly string[]) {
	return fileRejected(
		`The item has ${lacks}`,
		present.length === 0
			? 'Connect a node that outputs a file, such as Read/Write Files from Disk or Convert to File; nodes in between must keep the binary data.'
			: `Use one of its binary fields: ${present.join(', ')}.`,
	);
}

/** A file, and the binary field it is in; none if an expression gave it. */
interface Found {
	readonly data: IBinaryData;
	readonly property?: string;
}

/** From `$binary`, n8n leaves out the content of a file in memory: it is in the item. */
function given(item: INodeExecutionData, data: IBinaryData): Found {
	if (hasContent(data)) return { data };
	const facts = factsOf(data);
	const same = Object.entries(filesOf(item)).filter(([, own]) => factsOf(own) === facts);
	const [first] = same;
	if (first && new Set(same.map(([, own]) => own.data)).size === 1) {
		return { property: first[0], data: first[1] };
	}
	throw fileRejected(
		'The expression returns a file without its content',
		first
			? 'Several files of the item are alike. Enter the name of the binary field instead.'
			: 'To send a file of an earlier node, use {{ $("Node name").item.binary.data }}.',
	);
}

/** Everything but the content, in n8n's order. */
function factsOf(file: IBinaryData): string {
	return JSON.stringify(without(file, 'data'));
}

async function readFile(context: IExecuteFunctions, { data, property }: Found) {
	const { id } = data;
	const place = property === undefined ? 'the expression' : `the binary field "${property}"`;
	const stored = id ? await storedFile(context, place, id) : undefined;
	const mimeType = cleanMimeType(data.mimeType);
	const given = nameFrom(data.fileName) || nameFrom(stored?.fileName);
	const named = withExtension(given, mimeType) || unnamed(property, data, mimeType);
	const name = cleanFileName(named);
	return {
		name,
		...(name !== named && { isRenamed: true }),
		mimeType,
		...(id && stored
			? {
					bytes: soundSize(place, [stored.fileSize, data.bytes]),
					open: () => openStored(context, id),
				}
			: inMemory(place, data.data)),
	};
}

/** A name that shows no type gets the extension of the MIME type; `text/plain` is n8n's for an unknown one. */
function withExtension(name: string, mimeType: string): string {
	const isKnown = name === '' || extensionOf(name) !== '' || bareType(mimeType) === 'text/plain';
	return isKnown ? name : `${name}${extensionFor(mimeType)}`;
}

function unnamed(property = 'file', { fileExtension }: IBinaryData, mimeType: string): string {
	return `${property}${fileExtension ? `.${fileExtension}` : extensionFor(mimeType)}`;
}

/** Items can contain anything, whatever n8n's types say: an invoice's number, for one. */
function nameFrom(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * @param sizes as the storage and n8n's item state them
 * @returns the first one that can be a size
 * @throws FILE_REJECTED if none can
 */
function soundSize(place: string, sizes: readonly unknown[]): number {
	const sound = sizes.find((size) => Number.isSafeInteger(size) && Number(size) >= 0);
	if (typeof sound === 'number') return sound;
	throw fileRejected(
		`The storage of n8n does not say how large the file in ${place} is`,
		'Run the node that creates the file again. If that does not help, have your administrator check the storage for binary data.',
	);
}

async function storedFile(context: IExecuteFunctions, place: string, id: string) {
	return await context.helpers.getBinaryMetadata(id).catch(() => {
		throw fileRejected(
			`The file in ${place} is no longer stored`,
			'Run the node that creates the file again: n8n deletes the files of old executions.',
		);
	});
}

async function* openStored(context: IExecuteFunctions, id: string): AsyncGenerator<Uint8Array> {
	yield* (await context.helpers.getBinaryStream(id)) as AsyncIterable<Uint8Array>;
}

function inMemory(place: string, data: unknown): Pick<OutgoingFile, 'bytes' | 'open'> {
	const bytes = data instanceof Uint8Array ? data : parsedBuffer(data);
	if (bytes) return { bytes: bytes.length, open: () => whole(bytes) };
	const base64 = typeof data === 'string' ? canonical(data) : undefined;
	if (base64 !== undefined) {
		return { bytes: Buffer.byteLength(base64, 'base64'), open: () => decode(base64) };
	}
	throw fileRejected(
		`The content of ${place} is not valid Base64`,
		'Check the node that creates the file: it must output complete Base64, without anything before or after it.',
	);
}

/** @returns the bytes of a Buffer that became JSON, as between n8n and its Code node */
function parsedBuffer(data: unknown): Uint8Array | undefined {
	const { type, data: bytes } = isJsonObject(data) ? data : {};
	const isByte = (byte: unknown) => Number.isInteger(byte) && Number(byte) >> 8 === 0;
	if (type !== 'Buffer' || !Array.isArray(bytes) || !bytes.every(isByte)) return undefined;
	return Uint8Array.from(bytes as number[]);
}

/**
 * @param data Base64, maybe with line breaks, without padding, or as a data URL
 * @returns only its characters, without padding; undefined if it is ambiguous or something else
 */
function canonical(data: string): string | undefined {
	const bare = /\s/.test(data) ? data.replace(/\s+/g, '') : data;
	const text = bare.replace(/^data:[^,]*;base64,/i, '').replace(/={1,2}$/, '');
	return /[^\w+/-]/.test(text) || text.length % 4 === 1 ? undefined : text;
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

async function* decode(base64: string): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < base64.length; start += BASE64_SLICE) {
		yield Buffer.from(base64.slice(start, start + BASE64_SLICE), 'base64');
	}
}

/** @returns a file with text content; the extension of its name determines the MIME type */
export function textFile(name: string, content: string): OutgoingFile {
	const bytes = new TextEncoder().encode(content);
	const cleaned = cleanFileName(name);
	return {
		name: cleaned,
		...(cleaned !== name && { isRenamed: true }),
		mimeType: textTypeOf(name),
		bytes: bytes.length,
		open: () => whole(bytes),
	};
}

/** @throws FILE_REJECTED for a file that is empty, too large for Cliq or the user, or of a type not allowed */
export function checkFiles(
	files: readonly OutgoingFile[],
	{ maxFileSizeMb: maxMb = MAX_FILE_MB, allowedFileTypes: allowed = [] }: SendOptions,
): void {
	for (const file of files) {
		if (file.bytes === 0) {
			throw fileRejected(`"${file.name}" is empty`, 'Check the node that creates the file.');
		}
		if (file.bytes > maxMb * BYTES_PER_MB) throw tooLarge(file, maxMb);
		if (allowed.length > 0 && !allowed.some((type) => matchesType(file, type))) {
			throw fileRejected(
				`"${file.name}" (${file.mimeType}) has a type that is not allowed`,
				`Send one of: ${allowed.join(', ')}, or add its type to "${labelOf('allowedFileTypes')}".`,
			);
		}
	}
}

function tooLarge({ name, bytes }: OutgoingFile, maxMb: number) {
	const mb = bytes / SHOWN_BYTES_PER_MB;
	const raise =
		maxMb < MAX_FILE_MB
			? `, or raise "${labelOf('maxFileSizeMb')}": Cliq accepts up to ${MAX_FILE_MB} MB`
			: '';
	return fileRejected(
		`"${name}" is too large: ${mb.toFixed(mb < 1 ? 3 : 1)} MB; the maximum is ${maxMb} MB`,
		`Send a smaller file or a link to it${raise}.`,
	);
}

/** @param type an extension (`pdf`, `.pdf`), a MIME type, or a group of them (`image/*`) */
function matchesType(file: OutgoingFile, type: string): boolean {
	const wanted = type.toLowerCase();
	const mimeType = bareType(file.mimeType);
	if (wanted === '*' || wanted === '*/*' || wanted === mimeType) return true;
	if (wanted.endsWith('/*')) return mimeType.startsWith(wanted.slice(0, -1));
	return extensionOf(file.name) === wanted.replace(/^\*?\./, '');
}
