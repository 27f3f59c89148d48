import type { Sandbox } from '..';
import { startSandbox } from '..';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ switches: { thresholds: false } });
});
afterAll(async () => {
	await sandbox.close();
});

/** Posts a message; returns Cliq's code, '' when it was accepted. */
async function post(more: object): Promise<string> {
	const answer = await fetch(`${sandbox.url}/api/v2/channelsbyname/zylkermarketing/message`, {
		method: 'POST',
		headers: {
			authorization: `Zoho-oauthtoken ${sandbox.issueToken().access_token}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ text: 'x', ...more }),
	});
	const body = await answer.text();
	return answer.status < 300 ? '' : String((JSON.parse(body) as { code: unknown }).code);
}

const MISSING = 'param_missing';
const EXTRA = 'extra_key_found';
const WRONG = 'input_pattern_mismatch';

const x = (length: number) => 'x'.repeat(length);
const many = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);
const copy = { label: 'x', type: '+', action: { type: 'copy', data: { text: 'x' } } };
const button = (more: object) => ({ buttons: [{ ...copy, ...more }] });
const slide = (type: string, data: unknown, styles?: object) => ({
	slides: [{ type, data, ...(styles && { styles }) }],
});
const opens = (data: object) => button({ action: { type: 'open.url', data } });
const poll = (options: unknown) => ({ card: { theme: 'poll', title: 'x', options } });
const point = { label: 'x', value: 1 };

describe('the sandbox accepts, like Cliq,', () => {
	it.each<[string, object]>([
		[
			'a card',
			{ card: { theme: 'modern-inline', sections: [{ fields: [{ title: 'a', value: '' }] }] } },
		],
		['a poll', poll(many(10, { text: x(100) }))],
		['a prompt', { card: { theme: 'prompt', title: x(200) }, buttons: many(5, copy) }],
		['a table', slide('table', { headers: ['a', 'b'], rows: [{ b: '', a: '1' }] })],
		['both shapes of labels', slide('label', [{ label: 'a', value: 'b' }, { a: 'b' }])],
		['a chart', slide('percentage_chart', many(5, point), { preview: 'pie' })],
		['a graph', slide('graph', many(5, { category: 'x', values: many(20, point) }))],
		['an empty list', slide('list', [])],
		['a short confirmation', button({ action: { ...copy.action, confirm: { title: 'x' } } })],
		['a button without an action', { buttons: [{ label: 'x' }] }],
		['a call', opens({ web: 'tel:+4930123' })],
		['a page of the intranet', opens({ web: 'http://intranet/x' })],
		['an app', opens({ web: 'https://a.example', iOS: 'myapp://x', android: 'sip:a@b' })],
		['slides without a card', { slides: many(20, { type: 'text', data: 'x' }) }],
	])('%s', async (_what, message) => {
		expect(await post(message)).toBe('');
	});
});

describe('the sandbox rejects, like Cliq,', () => {
	it.each<[string, string, object]>([
		['buttons in the card', EXTRA, { card: { theme: 'prompt', title: 'x', buttons: [copy] } }],
		['a key of another theme', EXTRA, { card: { theme: 'prompt', title: 'x', options: [] } }],
		['an unknown theme', WRONG, { card: { theme: 'basic', title: 'x' } }],
		['a card without a theme', MISSING, { card: { title: 'x' } }],
		['a prompt without buttons', MISSING, { card: { theme: 'prompt', title: 'x' } }],
		['a long title', WRONG, { card: { theme: 'modern-inline', title: x(201) } }],
		[
			'a thumbnail with an http URL',
			WRONG,
			{ card: { theme: 'modern-inline', thumbnail: 'http://a.example' } },
		],
		['a poll with one option', WRONG, poll([{ text: 'x' }])],
		['a poll with eleven options', WRONG, poll(many(11, { text: 'x' }))],
		['six buttons', WRONG, { buttons: many(6, copy) }],
		['a long label', WRONG, button({ label: x(21) })],
		['invoke.bot', WRONG, button({ action: { type: 'invoke.bot', data: {} } })],
		['a key of another action', EXTRA, button({ action: { type: 'copy', data: { web: 'x' } } })],
		[
			'a confirmation without a title',
			MISSING,
			button({ action: { ...copy.action, confirm: { input: 'x' } } }),
		],
		...['javascript:alert(1)', 'myapp://x', 'https://u:p@a.example'].map(
			(web): [string, string, object] => [`a button for ${web}`, WRONG, opens({ web })],
		),
		['an app that is code', WRONG, opens({ web: 'https://a.example', iOS: 'data:x' })],
		['21 slides', WRONG, { slides: many(21, { type: 'text', data: 'x' }) }],
		[
			'slides that are too long together',
			WRONG,
			{ slides: many(2, { type: 'text', data: x(5000) }) },
		],
		['an unknown slide', WRONG, slide('map', 'x')],
		['a cell without a header', EXTRA, slide('table', { headers: ['a'], rows: [{ b: '' }] })],
		['a row that is too short', WRONG, slide('table', { headers: ['a', 'b'], rows: [{ a: '' }] })],
		['a number in a cell', WRONG, slide('table', { headers: ['a'], rows: [{ a: 1 }] })],
		['a table without columns', MISSING, slide('table', { headers: [], rows: [] })],
		['an empty chart', MISSING, slide('percentage_chart', [])],
		['an image with an http URL', WRONG, slide('images', ['http://a.example'])],
		['text instead of a number', WRONG, slide('percentage_chart', [{ label: 'x', value: '1' }])],
		['six shares', WRONG, slide('percentage_chart', many(6, point))],
		['21 points', WRONG, slide('graph', [{ category: 'x', values: many(21, point) }])],
		['an unknown style', WRONG, slide('percentage_chart', [point], { preview: 'cake' })],
	])('%s', async (_what, code, message) => {
		expect(await post(message)).toBe(code);
	});
});
