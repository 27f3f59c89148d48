/** What the tests of faults and of secrets share: requests of every operation, all that can go wrong, and what comes out. */
import http from 'node:http';

import type { INodeExecutionData, INodeParameters, sleep } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ErrorKind, Problem } from '../../nodes/ZohoCliq/errors';
import type { NodeFailure, RunResult } from '../support/engine';
import type { AnswerRule, RecordedRequest, Sandbox } from '../../sandbox';
import { itemWith } from './files';
import { filledForm, generated, nameOf } from '../support/forms';
import type { World } from './world';
import { asNewsBot, locator, toMarketing, toOlivia } from './world';

/** One operation, filled in so that it works. */
export interface Exercise {
	readonly operation: string;
	/** What is special about it. */
	readonly name: string;
	readonly parameters: INodeParameters | ((sandbox: Sandbox) => INodeParameters);
	readonly items?: INodeExecutionData[];
}

const twoFiles = [itemWith({ one: ['content 1', 'one.txt'], two: ['content 2', 'two.txt'] })];
const manyFiles = [
	itemWith(
		Object.fromEntries(
			Array.from({ length: 12 }, (_, index) => [
				`file${index}`,
				[`content ${index}`, `${index}.txt`] as [string, string],
			]),
		),
	),
];
// Two parts of a text, neither like the other.
const twoParts = `${'one '.repeat(1000)}\n\n${'two '.repeat(1000)}`;

/** Operations that only fill a form: all go the same way, so the worst that can happen to them is enough. */
export const ordinaryExercises: readonly Exercise[] = generated.map((entry) => ({
	operation: nameOf(entry),
	name: 'as its form asks',
	parameters: (sandbox) => filledForm(entry, sandbox, false),
}));

/** The kinds of requests that each operation with code of its own makes. */
export const exercises: readonly Exercise[] = [
	{ operation: 'account.checkAccess', name: 'all of it', parameters: {} },
	{
		operation: 'bot.sendMessage',
		name: 'to all subscribers, with a link',
		parameters: { ...asNewsBot, text: 'news', attachmentUrls: 'https://example.com/a.pdf' },
	},
	{
		operation: 'bot.sendMessage',
		name: 'with files to two users',
		parameters: {
			...asNewsBot,
			recipients: 'users',
			users: ['631831446', '631832107'],
			text: 'news',
			attachments: 'one',
		},
		items: twoFiles,
	},
	{
		operation: 'file.upload',
		name: 'of more files than fit into a request, to a user',
		parameters: { ...toOlivia, binaryPropertyNames: '*', comment: 'look' },
		items: manyFiles,
	},
	{
		operation: 'file.upload',
		name: 'of a text, to a channel by its id',
		parameters: {
			sendTo: 'channel',
			channel: locator('id', '={{ $json.channel }}'),
			source: 'text',
			fileName: 'report.md',
			fileContent: '# Report',
		},
	},
	{
		operation: 'message.sendTable',
		name: 'of two items',
		parameters: { ...toOlivia, text: 'Sign-ups', tableTitle: 'Week 46' },
		items: [{ json: { day: 'Monday', count: 12 } }, { json: { day: 'Tuesday', count: 9 } }],
	},
	{
		operation: 'message.send',
		name: 'as a card',
		parameters: {
			...toMarketing,
			contentType: 'card',
			text: 'New sign-ups',
			cardTitle: 'Sign-ups',
			options: { returnMessageId: true },
		},
	},
	{
		operation: 'message.send',
		name: 'in two parts',
		parameters: { ...toOlivia, text: twoParts, options: { returnMessageId: true } },
	},
	{
		operation: 'message.send',
		name: 'to a channel by its id',
		parameters: { sendTo: 'channel', channel: locator('id', '={{ $json.channel }}'), text: 'hi' },
	},
	{
		operation: 'message.send',
		name: 'with a reply and files',
		parameters: {
			...toMarketing,
			text: 'hi',
			attachments: 'one, two',
			options: { replyTo: '1599387839188_229293271789' },
		},
		items: twoFiles,
	},
	{
		operation: 'message.send',
		name: 'with files in the message',
		parameters: {
			...toOlivia,
			text: 'hi',
			attachments: 'one, two',
			options: { attachmentDelivery: 'message' },
		},
		items: twoFiles,
	},
];

