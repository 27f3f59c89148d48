/** A whole n8n, as its users run it, with this package installed from its tarball. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Installation } from './install';
import { install } from './install';
import { freePorts } from './ports';
import { installPackage } from './tarball';

const LOGS = resolve(__dirname, '../.cache/logs');

/** On two busy cores a start takes up to a minute. */
const LONGEST_START_MS = 180_000;

const LONGEST_STOP_MS = 20_000;

const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	// It requests a list from n8n's servers at each start.
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
};

export interface N8nOptions {
	/** Name of its log, `.cache/logs/NAME.log` next to these tests once it has stopped; `n8n` by default. */
	readonly name?: string;
	/** `worker` for one that only processes executions from the queue, `webhook` for one that only fills it. */
	readonly command?: 'start' | 'worker' | 'webhook';
	/** A free port by default. */
	readonly port?: number;
	/** Of a running n8n, to share its data and its packages; a fresh one by default. */
	readonly userFolder?: string;
	/** Further settings of n8n. */
	readonly environment?: Readonly<Record<string, string>>;
}

export interface N8n {
	/** The URL of its editor and its REST API. */
	readonly url: string;
	readonly userFolder: string;
	/** Its log while it runs. */
	readonly log: string;
	/** Stops it and starts it again, with its data and at the same URL. */
	restart(): Promise<void>;
	/** Stops it. What was created for it is deleted; its log is kept. */
	stop(): Promise<void>;
}

/**
 * Starts an n8n and waits until it responds; the first call installs n8n, and builds and packs this package.
 *
 * @throws when it does not start, with the end of its log
 */
export async function startN8n(options: N8nOptions = {}): Promise<N8n> {
	const { name = 'n8n' } = options;
	const installation = await install();
	const folder = mkdtempSync(join(tmpdir(), 'zoho-cliq-n8n-'));
	const log = join(folder, `${name}.log`);
	const { userFolder = folder } = options;
	const removeFolder = (): void => {
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		if (options.userFolder === undefined) await installPackage(userFolder);
		let running = await launch(installation, options, userFolder, log);
		const { port } = running;
		return {
			url: `http://localhost:${port}`,
			userFolder,
			log,
			async restart() {
				await running.end();
				running = await launch(installation, { ...options, port }, userFolder, log);
			},
			async stop() {
				await running.end();
				await mkdir(LOGS, { recursive: true });
				await copyFile(log, join(LOGS, `${name}.log`));
				removeFolder();
			},
		};
	} catch (error) {
		removeFolder();
		throw error;
	}
}

/** Where workflows may write files; n8n allows no other folder. */
export const FILES_FOLDER = join(tmpdir(), 'zoho-cliq-e2e-files');

/** Runs n8n's command and waits until it responds. */
async function launch(
	{ node, n8n }: Installation,
	{ command = 'start', port: givenPort, environment }: N8nOptions,
	userFolder: string,
	log: string,
): Promise<{ port: number; end: () => Promise<void> }> {
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = givenPort ?? freePort;
	const output = openSync(log, 'a');
	mkdirSync(FILES_FOLDER, { recursive: true });
	const child = spawn(node, [n8n, command], {
		stdio: ['ignore', output, output],
		env: {
			...fromMachine(dirname(node)),
			...QUIET,
			N8N_USER_FOLDER: userFolder,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			N8N_SECURE_COOKIE: 'false',
			N8N_RESTRICT_FILE_ACCESS_TO: FILES_FOLDER,
			...(command === 'worker'
				? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }
				: { N8N_PORT: String(port) }),
			...environment,
		},
	});
	closeSync(output);
	const end = endAlong(child);
	try {
		await untilReady(`http://127.0.0.1:${port}/healthz/readiness`, child, log);
		return { port, end };
	} catch (error) {
		await end();
		throw error;
	}
}

/** Little of the caller's environment: a test runner's `NODE_ENV` or options would change n8n. */
function fromMachine(nodeFolder: string): NodeJS.ProcessEnv {
	const { PATH = '', HOME, LANG, TMPDIR, TZ } = process.env;
	return { PATH: `${nodeFolder}${delimiter}${PATH}`, HOME, LANG, TMPDIR, TZ };
}

/** @returns a function that ends a process, which also ends with this one */
function endAlong(child: ChildProcess): () => Promise<void> {
	const kill = (): void => {
		child.kill('SIGKILL');
	};
	process.once('exit', kill);
	const gone = new Promise<void>((done) => {
		child.once('exit', () => {
			process.off('exit', kill);
			done();
		});
	});
	return async () => {
		child.kill('SIGTERM');
		const timer = setTimeout(kill, LONGEST_STOP_MS);
		await gone;
		clearTimeout(timer);
	};
}

async function untilReady(url: string, child: ChildProcess, log: string): Promise<void> {
	const giveUpAt = Date.now() + LONGEST_START_MS;
	while (!(await answers(url))) {
		const isGone = child.exitCode !== null || child.signalCode !== null;
		if (isGone || Date.now() > giveUpAt) {
			const what = isGone ? 'ended at its start' : 'did not get ready';
			throw new Error(`n8n ${what}. The end of its log:\n${tail(log)}`);
		}
		await sleep(300);
	}
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

function tail(log: string, lines = 40): string {
	return readFileSync(log, 'utf8').split('\n').slice(-lines).join('\n');
}
