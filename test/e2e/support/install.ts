/**
 * The whole n8n that the end-to-end tests run, with a Node.js new enough for it and a browser driver:
 * installed once, from the lockfile next to this folder, into a cache that outlives the clone.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import type * as Playwright from 'playwright-core';

const E2E = resolve(__dirname, '..');
const ROOT = resolve(E2E, '../..');

/** npm runs no scripts by itself here, and these two packages do not work without theirs. */
const NEED_THEIR_SCRIPTS = ['node', 'sqlite3'];

const LONGEST_INSTALL_MS = 30 * 60_000;

/** Where to find what was installed. */
export interface Installation {
	/** The folder that contains `node_modules`. */
	readonly directory: string;
	/** The Node.js that n8n needs. */
	readonly node: string;
	/** n8n's own command, to be run with that Node.js. */
	readonly n8n: string;
	/** The browser driver. */
	readonly playwright: typeof Playwright;
}

/** The folder of the installation: `ZOHO_CLIQ_E2E_CACHE`, or `.cache` in the folder of these tests. */
function cacheFolder(): string {
	return resolve(process.env.ZOHO_CLIQ_E2E_CACHE || join(E2E, '.cache'));
}

/**
 * Installs n8n, its Node.js and the browser driver unless they are already installed. Another process that
 * is installing them is waited for.
 *
 * @throws when npm fails; the next call starts again
 */
export async function install(): Promise<Installation> {
	const directory = cacheFolder();
	const stamp = join(directory, '.installed');
	const wanted = await fingerprint();
	if (!(await isInstalled(stamp, wanted))) {
		await mkdir(directory, { recursive: true });
		await alone(join(directory, '.installing'), async () => {
			// Another process may have done it meanwhile.
			if (await isInstalled(stamp, wanted)) return;
			await rm(stamp, { force: true });
			await installInto(directory);
			await writeFile(stamp, wanted);
		});
	}
	const modules = join(directory, 'node_modules');
	return {
		directory,
		node: join(modules, 'node/bin/node'),
		n8n: join(modules, 'n8n/bin/n8n'),
		get playwright() {
			return createRequire(join(modules, 'index.js'))('playwright-core') as typeof Playwright;
		},
	};
}

async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(await readFile(join(E2E, file)));
	}
	return hash.digest('hex');
}

/** The stamp is written last, so that an incomplete installation is never mistaken for a complete one. */
async function isInstalled(stamp: string, wanted: string): Promise<boolean> {
	return existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
}

async function installInto(directory: string): Promise<void> {
	console.log(`Installing a whole n8n into ${directory}, once: 5 to 10 minutes, 3 GB.`);
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(E2E, file), join(directory, file));
	}
	await copyFile(join(ROOT, '.npmrc'), join(directory, '.npmrc'));
	await npm(directory, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
	for (const name of NEED_THEIR_SCRIPTS) {
		await npm(directory, ['rebuild', '--ignore-scripts=false', name]);
	}
	await promisify(execFile)(join(directory, 'node_modules/node/bin/node'), ['--version']);
}

/**
 * Runs npm, its output shown.
 *
 * @throws when it fails
 */
async function npm(directory: string, args: string[]): Promise<void> {
	const child = spawn('npm', [...args, '--loglevel=error'], { cwd: directory, stdio: 'inherit' });
	const code = await new Promise<number | null>((done, fail) => {
		child.once('error', fail);
		child.once('exit', done);
	});
	if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${directory}`);
}

/** Runs a task while no other process does, using a lock file that contains the process ID. */
async function alone(lock: string, task: () => Promise<void>): Promise<void> {
	const giveUpAt = Date.now() + LONGEST_INSTALL_MS;
	while (!(await take(lock))) {
		if (Date.now() > giveUpAt) {
			throw new Error(`Another process has been installing n8n for too long; see ${lock}`);
		}
		await sleep(2000);
	}
	try {
		await task();
	} finally {
		await rm(lock, { force: true });
	}
}

async function take(lock: string): Promise<boolean> {
	try {
		await writeFile(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	// A killed process has left its file behind.
	const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
	if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true });
	return false;
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