/** One exercise of each operation, for what is the same in all of them. */
export const oneOfEach = exercises.filter(
	({ operation }, index) => exercises.findIndex((other) => other.operation === operation) === index,
);

/** Runs an exercise on a fresh sandbox with this credential; what hangs counts as failed. */
export async function perform(world: World, exercise: Exercise): Promise<RunResult> {
	const { operation, parameters, items = [{ json: {} }] } = exercise;
	const channel = world.sandbox.organization.channels.find(
		({ uniqueName }) => uniqueName === 'zylkermarketing',
	);
	return await notHanging(
		world.run(
			operation,
			typeof parameters === 'function' ? parameters(world.sandbox) : parameters,
			{
				items: items.map((item) => ({ ...item, json: { channel: channel?.id ?? '' } })),
			},
		),
	);
}

/** Real time that nothing here may take: all waiting is done in quick time. */
const PATIENCE_MS = 15_000;

async function notHanging<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const hanging = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Error('The node hangs'));
		}, PATIENCE_MS);
	});
	try {
		return await Promise.race([work, hanging]);
	} finally {
		clearTimeout(timer);
	}
}

/** What a request comes to. */
export type Outcome =
	| 'done'
	| Extract<ErrorKind, 'UNAVAILABLE' | 'UNKNOWN_ERROR' | 'ENDPOINT_INVALID'>
	| 'REFRESH_TOKEN_REQUIRED';

export interface Fault {
	readonly name: string;
	readonly rule: AnswerRule;
	/** What it must come to, when a read or a write meets it again and again. */
	readonly read: Outcome;
	readonly write: Outcome;
	/** Of the problem; null when there was no whole answer. */
	readonly httpStatus: number | null;
	/** How often a write may be sent: more than once only when Cliq surely did not carry it out. */
	readonly writes?: number;
	/** How often a read is tried, when not the once that most answers deserve. */
	readonly reads?: readonly [least: number, most: number];
}

/** "Again, three times": whether the first time counts is the node's choice. */
const TRIED_AGAIN = [3, 4] as const;

const READABLE = JSON.stringify({
	data: { id: '7', name: 'Scott', unique_name: 'zylkermarketing' },
	message_id: '1599387839188_1',
});
const HALF = '{"data":{"id":"7","na';
const HTML = '<html><head><style>b{}</style></head><body><h1>Sign in</h1></body></html>';
const TWENTY_MB = 20 * 1024 * 1024;
/** Made once: they are what takes time. */
const huge = {
	text: 'x'.repeat(TWENTY_MB),
	html: '<b '.repeat(TWENTY_MB / 3),
	json: `["${'1234567890123456 \\'.repeat(TWENTY_MB / 18)}`,
	script: '<script>'.repeat(TWENTY_MB / 8),
};

function lost(name: string, rule: AnswerRule): Fault {
	return {
		name,
		rule,
		read: 'UNAVAILABLE',
		write: 'UNAVAILABLE',
		httpStatus: null,
		reads: TRIED_AGAIN,
	};
}

/** An answer that says success and nothing else that can be read. */
function unreadable(name: string, rule: AnswerRule): Fault {
	const { status: httpStatus = 200 } = rule;
	return { name, rule, read: 'UNKNOWN_ERROR', write: 'done', httpStatus };
}

function readable(name: string, headers: Record<string, string>): Fault {
	const rule = { status: 200, body: READABLE, headers };
	return { name, rule, read: 'done', write: 'done', httpStatus: 200 };
}

