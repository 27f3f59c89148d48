import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { OutgoingFile } from '../cliq/upload';
import { cleanFileName, cleanMimeType } from '../cliq/upload';
import { fileRejected, isTool } from '../errors';
import { list } from '../fields';
import type { ItemParameters } from '../fields/parameters';
import type { SendOptions } from './options';
import { labelOf, MAX_FILE_MB } from './options';

/** Sizes are counted in binary, as Cliq and operating systems do. */
const BYTES_PER_MB = 1024 * 1024;

/** Base64 characters decoded at a time: few enough to avoid a second copy of a file in memory. */
const BASE64_SLICE = 256 * 1024;

/** MIME types of text files by extension; anything else is plain text. */
const TEXT_TYPES: ReadonlyMap<string, string> = new Map([
	['csv', 'text/csv'],
	['htm', 'text/html'],
	['html', 'text/html'],
	['json', 'application/json'],
	['md', 'text/markdown'],
	['svg', 'image/svg+xml'],
	['xml', 'application/xml'],
]);

/** Explains n8n's term for a file in an item; always visible. */
export const BINARY_FIELD_HINT =
	'The name of the input binary field containing the file; comma-separated for several, * for all';

/** Names of the properties that contain the files of a message; may be empty. */
export const attachmentsField = list({
	name: 'attachments',
	placeholder: 'e.g. data',
	description: 'Leave empty to attach nothing',
	hint: BINARY_FIELD_HINT,
	placement: 'form',
});

/** Reads files by the names of an item's binary fields (`*`: all); throws FILE_REJECTED if one is missing. */
export async function readFiles(
	context: IExecuteFunctions,
	{ item }: ItemParameters,
	names: readonly string[] = [],
): Promise<OutgoingFile[]> {
	if (names.length === 0) return [];
	const binary = item.binary ?? {};
	const wanted = names.includes('*') ? Object.keys(binary) : names;
	if (wanted.length === 0) throw missingFile(context, '*', []);
	return await Promise.all(
		wanted.map(async (name) => {
			const data = Object.hasOwn(binary, name) ? binary[name] : undefined;
			if (!data) throw missingFile(context, name, Object.keys(binary));
			return await readFile(context, name, data);
		}),
	);
}

function missingFile(context: IExecuteFunctions, name: string, present: readonly string[]) {
	if (isTool(context.getNode())) {
		return fileRejected(
			"As an AI agent's tool, this node receives no files",
			'Use the operation File: Upload with "Source" set to "Text", and let the agent write the file\'s name and content.',
		);
	}
	const wanted = name === '*' ? 'no file' : `no binary field "${name}"`;
	return fileRejected(
		`The item has ${wanted}`,
		present.length === 0
			? 'Connect a node that outputs a file, such as Read/Write Files from Disk or Convert to File; nodes in between must keep the binary data.'
			: `Use one of its binary fields: ${present.join(', ')}.`,
	);
}

async function readFile(
	context: IExecuteFunctions,
	property: string,
	data: IBinaryData,
): Promise<OutgoingFile> {
	const { id } = data;
	const stored = id === undefined ? undefined : await storedFile(context, property, id);
	const extension = data.fileExtension ? `.${data.fileExtension}` : '';
	const name = nameFrom(data.fileName) || nameFrom(stored?.fileName) || `${property}${extension}`;
	return {
		name: cleanFileName(name),
		mimeType: cleanMimeType(data.mimeType),
		...(id === undefined || stored === undefined
			? inMemory(property, data.data)
			: {
					bytes: soundSize(property, [stored.fileSize, data.bytes]),
					open: () => openStored(context, id),
				}),
	};
}

/** Items can contain anything, whatever n8n's types say. */
function nameFrom(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * @param sizes as the storage and n8n's item state them
 * @returns the first one that can be a size
 * @throws FILE_REJECTED if none can
 */
function soundSize(property: string, sizes: readonly unknown[]): number {
	const sound = sizes.find((size) => Number.isSafeInteger(size) && Number(size) >= 0);
	if (typeof sound === 'number') return sound;
	throw fileRejected(
		`The storage of n8n does not say how large the file in the binary field "${property}" is`,
		'Run the node that creates the file again. If that does not help, have your administrator check the storage for binary data.',
	);
}

async function storedFile(context: IExecuteFunctions, property: string, id: string) {
	return await context.helpers.getBinaryMetadata(id).catch(() => {
		throw fileRejected(
			`The file in the binary field "${property}" is no longer stored`,
			'Run the node that creates the file again: n8n deletes the files of old executions.',
		);
	});
}

async function* openStored(context: IExecuteFunctions, id: string): AsyncGenerator<Uint8Array> {
	yield* (await context.helpers.getBinaryStream(id)) as AsyncIterable<Uint8Array>;
}

function inMemory(property: string, data: unknown): Pick<OutgoingFile, 'bytes' | 'open'> {
	if (data instanceof Uint8Array) return { bytes: data.length, open: () => whole(data) };
	const base64 = typeof data === 'string' ? canonical(data) : undefined;
	if (base64 !== undefined) {
		return { bytes: Buffer.byteLength(base64, 'base64'), open: () => decode(base64) };
	}
	throw fileRejected(
		`The content of the binary field "${property}" is not valid Base64`,
		'Check the node that creates the file: it must output complete Base64, without anything before or after it.',
	);
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
	return {
		name: cleanFileName(name),
		mimeType: TEXT_TYPES.get(extensionOf(name)) ?? 'text/plain',
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
		const mb = file.bytes / BYTES_PER_MB;
		if (mb > maxMb) {
			throw fileRejected(
				`"${file.name}" is too large: ${mb.toFixed(mb < 1 ? 3 : 1)} MB; the maximum is ${maxMb} MB`,
				`Send a smaller file or a link to it, or raise "${labelOf('maxFileSizeMb')}": Cliq accepts up to ${MAX_FILE_MB} MB.`,
			);
		}
		if (allowed.length > 0 && !allowed.some((type) => matchesType(file, type))) {
			throw fileRejected(
				`"${file.name}" (${file.mimeType}) has a type that is not allowed`,
				`Send one of: ${allowed.join(', ')}, or add its type to "${labelOf('allowedFileTypes')}".`,
			);
		}
	}
}

/** @param type an extension (`pdf`, `.pdf`), a MIME type, or a group of them (`image/*`) */
function matchesType(file: OutgoingFile, type: string): boolean {
	const wanted = type.toLowerCase();
	const mimeType = file.mimeType.toLowerCase().split(';')[0] ?? '';
	if (wanted === '*' || wanted === '*/*' || wanted === mimeType) return true;
	if (wanted.endsWith('/*')) return mimeType.startsWith(wanted.slice(0, -1));
	return extensionOf(file.name) === wanted.replace(/^\*?\./, '');
}

function extensionOf(name: string): string {
	return /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
