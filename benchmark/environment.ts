import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

import type { Line } from './spawn';
import { LINES, runChild } from './spawn';

const ROOT = join(__dirname, '..');

/** @returns what the figures were measured on */
export async function environment(): Promise<string> {
	const engineOf = async (line: Line): Promise<string> =>
		`n8n ${line}: ${await runChild<string>('versions.ts', {}, { line })}`;
	const [processor] = cpus();
	const engines = [];
	for (const line of LINES) engines.push(await engineOf(line));
	return [
		`Node.js ${process.version}, ${platform()} ${release()}`,
		`${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}, ${(totalmem() / 1024 ** 3).toFixed(0)} GB, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
		...engines,
	].join('\n');
}

/** @throws Error when `dist` is missing or older than the code it is made from */
export function checkBuild(): void {
	const sources = ['nodes', 'credentials'].map((folder) => newestIn(join(ROOT, folder), '.ts'));
	const built = newestIn(join(ROOT, 'dist'), '.js');
	if (built >= Math.max(...sources)) return;
	throw new Error('dist is missing or out of date: run `npm run build` first');
}

/** @returns when the newest file with that ending was written; 0 when there is none */
function newestIn(folder: string, ending: string): number {
	if (!existsSync(folder)) return 0;
	const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const files = entries.filter((file) => file.endsWith(ending));
	return Math.max(0, ...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
