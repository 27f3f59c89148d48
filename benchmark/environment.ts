import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

import type { Line } from './spawn';
import { LINES, runChild } from './spawn';

const ROOT = join(__dirname, '..');

/** @returns the environment of the measurement */
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

/** @throws Error if `dist` is missing or older than its sources */
export function checkBuild(): void {
	const sources = ['nodes', 'credentials'].map((folder) => newestIn(join(ROOT, folder), '.ts'));
	const built = newestIn(join(ROOT, 'dist'), '.js');
	if (built >= Math.max(...sources)) return;
	throw new Error('dist is missing or out of date: run `npm run build` first');
}

/** @returns the modification time of the newest file with that ending; 0 if there is none */
function newestIn(folder: string, ending: string): number {
	if (!existsSync(folder)) return 0;
	const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const files = entries.filter((file) => file.endsWith(ending));
	return Math.max(0, ...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
