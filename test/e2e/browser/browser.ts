import { join, resolve } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { install } from '../support/install';
import { findProgram } from '../support/programs';
import type { RunningN8n } from '../support/runningN8n';
import { Editor } from './editor';

/** Headless, and without calling home. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The maximum wait for anything to appear; starting a run or opening a window takes a second. */
const PATIENCE_MS = 20_000;

/** Debian's Chromium, with n8n's test ids known to it. */
export async function launch(): Promise<Browser> {
	const { playwright } = await install();
	// n8n's attribute has one more hyphen than the driver expects.
	playwright.selectors.setTestIdAttribute('data-test-id');
	return await playwright.chromium.launch({
		executablePath: findProgram('chromium'),
		args: ARGUMENTS,
	});
}

/** The last screenshot of each test, for debugging failures; next to the logs of n8n. */
const LAST_SEEN = resolve(__dirname, '../.cache/last-seen');

/** A user's browser. */
export interface Desk {
	/** n8n's editor, logged in as its owner. */
	readonly editor: Editor;
	/** One more tab. */
	newTab(): Promise<Page>;
}

/**
 * Opens a browser for the tests of one file, and a fresh tab for each.
 *
 * @returns the desk; its parts are there once the tests run
 */
export function useBrowser(world: RunningN8n): Desk {
	let browser: Browser | undefined;
	let context: BrowserContext | undefined;
	let editor: Editor | undefined;

	const newTab = async (): Promise<Page> => {
		if (!context) throw new Error('The browser opens with the first test');
		return await context.newPage();
	};
	beforeAll(async () => {
		browser = await launch();
		// One for all tests of the file: the editor is several megabytes, loaded once.
		context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
		context.setDefaultTimeout(PATIENCE_MS);
		await context.addCookies(world.rest.cookies);
	});
	beforeEach(async () => {
		editor = new Editor(await newTab(), world.url);
	});
	afterEach(async () => {
		const name = expect.getState().currentTestName?.replace(/[^\w]+/g, '-') ?? 'test';
		await editor?.page.screenshot({ path: join(LAST_SEEN, `${name}.png`) });
		for (const page of context?.pages() ?? []) await page.close();
	});
	afterAll(async () => {
		await browser?.close();
	});

	return {
		get editor() {
			if (!editor) throw new Error('The browser opens with the first test');
			return editor;
		},
		newTab,
	};
}
