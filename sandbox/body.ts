import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { FastifyRequest } from 'fastify';

import { bodyUnreadable } from './answers';
import type { RecordedPart, RecordedRequest } from './records';

/** 50 MB per file [spec], interpreted as binary megabytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
const MAX_FIELD_BYTES = 1024 * 1024;

export interface UploadedFile {
	/** The name of the part. */
	field: string;
	name: string;
	contentType: string;
	/** All bytes received, including those beyond the limit, which are not kept. */
	size: number;
	sha256: string;
	path: string;
}

export interface Multipart {
	fields: Array<{ name: string; text: string }>;
	files: UploadedFile[];
}

/**
 * Reads a request's body to its end, whatever the outcome of the call: a client rejected early would see a cut
 * connection instead of the refusal. Fills in the record's `body`, `text` and `parts`.
 * @param directory where files are streamed to
 * @returns the parts of a multipart body
 * @throws Refusal when it is broken or breaks off
 */
export async function readBody(
	request: FastifyRequest,
	record: RecordedRequest,
	directory: string,
): Promise<Multipart | undefined> {
	if (!request.isMultipart()) {
		record.body = request.body;
		if (typeof request.body !== 'string') return undefined;
		record.text = request.body;
		record.body = parseJson(request.body);
		return undefined;
	}
	const multipart: Multipart = { fields: [], files: [] };
	const parts: RecordedPart[] = [];
	record.parts = parts;
	const options = {
		preservePath: true,
		// Without a file name it is a field, even with a type; this also keeps the plugin from parsing JSON parts.
		isPartAFile: () => true,
		limits: { fileSize: Infinity, fieldSize: MAX_FIELD_BYTES, parts: 1000, files: 1000 },
	};
	try {
		for await (const part of request.parts(options)) {
			if (part.type !== 'file') continue;
			const name = part.fieldname;
			// The plugin's types do not include parts without a file name.
			const filename = part.filename as string | undefined;
			const contentType = part.mimetype;
			if (filename === undefined) {
				const { text, size, sha256 } = await readField(part.file);
				multipart.fields.push({ name, text });
				parts.push({ name, contentType, bytes: size, sha256, text });
			} else {
				const stored = await storeFile(part.file, join(directory, randomUUID()));
				multipart.files.push({ field: name, name: filename, contentType, ...stored });
				parts.push({
					name,
					filename,
					contentType,
					bytes: stored.size,
					sha256: stored.sha256,
				});
			}
		}
	} catch (error) {
		await discardFiles(multipart);
		throw bodyUnreadable(error);
	}
	return multipart;
}

/** Removes the files of a call that did not store them. */
export async function discardFiles(multipart: Multipart | undefined): Promise<void> {
	await Promise.all((multipart?.files ?? []).map(({ path }) => rm(path, { force: true })));
}

async function readField(
	stream: Readable,
): Promise<{ text: string; size: number; sha256: string }> {
	const hash = createHash('sha256');
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		hash.update(chunk);
		if (size <= MAX_FIELD_BYTES) chunks.push(chunk);
	}
	return { text: Buffer.concat(chunks).toString('utf8'), size, sha256: hash.digest('hex') };
}

async function storeFile(
	stream: Readable,
	path: string,
): Promise<{ path: string; size: number; sha256: string }> {
	const hash = createHash('sha256');
	let size = 0;
	const copied = pipeline(
		stream,
		async function* (source: AsyncIterable<Buffer>) {
			for await (const chunk of source) {
				size += chunk.length;
				hash.update(chunk);
				if (size <= MAX_FILE_BYTES) yield chunk;
			}
		},
		createWriteStream(path),
	);
	await copied.catch(async (error: unknown) => {
		await rm(path, { force: true });
		throw error;
	});
	return { path, size, sha256: hash.digest('hex') };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
