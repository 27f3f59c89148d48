import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { binaryInMemory, binaryOnDisk } from '../support/engine';
import type { RecordedRequest } from '../../sandbox';

/** An item with files in memory, by property name. */
export function itemWith(
	files: Record<string, [content: Buffer | string, fileName: string, mimeType?: string]>,
): INodeExecutionData {
	const binary: IBinaryKeyData = {};
	for (const [property, [content, fileName, mimeType]] of Object.entries(files)) {
		binary[property] = binaryInMemory(content, { fileName, mimeType: mimeType ?? 'text/plain' });
	}
	return { json: {}, binary };
}

/** The same with one file in n8n's storage. */
export async function itemOnDisk(
	content: Buffer | string,
	fileName: string,
): Promise<INodeExecutionData> {
	const data = await binaryOnDisk(content, { fileName, mimeType: 'application/pdf' });
	return { json: {}, binary: { data } };
}

export function sha256(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('hex');
}

/** The parts of a multipart request that are not files, by name. */
export function fieldsOf(request: RecordedRequest | undefined): Record<string, string | undefined> {
	const fields = request?.parts?.filter((part) => part.filename === undefined) ?? [];
	return Object.fromEntries(fields.map(({ name, text }) => [name, text]));
}

/** The files of a multipart request: name of the part, file name. */
export function filesOf(request: RecordedRequest | undefined): Array<[string, string | undefined]> {
	const files = request?.parts?.filter((part) => part.filename !== undefined) ?? [];
	return files.map(({ name, filename }) => [name, filename]);
}
