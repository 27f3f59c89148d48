/**
 * n8n's queue mode: a main process and two workers, each of which counts calls by itself. Together they pass
 * Cliq's threshold and are locked for ten minutes, which are accelerated here: see `support/fastClock.js`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import type { N8n } from '../support/n8n';
import { startN8n } from '../support/n8n';
import { Rest } from '../support/rest';
import { credentialFor } from '../support/sandbox';
import { DATABASE_USER, startPostgres, startRedis } from '../support/services';
import { chain, cliq, locator, node, webhook } from '../support/workflow';

const FACTOR = 20;
const START = Date.now();

const EXECUTIONS = 40;
const MESSAGES_EACH = 5;

const LONGEST_MS = 170_000;

/** What was started and must be stopped, the last one first. */
const started: Array<{ stop: () => Promise<void> }> = [];

let sandbox: Sandbox;
let main: N8n;
let workers: N8n[];

beforeAll(async () => {
	sandbox = await startSandbox({ clock: () => START + (Date.now() - START) * FACTOR });
	started.push({
		stop: async () => {
			await sandbox.close();
		},
	});
	const redis = await startRedis();
	started.push(redis);
	const postgres = await startPostgres();
	started.push(postgres);
	const environment = {
		EXECUTIONS_MODE: 'queue',
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
		NODE_OPTIONS: `--require=${join(__dirname, '../support/fastClock.js')}`,
		FAST_CLOCK_FACTOR: String(FACTOR),
		FAST_CLOCK_START: String(START),
	};
	main = await startN8n({ name: 'queue-main', environment });
	started.push(main);
	const { userFolder } = main;
	workers = await Promise.all(
		['queue-worker-1', 'queue-worker-2'].map(async (name) => {
			const worker = await startN8n({ name, command: 'worker', userFolder, environment });
			started.push(worker);
			return worker;
		}),
	);
});

afterAll(async () => {
	for (const each of started.reverse()) await each.stop();
});

/** The payload of one webhook call: the texts of its messages. */
function textsOf(call: number): string[] {
	return Array.from({ length: MESSAGES_EACH }, (_, item) => `Call ${call}, message ${item}`);
}

describe('queue mode with two workers', () => {
	it('loses no message and sends none twice', async () => {
		const rest = await Rest.open(main.url);
		const credential = await rest.createCredential('Zoho Cliq account', credentialFor(sandbox));
		await rest.connect(credential);
		const path = randomUUID();
		const workflow = await rest.createWorkflow(
			chain('Queue', [
				webhook(path),
				node('Split', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.texts' }),
				cliq('Send', credential, 'message.send', {
					sendTo: 'channel',
					channel: locator('name', 'announcements'),
					text: "={{ $json['body.texts'] }}",
				}),
			]),
		);
		await rest.activate(workflow);

		const calls = Array.from({ length: EXECUTIONS }, (_, call) => call);
		await Promise.all(
			calls.map(async (call) => {
				const { status } = await fetch(`${main.url}/webhook/${path}`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ texts: textsOf(call) }),
				});
				expect(status).toBe(200);
			}),
		);
		await rest.finished(workflow, EXECUTIONS, LONGEST_MS);
		expect(await rest.failures(workflow)).toEqual([]);
		const texts = sandbox.organization.messages.map(({ text }) => text);
		expect([...texts].sort()).toEqual(calls.flatMap(textsOf).sort());

		// Otherwise the test would prove nothing: both workers took part, and ran into a lock.
		for (const { log } of workers) {
			expect(readFileSync(log, 'utf8')).toContain('Worker finished execution');
		}
		expect(sandbox.requests.some(({ status }) => status === 400)).toBe(true);
	});
});
