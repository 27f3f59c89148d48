/** How much of n8n's memory uploads use. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { IBinaryKeyData } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { accountOf } from '../account';
import type { StoreJob } from '../children/store';
import type { UploadJob } from '../children/upload';
import type { ChildOptions, Line } from '../spawn';
import { LINES, runChild } from '../spawn';
import { repeat } from '../statistics';
import type { Figure } from '../table';
import { withSandbox } from './sandbox';

const MB = 1024 * 1024;
const FILE_BYTES = 50 * MB;
const FILE_COUNT = 10;
const RUNS = 3;

/** MB that ten files may use. */
const LIMITS: Record<Line, number> = { '2.x': 50, '1.x': 120 };

/** MB that a file in the item may use in addition: less than one more copy of it. */
const IN_MEMORY_LIMIT = 50;

interface Upload {
	readonly by: UploadJob['by'];
	readonly files: UploadJob['files'];
	/** Whether the first attempt gets a 401 once its body has arrived. */
	readonly expired?: boolean;
}

/** Ten files of 50 MB from n8n's storage on disk. */
export async function uploadFromDisk(): Promise<Figure[]> {
	return await onEachLine(async (sandbox, line) => {
		const home = mkdtempSync(join(tmpdir(), 'zoho-cliq-bench-'));
		try {
			const job: StoreJob = { count: FILE_COUNT, bytes: FILE_BYTES };
			const options = { line, home };
			const files = await runChild<IBinaryKeyData>('store.ts', job, options);
			const peak = async (upload: Omit<Upload, 'files'>, runs: number): Promise<number> =>
				await highestPeak(sandbox, { ...upload, files }, options, runs);
			const limit = LIMITS[line];
			const name = `Upload ${FILE_COUNT} × 50 MB, ${line}`;
			return [
				{ name, measured: await peak({ by: 'node' }, RUNS), unit: 'MB', limit },
				{
					name: `${name}, token expires midway`,
					measured: await peak({ by: 'node', expired: true }, RUNS),
					unit: 'MB',
					limit,
				},
				{
					name: `${name}, by a loop that concatenates`,
					measured: await peak({ by: 'concatenation' }, 1),
					unit: 'MB',
				},
			];
		} finally {
			rmSync(home, { recursive: true, force: true });
		}
	});
}

/** One file of 50 MB inside the item. */
export async function uploadFromMemory(): Promise<Figure[]> {
	return await onEachLine(async (sandbox, line) => {
		const peak = async (upload: Upload, runs: number): Promise<number> =>
			await highestPeak(sandbox, upload, { line }, runs);
		const name = `Upload 50 MB held in the item, ${line}`;
		return [
			{
				name,
				measured: await peak({ by: 'node', files: FILE_BYTES }, RUNS),
				unit: 'MB',
				limit: IN_MEMORY_LIMIT,
			},
			{
				name: name.replace('50 MB', '1 kB'),
				measured: await peak({ by: 'node', files: 1000 }, 1),
				unit: 'MB',
			},
			{
				name: `${name}, by a loop that concatenates`,
				measured: await peak({ by: 'concatenation', files: FILE_BYTES }, 1),
				unit: 'MB',
			},
		];
	});
}

async function onEachLine(
	measure: (sandbox: Sandbox, line: Line) => Promise<Figure[]>,
): Promise<Figure[]> {
	return await withSandbox(async (sandbox) => {
		const figures: Figure[] = [];
		for (const line of LINES) figures.push(...(await measure(sandbox, line)));
		return figures;
	});
}

/** @returns peak MB above base, the worst of several runs */
async function highestPeak(
	sandbox: Sandbox,
	{ by, files, expired = false }: Upload,
	options: ChildOptions,
	runs: number,
): Promise<number> {
	const peaks = await repeat(runs, async () => {
		sandbox.reset();
		const job: UploadJob = { account: accountOf(sandbox, expired), by, files };
		const bytes = await runChild<number>('upload.ts', job, options);
		checkArrival(sandbox, files, expired);
		return bytes / MB;
	});
	return Math.max(...peaks);
}

/** A measurement only counts if every byte arrived, including those of the refused attempt. */
function checkArrival(sandbox: Sandbox, files: UploadJob['files'], expired: boolean): void {
	const sizes = typeof files === 'number' ? [files] : Object.values(files).map(() => FILE_BYTES);
	const wanted = [...(expired ? [[401, ...sizes]] : []), [204, ...sizes]];
	const arrived = sandbox.requests.map(({ status, parts = [] }) => [
		status,
		...parts.map(({ bytes }) => bytes),
	]);
	if (JSON.stringify(arrived) === JSON.stringify(wanted)) return;
	throw new Error(`Not uploaded as it should be: ${JSON.stringify(arrived)}`);
}
