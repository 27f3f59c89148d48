import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ZohoCliqOAuth2Api } from '../../credentials/ZohoCliqOAuth2Api.credentials';
import { ZohoCliqSelfClientApi } from '../../credentials/ZohoCliqSelfClientApi.credentials';
import { ZohoCliqWebhookSecretApi } from '../../credentials/ZohoCliqWebhookSecretApi.credentials';
import { ZohoCliqWebhookTokenApi } from '../../credentials/ZohoCliqWebhookTokenApi.credentials';
import { ZohoCliq } from '../../nodes/ZohoCliq/ZohoCliq.node';
import { ZohoCliqAdmin } from '../../nodes/ZohoCliqAdmin/ZohoCliqAdmin.node';
import { ZohoCliqPollingTrigger } from '../../nodes/ZohoCliqPollingTrigger/ZohoCliqPollingTrigger.node';
import { ZohoCliqTrigger } from '../../nodes/ZohoCliqTrigger/ZohoCliqTrigger.node';

/**
 * Everything that saved workflows and n8n's editor know of the node. A change affects existing users: it is
 * made on purpose, with `UPDATE_FROZEN=1 npx jest --selectProjects unit frozen`, and reviewed as a diff.
 */
function frozen(name: string, value: unknown): { now: string; then: string } {
	const file = join(__dirname, 'frozen', `${name}.json`);
	const now = `${JSON.stringify(sorted(value), null, '\t')}\n`;
	if (process.env.UPDATE_FROZEN) writeFileSync(file, now);
	return { now, then: readFileSync(file, 'utf8') };
}

/** The order of keys does not matter; that of lists does. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

it.each([
	['node', () => new ZohoCliq().description],
	['adminNode', () => new ZohoCliqAdmin().description],
	['pollingTrigger', () => new ZohoCliqPollingTrigger().description],
	['trigger', () => new ZohoCliqTrigger().description],
	['credential', () => new ZohoCliqOAuth2Api()],
	['selfClientCredential', () => new ZohoCliqSelfClientApi()],
	['secretCredential', () => new ZohoCliqWebhookSecretApi()],
	['tokenCredential', () => new ZohoCliqWebhookTokenApi()],
])('exposes the same %s as before, byte for byte', (name, make) => {
	const { now, then } = frozen(name, make());
	expect(now).toBe(then);
});
