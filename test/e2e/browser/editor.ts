/** n8n's editor from the view of a user who builds a workflow: what is on the screen, and what they click. */
import type { Locator, Page } from 'playwright-core';

import type { SavedWorkflow } from '../support/rest';

/** The maximum wait; a run of one node takes a second or two. */
const LONGEST_RUN_MS = 45_000;

/** The result of a node's run, according to the icon above its output. */
export type Outcome = 'success' | 'danger';

/** The canvas of one workflow. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a saved workflow. */
	async open({ id }: SavedWorkflow): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens the nodes panel with the plus after the last node. */
	async addAfterLastNode(): Promise<NodesPanel> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		return new NodesPanel(this.page);
	}

	/** What the canvas says below the names of nodes, from left to right. */
	async subtitles(): Promise<string[]> {
		return await this.page
			.getByTestId('canvas-node')
			.locator('[class*="subtitle"]')
			.allInnerTexts();
	}

	/** The nodes with n8n's mark for missing values. */
	async incompleteNodes(): Promise<string[]> {
		const nodes = this.page.getByTestId('canvas-node');
		const marked = nodes.filter({ has: this.page.getByTestId('node-issues') });
		return await attributes(marked, 'data-node-name');
	}

	/** Opens a node on the canvas. */
	async openNode(name: string): Promise<NodeView> {
		// The box, not its label, which does not react.
		const box = this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
		// A trigger's box has a test id of its own.
		const inner = box.getByTestId(/^canvas-(default|trigger)-node$/);
		await inner.dblclick({ position: { x: 20, y: 20 } });
		return await NodeView.shown(this.page);
	}
}

/** The list of nodes and their actions. */
export class NodesPanel {
	constructor(private readonly page: Page) {}

	/** Types into the search. */
	async search(words: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
	}

	/** Waits until the search lists a node. */
	async finds(node: string): Promise<void> {
		await this.name(node).waitFor();
	}

	/** Chooses a node that the search found, which shows its actions. */
	async choose(node: string): Promise<void> {
		await this.name(node).click();
		await this.page.getByTestId('node-creator-category-item').first().waitFor();
	}

	/** The actions of the chosen node, as worded in the panel. */
	async actions(): Promise<string[]> {
		const heading = this.page.getByTestId('node-creator-category-item').getByText(/^Actions/);
		const count = Number(/\d+/.exec(await heading.innerText())?.[0]);
		const names = this.page.getByTestId('node-creator-item-name');
		// A long list appears gradually.
		await names.nth(count - 1).waitFor();
		return await names.allInnerTexts();
	}

	/** Those of them that are on the screen before anybody scrolls. */
	async actionsOnScreen(): Promise<string[]> {
		await this.actions();
		const { height } = this.page.viewportSize() ?? { height: 0 };
		const names = await this.page.getByTestId('node-creator-item-name').all();
		const shown = await Promise.all(
			names.map(async (name) => {
				const box = await name.boundingBox();
				return box && box.y + box.height <= height ? [await name.innerText()] : [];
			}),
		);
		return shown.flat();
	}

	/** Puts the node on the canvas, set to one of its actions. */
	async add(action: string): Promise<NodeView> {
		await this.name(action).click();
		return await NodeView.shown(this.page);
	}

	private name(text: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(text, { exact: true });
	}
}

/** A form's field, by its name in the node or credential. */
function field(within: Page | Locator, name: string): Locator {
	return within.getByTestId(`parameter-input-${name}`);
}

/** Of all elements, of which there must be some. */
async function attributes(elements: Locator, name: string): Promise<string[]> {
	await elements.first().waitFor();
	const all = await elements.all();
	return await Promise.all(all.map(async (each) => (await each.getAttribute(name)) ?? ''));
}

async function chooseIn(page: Page, list: Locator, option: string): Promise<void> {
	await list.click();
	// A list shows its options' descriptions too; only the name has to match.
	await page
		.getByRole('option')
		.filter({ has: page.getByText(option, { exact: true }) })
		.click();
}

