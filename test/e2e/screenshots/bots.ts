import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import type { Sandbox } from '../../../sandbox';
import { Editor } from '../browser/editor';
import { startModel } from '../support/model';
import { buttonLinks } from '../support/questions';
import type { CredentialReference, Rest, SavedWorkflow } from '../support/rest';
import { credentialFor } from '../support/sandbox';
import { until } from '../support/wait';
import type { WorkflowJson } from '../support/workflow';
import { chain, cliqTrigger, withCredential } from '../support/workflow';
import type { Size } from './camera';
import { boxOf, openPage, take } from './camera';

const EXAMPLES = resolve(__dirname, '../../../examples');

/** How long the editor moves what it has just opened. */
const MOVING_MS = 1500;

const OLIVIA = '631831446';

/** The pictures of the documents about triggers and approvals. */
export class BotPhotographer {
	constructor(
		private readonly browser: Browser,
		private readonly rest: Rest,
		private readonly sandbox: Sandbox,
	) {}

	async takeAll(): Promise<void> {
		const credential = await this.rest.createCredential(
			'Zylker on Cliq',
			credentialFor(this.sandbox, { permissions: ['all', 'manageBots'] }),
		);
		await this.rest.connect(credential);
		await this.takeQuestion(credential);
		await this.takeScript();
		await this.takeAgent(credential);
	}

	private async takeScript(): Promise<void> {
		const type = 'zohoCliqWebhookSecretApi';
		const data = { secret: 'a-long-secret-of-nobody' };
		const secret = await this.rest.createCredential('Secret of the support bot', data, type);
		const trigger = cliqTrigger(secret, { connection: 'deluge', events: ['message'] }, type);
		const workflow = await this.rest.createWorkflow(chain('Support bot', [trigger]));
		const page = await this.openNode(workflow, trigger.name);
		await takeForm(page, 'trigger-script', page.getByTestId('parameter-input-messageScript'));
	}

	private async takeAgent(credential: CredentialReference): Promise<void> {
		const text = 'We are open Monday to Friday, 9:00 to 17:30. On Sundays we are closed.';
		const model = await startModel([], text);
		try {
			const openAi = await this.rest.createCredential(
				'OpenAI',
				{ apiKey: 'none', url: model.url },
				'openAiApi',
			);
			const { nodes, ...example } = exampleNamed('11-bot-with-ai-agent');
			const workflow = await this.rest.createWorkflow(
				withCredential(
					{
						...example,
						nodes: nodes.map((each) =>
							each.name === 'Model' ? { ...each, credentials: { openAiApi: { ...openAi } } } : each,
						),
					},
					credential,
				),
			);
			const page = await this.openNode(workflow, 'Zoho Cliq Trigger');
			await takeForm(page, 'trigger-form', page.getByTestId('parameter-input-reply'));
			await this.rest.activate(workflow);
			await this.takeConversation(workflow);
			await this.rest.deactivate(workflow);
		} finally {
			await model.close();
		}
	}

	private async takeConversation(workflow: SavedWorkflow): Promise<void> {
		const bot = this.sandbox.organization.bots.find(({ name }) => name === 'n8n Helper');
		bot?.subscribers.push(OLIVIA);
		const page = await this.openPage({ width: 640, height: 460 }, 1.25);
		await page.goto(this.sandbox.url);
		await page.getByRole('button', { name: 'n8n Helper' }).click();
		await page.getByLabel('As').selectOption('Olivia Palmer');
		await page.getByLabel('Message').fill('When do you open on Sundays?');
		await page.getByRole('button', { name: 'Send' }).click();
		await this.rest.finished(workflow, 1, 60_000);
		await page.getByText('On Sundays we are closed').last().waitFor();
		await take(page, 'bot-answer');
	}

	private async takeQuestion(credential: CredentialReference): Promise<void> {
		const example = withCredential(exampleNamed('14-approve-a-purchase'), credential);
		const workflow = await this.rest.createWorkflow(example);
		const id = await this.rest.start(workflow);
		await until('the workflow waits', async () => (await this.rest.status(id)) === 'waiting');
		const question = this.sandbox.organization.messages.find((message) =>
			JSON.stringify(message).includes('standing desks'),
		);
		const page = await this.openPage({ width: 620, height: 1500 }, 1.25);
		await page.goto(this.sandbox.url);
		await page.getByRole('button', { name: 'Olivia Palmer' }).first().click();
		const message = page.getByRole('listitem').filter({ hasText: 'standing desks' });
		const { x, y, width, height } = await boxOf(message.first());
		await take(page, 'question', { x, y: y - 8, width, height: height + 16 });
		const answer = await this.openPage({ width: 620, height: 450 }, 1.25);
		await answer.goto(buttonLinks(question).Approve ?? '');
		await take(answer, 'answer-page');
	}

	private async openNode(workflow: SavedWorkflow, name: string): Promise<Page> {
		const page = await this.openPage({ width: 1300, height: 1250 }, 1);
		const editor = new Editor(page, this.rest.url);
		await editor.open(workflow);
		await editor.openNode(name);
		return page;
	}

	private async openPage(viewport: Size, scale: number): Promise<Page> {
		return await openPage(this.browser, this.rest, viewport, scale);
	}
}

/** The middle of an open node, from its tabs to a field. */
async function takeForm(page: Page, name: string, last: Locator): Promise<void> {
	await page.waitForTimeout(MOVING_MS);
	const tabs = await boxOf(page.getByTestId('tab-params'));
	const button = await boxOf(page.getByTestId('node-execute-button').first());
	const end = await boxOf(last.first());
	const [x, y] = [tabs.x, tabs.y - 16];
	const width = button.x + button.width + 8 - x;
	await take(page, name, { x, y, width, height: end.y + end.height + 16 - y });
}

function exampleNamed(name: string): WorkflowJson {
	return JSON.parse(readFileSync(join(EXAMPLES, `${name}.json`), 'utf8')) as WorkflowJson;
}
