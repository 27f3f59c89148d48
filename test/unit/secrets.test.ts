import { Response } from '../../nodes/ZohoCliq/cliq/response';
import { cleanCode, redact } from '../../nodes/ZohoCliq/cliq/secrets';

const TOKEN = `1000.${'0a'.repeat(16)}.${'1b'.repeat(16)}`;
const ZAPIKEY = `1001.${'2c'.repeat(16)}.${'3d'.repeat(16)}`;
const SECRET = 'client/"secret"\\=';

const escaped = (text: string) =>
	text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('redaction', () => {
	it.each([
		['a token', TOKEN],
		['a token within a word', `x${TOKEN}0`],
		['a client secret', SECRET],
		['a webhook key', `https://cliq.example/?zapikey=${ZAPIKEY}&x=1`],
		['a webhook key with "=" in a URL', `zapikey%3D${ZAPIKEY}`],
		['a webhook key with "=" in HTML', `zapikey&#61;${ZAPIKEY}`],
		['a webhook key with "=" in JSON', `zapikey\\u003d${ZAPIKEY}`],
		['a token in JSON', escaped(TOKEN)],
		['a client secret in JSON', escaped(SECRET)],
	])('removes %s', (_what, text) => {
		const clean = redact(`before ${text} after`, [SECRET]);
		expect(clean).toMatch(/^before .*\*\*\*.* after$/);
		for (const part of [TOKEN, SECRET, ZAPIKEY]) {
			expect(clean).not.toContain(part.slice(6, 16));
			expect(clean).not.toContain(escaped(part.slice(6, 16)));
		}
	});

	it.each(['', 'plain', 'zapikey of a bot', '1000.5', 'a \\u0041 b', 'C:\\users'])(
		'leaves alone: %j',
		(text) => {
			expect(redact(text, [SECRET])).toBe(text);
		},
	);

	it.each(['a', 'is', 'the', 'code', 'error'])(
		'does not tear words apart for a secret as short as %j',
		(secret) => {
			const text = 'the code of this error is a word';
			expect(redact(text, [secret])).toBe(text);
		},
	);
});

describe('a response', () => {
	const read = (text: string, secrets = [SECRET]) => new Response(200, {}, text, secrets);

	it('has no secret in any text or key of its JSON, however deep or escaped', () => {
		const json = `{"${escaped(TOKEN)}": [{"deep": {"text": "a ${escaped(SECRET)} b"}}], "n": 1, "t": true, "u": null}`;
		expect(read(json).json).toEqual({
			'***': [{ deep: { text: 'a *** b' } }],
			n: 1,
			t: true,
			u: null,
		});
	});

	it('has no secret that JSON must escape', () => {
		expect(read(JSON.stringify({ text: SECRET })).json).toEqual({ text: '***' });
	});

	it('keeps its numbers although they contain a secret', () => {
		expect(read('{"id":1234567,"text":"1234567"}', ['123456']).json).toEqual({
			id: 1234567,
			text: '***7',
		});
	});

	it.each(['{"message":"x"}', '{"a":"line\\nline \\u00fc"}', '[1,{"b":[]}]', '"x"', '3'])(
		'without secrets is read as it is: %s',
		(text) => {
			expect(read(text).json).toEqual(JSON.parse(text));
		},
	);

	it('keeps the key "__proto__" an ordinary one', () => {
		const { json } = read(`{"__proto__":{"x":1},"a":"${TOKEN}"}`);
		expect(Object.keys(json as object)).toEqual(['__proto__', 'a']);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it.each([
		['HTML', `<p>${TOKEN}</p>`],
		['incomplete JSON', `{"message":"${escaped(TOKEN)}`],
		['a long refusal', JSON.stringify({ message: TOKEN, more: 'x'.repeat(200_000) })],
	])('has no secret in its text: %s', (_what, text) => {
		const response = new Response(400, {}, text);
		expect(response.text).toContain('***');
		expect(response.refusal.message).not.toContain('0a0a');
	});

	it.each([20_000, 1_000_000])('nested %d levels deep counts as unreadable', (levels) => {
		expect(read('['.repeat(levels) + ']'.repeat(levels)).json).toBeUndefined();
		expect(read(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`).refusal.code).toBeNull();
	});

	it('of an ordinary depth is read', () => {
		expect(read('['.repeat(150) + ']'.repeat(150)).json).toBeDefined();
	});
});

it('a code that could hold anything is none', () => {
	expect(['x_y', 'a b-c.d', 'x'.repeat(61), 'a=b', '***', 7].map(cleanCode)).toEqual([
		'x_y',
		'a b-c.d',
		null,
		null,
		null,
		null,
	]);
});
