import type { INodeParameters } from 'n8n-workflow';

import { answered, asking, received } from './questions';
import { useWorld } from './world';

const world = useWorld();
const { ask, askWith, links, link, send, refused } = asking(world);

const options = (...all: string[]) => ({
	fieldOptions: { values: all.map((option) => ({ option })) },
});

const askForm = async (values: INodeParameters[], more: INodeParameters = {}) =>
	await ask({ responseType: 'customForm', formFields: { values }, ...more });

const RESPOND = 'Respond';

/** Every type of field. */
const ELEMENTS: INodeParameters[] = [
	{ fieldLabel: 'Name', fieldType: 'text', requiredField: true, placeholder: 'e.g. Ann' },
	{ fieldLabel: 'Note', fieldType: 'textarea' },
	{ fieldLabel: 'Days', fieldType: 'number', defaultValue: '5' },
	{ fieldLabel: 'Mail', fieldType: 'email' },
	{ fieldLabel: 'From', fieldType: 'date' },
	{ fieldLabel: 'City', fieldType: 'dropdown', ...options('Berlin', 'Köln'), defaultValue: 'Köln' },
	{ fieldLabel: 'Half', fieldType: 'radio', ...options('yes', 'no'), requiredField: true },
	{ fieldLabel: 'Who', fieldType: 'checkbox', ...options('Ann', 'Bob'), defaultValue: 'Ann, Bob' },
];

describe('a free text', () => {
	it('is asked for by one button, and is the answer', async () => {
		const execution = await ask({ responseType: 'freeText' });
		expect(Object.keys(links())).toEqual([RESPOND]);
		const { html } = await execution.open(link(RESPOND));
		expect(html).toContain('<label for="text">');
		await send(execution, RESPOND, { text: ' Grün & "gut"\r\n<b>ja</b> ' });
		expect(received(execution)).toEqual(answered({ text: 'Grün & "gut"\n<b>ja</b>' }));
	});

	it.each([{}, { text: ' \n' }, { text: { a: 1 } }])('is not empty: %j', async (body) => {
		const execution = await ask({ responseType: 'freeText' });
		const { status, html } = await send(execution, RESPOND, body);
		expect(status).toBe(422);
		expect(html).toContain('Please fill in this field.');
		expect(execution.status).toBe('waiting');
	});

	it('has the button, the title and the text of the options', async () => {
		const execution = await askWith(
			{
				messageButtonLabel: 'Say it',
				responseFormTitle: 'Your <view>',
				responseFormDescription: 'In a sentence',
			},
			{ responseType: 'freeText' },
		);
		const { html } = await execution.open(link('Say it'));
		expect(html).toContain('<h1>Your &lt;view&gt;</h1>');
		expect(html).toContain('In a sentence');
		expect(html).not.toContain('Order 2041');
	});
});

