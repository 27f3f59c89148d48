import { CliqError } from '../../nodes/ZohoCliq/errors';
import { Place } from '../../nodes/ZohoCliq/messaging/card/schema';
import { checkMessage } from '../../nodes/ZohoCliq/messaging/content';

/** @returns the error for a message; undefined when it passes */
function refusal(message: unknown, place = new Place('JSON')): string | undefined {
	try {
		checkMessage(message, place);
		return undefined;
	} catch (error) {
		if (error instanceof CliqError) return error.problem.message;
		throw error;
	}
}

const x = (length: number) => 'x'.repeat(length);
const many = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

const poll = (options: unknown) => ({ text: 'x', card: { theme: 'poll', title: 'x', options } });
const button = (more: object) => ({
	label: 'x',
	action: { type: 'copy', data: { text: 'x' } },
	...more,
});
const buttons = (...list: unknown[]) => ({ text: 'x', buttons: list });
const action = (type: string, data: object, more: object = {}) =>
	buttons({ label: 'x', action: { type, data, ...more } });
const confirm = { title: 'x', input: 'x', button_label: 'x' };
const slides = (...list: unknown[]) => ({ text: 'x', slides: list });
const link = (length: number) => `https://a.example/${x(length - 18)}`;
const points = (count: number) => many(count, { label: 'x', value: 1 });

describe('the limits of a message', () => {
	// As documented; each at its limit and one past it.
	it.each<[string, unknown, unknown]>([
		['text', { text: x(5000) }, { text: x(5001) }],
		[
			'card.title',
			{ text: 'x', card: { theme: 'prompt', title: x(200) }, buttons: [button({})] },
			{ text: 'x', card: { theme: 'prompt', title: x(201) }, buttons: [button({})] },
		],
		['card.options', poll(many(10, { text: 'x' })), poll(many(11, { text: 'x' }))],
		[
			'card.options[1].text',
			poll([{ text: 'x' }, { text: x(100) }]),
			poll([{ text: 'x' }, { text: x(101) }]),
		],
		['buttons', buttons(...many(5, button({}))), buttons(...many(6, button({})))],
		['buttons[0].label', buttons(button({ label: x(20) })), buttons(button({ label: x(21) }))],
		['buttons[0].hint', buttons(button({ hint: x(100) })), buttons(button({ hint: x(101) }))],
		['buttons[0].key', buttons(button({ key: x(100) })), buttons(button({ key: x(101) }))],
		[
			'buttons[0].action.data.web',
			action('open.url', { web: link(256) }),
			action('open.url', { web: link(257) }),
		],
		[
			'buttons[0].action.data.url',
			action('preview.url', { url: link(500) }),
			action('preview.url', { url: link(501) }),
		],
		[
			'buttons[0].action.data.text',
			action('copy', { text: x(200) }),
			action('copy', { text: x(201) }),
		],
		[
			'buttons[0].action.confirm.input',
			action('copy', { text: 'x' }, { confirm: { ...confirm, input: x(300) } }),
			action('copy', { text: 'x' }, { confirm: { ...confirm, input: x(301) } }),
		],
		[
			'buttons[0].action.confirm.description',
			action('copy', { text: 'x' }, { confirm: { ...confirm, description: x(100) } }),
			action('copy', { text: 'x' }, { confirm: { ...confirm, description: x(101) } }),
		],
		[
			'slides',
			slides(...many(20, { type: 'text', data: 'x' })),
			slides(...many(21, { type: 'text', data: 'x' })),
		],
		// [{"type":"text","data":"…"}] has 27 characters around the text.
		[
			'slides',
			slides({ type: 'text', data: x(10_000 - 27) }),
			slides({ type: 'text', data: x(10_000 - 26) }),
		],
		[
			'slides[0].data',
			slides({ type: 'percentage_chart', data: points(5) }),
			slides({ type: 'percentage_chart', data: points(6) }),
		],
		[
			'slides[0].data',
			slides({ type: 'graph', data: many(5, { category: 'x', values: points(1) }) }),
			slides({ type: 'graph', data: many(6, { category: 'x', values: points(1) }) }),
		],
		[
			'slides[0].data[0].values',
			slides({ type: 'graph', data: [{ category: 'x', values: points(20) }] }),
			slides({ type: 'graph', data: [{ category: 'x', values: points(21) }] }),
		],
		[
			'slides[0].data[0].category',
			slides({ type: 'graph', data: [{ category: x(20), values: points(1) }] }),
			slides({ type: 'graph', data: [{ category: x(21), values: points(1) }] }),
		],
		[
			'slides[0].styles.y_axis',
			slides({
				type: 'graph',
				data: [{ category: 'x', values: points(1) }],
				styles: { y_axis: x(20) },
			}),
			slides({
				type: 'graph',
				data: [{ category: 'x', values: points(1) }],
				styles: { y_axis: x(21) },
			}),
		],
	])('%s', (field, good, bad) => {
		expect(refusal(good)).toBeUndefined();
		expect(refusal(bad)).toContain(`"JSON: ${field}" `);
	});

	it('are named by the labels of the form when it was filled in by fields', () => {
		expect(refusal(buttons(button({}), button({ label: x(21) })), new Place())).toBe(
			'"Buttons 2: Label" is 21 characters long; the maximum is 20',
		);
	});
});

