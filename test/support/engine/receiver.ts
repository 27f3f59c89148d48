/**
 * A webhook node in an active workflow: the engine's own context behind a real HTTP server, which does with
 * the node's result what n8n does (packages/cli, webhook-helpers and webhook-request-handler).
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { createAdditionalData, workflowFacts } from './additionalData';
import { initBinaryData } from './binary';
import type { CredentialVault } from './credentials';
import type { NodeTypeRegistry } from './nodeTypes';

/** n8n's own limit. */
const MAX_BODY = 16 * 1024 * 1024;

/** How the workflow behind the node ends. */
export type Ending = (item: INodeExecutionData) => { status?: number; body: unknown };

export interface ReceiverRequest {
	node: INode;
	nodeTypes: NodeTypeRegistry;
	credentials: CredentialVault;
	staticData?: IDataObject;
}

interface Response extends ServerResponse {
	status(code: number): Response;
	set(name: string, value: string): Response;
	json(body: unknown): Response;
	send(body: unknown): Response;
}

export class Receiver {
	/** The items that executions were started with. */
	readonly started: INodeExecutionData[] = [];
	/** What the node wrote into n8n's log. */
	readonly log: string[] = [];
	/** By default, the last node returns what the trigger gave it. */
	ending: Ending = ({ json }) => ({ body: json });
	mode: WorkflowExecuteMode = 'webhook';

	private readonly server: Server;

	constructor(private readonly request: ReceiverRequest) {
		this.server = createServer((req, res) => {
			this.handle(req, withHelpers(res)).catch((error: unknown) => {
				withHelpers(res)
					.status(500)
					.json({ message: String(error) });
			});
		});
	}

	async listen(): Promise<this> {
		await initBinaryData();
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return this;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async post(
		body: string | Buffer,
		headers: Record<string, string> = {},
	): Promise<{ status: number; body: unknown; headers: Headers }> {
		const response = await fetch(`http://127.0.0.1:${this.port}`, {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/json', ...headers },
		});
		const text = await response.text();
		return {
			status: response.status,
			body: text === '' ? undefined : (JSON.parse(text) as unknown),
			headers: response.headers,
		};
	}

	private async handle(req: IncomingMessage, res: Response): Promise<void> {
		const { workflow, node, additionalData } = this.workflow();
		Object.assign(additionalData, { httpRequest: withRawBody(req), httpResponse: res });
		const { webhooks: [description] = [] } = workflow.nodeTypes.getByNameAndVersion(
			node.type,
			node.typeVersion,
		).description;
		if (!description) throw new Error('The node has no webhook');
		const data = { webhookDescription: description } as IWebhookData;
		const context = new WebhookContext(workflow, node, additionalData, this.mode, data, [], null);
		const written = (line: string) => void this.log.push(line);
		const logger = { debug: written, info: written, warn: written, error: written };
		Object.defineProperty(context, 'logger', { value: logger });
		const result = await workflow.nodeTypes
			.getByNameAndVersion(node.type, node.typeVersion)
			.webhook?.call(context);
		if (!result) throw new Error('The node has no webhook');
		const evaluated = (text: unknown) =>
			workflow.expression.getSimpleParameterValue(node, text as string, this.mode, {});
		this.answer(res, result, {
			mode: evaluated(description.responseMode),
			data: evaluated(description.responseData),
		});
	}

	private answer(
		res: Response,
		{ workflowData, webhookResponse, noWebhookResponse }: IWebhookResponseData,
		response: { mode: unknown; data: unknown },
	): void {
		const [item] = workflowData?.[0] ?? [];
		if (item) this.started.push(item);
		if (noWebhookResponse) return;
		if (!item || response.mode === 'onReceived') {
			if (item && response.data !== '') throw new Error('n8n would answer with its own text');
			res.json(webhookResponse ?? { message: 'Webhook call received' });
			return;
		}
		const { status = 200, body: ended } = this.ending(item);
		res.status(status);
		// A last node is answered with the JSON of all its items, if it succeeded.
		const isAll = response.mode === 'lastNode' && response.data === '' && status === 200;
		const body = isAll ? [ended].flat() : ended;
		if (typeof body === 'string') res.send(body);
		else res.json(body);
	}

	private workflow(): {
		workflow: Workflow;
		node: INode;
		additionalData: IWorkflowExecuteAdditionalData;
	} {
		const { node, nodeTypes, credentials, staticData = {} } = this.request;
		const facts = workflowFacts({ nodes: [node], connections: {} });
		const workflow = new Workflow({
			...facts,
			nodeTypes,
			staticData: { [`node:${node.name}`]: structuredClone(staticData) },
		});
		const found = workflow.getNode(node.name);
		if (!found) throw new Error('The workflow has no such node');
		const additionalData = createAdditionalData({
			credentialsHelper: credentials,
			mode: this.mode,
			workflow: facts,
		});
		return { workflow, node: found, additionalData };
	}
}

/** What n8n's server adds to a request; the body is not read, because the node wants it as it is. */
function withRawBody(req: IncomingMessage): IncomingMessage {
	const added = {
		body: {},
		rawBody: undefined as Buffer | undefined,
		async readRawBody() {
			const chunks: Buffer[] = [];
			let length = 0;
			for await (const chunk of req as AsyncIterable<Buffer>) {
				length += chunk.length;
				if (length > MAX_BODY) throw Object.assign(new Error('too large'), { status: 413 });
				chunks.push(chunk);
			}
			Object.assign(req, { rawBody: Buffer.concat(chunks) });
		},
	};
	return Object.assign(req, added);
}

/** What Express adds to a response: `json` calls `send`. */
function withHelpers(res: ServerResponse): Response {
	const added: Pick<Response, 'status' | 'set' | 'json' | 'send'> = {
		status(code) {
			res.statusCode = code;
			return response;
		},
		set(name, value) {
			res.setHeader(name, value);
			return response;
		},
		json(body) {
			res.setHeader('content-type', 'application/json');
			return response.send(JSON.stringify(body));
		},
		send(body) {
			res.end(body);
			return response;
		},
	};
	const response = Object.assign(res, added) as Response;
	return response;
}