/** @param elsewhere address of another host, which must never hear of anything */
export function faultsWith(elsewhere: string): readonly Fault[] {
	return [
		lost('connection reset before the body', { before: 'reset' }),
		lost('connection reset during the body', { before: 'reset', afterBytes: 5 }),
		lost('connection reset after the body', { before: 'reset', afterBytes: Infinity }),
		lost('connection reset after the request was carried out', {
			before: 'reset',
			handle: 'after',
		}),
		lost('connection reset within the answer', {
			body: HALF,
			ending: 'reset',
			handle: 'after',
		}),
		lost('answer cut off by an orderly close', { body: HALF, ending: 'close', handle: 'after' }),
		lost('answer that is no HTTP', { ending: 'garbage' }),
		lost('answer that is not the gzip it claims to be', {
			body: READABLE,
			headers: { 'content-encoding': 'gzip' },
		}),
		lost('stall before the body', { before: 'stall' }),
		lost('stall after the body', { before: 'stall', afterBytes: Infinity }),
		lost('stall after the request was carried out', { before: 'stall', handle: 'after' }),
		lost('answer that drips byte by byte, for ever', { body: '{', ending: 'drip' }),
		lost('error that drips byte by byte, for ever', { status: 503, ending: 'drip' }),

		unreadable('half a JSON', { status: 200, body: HALF, handle: 'after' }),
		unreadable('HTML with 200', {
			status: 200,
			body: HTML,
			headers: { 'content-type': 'text/html' },
		}),
		unreadable('empty 200', { status: 200, body: '', handle: 'after' }),
		unreadable('204', { status: 204, handle: 'after' }),
		unreadable('20 MB that are no JSON', { status: 200, body: huge.text }),
		unreadable('20 MB of HTML', { status: 200, body: huge.html }),
		unreadable('20 MB of half a JSON', { status: 200, body: huge.json }),

		readable('JSON that says it is HTML', { 'content-type': 'text/html' }),
		readable('JSON that says it is a picture', { 'content-type': 'image/png' }),
		readable('JSON that says nothing about itself', { 'content-type': '' }),
		readable('JSON with nonsense about itself', { 'content-type': '\u00ff;;charset=klingon' }),

		...[301, 302, 303, 307, 308].map(
			(status): Fault => ({
				name: `redirect to another host with ${status}`,
				rule: { status, headers: { location: `${elsewhere}/api/v2/elsewhere` } },
				read: 'ENDPOINT_INVALID',
				write: 'ENDPOINT_INVALID',
				httpStatus: status,
			}),
		),
		{
			name: 'storm of 401',
			rule: { status: 401, body: '{"code":"oauthtoken_invalid","message":"No."}' },
			read: 'REFRESH_TOKEN_REQUIRED',
			write: 'REFRESH_TOKEN_REQUIRED',
			httpStatus: 401,
			writes: 2,
			reads: [1, 2],
		},
		...[500, 501, 502, 503, 504].map(
			(status): Fault => ({
				...lost(`HTTP ${status}`, { status, body: HTML, headers: { 'content-type': 'text/html' } }),
				httpStatus: status,
			}),
		),
		{
			...lost('HTTP 500 after the request was carried out', {
				status: 500,
				body: '{"code":"internal_error"}',
				handle: 'after',
			}),
			httpStatus: 500,
		},
		{
			...lost('HTTP 503 with 20 MB', { status: 503, body: huge.script }),
			httpStatus: 503,
		},
	];
}

/**
 * Makes time that the node waits for pass at once, though never while the sandbox is still busy with a request; and
 * ends a request's time only when it hangs.
 *
 * @param mocked n8n-workflow's `sleep`, mocked by the test file
 */
export function useQuickTime(mocked: jest.MockedFunction<typeof sleep>, sandbox: () => Sandbox) {
	const open = new Set<http.ClientRequest>();
	const time = { slept: 0 };
	let isRunning = false;
	// The node's alarm outlasts a test: it is the same one for all requests.
	const paused: Array<() => void> = [];
	let timeout: jest.SpyInstance | undefined;
	let request: jest.SpyInstance | undefined;
	let clocks: jest.SpyInstance[] = [];

	beforeAll(() => {
		const real = http.request.bind(http);
		request = jest.spyOn(http, 'request').mockImplementation(((
			...given: Parameters<typeof real>
		) => {
			const made = real(...given);
			open.add(made);
			made.once('close', () => open.delete(made));
			return made;
		}) as typeof http.request);
		timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			const controller = new AbortController();
			const watch = () => {
				const { hung } = sandbox();
				if (hung > 0 && open.size <= hung) {
					time.slept += milliseconds;
					controller.abort();
				} else if (isRunning) setImmediate(watch);
				else paused.push(watch);
			};
			setImmediate(watch);
			return controller.signal;
		});
		clocks = [Date, performance].map((clock) => {
			const real = clock.now.bind(clock);
			return jest.spyOn(clock, 'now').mockImplementation(() => real() + time.slept);
		});
	});
	beforeEach(() => {
		isRunning = true;
		for (const watch of paused.splice(0)) setImmediate(watch);
		mocked.mockImplementation(async (milliseconds) => {
			do await new Promise((resolve) => setImmediate(resolve));
			while (open.size > sandbox().hung);
			time.slept += milliseconds;
		});
	});
	afterEach(() => {
		isRunning = false;
	});
	afterAll(() => {
		timeout?.mockRestore();
		request?.mockRestore();
		for (const clock of clocks) clock.mockRestore();
	});
	return time;
}

