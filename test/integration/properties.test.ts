import fc from 'fast-check';
import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { inspect } from 'node:util';

import { forgetCalls, liftRateLimits } from '../support/processState';
import { MAX_TEXT_LENGTH } from '../../nodes/ZohoCliq/messaging/text/splitText';
import { isJsonObject } from '../../nodes/ZohoCliq/cliq/json';
import { profileFields } from '../../nodes/ZohoCliq/words';
import { optionsProperty } from '../../nodes/ZohoCliq/fields/commonOptions';
import type { OperationEntry } from '../../nodes/ZohoCliq/operation/operation';
import { binaryInMemory } from '../support/engine';
import type { RecordedRequest } from '../../sandbox';
import { expectExplained } from './faults/explained';
import { everyOperation, filledForm, generated } from '../support/forms';
import { mostOnNewestLine, onNewestLineOnly } from '../support/newestLine';
import { seedOr } from '../support/seed';
import { CREDENTIAL, locator, useWorld } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const world = useWorld({ history: true, switches: { thresholds: false } });

beforeEach(() => {
	liftRateLimits();
	jest.mocked(sleep).mockResolvedValue(undefined);
});
afterAll(() => {
	forgetCalls();
});

const SEED = seedOr(20260704);
const RUNS = mostOnNewestLine(80);

/** Every UTF-16 unit, including lone surrogates and control characters. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

const awkward = fc.constantFrom(
	...['', ' ', '.', '..', '%2e', '%2E%2e', '.%2e', '../x', 'a/b', 'a?b', 'a#b', 'a%b', '%2F'],
	...['a b', '😀', '\u0000', '\u007f', '\ud800', 'a\r\nb', '\u2028', '{{1}}', '={{ 1 }}', '*', ','],
	...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '1e400', '-0', 'x'.repeat(12_000)],
	...['http://x', 'https://u:p@x.example', 'https://x.example/a b', 'javascript:alert(1)', '//x'],
);

const anyText = fc.oneof(
	awkward,
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: anyUnit, maxLength: 20 }),
);

/** Any value that an expression can return. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 6, arbitrary: anyText },
	{ weight: 1, arbitrary: fc.double() },
	{ weight: 1, arbitrary: fc.constantFrom(null, undefined, true, false, 0, -1, 1.5, 2 ** 60) },
	{ weight: 1, arbitrary: fc.array(anyText, { maxLength: 4 }) },
	{ weight: 1, arbitrary: fc.dictionary(anyText, anyText, { maxKeys: 3 }) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

/** Valid values by field, so that many runs reach Cliq. */
const workable: Readonly<Record<string, readonly unknown[]>> = {
	user: ['olivia.palmer@zylker.example', '631831446'],
	key: ['INC-2041', '7'],
	channel: ['zylkermarketing', 'announcements'],
	chat: ['2230748224630357919'],
	bot: ['newsbot', 'timesheetbot'],
	thread: ['CT_2230748155763520213_64396981-T-2230748155763520213'],
	users: ['631831446', '631831446,631832107', ['631831446'], [631831446]],
	userIds: ['631831446', 'olivia.palmer@zylker.example, 631832107', ['631831446']],
	mentions: [['all'], ['631831446'], 'olivia.palmer@zylker.example'],
	attachments: ['', 'data', 'data, other', '*', ['data']],
	attachmentUrls: ['', 'https://example.com/a.pdf', 'https://example.com/a\nhttps://example.com/b'],
	binaryPropertyNames: ['data', 'data,other', '*', ['other']],
	fileName: ['report.md', 'a"b\\c\r\n.csv', 'grün😀'],
	fileContent: ['# Hello', '\r\n', 'x'],
	text: [
		'hello',
		'**bold**',
		'a\nb',
		'word '.repeat(2500),
		`\`\`\`\n${'code\n'.repeat(1500)}\`\`\``,
	],
	comments: [['one'], ['', 'two'], 'only'],
	botSubscriber: ['631831446'],
	maxFileSizeMb: [50, '3', 0.001],
	maxWaitSeconds: [660, 0],
	replyTo: ['1599387839188_229293271789', '1599387839188%20229293271789'],
	replyToJson: [
		{ bot: 'newsbot', userId: 631831446 },
		'{ "chatId": "2230748224630357919" }',
		{ bot: 'newsbot', channelUniqueName: 'zylkermarketing' },
	],
	postAsBot: ['newsbot'],
	senderImageUrl: ['https://example.com/a.png', 'http://localhost/a.png'],
	contentType: ['text', 'text', 'text'],
	cardTitle: ['Title'],
	thumbnailUrl: ['', 'https://example.com/a.png'],
	sections: [{}, { section: [{ title: 'x', fields: { field: [{ label: 'a', value: 'b' }] } }] }],
	pollOptions: ['one\ntwo', ['one', 'two', 'three']],
	buttons: [{ button: [{ label: 'Go', action: 'copy', copyText: 'x' }] }],
	slides: [
		{},
		{
			slide: [
				{ type: 'text', text: 'x' },
				{ type: 'list', items: 'a\nb' },
			],
		},
	],
	messageJson: [{ text: 'hello' }, '{"text": "hello", "slides": [{"type": "text", "data": "x"}]}'],
	tableTitle: ['', 'Title'],
	rowsJson: [[{ value: { text: 'x' } }], '[{"value": 1}, {"value": 2}]'],
	columns: [
		...['', 'value', 'option', 'value, option', 'Value as Text, option'],
		{ mappingMode: 'defineBelow', value: { ticket: 'T-9', votes: 3 } },
		...[{ status: 'closed', votes: 3 }, { ticket: 'T-9' }, '{"status": "open"}'],
	],
	profile: [
		{ mappingMode: 'defineBelow', value: { mobile: '534 678 1234', dateofjoining: null } },
		...[{ first_name: 'Amy', reporting_to_zuid: 631830849 }, '{"language": "en"}'],
		{ mappingMode: 'autoMapInputData', value: null },
	],
	database: ['tickets', 'empdir'],
	record: ['14756000000008003'],
	criteria: ['status==open', '(status==open) && (votes>=5)', 'ticket like T', 'ticket==T-1'],
	rowsPerTable: [50, 1],
	path: [
		'/api/v2/channels',
		'/v2/users/me',
		'api/v2/bots',
		'/api/v2/chats/2230748224630357919/message',
	],
	queryJson: [{}, { limit: 5 }, '{"limit": "5"}'],
	bodyJson: [{}, { text: 'hello' }, '{"text": "hello"}'],
};