/** How long the editor debounces input before a run would use it; it gives no sign of that, even on leaving the field. */
const TYPING_MS = 700;

/** An open node: its form in the middle, its input on the left, its output on the right. */
export class NodeView {
	readonly output: Locator;

	private constructor(private readonly page: Page) {
		this.output = page.getByTestId('output-panel');
	}

	/** @returns the node that is open, once it is */
	static async shown(page: Page): Promise<NodeView> {
		await page.getByTestId('node-parameters').waitFor();
		return new NodeView(page);
	}

	/** Chooses *Create new credential* for the node; where n8n has none yet, it shows a button instead of the list. */
	async createCredential(): Promise<CredentialForm> {
		const list = this.page.getByTestId('node-credentials-select');
		const first = this.page.getByRole('button', { name: 'Connect to Zoho Cliq' });
		await list.or(first).click();
		if (await list.isVisible()) {
			await this.page.getByTestId('node-credentials-select-item-new').click();
		}
		return await CredentialForm.shown(this.page);
	}

	/** Chooses an existing credential. */
	async useCredential(name: string): Promise<void> {
		await chooseIn(this.page, this.page.getByTestId('node-credentials-select'), name);
	}

	/** Opens the node's credential to change it. */
	async editCredential(): Promise<CredentialForm> {
		await this.page.getByTestId('credential-edit-button').click();
		return await CredentialForm.shown(this.page);
	}

	/** Writes into a field. */
	async fill(name: string, value: string): Promise<void> {
		await field(this.page, name).locator('input, textarea').fill(value);
	}

	/** Chooses an option of a drop-down list. */
	async choose(name: string, option: string): Promise<void> {
		await chooseIn(this.page, field(this.page, name), option);
	}

	/** Adds one of the fields under Options. */
	async addOption(option: string): Promise<void> {
		await chooseIn(this.page, this.page.getByRole('combobox', { name: 'Add option' }), option);
	}

	/**
	 * Types into the search of a *From List* picker and selects the first result.
	 *
	 * @returns all results
	 */
	async pick(name: string, words: string): Promise<string[]> {
		await field(this.page, name).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').fill(words);
		const hits = this.page.getByTestId('rlc-item');
		// Before the search answers, the list still shows everything.
		await hits.filter({ hasNotText: new RegExp(words, 'i') }).waitFor({ state: 'hidden' });
		await hits.first().waitFor();
		const found = await hits.allInnerTexts();
		await hits.first().click();
		return found;
	}

	/** Selects a target without a list: *By Email*, *By ID* … */
	async name(name: string, mode: string, value: string): Promise<void> {
		const locator = field(this.page, name);
		await chooseIn(this.page, locator.getByTestId('rlc-mode-selector'), mode);
		await locator.getByTestId('rlc-input').fill(value);
		await this.page.waitForTimeout(TYPING_MS);
	}

	/** The fields that n8n marks as incomplete. */
	async incompleteFields(): Promise<string[]> {
		const fields = this.page.locator('[data-test-id^="parameter-input-"]');
		const marked = fields.filter({ has: this.page.getByTestId('parameter-issues') });
		const ids = await attributes(marked, 'data-test-id');
		return ids.map((id) => id.replace('parameter-input-', ''));
	}

	/** Sets *On Error* in the node's settings. */
	async onError(option: string): Promise<void> {
		await this.page.getByTestId('tab-settings').click();
		await this.choose('onError', option);
		await this.page.getByTestId('tab-params').click();
	}

	/** *Execute step*: runs the node, and those before it that have not run. */
	async execute(): Promise<Outcome> {
		const started = this.page.waitForResponse(
			(response) =>
				response.request().method() === 'POST' && /\/workflows\/[^/]+\/run/.test(response.url()),
		);
		await this.page.getByTestId('node-execute-button').click();
		const { data } = (await (await started).json()) as { data: { executionId: string } };
		return await this.ended(data.executionId);
	}