/** Requests that read do no harm, however often they are made. */
export function isWrite({ method }: RecordedRequest): boolean {
	return method !== 'GET';
}

/** Whether a request may be made again although nobody knows whether it was carried out: twice does the same. */
export function isRepeatable({ method, path }: RecordedRequest): boolean {
	// Both notify people every time.
	const tells = /\/remind$|\/chats\/[^/]+\/messages\/[^/]+$/.test(path);
	return method === 'GET' || method === 'DELETE' || (method === 'PUT' && !tells);
}

/** All that has arrived, by content: a message or a file twice would be in it twice. */
export function arrivals({ organization }: Sandbox): string[] {
	return organization.messages.map(({ to, chatId, text, files = [] }) =>
		JSON.stringify([to, chatId, text, files.map(({ name, sha256 }) => [name, sha256])]),
	);
}

/** What has come in more often than it should have. */
export function tooMany(found: readonly string[], wanted: readonly string[]): string[] {
	const left = [...wanted];
	return found.filter((entry) => {
		const at = left.indexOf(entry);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

const KINDS: Readonly<Record<ErrorKind, typeof NodeApiError | typeof NodeOperationError>> = {
	REFRESH_TOKEN_REQUIRED: NodeApiError,
	SCOPE_INSUFFICIENT: NodeApiError,
	PERMISSION_DENIED: NodeApiError,
	ENDPOINT_INVALID: NodeApiError,
	RATE_LIMITED: NodeApiError,
	FILE_REJECTED: NodeOperationError,
	INVALID_INPUT: NodeOperationError,
	REJECTED: NodeApiError,
	UNAVAILABLE: NodeApiError,
	UNKNOWN_ERROR: NodeApiError,
};

const RAW =
	/axios|\bat .+:\d+:\d+|node_modules|\[object|undefined|TypeError|Unexpected token|socket hang up|stream has been aborted|Parse Error|incorrect header|timeout of|did not expect this/i;

/** Holds an error against the shape that workflows may rely on. */
export function expectExplained(error: NodeFailure | undefined): Problem {
	if (!error) throw new Error('The operation was expected to fail');
	const problem = error.context.cliq as Problem;
	expect(problem).toEqual({
		message: expect.stringMatching(/\S/) as string,
		kind: expect.stringMatching(new RegExp(`^(${Object.keys(KINDS).join('|')})$`)) as string,
		httpStatus: problem.httpStatus === null ? null : (expect.any(Number) as number),
		code: problem.code === null ? null : (expect.stringMatching(/\S/) as string),
		description: expect.stringMatching(/\S/) as string,
		remedy: expect.stringMatching(/\S/) as string,
		sent: {
			items: expect.any(Number) as number,
			parts: expect.any(Number) as number,
			files: expect.any(Number) as number,
		},
		...(problem.kind === 'SCOPE_INSUFFICIENT' && { requiredScopes: [expect.any(String)] }),
		...(problem.kind === 'RATE_LIMITED' && { retryAfterSeconds: expect.any(Number) as number }),
	});
	expect(error).toBeInstanceOf(KINDS[problem.kind]);
	if (error instanceof NodeApiError) {
		const { httpStatus, kind } = problem;
		expect(error.httpCode).toBe(httpStatus === null ? kind : String(httpStatus));
	}
	expect(error.message).toBe(problem.message);
	expect(error.description).toBe(`${problem.description} ${problem.remedy}`);
	// n8n makes a cause of its own out of the message; anything more is someone else's error.
	if (error.cause !== undefined) {
		expect(error.cause.message).toBe(problem.message);
		expect(error.cause).not.toHaveProperty('config');
		expect(error.cause).not.toHaveProperty('response');
	}
	for (const words of [error.message, error.description, ...error.messages]) {
		expect(words).not.toMatch(RAW);
	}
	return problem;
}