/** Values that the form offers. */
function offered({ name, type, options = [] }: INodeProperties): readonly unknown[] {
	if (type === 'boolean') return [true, false, 'true'];
	const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
	return [...values, ...(workable[name] ?? [])];
}

/** @param sample a value with which the operation works */
function valueOf(field: INodeProperties, sample?: unknown): fc.Arbitrary<unknown> {
	// n8n takes no expression here, so only what the form offers.
	if (field.noDataExpression) return fc.constantFrom(...offered(field));
	const good = [...offered(field), ...(sample === undefined ? [] : [sample])];
	if (good.length === 0) return anything;
	return fc.oneof(
		{ weight: 14, arbitrary: fc.constantFrom(...good) },
		{ weight: 1, arbitrary: anything },
	);
}

/** The value of a picker without its mode, which is random. */
function sampleIn(value: unknown): unknown {
	const isPicked = typeof value === 'object' && value !== null && '__rl' in value;
	return isPicked && 'value' in value ? value.value : value;
}

/** One run: the parameters, and the item that their expressions read. */
interface Run {
	readonly parameters: INodeParameters;
	readonly item: INodeExecutionData;
	/** The values of the expressions, by field. */
	readonly values: Readonly<Record<string, unknown>>;
}

/** Every value comes from an expression, so that any value is possible and no random text is evaluated as one. */
function runsOf(entry: OperationEntry): fc.Arbitrary<Run> {
	const { definition } = entry;
	const samples = generated.includes(entry) ? filledForm(entry, world.sandbox, false) : {};
	// Hidden ones stand in for a field of the same name that a tool does not offer.
	const shown = definition.fields.filter(({ property }) => property.type !== 'hidden');
	const fields = Object.fromEntries(
		shown.map(({ property }) => [
			property.name,
			valueOf(property, sampleIn(samples[property.name])),
		]),
	);
	const own = definition.options.map(({ property }) => property);
	const optionFields = (optionsProperty(own).options ?? []) as INodeProperties[];
	const anyOption = fc
		.constantFrom(...optionFields)
		.chain((field) => fc.tuple(fc.constant(field.name), valueOf(field)));
	const modes = fc.constantFrom('list', 'name', 'id', 'email', 'nonsense', '', 'bare');
	return fc
		.record({
			values: fc.record(fields),
			options: fc.array(anyOption, { maxLength: 3 }),
			strayOption: fc.option(fc.tuple(fc.constantFrom('postAsBot', 'comments', 'x'), anything), {
				freq: 15,
			}),
			mode: modes,
			binary: binaries,
		})
		.map(({ values, options: chosen, strayOption, mode, binary }) => {
			const option = Object.fromEntries([...chosen, ...(strayOption ? [strayOption] : [])]);
			return {
				values,
				item: { json: { value: values, option } as INodeExecutionData['json'], binary },
				parameters: {
					...Object.fromEntries(
						shown.map(({ property: { name, type, noDataExpression } }) => {
							if (noDataExpression) return [name, values[name]];
							// n8n itself cannot distinguish a collection from an expression in its place.
							if (/collection$/i.test(type)) return [name, samples[name] ?? {}];
							const expression = `={{ $json.value.${name} }}`;
							const isLocator = type === 'resourceLocator' && mode !== 'bare';
							return [name, isLocator ? locator(mode, expression) : expression];
						}),
					),
					options: Object.fromEntries(
						Object.keys(option).map((name) => [name, `={{ $json.option.${name} }}`]),
					),
				},
			};
		});
}