const opening = (data: object) => action('open.url', data);

describe('URLs in a message', () => {
	it.each([
		'http://a.example',
		'https://user:secret@a.example',
		'javascript:alert(1)',
		'//a.example',
		'a.example',
		'tel:+431234',
	])('must be https, without credentials, where Cliq loads them: %s', (url) => {
		const card = { theme: 'modern-inline', thumbnail: url };
		for (const message of [
			action('preview.url', { url }),
			action('preview.url', { web: url }),
			{ text: 'x', bot: { name: 'x', image: url } },
			slides({ type: 'images', data: [url] }),
			{ text: 'x', card },
		]) {
			expect(refusal(message)).toContain('must be an https:// address');
			expect(refusal(message)).not.toContain('secret');
		}
	});

	it.each([
		'https://a.example/?a=b@c#d',
		'http://intranet.example/build/412',
		'http://10.0.0.8:3000/d/x',
		'HTTP://A.EXAMPLE',
		'tel:+493012345678',
		'sms:+493012345678?body=Hi%20there',
		'sip:olivia.palmer@zylker.example',
	])('may be any that Cliq opens by a button: %s', (url) => {
		for (const key of ['web', 'windows', 'iOS', 'android']) {
			expect(refusal(opening({ [key]: url }))).toBeUndefined();
		}
	});

	it.each([
		'myapp://build/412',
		'zohocliq:chat',
		'intent://x#Intent;scheme=app;end',
		'MS-word:ofe',
	])('may have an app’s own scheme for an app: %s', (url) => {
		for (const key of ['windows', 'iOS', 'android']) {
			expect(refusal(opening({ web: 'https://a.example', [key]: url }))).toBeUndefined();
		}
		expect(refusal(opening({ web: url }))).toContain('that begins with https://, http://, tel:');
	});

	it.each([
		'javascript:alert(1)',
		'JavaScript:alert(1)',
		' javascript:alert(1)',
		'java\nscript:alert(1)',
		'java\u0000script:alert(1)',
		'vbscript:x',
		'data:text/html,x',
		'file:///etc/passwd',
		'blob:https://a.example/x',
		'filesystem:https://a.example/x',
		'about:blank',
		'content://x',
		'view-source:https://a.example',
		'https:a.example',
		'https:/a.example',
		'https://',
		'http://user:secret@a.example',
		'https://secret@a.example',
		'https://a.example\\@b.example',
		'tel:',
		'tel:+49 30 123',
		'//a.example',
		'a.example',
	])('are rejected by every key of a button where they are unsafe: %j', (url) => {
		for (const key of ['web', 'windows', 'iOS', 'android']) {
			const told = refusal(opening({ [key]: url }));
			expect(told).toContain(`action.data.${key}" must be `);
			expect(told).not.toContain('secret');
		}
	});
});

