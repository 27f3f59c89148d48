/**
 * n8n's queue mode: a main process for the editor, a webhook process for all calls from outside, and two workers
 * for the executions. Their clocks are accelerated: see `fastClock.js`.
 */
import { join } from 'node:path';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import type { N8n } from './n8n';
import { startN8n } from './n8n';
import { freePorts } from './ports';
import type { CredentialReference } from './rest';
import { Rest } from './rest';
import { credentialFor } from './sandbox';
import { DATABASE_USER, startPostgres, startRedis } from './services';

const FACTOR = 20;
const START = Date.now();

/** On two busy cores: building the package and starting four n8n's. */
const LONGEST_START_MS = 600_000;

/** An n8n in queue mode, and a sandbox. */
export interface QueueMode {
	/** Of the webhook process, the only one that takes calls from outside. */
	readonly url: string;
	/** The main process, logged in as n8n's owner. */
	readonly rest: Rest;
	readonly sandbox: Sandbox;
	readonly workers: readonly N8n[];
	/**
	 * Creates and connects a credential.
	 *
	 * @param more further values in addition to the sandbox's URLs
	 */
	connect(name: string, more?: ICredentialDataDecryptedObject): Promise<CredentialReference>;
}

/**
 * Starts all of it for the tests of one file; the sandbox is reset before each of them.
 *
 * @returns the world; its parts are there once the tests run
 */
export function useQueueMode(): QueueMode {
	/** What must be stopped, the last one first. */
	const started: Array<{ stop: () => Promise<void> }> = [];
	const begun = async <T extends { stop: () => Promise<void> }>(starting: Promise<T>) => {
		const it = await starting;
		started.push(it);
		return it;
	};
	const parts = {} as Omit<QueueMode, 'connect'>;

	beforeAll(async () => {
		const sandbox = await startSandbox({ clock: () => START + (Date.now() - START) * FACTOR });
		started.push({
			stop: async () => {
				await sandbox.close();
			},
		});
		const redis = await begun(startRedis());
		const postgres = await begun(startPostgres());
		const [mainPort = 0, webhookPort = 0] = await freePorts(2);
		const url = `http://localhost:${webhookPort}`;
		const environment = {
			EXECUTIONS_MODE: 'queue',
			WEBHOOK_URL: url,
			N8N_EDITOR_BASE_URL: `http://localhost:${mainPort}`,
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: DATABASE_USER,
			DB_POSTGRESDB_USER: DATABASE_USER,
			// As long as usual, by a real clock.
			DB_POSTGRESDB_CONNECTION_TIMEOUT: String(20_000 * FACTOR),
			DB_PING_TIMEOUT_MS: String(5000 * FACTOR),
			N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(30 * FACTOR),
			NODE_OPTIONS: `--require=${join(__dirname, 'fastClock.js')}`,
			FAST_CLOCK_FACTOR: String(FACTOR),
			FAST_CLOCK_START: String(START),
		};
		const main = await begun(startN8n({ name: 'queue-main', port: mainPort, environment }));
		const { userFolder } = main;
		const [, ...workers] = await Promise.all([
			begun(
				startN8n({
					name: 'queue-webhook',
					command: 'webhook',
					port: webhookPort,
					userFolder,
					environment,
				}),
			),
			...['queue-worker-1', 'queue-worker-2'].map(
				async (name) => await begun(startN8n({ name, command: 'worker', userFolder, environment })),
			),
		]);
		Object.assign(parts, { url, rest: await Rest.open(main.url), sandbox, workers });
	}, LONGEST_START_MS);
	beforeEach(() => {
		parts.sandbox.reset();
	});
	afterAll(async () => {
		for (const each of started.reverse()) await each.stop();
	});

	return Object.assign(parts, {
		async connect(name: string, more?: ICredentialDataDecryptedObject) {
			const { rest, sandbox } = parts;
			const credential = await rest.createCredential(name, credentialFor(sandbox, more));
			await rest.connect(credential);
			return credential;
		},
	});
}
