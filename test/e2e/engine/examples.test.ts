import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../../sandbox';
import type { Execution } from '../support/rest';
import type { WorkflowJson } from '../support/workflow';
import { FILES_FOLDER } from '../support/n8n';
import { NODE_TYPE, withCredential } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';

const FOLDER = join(__dirname, '../../../examples');
/**
 * Those that are started by hand and run to their end; the others begin with an event in Cliq, or wait for people.
 * [test/integration/examples.triggers.test.ts, examples.approvals.test.ts]
 */
const FILES = readdirSync(FOLDER).filter((name) => {
	if (!name.endsWith('.json')) return false;
	const text = readFileSync(join(FOLDER, name), 'utf8');
	return text.includes('n8n-nodes-base.manualTrigger') && !text.includes('"sendAndWait"');
});

const world = useRunningN8n();

/** The result of an example, in Cliq and for the next nodes. */
const EFFECTS: Record<string, (sandbox: Sandbox, execution: Execution) => void> = {
	'1-upload-a-report.json': ({ organization }) => {
		expect(organization.messages).toMatchObject([
			{
				to: { type: 'user' },
				text: 'Here are the sign-ups. *158* is a new high!',
				files: [{ name: 'sign-ups week 46.csv', size: 28 }],
			},
		]);
	},
	'2-message-with-attachment.json': ({ organization }) => {
		expect(organization.messages).toMatchObject([
			{ to: { uniqueName: 'zylkermarketing' }, files: [{ name: 'minutes – März.txt' }] },
		]);
	},
	'3-bot-news.json': ({ organization }, execution) => {
		const bot = organization.bots.find(({ uniqueName }) => uniqueName === 'newsbot');
		const readers = organization.messages.map(({ to }) => to.userId).sort();
		expect(readers).toEqual([...(bot?.subscribers ?? [])].sort());
		expect(readers.length).toBeGreaterThan(1);
		expect(execution.items('Who Got It')[0]?.json.readers).toBe(String(readers.length));
	},
	'4-errors-explained.json': ({ organization }, execution) => {
		const texts = organization.messages.map(({ text }) => text);
		expect(texts).toEqual(['All hands at 4 pm', 'The post is live']);
		expect(execution.items('Sent')).toHaveLength(2);
		const remedies = execution.items('What to Do').map(({ json }) => json.remedy);
		expect(remedies).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
	},
	'5-check-access.json': (_sandbox, execution) => {
		expect(execution.items('Check Access')[0]?.json).toMatchObject({
			account: { name: 'Scott Fisher' },
		});
	},
	'6-daily-report-table.json': ({ organization }, execution) => {
		expect(organization.messages.length).toBe(1);
		expect(organization.messages[0]?.slides).toMatchObject([{ type: 'table' }]);
		const [sent] = execution.items('Post the Table');
		expect(Array.isArray(sent?.pairedItem)).toBe(true);
	},
	'7-poll.json': ({ organization }) => {
		expect(organization.messages).toMatchObject([{ card: { theme: 'poll' } }]);
	},
	'8-alert-card.json': ({ organization }) => {
		expect(organization.messages).toMatchObject([{ card: { theme: 'modern-inline' } }]);
	},
	'9-archive-files.json': (_sandbox, execution) => {
		const [written] = execution.items('Write to Disk');
		const path = written?.json.fileName as string;
		expect(path).toMatch(/minutes – März\.txt$/);
		expect(readFileSync(path, 'utf8')).not.toBe('');
	},
	'18-database-as-memory.json': ({ organization }, execution) => {
		expect(organization.messages.map(({ text }) => text)).toEqual([
			'New ticket *T-892*: Typo on the pricing page',
			'New ticket *T-893*: Export lacks umlauts: Größe',
		]);
		const created = execution.items('Remember').map(({ json }) => json.created);
		expect(created).toEqual([false, true, true]);
	},
	'19-event-with-attachments.json': ({ organization }) => {
		const booked = organization.events.find(({ title }) => title === 'Launch of the campaign');
		expect(booked).toMatchObject({ type: 'video_conference', attendees: [{}, {}] });
		const files = organization.files.filter(({ id }) => booked?.attachments.includes(id));
		expect(files).toMatchObject([{ name: 'agenda.txt' }]);
	},
};

/** What must exist in Cliq beforehand. */
const BEFORE: Record<string, string> = { '9-archive-files.json': '2-message-with-attachment.json' };

/** Permissions that an example requires. */
const PERMISSIONS: Record<string, string[]> = {
	'9-archive-files.json': ['readMessages', 'downloadFiles'],
	'18-database-as-memory.json': ['databaseRecords'],
	'19-event-with-attachments.json': ['calendar'],
};

/** Imports an example as a user does, picks the credential, and executes it. */
async function runExample(file: string): Promise<{ workflow: WorkflowJson; execution: Execution }> {
	const text = readFileSync(join(FOLDER, file), 'utf8');
	// The folder in n8n's Docker image, which may not exist on this machine.
	const here = text.replaceAll('/home/node/.n8n-files', FILES_FOLDER);
	const workflow = JSON.parse(here) as WorkflowJson;
	const permissions = PERMISSIONS[file];
	const credential = permissions ? await world.connect({ permissions }) : world.credential;
	const saved = await world.rest.createWorkflow(withCredential(workflow, credential));
	return { workflow, execution: await world.rest.run(saved) };
}

describe.each(FILES)('examples/%s', (file) => {
	it('runs unchanged, with the expected result in Cliq', async () => {
		const before = BEFORE[file];
		if (before !== undefined) await runExample(before);
		const { workflow, execution } = await runExample(file);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');

		const { sandbox } = world;
		const ours = workflow.nodes.filter(({ type }) => type === NODE_TYPE);
		expect(ours.length).toBeGreaterThan(0);
		for (const { name } of ours) expect(execution.items(name).length).toBeGreaterThan(0);
		expect(sandbox.requests.some(({ status = 0 }) => status < 300)).toBe(true);
		EFFECTS[file]?.(sandbox, execution);
	});
});