const binaries: fc.Arbitrary<IBinaryKeyData> = fc.dictionary(
	fc.oneof({ weight: 5, arbitrary: fc.constantFrom('data', 'other') }, anyText),
	fc
		.record({
			content: fc.string({ minLength: 1, maxLength: 20 }),
			fileName: fc.oneof(fc.constantFrom('a.txt', 'b.pdf'), anyText),
			mimeType: fc.oneof(fc.constantFrom('text/plain', 'image/png'), anyText),
		})
		.map(({ content, ...facts }) => binaryInMemory(content, facts)),
	{ minKeys: 1, maxKeys: 14 },
);

/** Codes with which the sandbox rejects what no client should ever send. */
const NONSENSE =
	/^(extra_key_found|extra_param_found|param_missing|input_|file_count|file_size|internal_error|request_method_invalid)/;

/** Whether an item names fields of the user's organization: Cliq alone knows them, and rejects any other. */
function hasCustomFields({ json }: INodeExecutionData): boolean {
	const { profile } = json.value as IDataObject;
	return isJsonObject(profile) && Object.keys(profile).some((key) => !(key in profileFields));
}

describe('random input', () => {
	const withOwnCode = everyOperation.filter((entry) => !generated.includes(entry));

	it.each([...withOwnCode, ...onNewestLineOnly(generated)])(
		'never breaks $resource: $operation',
		async (entry) => {
			let requests = 0;
			const isOrdinary = generated.includes(entry);
			const runs = isOrdinary ? RUNS / 4 : RUNS;
			await fc.assert(
				fc.asyncProperty(runsOf(entry), async (run) => {
					await expectSound(entry, run);
					requests += world.sandbox.requests.length;
				}),
				{ seed: SEED, numRuns: runs },
			);
			// Otherwise only the checks before sending were tried.
			expect(requests).toBeGreaterThan(runs / 10);
		},
	);
});

