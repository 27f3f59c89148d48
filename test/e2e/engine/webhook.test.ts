import { randomUUID } from 'node:crypto';

import { chain, cliq, locator, webhook } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

const CALLS = 60;

describe('a workflow behind a webhook', () => {
	it(`delivers ${CALLS} simultaneous calls, none refused and none twice`, async () => {
		const { rest, sandbox, url } = world;
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
		const answers = await Promise.all(
			texts.map(
				async (text) =>
					await fetch(`${url}/webhook/${path}`, {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify({ text }),
					}),
			),
		);
		expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));

		await rest.finished(workflow, CALLS, 120_000);
		expect(await rest.failures(workflow)).toEqual([]);
		await rest.deactivate(workflow);
		const { messages } = sandbox.organization;
		expect(messages.map(({ text }) => text).sort()).toEqual([...texts].sort());
		// One request each: after fifty in a minute the node waited instead of being refused.
		expect(sandbox.requests.map(({ status }) => status)).toEqual(texts.map(() => 200));
	});
});
