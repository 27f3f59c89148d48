// Regenerates the screenshots of README and docs, in a real n8n against the sandbox: npm run docs:screenshots
// With `-- readme`, `-- bots` or `-- examples` only these.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { launch } from '../browser/browser';
import type { NodeView } from '../browser/editor';
import { Editor } from '../browser/editor';
import { makeFile, writeReport } from '../browser/report';
import { startN8n } from '../support/n8n';
import type { CredentialReference } from '../support/rest';
import { Rest } from '../support/rest';
import { credentialFor } from '../support/sandbox';
import type { WorkflowJson } from '../support/workflow';
import { chain, cliq, locator, manualTrigger, withCredential } from '../support/workflow';
import { BotPhotographer } from './bots';
import type { Size } from './camera';
import { boxOf, openPage, take } from './camera';
import { takeExamples } from './examples';

const EXAMPLES = resolve(__dirname, '../../../examples');

/** Addresses that users have too, so that the screenshots look like what they see. */
const PORTS = { n8n: 5678, sandbox: 8080 };

/** The credential's form in its full height, which would otherwise scroll. */
const UNROLLED = `
	[data-test-id="editCredential-modal"] { max-height: none !important; height: auto !important }
	.el-dialog__body, .modal-content, [data-test-id="credential-edit-dialog"],
	[data-test-id="credential-edit-dialog"] > * { height: auto !important; overflow: visible !important }
`;

async function main(): Promise<void> {
	const toClose: Array<() => Promise<void>> = [];
	try {
		const sandbox = await startSandbox({ port: PORTS.sandbox, history: true });
		toClose.unshift(() => sandbox.close());
		const n8n = await startN8n({ port: PORTS.n8n });
		toClose.unshift(() => n8n.stop());
		const browser = await launch();
		toClose.unshift(() => browser.close());
		const rest = await Rest.open(n8n.url);
		const [only] = process.argv.slice(2);
		const wanted = (part: string) => only === undefined || only === part;
		if (wanted('readme')) await new Photographer(browser, rest, sandbox).takeAll();
		if (wanted('bots')) await new BotPhotographer(browser, rest, sandbox).takeAll();
		if (wanted('examples')) await takeExamples(browser, rest);
	} finally {
		for (const close of toClose) await close();
	}
}

class Photographer {
	constructor(
		private readonly browser: Browser,
		private readonly rest: Rest,
		private readonly sandbox: Sandbox,
	) {}

	async takeAll(): Promise<void> {
		const credential = await this.rest.createCredential(
			'Zylker on Cliq',
			credentialFor(this.sandbox),
		);
		await this.rest.connect(credential);
		await this.takeMessages(credential);
		await this.takeNodesPanel();
		await this.takeUpload(credential);
		await this.takeError(credential);
		await this.takeSandbox();
		await this.takeCredential();
	}

	/** What the examples post: a table, a poll, and a card with buttons. */
	private async takeMessages(credential: CredentialReference): Promise<void> {
		for (const example of ['6-daily-report-table', '7-poll', '8-alert-card']) {
			const text = readFileSync(join(EXAMPLES, `${example}.json`), 'utf8');
			const workflow = withCredential(JSON.parse(text) as WorkflowJson, credential);
			await this.rest.run(await this.rest.createWorkflow(workflow));
		}
		// So narrow that the page shows the conversation only, and high enough not to scroll.
		const page = await this.openPage({ width: 620, height: 1500 }, 1.25);
		await page.goto(this.sandbox.url);
		await page.getByRole('button', { name: 'Zylker Marketing' }).click();
		for (const [name, text] of [
			['table', 'Open tickets'],
			['poll', 'Where do we eat'],
			['card', 'INC-2041'],
		] as const) {
			const message = page.getByRole('listitem').filter({ hasText: text });
			const { x, y, width, height } = await boxOf(message.first());
			await take(page, name, { x, y: y - 8, width, height: height + 16 });
		}
	}

	/** From the top, where *Connect* is, to the permissions; few users need the rest. */
	private async takeCredential(): Promise<void> {
		const { node, page } = await this.addToReport('Send message', { width: 1200, height: 1400 });
		const credential = await node.createCredential();
		await credential.fill('clientId', '1000.V7Q2ZK4T9M1X8R3B6N5C0J2W7Y4LDF');
		await credential.fill('clientSecret', 'c2f1d7a94be8036512');
		await credential.choose('dataCenter', 'Europe (zoho.eu)');
		await credential.tick('permissions', 'All Everyday Permissions');
		await page.addStyleTag({ content: UNROLLED });
		const form = await boxOf(credential.form);
		const last = await boxOf(page.getByText('Cliq Network', { exact: true }));
		await take(page, 'credential', { ...form, height: last.y - form.y - 10 });
	}

	private async takeNodesPanel(): Promise<void> {
		const page = await this.openPage({ width: 960, height: 820 });
		const editor = new Editor(page, this.rest.url);
		await editor.open(await this.rest.createWorkflow(REPORT));
		const panel = await editor.addAfterLastNode();
		await panel.search('cliq');
		await panel.choose('Zoho Cliq');
		await take(page, 'nodes-panel');
	}

	private async takeUpload(credential: CredentialReference): Promise<void> {
		const { node, page } = await this.addToReport('Upload file', { width: 1280, height: 760 });
		await node.useCredential(credential.name);
		await node.pick('user', 'oliv');
		await node.fill('comment', 'Here are the sign-ups. *158* is a new high!');
		await node.execute();
		await node.outputJson();
		await take(page, 'upload');
	}

	private async takeError(credential: CredentialReference): Promise<void> {
		const page = await this.openPage({ width: 1180, height: 600 });
		const editor = new Editor(page, this.rest.url);
		const send = cliq('Send message', credential, 'message.send', {
			sendTo: 'user',
			user: locator('email', 'olivia.plamer@zylker.example'),
			text: 'The report is ready',
		});
		await editor.open(
			await this.rest.createWorkflow(chain('Typing error', [manualTrigger(), send])),
		);
		const node = await editor.openNode('Send message');
		await node.execute();
		// The button shows for a moment that it is busy.
		await page.waitForTimeout(1500);
		await take(page, 'error');
	}

	private async takeSandbox(): Promise<void> {
		const page = await this.openPage({ width: 880, height: 480 }, 1.25);
		await page.goto(this.sandbox.url);
		await page.getByText('sign-ups week 46.csv').waitFor();
		await take(page, 'sandbox');
	}

	/** Adds the node after the one that creates a file, like a user. */
	private async addToReport(action: string, size: Size): Promise<{ node: NodeView; page: Page }> {
		const page = await this.openPage(size);
		const editor = new Editor(page, this.rest.url);
		await editor.open(await this.rest.createWorkflow(REPORT));
		const panel = await editor.addAfterLastNode();
		await panel.search('cliq');
		await panel.choose('Zoho Cliq');
		return { node: await panel.add(action), page };
	}

	private async openPage(viewport: Size, deviceScaleFactor?: number): Promise<Page> {
		return await openPage(this.browser, this.rest, viewport, deviceScaleFactor);
	}
}

const REPORT = chain('Weekly report', [manualTrigger(), writeReport, makeFile]);

void main();
