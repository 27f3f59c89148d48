import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import type { Rest } from '../support/rest';

const IMAGES = resolve(__dirname, '../../../docs/images');

/** What GitHub shows at once; a document should not weigh more than what it describes. */
const LARGEST_BYTES = 150_000;

/** Messages and a button that would cover the screenshot, and a button that depends on n8n's license. */
const NOT_SHOWN = `
	.el-notification, [data-test-id="ask-assistant-button"], [data-test-id^="execute-workflow-button"] {
		display: none !important
	}
`;

export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Box extends Size {
	readonly x: number;
	readonly y: number;
}

/** Opens a tab that is logged in to n8n. */
export async function openPage(
	browser: Browser,
	rest: Rest,
	viewport: Size,
	deviceScaleFactor = 1.5,
): Promise<Page> {
	const context = await browser.newContext({
		viewport,
		deviceScaleFactor,
		colorScheme: 'light',
		locale: 'en-US',
	});
	await context.addCookies(rest.cookies);
	return await context.newPage();
}

/**
 * Where an element is.
 *
 * @throws if it is not on the screen
 */
export async function boxOf(what: Locator): Promise<Box> {
	const box = await what.boundingBox();
	if (!box) throw new Error('What should be in the picture is not on the screen');
	return box;
}

/**
 * Takes one screenshot.
 *
 * @param clip the part of the page; the whole screen by default
 * @throws when it is too large for a document
 */
export async function take(page: Page, name: string, clip?: Box): Promise<void> {
	const path = join(IMAGES, `${name}.png`);
	// Hovered elements look different.
	await page.mouse.move(0, 0);
	await page.screenshot({ path, clip, style: NOT_SHOWN, animations: 'disabled' });
	const { size } = statSync(path);
	console.log(`docs/images/${name}.png  ${Math.ceil(size / 1000)} KB`);
	if (size > LARGEST_BYTES) throw new Error(`It must not be larger than ${LARGEST_BYTES} bytes`);
}
