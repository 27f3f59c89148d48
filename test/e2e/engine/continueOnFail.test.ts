import type { INode } from 'n8n-workflow';

import type { Execution } from '../support/rest';
import { chain, cliq, items, locator, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

/** Four messages, the second of them to an unknown user. */
async function sendFour(onError: INode['onError']): Promise<Execution> {
	const send = cliq(
		'Send',
		world.credential,
		'message.send',
		{
			sendTo: 'user',
			user: locator(
				'email',
				'={{ $json.n === 1 ? "nobody@zylker.example" : "olivia.palmer@zylker.example" }}',
			),
			text: '=Message {{ $json.n }}',
		},
		{ onError },
	);
	const workflow = chain('Four messages', [manualTrigger(), items(4), send]);
	return await world.rest.run(await world.rest.createWorkflow(workflow));
}

function sent(): string[] {
	return world.sandbox.organization.messages.map(({ text }) => text);
}

const ITS_ERROR = {
	error: { kind: 'ENDPOINT_INVALID', remedy: expect.stringMatching(/\w/) as string },
};

describe('a message that cannot be delivered', () => {
	it('ends the run, with the reason', async () => {
		const execution = await sendFour('stopWorkflow');
		expect(execution.status).toBe('error');
		expect(execution.error).toMatchObject({
			context: { itemIndex: 1, cliq: { kind: 'ENDPOINT_INVALID' } },
		});
		expect(sent()).toEqual(['Message 0']);
	});

	it('becomes an item among the others with Continue', async () => {
		const execution = await sendFour('continueRegularOutput');
		expect(execution.status).toBe('success');
		const given = execution.items('Send');
		expect(given.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
		expect(given.map(({ json }) => json.success)).toEqual([true, undefined, true, true]);
		expect(given[1]?.json).toMatchObject(ITS_ERROR);
		expect(sent()).toEqual(['Message 0', 'Message 2', 'Message 3']);
	});

	it('is sent to the second output with Continue (Using Error Output)', async () => {
		const execution = await sendFour('continueErrorOutput');
		expect(execution.status).toBe('success');
		expect(execution.items('Send', 0)).toHaveLength(3);
		expect(execution.items('Send', 1)).toMatchObject([{ json: ITS_ERROR }]);
		expect(sent()).toEqual(['Message 0', 'Message 2', 'Message 3']);
	});
});
