/** Uploads files in one request and reports the memory used. */
import { randomBytes } from 'node:crypto';

import type { IBinaryKeyData } from 'n8n-workflow';

import { binaryInMemory } from '../../test/support/engine';
import type { Account } from '../account';
import { answer } from './answer';
import { connectedEngine, sendTo } from './engine';
import { peakAbove } from './memory';
import { concatenatingUpload } from './standIns';

export interface UploadJob {
	readonly account: Account;
	/** The node, or the stand-in that concatenates. */
	readonly by: 'node' | 'concatenation';
	/** Files in n8n's storage, or how many bytes of one file to hold in the item. */
	readonly files: IBinaryKeyData | number;
}

function inItem(bytes: number): IBinaryKeyData {
	return { data: binaryInMemory(randomBytes(bytes), { fileName: 'file.bin' }) };
}

answer(async ({ account, by, files }: UploadJob): Promise<number> => {
	const standIn = by === 'node' ? undefined : concatenatingUpload(account.url);
	const engine = await connectedEngine(account, standIn);
	const item = { json: {}, binary: typeof files === 'number' ? inItem(files) : files };
	const parameters = { resource: 'file', operation: 'upload', binaryPropertyNames: '*' };
	return await peakAbove(async () => await sendTo(engine, parameters, [item]));
});
