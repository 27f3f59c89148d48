/**
 * Tests of the harness: the right engine line, and n8n's own behavior around a node.
 * The node here is a probe that uses n8n's helpers like ours.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import type {
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { NodeApiError, NodeConnectionTypes, NodeOperationError, sleep } from 'n8n-workflow';

import type { Engine } from '.';
import {
	binaryInMemory,
	binaryOnDisk,
	createEngine,
	engineWorkflowVersion,
	isFirstLine,
	NODE_TYPE,
	readBinary,
	requireFromEngine,
} from '.';

const CREDENTIAL_TYPE = 'zohoCliqOAuth2Api';

const credentialType: ICredentialType = {
	name: CREDENTIAL_TYPE,
	displayName: 'Probe',
	extends: ['oAuth2Api'],
	properties: [
		{ displayName: 'Host', name: 'host', type: 'string', default: 'http://unset.invalid' },
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{ displayName: 'Auth', name: 'authentication', type: 'hidden', default: 'body' },
		{ displayName: 'Extra', name: 'extra', type: 'multiOptions', default: [], options: [] },
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["host"] + "/token" }}',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{ ["core", ...$self["extra"]].join(",") }}',
		},
	],
};

/** A body that axios streams: its shape decides, not its type. */
class StreamedForm {
	readonly [Symbol.toStringTag] = 'FormData';

	private readonly parts: Array<[string, unknown]> = [];

	append(name: string, value: unknown): void {
		this.parts.push([name, value]);
	}

	entries(): IterableIterator<[string, unknown]> {
		return this.parts[Symbol.iterator]();
	}

	[Symbol.iterator](): IterableIterator<[string, unknown]> {
		return this.entries();
	}
}

async function request(
	node: IExecuteFunctions | ILoadOptionsFunctions,
	options: Partial<IHttpRequestOptions>,
): Promise<{ statusCode: number; body: string }> {
	const { host } = await node.getCredentials<{ host: string }>(CREDENTIAL_TYPE);
	return (await node.helpers.httpRequestWithAuthentication.call(node, CREDENTIAL_TYPE, {
		url: `${host}/echo`,
		method: 'POST',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		encoding: 'text',
		disableFollowRedirect: true,
		...options,
	})) as { statusCode: number; body: string };
}

async function formOf(node: IExecuteFunctions, item: INodeExecutionData): Promise<StreamedForm> {
	const form = new StreamedForm();
	for (const [name, file] of Object.entries(item.binary ?? {})) {
		const { id } = file;
		const size =
			id === undefined
				? Buffer.from(file.data, 'base64').length
				: (await node.helpers.getBinaryMetadata(id)).fileSize;
		form.append(name, {
			name: file.fileName,
			type: file.mimeType,
			size,
			async *stream() {
				if (id === undefined) yield Buffer.from(file.data, 'base64');
				else yield* await node.helpers.getBinaryStream(id);
			},
		});
	}
	return form;
}

async function send(node: IExecuteFunctions, item: INodeExecutionData, index: number) {
	const text = node.getNodeParameter('text', index) as string;
	const body = item.binary === undefined ? { text } : await formOf(node, item);
	let answer = await request(node, { body: body as IHttpRequestOptions['body'] });
	if (answer.statusCode === 401) {
		await node.helpers.refreshOAuth2Token.call(node, CREDENTIAL_TYPE);
		answer = await request(node, { body: body as IHttpRequestOptions['body'] });
	}
	return { statusCode: answer.statusCode, body: answer.body };
}

let whenWaiting: () => void;

async function runItem(node: IExecuteFunctions, item: INodeExecutionData, index: number) {
	switch (node.getNodeParameter('operation', index)) {
		case 'api':
			throw new NodeApiError(node.getNode(), { reason: 'x' }, { message: 'no', httpCode: '403' });
		case 'input':
			throw new NodeOperationError(node.getNode(), 'bad input', { itemIndex: index });
		case 'raw':
			throw new TypeError('raw');
		case 'wait':
			whenWaiting();
			while (!node.getExecutionCancelSignal()?.aborted) await sleep(5);
			throw new NodeOperationError(node.getNode(), 'stopped');
		default:
			return await send(node, item, index);
	}
}