describe('a custom form', () => {
	it('has a control for each field, with its default', async () => {
		const execution = await askForm(ELEMENTS);
		const { html } = await execution.open(link(RESPOND));
		for (const part of [
			'<input id="field-0" name="field-0" required placeholder="e.g. Ann" type="text" value="">',
			'<textarea id="field-1" name="field-1" rows="4">',
			'<input id="field-2" name="field-2" type="number" step="any" value="5">',
			'<input id="field-3" name="field-3" type="email" value="">',
			'<input id="field-4" name="field-4" type="date" value="">',
			'<option value="Köln" selected>Köln</option>',
			'<input type="radio" name="field-6" value="yes" required>',
			'<input type="checkbox" name="field-7" value="Ann" checked>',
			'<input type="checkbox" name="field-7" value="Bob" checked>',
		]) {
			expect(html).toContain(part);
		}
	});

	it('answers with a value for each label', async () => {
		const execution = await askForm(ELEMENTS);
		await send(execution, RESPOND, {
			'field-0': 'Ann',
			'field-1': 'one\r\ntwo',
			'field-2': '2.5',
			'field-3': 'ann@example.com',
			'field-4': '2026-02-28',
			'field-5': 'Berlin',
			'field-6': 'no',
			'field-7': ['Ann', 'Bob'],
			'field-8': 'not of the form',
		});
		expect(received(execution)).toEqual(
			answered({
				Name: 'Ann',
				Note: 'one\ntwo',
				Days: 2.5,
				Mail: 'ann@example.com',
				From: '2026-02-28',
				City: 'Berlin',
				Half: 'no',
				Who: ['Ann', 'Bob'],
			}),
		);
	});

	it('answers with nothing where nothing was entered', async () => {
		const execution = await askForm(ELEMENTS);
		await send(execution, RESPOND, { 'field-0': 'Ann', 'field-6': 'yes', 'field-7': 'Ann' });
		expect(received(execution)).toEqual(
			answered({
				...{ Name: 'Ann', Note: null, Days: null, Mail: null, From: null, City: null },
				...{ Half: 'yes', Who: ['Ann'] },
			}),
		);
	});

	it.each<[string, INodeParameters, unknown, string]>([
		['required', { requiredField: true }, '', 'fill in this field'],
		[
			'required checkboxes',
			{ fieldType: 'checkbox', ...options('a'), requiredField: true },
			[],
			'fill in',
		],
		['a number', { fieldType: 'number' }, 'many', 'enter a number'],
		['a finite number', { fieldType: 'number' }, '1e999', 'enter a number'],
		['an email address', { fieldType: 'email' }, 'ann', 'enter an email address'],
		['a date', { fieldType: 'date' }, '2026-02-30', 'enter a date'],
		['a choice', { fieldType: 'dropdown', ...options('a') }, 'b', 'choose from what is offered'],
		['one of its buttons', { fieldType: 'radio', ...options('a') }, 'b', 'choose from'],
		['its boxes', { fieldType: 'checkbox', ...options('a') }, ['a', 'b'], 'choose from'],
	])('is shown again if a field is not %s', async (_, element, value, why) => {
		const execution = await askForm([{ fieldLabel: 'First' }, { fieldLabel: 'Field', ...element }]);
		const before = '"><script>alert(1)</script>';
		const body = { 'field-0': before, 'field-1': value };
		const { status, html } = await send(execution, RESPOND, body);
		expect(status).toBe(422);
		expect(html).toContain('role="alert"');
		expect(html).toMatch(new RegExp(`id="field-1-wrong">[^<]*${why}`));
		expect(html).toContain('aria-describedby="field-1-wrong"');
		// What was entered is kept, as text.
		expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
		expect(html).not.toContain('<script>alert');
		expect(execution.status).toBe('waiting');
	});

	it('is defined by JSON in the shape of n8n', async () => {
		const execution = await ask({
			responseType: 'customForm',
			defineForm: 'json',
			jsonOutput: JSON.stringify([
				{ fieldLabel: 'Reason', requiredField: true },
				{ fieldLabel: 'City', fieldType: 'dropdown', ...options('Berlin') },
			]),
		});
		await send(execution, RESPOND, { 'field-0': 'Sun', 'field-1': 'Berlin' });
		expect(received(execution)).toEqual(answered({ Reason: 'Sun', City: 'Berlin' }));
	});

	it('escapes all that its author wrote', async () => {
		const evil = '<img src=x onerror=1>"\'&';
		const execution = await askForm(
			[
				{ fieldLabel: evil, placeholder: evil, defaultValue: evil },
				{ fieldLabel: `${evil} 2`, fieldType: 'textarea', defaultValue: `</textarea>${evil}` },
				{ fieldLabel: `${evil} 3`, fieldType: 'radio', ...options(evil) },
				{ fieldLabel: `${evil} 4`, fieldType: 'dropdown', ...options(evil) },
			],
			{ subject: evil, message: evil },
		);
		const { html } = await execution.open(link(RESPOND));
		expect(html).not.toContain('<img');
		expect(html).not.toContain('</textarea>&lt;');
		expect(html.match(/&lt;img src=x onerror=1&gt;&quot;&#39;&amp;/g)?.length).toBeGreaterThan(8);
	});

	it.each<[string, INodeParameters[], string]>([
		['fields', [], '"Form Elements" must not be empty'],
		['labels', [{ fieldLabel: '' }], '"Form Elements 1: Label" must not be empty'],
		['labels of its own', [{ fieldLabel: 'approved' }], 'must not be "approved"'],
		[
			'labels that differ',
			[{ fieldLabel: 'A' }, { fieldLabel: 'A' }],
			'two fields with the label "A"',
		],
		[
			'options',
			[{ fieldLabel: 'A', fieldType: 'radio' }],
			'"Form Elements 1: Options" must not be empty',
		],
	])('needs %s', async (_, values, why) => {
		expect(refused(await askForm(values))).toContain(why);
	});

	it.each(['file', 'html', 'password', 'hiddenField'])(
		'has no field of type %s',
		async (fieldType) => {
			const jsonOutput = JSON.stringify([{ fieldLabel: 'A', fieldType }]);
			const execution = await ask({ responseType: 'customForm', defineForm: 'json', jsonOutput });
			expect(refused(execution)).toContain('"Form Fields 1: Element Type" must be one of: text');
		},
	);
});

describe('the page', () => {
	it('states the question, who asks and until when, and has one button', async () => {
		const execution = await askWith({
			limitWaitTime: { values: { resumeAmount: 2, resumeUnit: 'days' } },
			linkToExecution: true,
		});
		const { html } = await execution.open(link('Decline'));
		expect(html).toContain('<h1>Approval needed</h1>');
		expect(html).toContain('Order 2041 costs <strong>1,250 EUR</strong>. Approve it?');
		expect(html).toContain('Asked by the workflow “Purchases &amp; more” in n8n.');
		expect(html).toContain('(Europe/Berlin)');
		expect(html).toContain(`/workflow/workflow/executions/${execution.id}">Open the execution`);
		expect(html.match(/<button/g)).toHaveLength(1);
		expect(html).toContain('<button type="submit" class="no">Decline</button>');
		expect(html).toContain('<html lang="en">');
	});

	it.each([
		['the question', 'GET', ''],
		['the answer', 'POST', ''],
		['a question that is over', 'GET', 'x'],
	])('lets nothing in: %s', async (_, method, end) => {
		const execution = await ask();
		const url = end === '' ? link() : await execution.sign(link().replace(/&n=/, '&n=0'));
		const { headers, html } = await execution.open(url, { method });
		const [, nonce = ''] = /<style nonce="([0-9a-f]{32})">/.exec(html) ?? [];
		expect(headers).toEqual({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': `sandbox allow-forms; default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex',
		});
		expect(html).not.toContain('<script');
	});

	it('answers by itself only where that was chosen, and then by POST', async () => {
		const execution = await askWith({ answerPage: 'oneClick' });
		const { headers, html } = await execution.open(link());
		const [, nonce = ''] = /<script nonce="([0-9a-f]{32})">/.exec(html) ?? [];
		expect(headers['content-security-policy']).toContain(`script-src 'nonce-${nonce}'`);
		expect(html).toContain('document.prerendering');
		expect(execution.status).toBe('waiting');
		await send(execution);
		expect(received(execution)).toEqual(answered({ approved: true }));
	});

	it('does not answer by itself where a comment is asked for', async () => {
		const execution = await askWith({ answerPage: 'oneClick', askForComment: true });
		const { html } = await execution.open(link());
		expect(html).not.toContain('<script');
		expect(html).toContain('<label for="comment">Comment (optional)</label>');
	});

	it.each([
		['Cliq', { responseFormDescription: '*Bold* <b>' }],
		['Markdown', { responseFormDescription: '**Bold** <b>', textFormat: 'markdown' }],
	])('shows a text for %s as Cliq does', async (_, options) => {
		const execution = await askWith(options);
		const { html } = await execution.open(link());
		expect(html).toContain('<div class="text"><strong>Bold</strong> &lt;b&gt;</div>');
	});
});
