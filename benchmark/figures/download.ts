/** How much of n8n's memory downloads use. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox';
import { accountOf } from '../account';
import type { DownloadJob } from '../children/download';
import type { Line } from '../spawn';
import { LINES, runChild } from '../spawn';
import { repeat } from '../statistics';
import type { Figure } from '../table';
import { withSandbox } from './sandbox';

const MB = 1024 * 1024;
const RUNS = 3;

/** MB that downloads may use, whatever their size and number: no more than one of the files. */
const LIMIT = 50;

/** One file of 1 kB, one of 50 MB, and ten of them, into n8n's storage on disk. */
export async function downloads(): Promise<Figure[]> {
	return await withSandbox(async (sandbox) => {
		const figures: Figure[] = [];
		for (const line of LINES) {
			const measured = async (count: number, bytes: number, runs = 1): Promise<number> =>
				await highestPeak(sandbox, line, count, bytes, runs);
			figures.push(
				{ name: `Download 1 kB, ${line}`, measured: await measured(1, 1000), unit: 'MB' },
				{
					name: `Download 50 MB, ${line}`,
					measured: await measured(1, 50 * MB),
					unit: 'MB',
					limit: LIMIT,
				},
				{
					name: `Download 10 × 50 MB, ${line}`,
					measured: await measured(10, 50 * MB, RUNS),
					unit: 'MB',
					limit: LIMIT,
				},
			);
		}
		return figures;
	});
}

/** @returns peak MB above base, the worst of several runs */
async function highestPeak(
	sandbox: Sandbox,
	line: Line,
	count: number,
	bytes: number,
	runs: number,
): Promise<number> {
	const peaks = await repeat(runs, async () => {
		sandbox.reset();
		const fileIds = Array.from({ length: count }, () => share(sandbox, bytes));
		const job: DownloadJob = { account: accountOf(sandbox), fileIds, bytes: count * bytes };
		return (await runChild<number>('download.ts', job, { line })) / MB;
	});
	return Math.max(...peaks);
}

/** Shares a file in a chat of the connected account, and returns its id. */
function share({ organization }: Sandbox, size: number): string {
	const name = `file${organization.files.length}.bin`;
	const path = join(organization.directory, name);
	writeFileSync(path, Buffer.alloc(size, name));
	const chat = organization.chats.find(({ members }) =>
		members.includes(organization.connectedUserId),
	);
	const message = organization.addMessage(
		{
			chatId: chat?.id ?? '',
			to: { type: 'chat', id: chat?.id ?? '' },
			text: '',
			sender: { id: organization.connectedUserId, name: '' },
		},
		[{ name, contentType: 'application/octet-stream', size, sha256: '', path }],
	);
	return message.files?.[0]?.id ?? '';
}