const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'zohoCliq',
		group: ['output'],
		version: 1,
		description: 'Probe',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'send' },
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: 'filled in',
				displayOptions: { show: { operation: ['send'] } },
			},
		],
	},
	methods: {
		listSearch: {
			async find(this: ILoadOptionsFunctions, filter?: string, page?: string) {
				const { body } = await request(this, { body: { filter, page } });
				return { results: [{ name: body, value: this.getCurrentNodeParameter('text') as string }] };
			},
		},
	},
	async execute(this: IExecuteFunctions) {
		const output: INodeExecutionData[] = [];
		for (const [index, item] of this.getInputData().entries()) {
			try {
				output.push({ json: await runItem(this, item, index), pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				const { message } = error as Error;
				output.push({ json: { error: { message } }, pairedItem: { item: index } });
			}
		}
		this.addExecutionHints({ message: 'ran', location: 'outputPane' });
		return [output];
	},
};

interface Seen {
	headers: IncomingMessage['headers'];
	body: string;
}

const seen: Seen[] = [];
let server: Server;
let host: string;
let engine: Engine;

function answer(path: string | undefined, { headers, body }: Seen): [number, string] {
	if (path === '/token') return [200, JSON.stringify({ access_token: 'fresh' })];
	return headers.authorization === 'Bearer dead'
		? [401, '{"code":"oauthtoken_invalid"}']
		: [200, body];
}

beforeAll(async () => {
	server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const call = { headers: incoming.headers, body: Buffer.concat(chunks).toString() };
			seen.push(call);
			const [status, text] = answer(incoming.url, call);
			outgoing.writeHead(status, { 'content-type': 'application/json' }).end(text);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	host = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
	seen.length = 0;
	engine = createEngine({ node: probe, credentialType });
	engine.saveCredential('Anna', {
		host,
		clientId: 'id',
		clientSecret: 'secret',
		oauthTokenData: { access_token: 'live', refresh_token: 'refresh' },
	});
});

describe('the engine line', () => {
	it('is that of the jest project, for the engine and for the node', () => {
		const { version } = requireFromEngine('../package.json') as { version: string };
		expect([version, engineWorkflowVersion]).toEqual(
			isFirstLine ? ['1.122.48', '1.120.31'] : ['2.41.1', '2.41.0'],
		);
		// A node file gets the engine's own copy, mapped as for this file.
		const ofEngine = requireFromEngine('n8n-workflow') as { NodeApiError: unknown };
		expect(ofEngine.NodeApiError).toBe(NodeApiError);
	});

	it('wraps errors of requests in the class the node knows', async () => {
		engine.saveCredential('Nowhere', {
			host: 'http://127.0.0.1:1',
			oauthTokenData: { access_token: 'x' },
		});
		const { error } = await engine.run({ parameters: {}, credential: 'Nowhere' });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toHaveProperty('httpCode', 'ECONNREFUSED');
	});
});

describe('run', () => {
	it('fills defaults, resolves expressions per item and pairs items', async () => {
		const items = [{ json: { x: 'one' } }, { json: { x: 'two' } }];
		const result = await engine.run({ parameters: { text: '={{ $json.x }}' }, items });
		expect(result.items).toEqual([
			{ json: { statusCode: 200, body: '{"text":"one"}' }, pairedItem: { item: 0 } },
			{ json: { statusCode: 200, body: '{"text":"two"}' }, pairedItem: { item: 1 } },
		]);
		expect(result).toMatchObject({ status: 'success', hints: [{ message: 'ran' }] });
		const byDefault = await engine.run({ parameters: {} });
		expect(byDefault.items[0]?.json.body).toBe('{"text":"filled in"}');
	});

	it.each([
		['api', NodeApiError],
		['input', NodeOperationError],
	])('returns the error of "%s" as thrown', async (operation, type) => {
		const { error, items, status } = await engine.run({ parameters: { operation } });
		expect(error).toBeInstanceOf(type);
		expect({ items, status }).toEqual({ items: [], status: 'error' });
	});

	it('throws errors that a node must not throw', async () => {
		await expect(engine.run({ parameters: { operation: 'raw' } })).rejects.toThrow(TypeError);
	});

	it('throws when the workflow itself is invalid', async () => {
		await expect(engine.run({ parameters: {}, credential: 'Nobody' })).rejects.toThrow('Nobody');
	});

	it('returns the error of a node without a credential', async () => {
		const { error } = await engine.run({ parameters: {}, credential: null });
		expect(error).toBeInstanceOf(NodeOperationError);
	});

	it.each([{ continueOnFail: true }, { onError: 'continueRegularOutput' as const }])(
		'keeps failed items in the output with %j',
		async (setting) => {
			const items = [{ json: { do: 'input' } }, { json: { do: 'send' } }];
			const parameters = { operation: '={{ $json.do }}' };
			const result = await engine.run({ parameters, items, ...setting });
			expect(result.items[0]?.json).toEqual({ error: { message: 'bad input' } });
			expect(result.items[1]?.json).toHaveProperty('statusCode', 200);
			expect(result.error).toBeUndefined();
		},
	);

	it('routes failed items to the error output', async () => {
		const items = [{ json: { do: 'input' } }, { json: { do: 'send' } }];
		const { outputs } = await engine.run({
			parameters: { operation: '={{ $json.do }}' },
			items,
			onError: 'continueErrorOutput',
		});
		expect(outputs).toMatchObject([
			[{ json: { statusCode: 200 }, pairedItem: { item: 1 } }],
			[{ json: { error: { message: 'bad input' } }, pairedItem: { item: 0 } }],
		]);
	});

	it('stops on request', async () => {
		const controller = new AbortController();
		whenWaiting = () => {
			controller.abort();
		};
		const result = await engine.run({
			parameters: { operation: 'wait' },
			signal: controller.signal,
		});
		expect(result.error?.message).toBe('stopped');
	});

	it('runs two hundred items', async () => {
		const items = Array.from({ length: 200 }, (_, index) => ({ json: { x: String(index) } }));
		const result = await engine.run({ parameters: { text: '={{ $json.x }}' }, items });
		expect(result.items).toHaveLength(200);
	});
});

describe('credentials', () => {
	it('fills defaults and resolves hidden expressions', async () => {
		engine.saveCredential('Anna', { host, extra: ['a', 'b'], scope: 'saved' });
		const resolved = await engine.resolveCredential('Anna');
		expect(resolved).toMatchObject({
			accessTokenUrl: `${host}/token`,
			authentication: 'body',
			grantType: 'authorizationCode',
		});
		engine.saveCredential('Bert', { host, extra: ['a', 'b'] });
		expect(await engine.resolveCredential('Bert')).toHaveProperty('scope', 'core,a,b');
	});

	it('keeps a refreshed token', async () => {
		engine.saveCredential('Anna', {
			host,
			clientId: 'id',
			clientSecret: 'secret',
			oauthTokenData: { access_token: 'dead', refresh_token: 'refresh' },
		});
		const { items } = await engine.run({ parameters: {} });
		expect(items[0]?.json.statusCode).toBe(200);
		expect(seen.map((call) => call.headers.authorization)).toEqual([
			'Bearer dead',
			undefined,
			'Bearer fresh',
		]);
		expect(engine.readCredential('Anna').oauthTokenData).toMatchObject({
			access_token: 'fresh',
			refresh_token: 'refresh',
		});
	});
});

describe('binary data', () => {
	it.each([
		[
			'in memory',
			async () => await Promise.resolve(binaryInMemory('grüße', { fileName: 'ü.txt' })),
		],
		['on disk', async () => await binaryOnDisk(Buffer.from('grüße'), { fileName: 'ü.txt' })],
		[
			'on disk from a stream',
			async () => await binaryOnDisk(Readable.from(['grü', 'ße']), { fileName: 'ü.txt' }),
		],
	])('%s is uploaded as a stream, and again after a refresh', async (_where, make) => {
		engine.saveCredential('Anna', {
			host,
			clientId: 'id',
			clientSecret: 'secret',
			oauthTokenData: { access_token: 'dead', refresh_token: 'refresh' },
		});
		const data = await make();
		const { items } = await engine.run({ parameters: {}, items: [{ json: {}, binary: { data } }] });
		expect(items[0]?.json.body).toContain('filename="ü.txt"');
		expect(seen[2]?.body).toContain('grüße');
		expect(Number(seen[2]?.headers['content-length'])).toBe(Buffer.byteLength(seen[2]?.body ?? ''));
		expect((await readBinary(data)).toString()).toBe('grüße');
	});
});

describe('pickers', () => {
	it('get filter, page and the parameters with defaults', async () => {
		const found = await engine.listSearch('find', {
			parameters: {},
			filter: 'an',
			paginationToken: '2',
		});
		expect(found.results).toEqual([{ name: '{"filter":"an","page":"2"}', value: 'filled in' }]);
	});
});

describe('as a tool', () => {
	const parameters = { text: "={{ $fromAI('text', '', 'string') }}" };

	it('answers the agent', async () => {
		const { response } = await engine.runAsTool({ parameters, input: { text: 'hello' } });
		expect(response).toContain('"statusCode":200');
		expect(seen[0]?.body).toBe('{"text":"hello"}');
	});

	it('returns the error as the node threw it', async () => {
		const { error } = await engine.runAsTool({ parameters: { operation: 'api' } });
		expect(error).toBeInstanceOf(NodeApiError);
	});
});

describe('runWorkflow', () => {
	const connectTo = (node: string) => ({
		main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]],
	});
	const at = { position: [0, 0] as [number, number] };

	it('runs a whole file, step by step, and keeps the pairing of items', async () => {
		const report = await engine.runWorkflow({
			nodes: [
				{
					...at,
					id: '0',
					name: 'Note',
					type: 'n8n-nodes-base.stickyNote',
					typeVersion: 1,
					parameters: { content: 'x' },
				},
				{
					...at,
					id: '1',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					parameters: {},
				},
				{
					...at,
					id: '2',
					name: 'People',
					type: 'n8n-nodes-base.set',
					typeVersion: 3.4,
					parameters: {
						mode: 'raw',
						jsonOutput: '={{ { people: [{ name: "A" }, { name: "B" }] } }}',
						options: {},
					},
				},
				{
					...at,
					id: '3',
					name: 'Split',
					type: 'n8n-nodes-base.splitOut',
					typeVersion: 1,
					parameters: { fieldToSplitOut: 'people', options: {} },
				},
				{
					...at,
					id: '4',
					name: 'File',
					type: 'n8n-nodes-base.convertToFile',
					typeVersion: 1.1,
					parameters: {
						operation: 'toText',
						sourceProperty: 'name',
						binaryPropertyName: 'data',
						options: { fileName: '={{ $json.name }}.txt' },
					},
				},
				{
					...at,
					id: '5',
					name: 'Send',
					type: NODE_TYPE,
					typeVersion: 1,
					parameters: {},
					credentials: { [CREDENTIAL_TYPE]: { id: 'elsewhere', name: 'Elsewhere' } },
				},
				{
					...at,
					id: '6',
					name: 'Who',
					type: 'n8n-nodes-base.set',
					typeVersion: 3.4,
					parameters: {
						assignments: {
							assignments: [
								{
									id: 'a',
									name: 'who.name',
									value: "={{ $('Split').item.json.name }}",
									type: 'string',
								},
							],
						},
						options: {},
					},
				},
				{
					...at,
					id: '7',
					name: 'End',
					type: 'n8n-nodes-base.noOp',
					typeVersion: 1,
					parameters: {},
				},
			],
			connections: {
				Start: connectTo('People'),
				People: connectTo('Split'),
				Split: connectTo('File'),
				File: connectTo('Send'),
				Send: connectTo('Who'),
				Who: connectTo('End'),
			},
		});
		expect(report.steps.map(({ node }) => node.name)).toEqual([
			'Start',
			'People',
			'Split',
			'File',
			'Send',
			'Who',
			'End',
		]);
		expect(report.status).toBe('success');
		expect(report.steps[4]?.input).toHaveLength(2);
		expect(report.steps[4]?.outputs[0]?.[1]?.json.body).toContain('filename="B.txt"');
		expect(report.steps[6]?.outputs[0]?.map(({ json }) => json)).toEqual([
			{ who: { name: 'A' } },
			{ who: { name: 'B' } },
		]);
	});
});
