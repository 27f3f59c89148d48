import type { INodeParameters } from 'n8n-workflow';

import { makeFile, writeReport } from '../browser/report';
import type { Execution } from '../support/rest';
import { chain, cliq, locator, manualTrigger, node } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const world = useRunningN8n();

const toOlivia = { sendTo: 'user', user: locator('email', 'olivia.palmer@zylker.example') };

const REPORT = [{ name: 'sign-ups week 46.csv', size: 28 }];

/** Something beside the file, which a table can show. */
const addWeek = node(
	'Add Week',
	'n8n-nodes-base.set',
	{ mode: 'raw', jsonOutput: '{ "week": 46 }', includeOtherFields: true, options: {} },
	{ typeVersion: 3.4 },
);

/** A report from n8n's own nodes, in a workflow that keeps files inside the item's JSON. */
async function run(operation: string, parameters: INodeParameters): Promise<Execution> {
	const ours = cliq('Cliq', world.credential, operation, {
		...toOlivia,
		...parameters,
		options: {},
	});
	const workflow = chain('Combined', [manualTrigger(), writeReport, makeFile, addWeek, ours]);
	const settings = { ...workflow.settings, binaryMode: 'combined' as const };
	const execution = await world.rest.run(
		await world.rest.createWorkflow({ ...workflow, settings }),
	);
	// Otherwise it did not run in this mode.
	expect(execution.items('Add Week')[0]?.json).toHaveProperty('_files.data');
	return execution;
}

describe('a file in a workflow with combined binary data', () => {
	it.each(['data', '*', '={{ $json._files.data }}'])(
		'is uploaded as "%s"',
		async (binaryPropertyNames) => {
			const execution = await run('file.upload', { source: 'binary', binaryPropertyNames });
			expect(execution.error).toBeUndefined();
			expect(world.sandbox.organization.messages).toMatchObject([{ files: REPORT }]);
		},
	);

	it('is attached to a message', async () => {
		const execution = await run('message.send', { text: 'The report', attachments: 'data' });
		expect(execution.error).toBeUndefined();
		const { messages } = world.sandbox.organization;
		expect(messages.map(({ text }) => text).join('')).toBe('The report');
		expect(messages.flatMap(({ files }) => files)).toMatchObject(REPORT);
	});

	it('is not shown in a table of the items', async () => {
		const execution = await run('message.sendTable', { text: 'The report' });
		expect(execution.error).toBeUndefined();
		const [message] = world.sandbox.organization.messages;
		expect(message?.slides).toMatchObject([{ type: 'table', data: { headers: ['week'] } }]);
	});
});
