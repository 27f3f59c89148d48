import { readFile } from 'node:fs/promises';

import { chain, manualTrigger } from '../support/workflow';
import { useRunningN8n } from '../support/runningN8n';
import { useBrowser } from './browser';
import { makeFile, writeReport } from './report';

const world = useRunningN8n();
const desk = useBrowser(world);

describe('uploading a file from an earlier node', () => {
	it('works from the nodes panel to the conversation in Cliq', async () => {
		const { editor } = desk;
		const workflow = chain('Weekly report', [manualTrigger(), writeReport, makeFile]);
		await editor.open(await world.rest.createWorkflow(workflow));

		const panel = await editor.addAfterLastNode();
		await panel.search('cliq');
		await panel.choose('Zoho Cliq');
		expect(await panel.actions()).toEqual(
			expect.arrayContaining(['Check access of account', 'Send message', 'Upload file']),
		);
		const upload = await panel.add('Upload file');

		await upload.useCredential(world.credential.name);
		expect(await upload.pick('user', 'oliv')).toEqual([
			'Olivia Palmer (olivia.palmer@zylker.example)',
		]);
		await upload.fill('comment', 'A *new* high');
		expect(await upload.execute()).toBe('success');
		const output = await upload.outputJson();
		expect(output).toContain('"success": true');
		expect(output).toContain('"sign-ups week 46.csv"');

		const cliq = await desk.newTab();
		await cliq.goto(world.sandbox.url);
		// It opens with the most recently active conversation.
		await cliq.getByRole('heading', { name: 'Olivia Palmer', exact: true }).waitFor();
		expect(await cliq.getByRole('article').allInnerTexts()).toEqual([
			expect.stringContaining('A new high'),
		]);
		const [download] = await Promise.all([
			cliq.waitForEvent('download'),
			cliq.getByRole('link', { name: /sign-ups week 46\.csv/ }).click(),
		]);
		expect(await readFile(await download.path(), 'utf8')).toBe('week,sign-ups\n45,131\n46,158\n');
	});
});
