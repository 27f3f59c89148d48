/** Values and answers at the limits of what JSON and the engine can represent. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { asNewsBot, locator, toMarketing, toOlivia, useWorld } from './world';

const world = useWorld({ switches: { thresholds: false } });

const LEVELS = 20_000;

const deepText = `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`;

function deepValue(): IDataObject {
	let value: IDataObject = { text: 'x' };
	for (let level = 0; level < LEVELS; level++) value = { a: value };
	return value;
}

const asJson = { contentType: 'json' };
const inline = { ...toMarketing, contentType: 'card', text: 'x', cardTheme: 'modern-inline' };
const rows = (value: string) => ({
	...inline,
	cardTitle: 'x',
	slides: { slide: [{ type: 'table', rows: value }] },
});
const slides = (data: string) =>
	`{"text":"x","slides":[{"type":"table","data":{"headers":["a"],"rows":[{"a":${data}}]}}]}`;

const inputs: Array<[label: string, operation: string, parameters: INodeParameters]> = [
	['Message JSON', 'message.send', { ...toOlivia, ...asJson, messageJson: deepText }],
	['Message JSON', 'message.send', { ...toOlivia, ...asJson, messageJson: slides(deepText) }],
	['Slides 1: Rows', 'message.send', rows(`[${deepText}]`)],
	[
		'Parameters (JSON)',
		'bot.sendToIncomingWebhook',
		{ ...asNewsBot, specifyParameters: 'json', parametersJson: deepText },
	],
	['User Fields', 'user.create', { emailId: 'x@zylker.example', profile: deepText }],
];

describe('a value nested 20,000 levels deep is refused by name, before anything is sent:', () => {
	it.each(inputs)('%s of %s', async (label, operation, parameters) => {
		const { error, problem } = await world.fail(operation, parameters);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(error.message).toBe(`"${label}" is nested too deeply; the maximum is 200 levels`);
		expect(world.sandbox.requests).toEqual([]);
	});

	it.each([
		['by expression', '={{ $json.value }}', { ...toOlivia, ...asJson }, 'messageJson'],
		['in the rows of a slide', '={{ [$json.value] }}', rows('[]'), 'slides'],
	])('a JSON field %s', async (_what, expression, parameters, name) => {
		const value = name === 'slides' ? { slide: [{ type: 'table', rows: expression }] } : expression;
		const { problem } = await world.fail(
			'message.send',
			{ ...parameters, [name]: value },
			{ items: [{ json: { value: deepValue() } }] },
		);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toMatch(/^"(?:Message JSON|Slides)" is nested too deeply/);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('an input item in a table', async () => {
		const { problem } = await world.fail(
			'message.sendTable',
			{ ...toOlivia, text: 'x' },
			{ items: [{ json: { a: 1, value: deepValue() } }] },
		);
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(problem.message).toContain('nested too deeply');
	});
});

describe('an answer nested 20,000 levels deep', () => {
	const answers = [
		`{"data":[{"id":${deepText}}]}`,
		'['.repeat(LEVELS) + ']'.repeat(LEVELS),
		`{"message":${deepText},"\\u0061":1}`,
	];

	it.each([...answers.keys()])('is unreadable for a read: answer %d', async (index) => {
		world.sandbox.answerNext({ body: answers[index] });
		const { problem } = await world.fail('chat.getMany', { returnAll: true });
		expect(problem.kind).toBe('UNKNOWN_ERROR');
		expect(problem.message).toBe('Cliq returned a response that could not be read');
	});

	it.each([...answers.keys()])(
		'does not hide that a message was sent: answer %d',
		async (index) => {
			world.sandbox.answerNext({ path: /message$/, handle: 'after', body: answers[index] });
			const { error, items } = await world.run('message.send', { ...toOlivia, text: 'x' });
			expect(error).toBeUndefined();
			expect(items[0]?.json.success).toBe(true);
		},
	);

	it.each([...answers.keys()])('is an ordinary refusal: answer %d', async (index) => {
		world.sandbox.answerNext({ path: /message$/, status: 400, body: answers[index] });
		const { problem } = await world.fail('message.send', { ...toOlivia, text: 'x' });
		expect(problem.kind).toBe('REJECTED');
		expect(problem.description).not.toContain('call stack');
	});
});

describe('NaN and Infinity by expression are refused by name, before anything is sent:', () => {
	const numbers = ['NaN', 'Infinity', '-Infinity'];
	const fields: Array<[label: string, operation: string, (value: string) => INodeParameters]> = [
		['User', 'message.send', (value) => ({ ...toOlivia, user: locator('id', value), text: 'x' })],
		['Text', 'message.send', (value) => ({ ...toOlivia, text: value })],
		['Limit', 'chat.getMany', (value) => ({ returnAll: false, limit: value })],
		[
			'Rows per Table',
			'message.sendTable',
			(value) => ({ ...toOlivia, text: 'x', options: { rowsPerTable: value } }),
		],
		[
			'Message JSON',
			'message.send',
			(value) => ({
				...toOlivia,
				...asJson,
				messageJson: `={{ ({text: 'x', y: ${value.slice(4, -3)}}) }}`,
			}),
		],
		['Name', 'channel.create', (value) => ({ name: value, level: 'private' })],
	];
	const cases = fields.flatMap(([label, operation, parameters]) =>
		numbers.map((number) => [number, label, operation, parameters] as const),
	);

	it.each(cases)('%s as %s of %s', async (number, label, operation, parameters) => {
		const { error, problem } = await world.fail(operation, parameters(`={{ ${number} }}`));
		expect(problem.kind).toBe('INVALID_INPUT');
		expect(error.message).toContain(`"${label}" must `);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('an answer in another character set', () => {
	const json = JSON.stringify({ chats: [{ chat_id: 'CT_1', name: 'Größe é' }] });
	const bodies: Array<[string, string, Buffer]> = [
		['UTF-8', 'application/json', Buffer.from(json)],
		['UTF-8 with a mark', 'application/json; charset=utf-8', Buffer.from(`\ufeff${json}`)],
		['Latin-1', 'application/json;charset=ISO-8859-1', Buffer.from(json, 'latin1')],
		['Windows-1252', 'application/json; charset="windows-1252"', Buffer.from(json, 'latin1')],
		['UTF-16', 'application/json; charset=utf-16le', Buffer.from(`\ufeff${json}`, 'utf16le')],
		['UTF-8 by an unknown name', 'application/json; charset=nonsense', Buffer.from(json)],
	];

	it.each(bodies)('is read: %s', async (_name, type, body) => {
		world.sandbox.answerNext({ headers: { 'content-type': type }, body });
		const { items } = await world.run('chat.getMany', { returnAll: true, simplify: false });
		expect(items.map((item) => item.json.name)).toEqual(['Größe é']);
	});

	it('is read when it refuses a download', async () => {
		const body = Buffer.from('{"message":"Größe"}', 'latin1');
		const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
		world.sandbox.answerNext({ status: 400, headers, body });
		const { problem } = await world.fail('file.download', { fileId: 'x' });
		expect(problem.description).toContain('Größe');
	});
});

describe('the items of a run', () => {
	it('share no lists when one answer is for all of them', async () => {
		const { items } = await world.run(
			'account.checkAccess',
			{ options: { listOperations: true } },
			{ items: [{ json: {} }, { json: {} }] },
		);
		const [one, other] = items.map(({ json }) => json);
		expect(one).toEqual(other);
		for (const key of Object.keys(one ?? {})) {
			const value = one?.[key];
			if (typeof value === 'object' && value !== null) expect(value).not.toBe(other?.[key]);
		}
		const [first] = one?.operations as Array<{ scopes: string[] }>;
		const [second] = other?.operations as Array<{ scopes: string[] }>;
		expect(first?.scopes).not.toBe(second?.scopes);
	});

	it('share no lists when they fail for the same reason', async () => {
		const body = '{"code":"oauthtoken_scope_invalid"}';
		world.sandbox.answerNext({ path: /message$/, status: 403, body, times: Infinity });
		const { items } = await world.run(
			'message.send',
			{ ...toOlivia, text: 'x' },
			{ continueOnFail: true, items: [{ json: {} }, { json: {} }] },
		);
		const scopes = items.map(({ json }) => (json.error as IDataObject).requiredScopes);
		expect(scopes[0]).toEqual(scopes[1]);
		expect(scopes[0]).not.toBe(scopes[1]);
	});
});
