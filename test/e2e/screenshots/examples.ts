/** The pictures of the examples, as they look on n8n's canvas. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { Editor } from '../browser/editor';
import type { Rest } from '../support/rest';
import type { WorkflowJson } from '../support/workflow';
import type { Box } from './camera';
import { openPage, take } from './camera';

const EXAMPLES = resolve(__dirname, '../../../examples');

/** n8n moves the canvas until then. */
const MOVING_MS = 1_500;

const MARGIN = 16;

/** Takes a picture of every example. */
export async function takeExamples(browser: Browser, rest: Rest): Promise<void> {
	for (const file of readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'))) {
		const example = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowJson;
		const workflow = await rest.createWorkflow(example);
		const page = await openPage(browser, rest, { width: 1240, height: 820 }, 1);
		await new Editor(page, rest.url).open(workflow);
		await page.getByTestId('zoom-to-fit').click();
		await page.waitForTimeout(MOVING_MS);
		await take(page, `examples/${file.replace(/\.json$/, '')}`, await everything(page));
		await page.context().close();
	}
}

/** Where the nodes and notes of the canvas are, all in all. */
async function everything(page: Page): Promise<Box> {
	const found = await page.locator('.vue-flow__node').all();
	const boxes = (await Promise.all(found.map((each) => each.boundingBox()))).filter(
		(box) => box !== null,
	);
	const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
	const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
	// A node's name and operation are below its box.
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + 5 * MARGIN;
	const [x, y] = [Math.max(0, left), Math.max(0, top)];
	return { x, y, width: right - x, height: bottom - y };
}
