/** Binary data as nodes receive it: in memory (base64 in the item) or in n8n's storage on disk. */
import type { Readable } from 'node:stream';

import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { services } from './line';

export interface FileFacts {
	fileName?: string;
	mimeType?: string;
}

/** The execution that owns files created by {@link binaryOnDisk}. */
const FILE_OWNER = { type: 'execution', workflowId: 'files', executionId: 'files' } as const;

let initialised: Promise<void> | undefined;

/** Starts n8n's file storage in the temporary folder, once per process. */
export async function initBinaryData(): Promise<BinaryDataService> {
	const service = services.get(BinaryDataService);
	initialised ??= service.init();
	await initialised;
	return service;
}

function describeFile({ fileName, mimeType = 'application/octet-stream' }: FileFacts): IBinaryData {
	return { data: '', mimeType, ...(fileName === undefined ? {} : { fileName }) };
}

/** A file inside the item, as with N8N_DEFAULT_BINARY_DATA_MODE=default. */
export function binaryInMemory(content: Buffer | string, facts: FileFacts = {}): IBinaryData {
	const buffer = typeof content === 'string' ? Buffer.from(content) : content;
	return { ...describeFile(facts), data: buffer.toString('base64') };
}

/** A file in n8n's storage: the item contains its ID. Streams are written as they arrive. */
export async function binaryOnDisk(
	content: Buffer | Readable | string,
	facts: FileFacts = {},
): Promise<IBinaryData> {
	const service = await initBinaryData();
	const source = typeof content === 'string' ? Buffer.from(content) : content;
	return await service.store(FILE_OWNER, source, describeFile(facts));
}

/** The bytes of a binary property of an output item, wherever they are stored. */
export async function readBinary(binaryData: IBinaryData): Promise<Buffer> {
	const service = await initBinaryData();
	return await service.getAsBuffer(binaryData);
}
