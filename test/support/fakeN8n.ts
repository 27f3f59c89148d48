/** Stand-ins for what n8n provides to a node, for tests that do not need the engine. */
import type {
	IBinaryData,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { CliqClient } from '../../nodes/ZohoCliq/cliq/client';
import type { WaitPolicy } from '../../nodes/ZohoCliq/cliq/client';
import type { Connection } from '../../nodes/ZohoCliq/cliq/connection';
import { CliqError } from '../../nodes/ZohoCliq/errors';
import type { Problem } from '../../nodes/ZohoCliq/errors';
import { authentications } from '../../nodes/ZohoCliq/cliq/authentication';
import { Response } from '../../nodes/ZohoCliq/cliq/response';
import { openSession } from '../../nodes/ZohoCliq/cliq/session';
import type { OutgoingFile } from '../../nodes/ZohoCliq/cliq/upload';
import { MultipartBody } from '../../nodes/ZohoCliq/cliq/upload';
import { ItemParameters, RunParameters } from '../../nodes/ZohoCliq/fields/parameters';

export const cliqNode: INode = {
	id: '1',
	name: 'Zoho Cliq',
	type: 'n8n-nodes-zoho-cliq.zohoCliq',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** @returns a response of Cliq, as returned by the request function */
export function answer(status: number, body: unknown = '', headers: IDataObject = {}): Response {
	return new Response(status, headers, typeof body === 'string' ? body : JSON.stringify(body));
}

/** @returns a connection to the US data center with the core scope for sending */
export function connection(changes: Partial<Connection> = {}): Connection {
	return {
		cliqUrl: 'https://cliq.zoho.com',
		ownUrl: 'https://cliq.zoho.com',
		dataCenter: { chosen: 'us', actual: null },
		isSignedInHere: false,
		isWebhookToken: false,
		requestedScopes: ['ZohoCliq.Webhooks.CREATE'],
		grantedScopes: null,
		limitShare: 100,
		accessToken: 'token-1',
		renewedWith: 'refresh-1',
		tokenError: null,
		secrets: ['token-1'],
		...changes,
	};
}

/** @returns the problem of a CliqError; anything else fails the test */
function problemIn(error: unknown): Problem {
	if (error instanceof CliqError) return error.problem;
	throw new Error(`Expected a CliqError, not ${String(error)}`, { cause: error });
}

/** @returns the problem that a call throws */
export function problemOfCall(call: () => unknown): Problem {
	try {
		call();
	} catch (error) {
		return problemIn(error);
	}
	throw new Error('Expected an error, but nothing was thrown');
}

/** @returns the problem that a promise rejects with */
export async function problemOfPromise(promise: Promise<unknown>): Promise<Problem> {
	const outcome = await promise.then(
		() => new Error('Expected an error, but nothing was thrown'),
		(error: unknown) => error,
	);
	return problemIn(outcome);
}

/** @returns all text of a problem that the user reads */
export function words({ message, description, remedy }: Problem): string {
	return [message, description, remedy].join(' ');
}

/** A stand-in's reply to one request: a response, or what n8n throws without one. */
export type Reply = Response | Error;

/** A stand-in for n8n with one item, which records the requests to Cliq. */
export interface FakeN8n {
	readonly context: IExecuteFunctions;
	readonly requests: IHttpRequestOptions[];
	/** The hints that the node gave the user about the run. */
	readonly hints: string[];
	/** How often a new token was requested. */
	refreshes: number;
	/** Reconnects the credential, which stores a new token. */
	reconnect(token: string): void;
}

interface FakeN8nSetup {
	readonly parameters?: Readonly<Record<string, unknown>>;
	/** How many identical items the node gets. */
	readonly items?: number;
	/** The ID of the credential; unique for each stand-in by default. */
	readonly credentialId?: string;
	readonly binary?: Readonly<Record<string, IBinaryData>>;
	readonly stored?: Readonly<Record<string, Buffer>>;
	/** What the storage says about the size of files, if not the truth. */
	readonly sizes?: Readonly<Record<string, unknown>>;
	readonly nodeType?: string;
	/** How the workflow runs; in production by default. */
	readonly mode?: WorkflowExecuteMode;
	/** The workflow's time zone; New York by default. */
	readonly timezone?: string;
	readonly credentials?: ICredentialDataDecryptedObject;
	/** Whether n8n fails to decrypt them. */
	readonly isUnreadable?: boolean;
	/** Replies in order, repeating the last one. Without any, every call gets an empty 204. */
	readonly replies?: readonly Reply[];
	/** Replies instead of them. */
	readonly cliq?: (request: IHttpRequestOptions) => Promise<Reply>;
	/** Called when the node requests a new token; changes the stored credential. */
	readonly refresh?: (stored: ICredentialDataDecryptedObject) => void;
}

export const connected: ICredentialDataDecryptedObject = {
	dataCenter: 'us',
	scope: 'ZohoCliq.Webhooks.CREATE',
	clientSecret: 'client-secret',
	oauthTokenData: { access_token: 'token-1', refresh_token: 'refresh-1' },
};

/** Number of stand-ins so far, so that tests do not share what the node remembers for a credential. */
let stands = 0;

/** @returns the parts of n8n that the node uses */
export function fakeN8n(setup: FakeN8nSetup = {}): FakeN8n {
	const { parameters = {}, stored = {}, replies = [answer(204)] } = setup;
	const credentials = structuredClone(setup.credentials ?? connected);
	const id = setup.credentialId ?? `credential-${++stands}`;
	const item: INodeExecutionData = { json: {}, binary: setup.binary };
	const requests: IHttpRequestOptions[] = [];
	const hints: string[] = [];
	const context = {
		getNode: () => ({
			...cliqNode,
			type: setup.nodeType ?? cliqNode.type,
			credentials: { [authentications.oAuth2.credentialType]: { id, name: 'Scott' } },
		}),
		getInputData: () => Array.from({ length: setup.items ?? 1 }, () => item),
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => false,
		getMode: () => setup.mode ?? 'trigger',
		getTimezone: () => setup.timezone ?? 'America/New_York',
		addExecutionHints: ({ message }: NodeExecutionHint) => {
			hints.push(message);
		},
		getNodeParameter: (name: string) => parameters[name],
		getCredentials: async () => {
			if (setup.isUnreadable) throw new Error('Credentials could not be decrypted');
			return structuredClone(credentials);
		},
		helpers: {
			// Like n8n, it reads the credential through the context it is called on.
			async httpRequestWithAuthentication(
				this: IExecuteFunctions,
				type: string,
				options: IHttpRequestOptions,
			) {
				await this.getCredentials(type);
				requests.push(options);
				await readWhole(options.body);
				const next = replies[Math.min(requests.length, replies.length) - 1];
				const reply = (await setup.cliq?.(options)) ?? next;
				if (reply === undefined || reply instanceof Error) throw reply ?? new Error();
				const { status, headers, text } = reply;
				return { statusCode: status, headers, body: text };
			},
			async refreshOAuth2Token(this: IExecuteFunctions, type: string) {
				const { oauthTokenData } = await this.getCredentials(type);
				fake.refreshes += 1;
				if (oauthTokenData !== undefined) credentials.oauthTokenData = oauthTokenData;
				setup.refresh?.(credentials);
			},
			getBinaryMetadata: (id: string) =>
				Promise.resolve({
					fileName: `${id}.stored`,
					fileSize: setup.sizes && id in setup.sizes ? setup.sizes[id] : (stored[id]?.length ?? 0),
				}),
			getBinaryStream: (id: string) => Promise.resolve([stored[id] ?? Buffer.alloc(0)]),
		},
	};
	const fake: FakeN8n = {
		context: context as unknown as IExecuteFunctions,
		requests,
		hints,
		refreshes: 0,
		reconnect(token) {
			credentials.oauthTokenData = { access_token: token, refresh_token: 'refresh-9' };
		},
	};
	return fake;
}

/** Reads files like a server that accepts them. */
async function readWhole(body: unknown): Promise<void> {
	if (!(body instanceof MultipartBody)) return;
	for (const [, part] of body) {
		if (typeof part === 'string') continue;
		for await (const chunk of part.stream()) void chunk;
	}
}

/** @returns the contents of a request: method, path as sent, decoded query, body */
export function asked({ method = 'GET', url, body }: IHttpRequestOptions) {
	const { pathname, searchParams } = new URL(url);
	return { method, path: pathname, query: Object.fromEntries(searchParams), body: body as unknown };
}

/** @returns the parameters of the stand-in's one item */
export function itemParameters(
	parameters: Readonly<Record<string, unknown>>,
	nodeType?: string,
	mode?: WorkflowExecuteMode,
): ItemParameters {
	const { context } = fakeN8n({ parameters, nodeType, mode });
	return new ItemParameters(new RunParameters(context), 0, { json: {} });
}

const NEVER_WAIT: WaitPolicy = { onRateLimit: 'fail', maxWaitSeconds: 0 };

/** The node's default. */
export const WAIT: WaitPolicy = { onRateLimit: 'wait', maxWaitSeconds: 660 };

/** What n8n throws when there is no response, with the words of the system call that failed. */
export function lost(code: string, call = CALLS[code] ?? 'read'): Error {
	const messages = [`${call} ${code} token-1`];
	return Object.assign(new Error('boom token-1'), { httpCode: code, messages });
}

/** The calls that report these codes most often. */
const CALLS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'connect',
	ENOTFOUND: 'getaddrinfo',
	EAI_AGAIN: 'getaddrinfo',
};

/** @returns the real client on a stand-in for n8n */
export async function clientOn(
	{ context }: FakeN8n,
	policy = NEVER_WAIT,
	signal?: AbortSignal,
): Promise<CliqClient> {
	return new CliqClient(await openSession(context), { policy, signal });
}

/** @returns a file whose chunks are given as text or bytes */
export function fileOf(
	name: string,
	chunks: ReadonlyArray<string | Uint8Array>,
	changes: Partial<OutgoingFile> = {},
): OutgoingFile {
	const bytes = chunks.map((chunk) => Buffer.from(chunk));
	return {
		name,
		mimeType: 'text/plain',
		bytes: bytes.reduce((sum, chunk) => sum + chunk.length, 0),
		async *open() {
			await Promise.resolve();
			yield* bytes;
		},
		...changes,
	};
}
