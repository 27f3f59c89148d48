/** Stores files in n8n's storage on disk, for another child to upload. */
import { Readable } from 'node:stream';

import type { IBinaryKeyData } from 'n8n-workflow';

import { binaryOnDisk } from '../../test/support/engine';
import { answer } from './answer';

export interface StoreJob {
	readonly count: number;
	readonly bytes: number;
}

const CHUNK = 1024 * 1024;

function* content(bytes: number): Generator<Buffer> {
	for (let left = bytes; left > 0; left -= CHUNK) yield Buffer.alloc(Math.min(left, CHUNK), left);
}

answer(async ({ count, bytes }: StoreJob): Promise<IBinaryKeyData> => {
	const binary: IBinaryKeyData = {};
	for (let number = 1; number <= count; number++) {
		const facts = { fileName: `file${number}.bin` };
		binary[`file${number}`] = await binaryOnDisk(Readable.from(content(bytes)), facts);
	}
	return binary;
});