describe('what Zoho calls required', () => {
	it.each<[string, unknown, string]>([
		[
			'a question without input',
			action('copy', { text: 'x' }, { confirm: { title: 'x' } }),
			'Buttons 1: Confirm Input',
		],
		['a button without action', buttons({ label: 'x' }), 'Buttons 1'],
		['a button without label', buttons({ id: 'x' }), 'Buttons 1: Label'],
		[
			'a function without name',
			action('invoke.function', { owner: 'x@a.example' }),
			'Buttons 1: Function Name',
		],
		['a page for apps only', opening({ iOS: 'app:x' }), 'Buttons 1: URL'],
		['a preview without URL', action('preview.url', {}), 'Buttons 1: URL'],
		['an empty list', slides({ type: 'list', data: [] }), ''],
		['a slide without data', slides({ type: 'text' }), 'Slides 1: Text'],
		[
			'a section without fields',
			{ text: 'x', card: { theme: 'modern-inline', sections: [{}] } },
			'Sections 1: Fields',
		],
		['a poll without options', { text: 'x', card: { theme: 'poll', title: 'x' } }, 'Poll Options'],
		['a poll with one option', poll([{ text: 'x' }]), 'Poll Options'],
		['a card without theme', { text: 'x', card: { title: 'x' } }, 'Card Theme'],
		['a prompt without buttons', { text: 'x', card: { theme: 'prompt', title: 'x' } }, 'Buttons'],
	])('is left to Cliq in JSON, and required in the form: %s', (_what, message, label) => {
		expect(refusal(message)).toBeUndefined();
		if (label !== '') expect(refusal(message, new Place())).toContain(`"${label}" `);
	});

	it.each<[string, unknown]>([
		['a color', buttons(button({ type: '=' }))],
		['a mood', action('copy', { text: 'x' }, { confirm: { ...confirm, emotion: 'calm' } })],
		['a shape of a chart', slides({ type: 'graph', data: [], styles: { preview: 'area' } })],
		['a system action', action('system.api', { api: 'screenshare/12' })],
		[
			'a cell without a header',
			slides({ type: 'table', data: { headers: ['a'], rows: [{ b: 1 }] } }),
		],
	])('and so are values it does not list: %s', (_what, message) => {
		expect(refusal(message)).toBeUndefined();
	});

	it.each<[string, unknown]>([
		['buttons', { text: 'x', buttons: {} }],
		['buttons[0]', buttons('x')],
		['card', { text: 'x', card: 'x' }],
		['slides[0].data', slides({ type: 'images', data: 'https://a.example' })],
		['card.buttons', { text: 'x', card: { theme: 'modern-inline', buttons: [] } }],
	])('but not what Cliq surely rejects: %s', (field, message) => {
		expect(refusal(message)).toContain(`"JSON: ${field}" must`);
	});
});

describe('a button that invokes a bot', () => {
	it('is rejected with the actions that Cliq accepts', () => {
		expect(refusal(action('invoke.bot', { name: 'x' }))).toBe(
			'"JSON: buttons[0].action.type" must not be invoke.bot, which Cliq rejects; it accepts open.url, invoke.function, system.api, preview.url, copy',
		);
	});
});

describe('the sender’s name and image', () => {
	it.each([
		{},
		{ name: 'x' },
		{ image: 'https://a.example/r.png' },
		{ name: 'x', image: '' },
		{ name: 'x', news: 1 },
	])('can be partial, and have unknown keys: %j', (bot) => {
		expect(refusal({ text: 'x', bot })).toBeUndefined();
	});

	it.each<[string, unknown]>([
		['bot', 'x'],
		['bot.name', { name: {} }],
		['bot.image', { name: 'x', image: 'http://a.example/r.png' }],
		['bot.image', { image: ['https://a.example/r.png'] }],
	])('is rejected with the path of the fault: %s', (field, bot) => {
		expect(refusal({ text: 'x', bot })).toContain(`"JSON: ${field}" `);
	});
});

describe('unknown parts of a message', () => {
	it.each([
		['a key', { ...poll(many(2, { text: 'x', news: 1 })), news: {} }],
		['a theme', { text: 'x', card: { theme: 'basic', options: 1 } }],
		['a slide', slides({ type: 'map', data: 1 })],
		['an action', action('invoke.news', {})],
	])('are left to Cliq to check: %s', (_what, message) => {
		expect(refusal(message)).toBeUndefined();
	});
});
