import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../../..');
const run = promisify(execFile);

let packed: Promise<string> | undefined;

/**
 * Installs this package into a user's n8n, from the tarball that npm would publish.
 *
 * @param userFolder n8n's `N8N_USER_FOLDER`; n8n must not be running yet
 */
export async function installPackage(userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n/nodes');
	await mkdir(nodes, { recursive: true });
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true }),
	);
	packed ??= pack();
	await npm(nodes, ['install', '--ignore-scripts', '--legacy-peer-deps', await packed]);
}

/** Builds and packs once per process, or uses the tarball that `ZOHO_CLIQ_E2E_TARBALL` names. */
async function pack(): Promise<string> {
	const given = process.env.ZOHO_CLIQ_E2E_TARBALL;
	if (given) return resolve(given);
	const folder = mkdtempSync(join(tmpdir(), 'zoho-cliq-pack-'));
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	await npm(ROOT, ['run', 'build']);
	const output = await npm(ROOT, ['pack', '--json', '--pack-destination', folder]);
	const [tarball] = JSON.parse(output) as Array<{ filename: string }>;
	if (!tarball) throw new Error(`npm pack named no file: ${output}`);
	return join(folder, tarball.filename);
}

/**
 * @returns what npm printed
 * @throws with its output when it fails
 */
async function npm(folder: string, args: string[]): Promise<string> {
	const options = ['--no-audit', '--no-fund', '--loglevel=error'];
	try {
		const { stdout } = await run('npm', [...args, ...options], { cwd: folder });
		return stdout;
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		throw new Error(`npm ${args[0] ?? ''} failed:\n${stdout ?? ''}\n${stderr ?? ''}`, {
			cause: error,
		});
	}
}
