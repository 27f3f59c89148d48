/** Downloads files into n8n's storage, one per item, and reports the memory used. */
import type { Account } from '../account';
import { answer } from './answer';
import { connectedEngine, sendTo } from './engine';
import { peakAbove } from './memory';

export interface DownloadJob {
	readonly account: Account;
	readonly fileIds: readonly string[];
	/** Expected bytes in total. */
	readonly bytes: number;
}

answer(async ({ account, fileIds, bytes }: DownloadJob): Promise<number> => {
	const engine = await connectedEngine(account);
	const items = fileIds.map((id) => ({ json: { id } }));
	const parameters = { resource: 'file', operation: 'download', fileId: '={{ $json.id }}' };
	let arrived = 0;
	const peak = await peakAbove(async () => {
		const result = await sendTo(engine, parameters, items);
		arrived = result.items.reduce((sum, { json }) => sum + Number(json.bytes), 0);
	});
	if (arrived !== bytes) throw new Error(`${arrived} bytes came of ${bytes}`);
	return peak;
});
