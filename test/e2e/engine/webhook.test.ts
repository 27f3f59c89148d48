import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowJson } from '../support/workflow';
import { chain, cliq, locator, webhook, withCredential } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

const CALLS = 60;
const DIGEST = join(__dirname, '../../../examples/22-webhook-digest.json');

/** Calls a webhook with all these texts at once. */
async function call(path: string, texts: readonly string[]): Promise<void> {
	const answers = await Promise.all(
		texts.map(
			async (text) =>
				await fetch(`${world.url}/webhook/${path}`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ text }),
				}),
		),
	);
	expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
}

describe('a workflow behind a webhook', () => {
	it(`delivers ${CALLS} simultaneous calls, none refused and none twice`, async () => {
		const { rest, sandbox } = world;
		const path = randomUUID();
		const workflow = await rest.createWorkflow(
			chain('Burst', [
				webhook(path),
				cliq('Send', world.credential, 'message.send', {
					sendTo: 'user',
					user: locator('email', 'olivia.palmer@zylker.example'),
					text: '={{ $json.body.text }}',
				}),
			]),
		);
		await rest.activate(workflow);

		const texts = Array.from({ length: CALLS }, (_, index) => `Call ${index}`);
		await call(path, texts);

		await rest.finished(workflow, CALLS, 120_000);
		expect(await rest.failures(workflow)).toEqual([]);
		await rest.deactivate(workflow);
		const { messages } = sandbox.organization;
		expect(messages.map(({ text }) => text).sort()).toEqual([...texts].sort());
		// One request each: after fifty in a minute the node waited instead of being refused.
		expect(sandbox.requests.map(({ status }) => status)).toEqual(texts.map(() => 200));
	});

	it('collects simultaneous calls in a data table, and sends them as one message: the example', async () => {
		const { rest, sandbox } = world;
		const { id: project } = await rest.call<{ id: string }>('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${project}/data-tables`;
		const columns = [{ name: 'text', type: 'string' }];
		const table = await rest.call<{ id: string }>('POST', tables, { name: 'hits', columns });
		const example = JSON.parse(readFileSync(DIGEST, 'utf8')) as WorkflowJson;
		const workflow = await rest.createWorkflow(withCredential(example, world.credential));
		await rest.activate(workflow);

		const texts = Array.from({ length: CALLS }, (_, index) => `Hit ${index}`);
		await call('digest', texts);
		await rest.finished(workflow, CALLS, 120_000);
		await rest.deactivate(workflow);
		const execution = await rest.run(workflow, 'Every Five Minutes');
		expect(execution.error).toBeUndefined();

		const sent = sandbox.organization.messages.map(({ text }) => text.split('\n').sort());
		expect(sent).toEqual([texts.sort()]);
		expect(execution.items('Send Digest')[0]?.pairedItem).toHaveLength(CALLS);
		const left = await rest.call<{ count: number }>('GET', `${tables}/${table.id}/rows`);
		expect(left.count).toBe(0);
	});
});