async function expectSound(
	entry: OperationEntry,
	{ parameters, item, values }: Run,
): Promise<void> {
	world.sandbox.reset();
	// What the user writes is sent as it is, also what Cliq does not know.
	const isOwnRequest = entry.resource === 'api';
	const { items, error, hints } = await world.run(
		`${entry.resource}.${entry.operation}`,
		parameters,
		{ items: [item] },
	);
	if (error) {
		const { kind, code } = expectExplained(error);
		const isFree = isOwnRequest || hasCustomFields(item);
		// Errors of v3 have no code.
		if (kind === 'REJECTED' && !isFree) expect(code ?? '').not.toMatch(NONSENSE);
		expect(['UNKNOWN_ERROR', 'UNAVAILABLE']).not.toContain(kind);
		if (['INVALID_INPUT', 'FILE_REJECTED'].includes(kind)) expectNothingWritten();
	} else {
		expect(items.filter(({ json }) => 'error' in json)).toEqual([]);
	}
	if (!isOwnRequest) {
		expect(world.sandbox.requests.filter((request) => !isServed(request))).toEqual([]);
		if (!generated.includes(entry)) {
			for (const request of world.sandbox.requests) expectValid(request, values);
		}
	}
	expectNoSecrets([items, error, error?.context, error?.messages, hints]);
}

function expectNothingWritten(): void {
	const writes = world.sandbox.requests.filter(({ method }) => method !== 'GET');
	expect(writes).toEqual([]);
}

/** Whether Cliq has this endpoint and no trouble with the request, whose path has no segment too many. */
function isServed({ endpoint = '', path, status }: RecordedRequest): boolean {
	const segments = endpoint.split(' ')[1]?.split('/');
	// Recorded shortly after the response was sent.
	return (status ?? 0) < 500 && segmentsOf(path).length === segments?.length;
}

/** Without the network that an option may name. */
function segmentsOf(path: string): string[] {
	return path.replace(/^\/network\/[^/]+/, '').split('/');
}

