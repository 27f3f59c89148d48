import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Sandbox, SandboxSwitches } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import * as groups from '../../nodes/ZohoCliq/cliq/endpoints';
import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import { live } from '../../scripts/live/main';
import type { Result } from '../../scripts/live/run';
import { trials } from '../../scripts/live/trials';

const folder = mkdtempSync(join(tmpdir(), 'cliq-live-'));
const file = join(folder, 'credential.json');

let sandbox: Sandbox;
let secrets: string[];

beforeAll(async () => {
	sandbox = await startSandbox({ history: true });
});

beforeEach(() => {
	sandbox.reset();
	const { access_token, refresh_token } = sandbox.issueToken();
	secrets = [access_token, refresh_token, sandbox.client.secret];
	save({ refresh_token });
	addThread();
});

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true });
});

function save(more: Record<string, string>, mode = 0o600): void {
	const { url, client } = sandbox;
	const hosts = { cliqUrl: url, accountsUrl: url };
	const content = { ...hosts, clientId: client.id, clientSecret: client.secret, ...more };
	writeFileSync(file, JSON.stringify(content));
	chmodSync(file, mode);
}

const channel = () => sandbox.organization.channels.find((one) => one.uniqueName === 'zylkermarketing');
const chat = () => sandbox.organization.chats.find((one) => one.title === 'Launch Crew')?.id ?? '';

/** Everything that may be written, and where. */
const everything = () => [
	...['--write', '--admin', '--chat', chat()],
	...['--channel', 'zylkermarketing', '--bot', 'newsbot'],
];

async function run(...args: string[]) {
	const lines: string[] = [];
	const code = await live(['--credential', file, ...args], (line) => lines.push(line));
	return { code, text: lines.join('\n') };
}

async function resultsOf(...args: string[]) {
	const { code, text } = await run('--json', ...args);
	const { results } = JSON.parse(text) as { results: Result[] };
	return { code, results };
}

const writes = () => sandbox.requests.filter(({ method }) => method !== 'GET');

it('has names of their own for all trials, those first that only read', () => {
	const names = trials.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	const kinds = trials.map((trial) => trial.writes === undefined);
	expect(kinds).toEqual([...kinds].sort((one, other) => Number(other) - Number(one)));
});