	/** The editor reports the end of a run with a message, and the icon of an earlier run stays until then. */
	private async ended(executionId: string): Promise<Outcome> {
		await this.page.waitForFunction(
			async (id) => {
				const response = await fetch(`/rest/executions/${id}`);
				const { data } = (await response.json()) as {
					data: { finished: boolean; stoppedAt?: string };
				};
				return Boolean(data.stoppedAt);
			},
			executionId,
			{ timeout: LONGEST_RUN_MS, polling: 250 },
		);
		const success = this.output.getByTestId('node-run-status-success');
		const danger = this.output.getByTestId('node-run-status-danger');
		await success.or(danger).waitFor();
		await this.page.getByRole('button', { name: 'Execute step' }).first().waitFor();
		return (await success.isVisible()) ? 'success' : 'danger';
	}

	/** The JSON view of the output, as far as it fits on the screen, in one line. */
	async outputJson(): Promise<string> {
		await this.output.getByTestId('radio-button-json').click();
		const shown = this.output.getByTestId('ndv-data-container');
		await shown.getByText('{').first().waitFor();
		return (await shown.innerText()).replace(/\s+/g, ' ');
	}

	/** Opens a *From List* picker whose list cannot be loaded. */
	async listProblem(name: string): Promise<string> {
		await field(this.page, name).getByTestId('rlc-input').click();
		const problem = this.page.getByTestId('rlc-error-container');
		await problem.waitFor();
		return await problem.innerText();
	}

	/** The error panel: what happened, and below it the reason and the remedy. */
	async problem(): Promise<{ message: string; description: string }> {
		return {
			message: await this.output.getByTestId('node-error-message').innerText(),
			description: await this.output.getByTestId('node-error-description').innerText(),
		};
	}
}

/** The form of a credential. */
export class CredentialForm {
	private constructor(
		private readonly page: Page,
		readonly form: Locator,
	) {}

	/** @returns the credential that is open, once it is */
	static async shown(page: Page): Promise<CredentialForm> {
		const form = page.getByTestId('editCredential-modal');
		await form.waitFor();
		return new CredentialForm(page, form);
	}

	/** Writes into a field. */
	async fill(name: string, value: string): Promise<void> {
		await field(this.form, name).locator('input').fill(value);
	}

	/** Chooses an option of a drop-down list. */
	async choose(name: string, option: string): Promise<void> {
		await chooseIn(this.page, field(this.form, name), option);
	}

	/** Chooses one of the options of a multi-select list. */
	async tick(name: string, option: string): Promise<void> {
		await this.choose(name, option);
		// Such a list stays open for further choices.
		await this.page.keyboard.press('Tab');
	}

	/**
	 * *Connect*: opens a window in which the user accepts; the form closes afterwards.
	 *
	 * @param accept what to do there
	 */
	async connect(accept: (consent: Page) => Promise<void>): Promise<void> {
		const opened = this.page.waitForEvent('popup');
		await this.form.getByRole('button', { name: 'Connect', exact: true }).click();
		const consent = await opened;
		const closed = consent.waitForEvent('close');
		await accept(consent);
		await closed;
		await this.form.waitFor({ state: 'hidden' });
	}

	/** Waits for the banner *Account connected*. */
	async saysConnected(): Promise<void> {
		await this.form.getByText('Account connected').waitFor();
	}

	/** Returns to the node. n8n treats every opened credential as changed, and asks for confirmation. */
	async close(): Promise<void> {
		await this.form.getByRole('button', { name: /close/i }).click();
		await this.page.getByText('Close without saving?').waitFor();
		await this.page.getByRole('button', { name: 'Close', exact: true }).click();
		await this.form.waitFor({ state: 'hidden' });
	}
}
