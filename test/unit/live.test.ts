import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Sandbox, SandboxSwitches } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import * as groups from '../../nodes/ZohoCliq/cliq/endpoints';
import type { Endpoint } from '../../nodes/ZohoCliq/cliq/endpoints';
import { threadInMarketing } from '../integration/threadFixtures';
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
	addConversation();
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

/** What the trials read that the seed does not have: a third message in the chat, and a thread with one. */
function addConversation(): void {
	const { organization } = sandbox;
	const sender = { id: organization.connectedUserId, name: 'Scott Fisher' };
	for (const id of [chat(), threadInMarketing(organization).chatId]) {
		organization.addMessage({ chatId: id, to: { type: 'chat', id }, text: 'Well done', sender });
	}
}

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

const remains = ({ messages, reminders, scheduledMessages, bots }: Sandbox['organization']) =>
	[messages, reminders, scheduledMessages, bots].map(({ length }) => length);

describe('a real organization is tried', () => {
	it('without writing anything unless that is allowed', async () => {
		const { code, results } = await resultsOf(
			...['--chat', chat(), '--channel', 'zylkermarketing'],
		);
		expect(code).toBe(0);
		expect(writes()).toEqual([]);
		const tried = results.filter(({ verdict }) => verdict !== 'could not be tried');
		expect(tried.map(({ name }) => name)).toEqual(
			trials.filter((trial) => trial.writes === undefined).map(({ name }) => name),
		);
	});

	it('with everything that may be written, and every assumption holds', async () => {
		const { code, results } = await resultsOf(...everything());
		expect(results.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
		expect(results.length).toBe(trials.length);
		expect(code).toBe(0);
	});

	it('and left as it was, apart from what a bot has said', async () => {
		const before = remains(sandbox.organization);
		const { results } = await resultsOf(...everything());
		const [messages = 0, ...others] = before;
		expect(remains(sandbox.organization)).toEqual([messages + 2, ...others]);
		expect(results.flatMap(({ left }) => left)).toEqual([]);
	});

	it('with fewer calls of each endpoint than Cliq allows in a minute', async () => {
		await run(...everything());
		const endpoints = Object.values(groups).flatMap((group) => Object.values<Endpoint>(group));
		const called = endpoints.map(({ method, path, threshold }) => {
			const name = `${method} ${path}`.replace(/\{\w+\}/g, '{}');
			const calls = sandbox.requests.filter(
				(one) => one.endpoint?.replace(/\{\w+\}/g, '{}') === name,
			);
			return { name, isWithin: calls.length <= threshold };
		});
		expect(called.filter(({ isWithin }) => !isWithin)).toEqual([]);
		expect(sandbox.tokenRequests).toHaveLength(1);
	});

	it('with no more scopes than the checklist names', async () => {
		const page = readFileSync(join(__dirname, '../../docs/release.md'), 'utf8');
		const [scopes = ''] = /^ZohoCliq\.[\w.,]+$/m.exec(page) ?? [];
		save({ refresh_token: sandbox.issueToken({ scopes: scopes.split(',') }).refresh_token });
		const { results } = await resultsOf(...everything());
		const others = results.filter(({ verdict }) => verdict !== 'holds');
		// Whether a scope of its own is needed there is what that trial is for.
		expect(others.map(({ name }) => name)).toEqual(['buddies']);
	});

	it('without a secret in the output', async () => {
		const message = `You sent ${secrets.join(' and ')}`;
		const body = JSON.stringify({ code: 'operation_failed', message });
		sandbox.answerNext({ path: /\/api\//, status: 400, body, times: 1000 });
		const texts = [await run(...everything()), await run('--json', ...everything())];
		for (const { text } of texts) {
			expect(text).toContain('You sent ***');
			for (const secret of secrets) expect(text).not.toContain(secret);
			expect(text).not.toMatch(/1000\.[0-9a-f]{32}/);
		}
	});
});

describe('a Cliq that differs is noticed', () => {
	it.each<[string, string, Partial<SandboxSwitches>]>([
		['message-id-path', 'with %20: HTTP 200', { messageIdInPath: 'encoded' }],
		['edit', 'with %20: HTTP 204', { messageIdInPath: 'encoded' }],
		['delete', 'with %20: HTTP 204', { messageIdInPath: 'encoded' }],
		['users-me', 'HTTP 404', { usersMe: false }],
		['buddies', 'HTTP 404', { buddies: false }],
		['chats-recipient', 'HTTP 404', { v3Chats: false }],
		['channels-pinned', 'others among them', { channelFilters: 'ignore' }],
		['bot-id', 'without b-: HTTP 200', { botIdInPath: 'plain' }],
		['edit-buttons', 'extra_key_found', { richEdits: 'refuse' }],
		['schedule-card', 'extra_key_found', { richEdits: 'refuse' }],
		['file-part', 'extra_key_found', { filePartName: 'file' }],
		['pin-expiry', 'input_pattern_mismatch', { pinExpiry: 'timeLeft' }],
		['reminder-time', 'input_pattern_mismatch', { reminderTime: 'text' }],
		['user-update', 'HTTP 400', { userUpdate: 'list' }],
		['bot-mention-handler', 'HTTP 400', { mentionHandler: 'smallFirst' }],
		['token-scope', '0 scopes', { tokenScope: false }],
	])('by the trial %s, which says %s', async (name, seen, switches) => {
		Object.assign(sandbox.switches, switches);
		const { code, text } = await run('--only', name, ...everything());
		expect(text).toContain(`✗ ${name}: does not hold`);
		expect(text).toContain(seen);
		expect(text).not.toContain('LEFT BEHIND');
		expect(code).toBe(1);
	});

	it.each<[string, string, Partial<SandboxSwitches>]>([
		['chats-after-order', 'oldest first', { rangeOrder: 'oldest' }],
		['messages-order', 'latest first', { messageOrder: 'latestFirst' }],
		['messages-totime', 'excluded', { totime: 'excluded' }],
		['messages-fromtime', 'the oldest', { rangeOrder: 'oldest' }],
		['channel-by-name', 'under "channel"', { channelRecord: 'wrapped' }],
		['post-as-bot', 'an ID', { botPostAnswer: 'id' }],
		['bot-message', 'IDs with "%20"', {}],
	])('by the trial %s, where both are fine: %s', async (name, seen, switches) => {
		Object.assign(sandbox.switches, switches);
		const { code, text } = await run('--only', name, ...everything());
		expect(text).toContain(`✓ ${name}: holds`);
		expect(text).toContain(seen);
		expect(code).toBe(0);
	});
});

describe('what cannot be tried', () => {
	it('says why: a permission that is missing', async () => {
		sandbox.switches.trouble = 'missingPermission';
		const { code, text } = await run('--only', 'bearer');
		expect(text).toContain('– bearer: could not be tried (HTTP 401 oauthtoken_scope_invalid');
		expect(code).toBe(0);
	});

	it('says why: a connection that breaks', async () => {
		sandbox.answerNext({ path: /\/api\//, before: 'reset' });
		const { text } = await run('--only', 'bearer');
		const { host } = new URL(sandbox.url);
		expect(text).toContain(`– bearer: could not be tried (No response from ${host}: `);
		expect(text).not.toContain('fetch failed');
	});

	it('says which options are missing', async () => {
		const { text } = await run('--only', 'post-as-bot');
		expect(text).toContain('could not be tried (needs --write --channel --bot)');
	});

	it('leaves a pin alone', async () => {
		const launch = sandbox.organization.findChat(chat());
		const [message] = sandbox.organization.messages.filter(({ chatId }) => chatId === chat());
		const pin = { messageId: message?.id ?? '', creatorId: '1', createdAt: 1, expiresAt: -1 };
		if (launch) launch.pinned = pin;
		const { text } = await run('--only', 'pin-expiry', ...everything());
		expect(text).toContain('could not be tried (something is pinned in the chat)');
		expect(launch?.pinned).toBe(pin);
	});
});

it('says what could not be removed, and counts that as a failure', async () => {
	sandbox.answerNext({ method: 'DELETE', path: /messages/, status: 403, times: 2 });
	const { code, text } = await run('--only', 'message-id', ...everything());
	expect(text).toContain(`LEFT BEHIND, please remove: a message in the chat ${chat()}`);
	expect(code).toBe(1);
});

describe('a credential', () => {
	it('with an access token only is enough', async () => {
		save({ access_token: sandbox.issueToken().access_token });
		const { code, text } = await run('--only', 'bearer,token-scope');
		expect(text).toContain('1 hold, 0 do not hold, 1 could not be tried');
		expect(code).toBe(0);
		expect(sandbox.tokenRequests).toEqual([]);
	});

	it('that others may read is refused', async () => {
		save({ refresh_token: 'x' }, 0o644);
		await expect(run()).rejects.toThrow(`chmod 600 ${file}`);
	});

	it.each([
		[{}, 'needs "clientId", "clientSecret" and "refresh_token", or "access_token"'],
		[{ access_token: 'x', dataCenter: 'mars' }, 'must be one of us, eu'],
		[{ access_token: 'x', cliqUrl: 'http://cliq.example.com' }, 'an https address as "cliqUrl"'],
	])('such as %j is refused', async (content, message) => {
		save(content);
		await expect(run()).rejects.toThrow(message);
		expect(sandbox.requests).toEqual([]);
	});

	it('that Zoho refuses is reported without its secrets', async () => {
		save({ refresh_token: 'revoked-refresh-token' });
		await expect(run()).rejects.toThrow('Zoho renews no token: HTTP 200 invalid_code');
	});
});

describe('the command line', () => {
	it('lists the trials without a credential', async () => {
		const lines: string[] = [];
		await live(['--list'], (line) => lines.push(line));
		for (const { name } of trials) expect(lines.join('\n')).toContain(name);
	});

	it('names a trial that does not exist', async () => {
		await expect(run('--only', 'nonsense')).rejects.toThrow('No trial is named nonsense');
	});

	it('asks for a credential', async () => {
		await expect(live([], () => undefined)).rejects.toThrow('--credential is missing');
	});
});

it('tries first what only reads', () => {
	const kinds = trials.map((trial) => (trial.writes === undefined ? 'reads' : 'writes'));
	expect(kinds).toEqual([...kinds].sort());
	expect(new Set(trials.map(({ name }) => name)).size).toBe(trials.length);
});
