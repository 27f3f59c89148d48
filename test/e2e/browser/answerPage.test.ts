import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IWebhookFunctions } from 'n8n-workflow';
import type { Browser } from 'playwright-core';

import { secured } from '../../../nodes/ZohoCliq/resources/message/sendAndWait/exchange';
import type { FormElement } from '../../../nodes/ZohoCliq/resources/message/sendAndWait/form';
import { questionPage } from '../../../nodes/ZohoCliq/resources/message/sendAndWait/pages';
import type { Question } from '../../../nodes/ZohoCliq/resources/message/sendAndWait/question';
import { launch } from './browser';

const element = (label: string, type: FormElement['type'], more: Partial<FormElement> = {}) => ({
	...{ label, type, placeholder: '', standard: '', options: [], isRequired: false },
	...more,
});

const QUESTION = {
	kind: 'approval',
	labels: { approve: 'Approve', decline: 'Decline', respond: 'Respond' },
	title: 'Order 2041',
	text: `A desk for *1,250 EUR*.\nApprove it?\n\`\`\`\n${'wide'.repeat(50)}\n\`\`\``,
	askedBy: 'Purchases',
	deadline: '26 Nov 2026, 14:03 (Europe/Berlin)',
	executionUrl: '',
	page: 'confirm',
	asksForComment: false,
	elements: [
		element('Reason', 'textarea', { isRequired: true }),
		element('City', 'dropdown', { options: ['Berlin', 'Köln'] }),
		element('Who', 'checkbox', { options: ['Ann', 'Bob'] }),
		element('Half', 'radio', { options: ['yes', 'no'] }),
	],
} as unknown as Question;

/** The page as the node sends it, and what its form sent. */
const posted: string[] = [];
let shown: { question: Question; choice: 'approve' | 'respond' };
let address = '';
let browser: Browser | undefined;

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (request.method === 'POST') {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		posted.push(body);
		response.end('Recorded');
		return;
	}
	const context = { getResponseObject: () => response } as unknown as IWebhookFunctions;
	response.end(secured(context, questionPage(shown.question, shown.choice)));
}

const server = createServer((request, response) => void serve(request, response));

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?n=1`;
	browser = await launch();
});
beforeEach(() => {
	posted.length = 0;
	shown = { question: QUESTION, choice: 'approve' };
});
afterAll(async () => {
	await browser?.close();
	server.close();
});

async function visit(options: Parameters<Browser['newPage']>[0] = {}) {
	if (!browser) throw new Error('The browser opens with the first test');
	const page = await browser.newPage({ viewport: { width: 390, height: 844 }, ...options });
	await page.goto(address);
	return page;
}

describe('the page of a question, in a browser', () => {
	it.each([true, false])('answers by its button only (scripts: %s)', async (javaScriptEnabled) => {
		const page = await visit({ javaScriptEnabled });
		await page.waitForTimeout(500);
		expect(posted).toEqual([]);
		await page.getByRole('button', { name: 'Approve' }).click();
		await page.getByText('Recorded').waitFor();
		expect(posted).toEqual(['']);
	});

	it('answers by itself, once, where that was chosen', async () => {
		shown = { ...shown, question: { ...QUESTION, page: 'oneClick' } };
		const page = await visit();
		await page.getByText('Recorded').waitFor();
		expect(posted).toEqual(['']);
	});

	it('does not answer by itself without scripts, but by its button', async () => {
		shown = { ...shown, question: { ...QUESTION, page: 'oneClick' } };
		const page = await visit({ javaScriptEnabled: false });
		expect(posted).toEqual([]);
		await page.getByRole('button', { name: 'Approve' }).click();
		await page.getByText('Recorded').waitFor();
		expect(posted).toEqual(['']);
	});

	it('does not answer by itself while it is loaded ahead', async () => {
		shown = { ...shown, question: { ...QUESTION, page: 'oneClick' } };
		if (!browser) throw new Error('The browser opens with the first test');
		const page = await browser.newPage();
		await page.addInitScript(() => {
			Object.defineProperty(Reflect.get(globalThis, 'document'), 'prerendering', { value: true });
		});
		await page.goto(address);
		await page.waitForTimeout(500);
		expect(posted).toEqual([]);
	});

	it('names every control of a form, and sends what was entered', async () => {
		shown = { question: { ...QUESTION, kind: 'customForm' }, choice: 'respond' };
		const page = await visit({ javaScriptEnabled: false });
		await page.getByLabel('Reason').fill('Sun & sea');
		await page.getByLabel('City').selectOption('Köln');
		await page.getByRole('group', { name: 'Who' }).getByLabel('Ann').check();
		await page.getByRole('group', { name: 'Who' }).getByLabel('Bob').check();
		await page.getByRole('group', { name: 'Half' }).getByLabel('no').check();
		await page.getByRole('button', { name: 'Send' }).click();
		await page.getByText('Recorded').waitFor();
		expect([...new URLSearchParams(posted[0])]).toEqual([
			['field-0', 'Sun & sea'],
			['field-1', 'Köln'],
			['field-2', 'Ann'],
			['field-2', 'Bob'],
			['field-3', 'no'],
		]);
	});

	it.each([
		['a phone', 320],
		['a desktop', 1280],
	])('fits on %s', async (_, width) => {
		shown = { question: { ...QUESTION, kind: 'customForm' }, choice: 'respond' };
		const page = await visit({ viewport: { width, height: 800 } });
		expect(await page.locator('strong').allTextContents()).toEqual(['1,250 EUR']);
		const { documentWidth } = await page.locator('html').evaluate((html) => ({
			documentWidth: (html as unknown as { scrollWidth: number }).scrollWidth,
		}));
		expect(documentWidth).toBeLessThanOrEqual(width);
	});
});