/** Checks a sent request against what the user entered. */
function expectValid(request: RecordedRequest, values: Readonly<Record<string, unknown>>): void {
	const { endpoint = '', method, path, body, text, parts } = request;
	// Records of a database carry no message.
	if (endpoint.includes('/storages/')) return;
	const template = endpoint.split(' ')[1]?.split('/') ?? [];
	const segments = segmentsOf(path);
	const ids = segments.filter((_, index) => template[index]?.startsWith('{'));
	for (const id of ids) {
		const names = ['user', 'channel', 'chat', 'bot', 'fileId', 'message'];
		const inputs = names.map((name) => plainText(values[name]));
		const known = [
			...['zylkermarketing', 'announcements', ...places(values.replyToJson)],
			// Of several users, each gets a message.
			...[values.userIds].flat().flatMap((given) => plainText(given).split(/\s*[,\n]\s*/)),
		];
		expect([...inputs, ...known]).toContain(decodeURIComponent(id));
	}
	// Only the others carry a message.
	if (method === 'GET' || method === 'DELETE') return;
	if (parts) expectValidParts(request);
	else {
		expect(text).toBeDefined();
		const message = body as { text?: unknown };
		expect(typeof message.text).toBe('string');
		expect(String(message.text).length).toBeGreaterThan(0);
		expect(String(message.text).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
	}
}

function expectValidParts({ parts = [], contentLength }: RecordedRequest): void {
	const files = parts.filter(({ filename }) => filename !== undefined);
	expect(contentLength).toBeGreaterThan(0);
	expect(files.length).toBeGreaterThan(0);
	expect(files.length).toBeLessThanOrEqual(10);
	for (const { name, bytes, filename = '' } of files) {
		expect(['files', 'file', 'attachments']).toContain(name);
		expect(bytes).toBeGreaterThan(0);
		expect(filename).not.toMatch(/[\p{Cc}"\\]/u);
	}
	const texts = Object.fromEntries(parts.map(({ name, text }) => [name, text]));
	if (texts.comments !== undefined) {
		const comments: unknown = JSON.parse(texts.comments);
		expect(comments).toHaveLength(files.length);
		for (const comment of comments as unknown[]) expect(typeof comment).toBe('string');
	}
	if (texts.text !== undefined) expect(texts.text.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
}

/** What an object that names several places may address. */
function places(given: unknown): string[] {
	const value: unknown = typeof given === 'string' ? jsonOr(given) : given;
	return typeof value === 'object' && value !== null ? Object.values(value).map(String) : [];
}

function jsonOr(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function plainText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? String(value).trim()
		: '';
}

function expectNoSecrets(out: unknown): void {
	const { clientSecret, oauthTokenData } = world.engine.readCredential(CREDENTIAL);
	const { access_token, refresh_token } = oauthTokenData as Record<string, unknown>;
	const text = inspect(out, { depth: 10, maxStringLength: null, maxArrayLength: null });
	const secrets = [clientSecret, access_token, refresh_token].map(String);
	expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

/** Operations by the kind of ID they accept, each with the path that the ID must stay in. */
const targets = [
	['user', '/api/v2/buddies/', '/message'],
	['channel', '/api/v2/channelsbyname/', '/message'],
	['chat', '/api/v2/chats/', '/message'],
	['bot', '/api/v2/bots/', '/files'],
] as const;

function sendTo(type: (typeof targets)[number][0], mode: string): [string, INodeParameters] {
	const target = { sendTo: type, [type]: locator(mode, '={{ $json.id }}') };
	if (type !== 'bot') return ['message.send', { ...target, text: 'x' }];
	return ['file.upload', { ...target, source: 'text', fileName: 'a.txt', fileContent: 'x' }];
}

const anyId = fc
	.oneof(
		anyText,
		fc
			.array(
				fc.constantFrom('/', '..', '.', '?', '#', '%', '%2f', '%2e', ' ', '😀', '\u0001', 'a'),
				{
					maxLength: 6,
				},
			)
			.map((pieces) => pieces.join('')),
	)
	.filter((id) => id.length < 500);

/** Where a channel or bot is looked for that has no such unique name. */
const SEARCHED = /^\/api\/v(2\/channels|2\/channelsbyname\/|3\/bots)(?=[^/]*$)/;

describe.each(targets)('a random ID of a %s', (type, before, after) => {
	const send = async (id: string, mode: string) => {
		world.sandbox.reset();
		const [operation, parameters] = sendTo(type, mode);
		return await world.run(operation, parameters, { items: [{ json: { id } }] });
	};

	it('stays one segment of the path, or is rejected before anything is sent', async () => {
		const modes = fc.constantFrom(...['list', type === 'user' || type === 'chat' ? 'id' : 'name']);
		await fc.assert(
			fc.asyncProperty(anyId, modes, async (id, mode) => {
				const { error } = await send(id, mode);
				const { requests } = world.sandbox;
				if (requests.length === 0) {
					expect(expectExplained(error).kind).toBe('INVALID_INPUT');
					return;
				}
				for (const { path, query } of requests) {
					const isPost = path.startsWith(before) && path.endsWith(after);
					const segment = isPost
						? path.slice(before.length, path.length - after.length)
						: path.replace(SEARCHED, '');
					expect(segment).not.toMatch(/[/?#\s\p{Cc}]/u);
					expect(id.toLowerCase()).toContain(decodeURIComponent(segment).toLowerCase());
					expect(Object.keys(query).filter((key) => key !== 'limit' && key !== 'name')).toEqual([]);
				}
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	});

	it.each(['.', '..', '%2e', '%2E', '%2e%2E', '.%2e', '%2E.', ' .. ', '\t.\n'])(
		'that is %j is rejected, because it would leave the path',
		async (id) => {
			const { error } = await send(id, 'list');
			expect(expectExplained(error).kind).toBe('INVALID_INPUT');
			expect(world.sandbox.requests).toEqual([]);
		},
	);

	it.each(['a/b', 'a/../b', '?x=1', 'a%2fb', '50%', 'a b', '😀', 'a\u0001b', '...', '. .'])(
		'that is %j is sent unchanged',
		async (id) => {
			await send(id, 'list');
			// A channel's unique name contains neither spaces nor slashes.
			const isLookedUp = type === 'channel' && /[\s/]/.test(id);
			expect(world.sandbox.requests[0]?.path).toEqual(
				before + encodeURIComponent(id) + (isLookedUp ? '' : after),
			);
		},
	);
});
