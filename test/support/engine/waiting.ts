/** An execution that waits for a click on a signed link, as n8n's server keeps, resumes and ends it. */
import { EventEmitter } from 'node:events';

import { parse, stringify } from 'flatted';
import { WebhookContext, WorkflowExecute } from 'n8n-core';
import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWebhookFunctions,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';

import type { WorkflowJson } from './additionalData';
import { createAdditionalData, workflowFacts } from './additionalData';
import { initBinaryData } from './binary';
import type { CredentialVault } from './credentials';
import { continueRun, isFirstLine, startRun } from './line';
import type { NodeTypeRegistry } from './nodeTypes';
import { connect, plainNode, TRIGGER_NAME, TRIGGER_TYPE } from './singleNode';

const AFTER = 'After';

interface WaitingRequest {
	workflow: WorkflowJson;
	/** The trigger. */
	startNode: string;
	nodeTypes: NodeTypeRegistry;
	credentials: CredentialVault;
	/** n8n's own address, with a slash at its end. */
	base?: string;
}

/** What a browser sends. */
export interface Visit {
	method?: string;
	/** The fields of a form. */
	body?: Record<string, unknown>;
	/** Another answer came first: n8n drops this one with an error. */
	comesLate?: boolean;
}

/** What it gets. */
export interface Visited {
	status: number;
	headers: Record<string, string>;
	html: string;
}

/** As much of Express's response as a node uses. */
class Response extends EventEmitter {
	statusCode = 200;

	readonly headers: Record<string, string> = {};

	html = '';

	setHeader(name: string, value: string): void {
		this.headers[name.toLowerCase()] = value;
	}

	end(html: string): void {
		this.html = html;
		this.emit('finish');
	}
}

let lastExecution = 0;

const WEBHOOK = { webhookDescription: { name: 'default' } } as IWebhookData;

/** n8n's page for a link whose signature does not fit. */
const UNSIGNED: Visited = { status: 401, headers: {}, html: 'Invalid token' };

export class WaitingExecution {
	/** What n8n's database has of it. */
	private saved = '';

	private run: IRun | undefined;

	private constructor(
		private readonly request: WaitingRequest,
		readonly id: string,
	) {}

	static async start(request: WaitingRequest): Promise<WaitingExecution> {
		await initBinaryData();
		lastExecution += 1;
		const execution = new WaitingExecution(request, String(lastExecution));
		const { workflow, additionalData } = execution.load();
		const trigger = workflow.getNode(request.startNode);
		if (!trigger) throw new Error('No trigger');
		execution.save(
			await startRun(new WorkflowExecute(additionalData, 'trigger'), workflow, trigger),
		);
		return execution;
	}

	get status(): IRun['status'] | undefined {
		return this.run?.status;
	}

	/** What n8n keeps of the error. */
	get error(): unknown {
		return this.run?.data.resultData.error;
	}

	/** When n8n ends the wait. */
	get waitTill(): Date | undefined {
		return this.run?.waitTill ?? undefined;
	}

	/** What the node after the waiting ones has received; undefined before it ran. */
	get received(): INodeExecutionData[] | undefined {
		return this.output(AFTER);
	}

	/** What a node has put out, by its first output. */
	output(name: string): INodeExecutionData[] | undefined {
		const task = this.run?.data.resultData.runData[name]?.at(-1);
		return task?.data?.main?.[0] ?? undefined;
	}

	/** Whether a node has run. */
	hasRun(name: string): boolean {
		return name in (this.run?.data.resultData.runData ?? {});
	}

	get hints(): string[] {
		const tasks = Object.values(this.run?.data.resultData.runData ?? {}).flat();
		return tasks.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
	}

	/** Opens a link: checks its signature, calls the node's `webhook`, and resumes with what it returns. */
	async open(
		link: string,
		{ method = 'GET', body = {}, comesLate = false }: Visit = {},
	): Promise<Visited> {
		if (this.status !== 'waiting') return { status: 200, headers: {}, html: 'No action required' };
		const data = parse(this.saved) as IRunExecutionData;
		const { workflow, additionalData } = this.load();
		const { lastNodeExecuted = '' } = data.resultData;
		const node = workflow.getNode(lastNodeExecuted);
		const entry = data.executionData?.nodeExecutionStack[0];
		if (!node || !entry) throw new Error('Nothing waits');
		const url = new URL(link);
		if (!url.pathname.endsWith(`/${node.id}`)) return { status: 404, headers: {}, html: '' };
		resume(data, entry.node);
		const response = new Response();
		const query = Object.fromEntries(url.searchParams);
		Object.assign(additionalData, {
			httpRequest: { method, query, body, headers: {}, params: {} },
			httpResponse: response,
		});
		const context = webhookContext(workflow, node, additionalData, data);
		if (!isSigned(context, url, data)) return UNSIGNED;
		const type = this.request.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const result = await type.webhook?.call(context as IWebhookFunctions);
		if (result?.workflowData && comesLate) {
			response.statusCode = 500;
			response.end('Already resumed');
		} else if (result?.workflowData) {
			entry.data.main = result.workflowData;
			this.save(await continueRun(new WorkflowExecute(additionalData, 'trigger', data), workflow));
			response.end(String(result.webhookResponse));
		}
		const { statusCode: status, headers, html } = response;
		return { status, headers, html };
	}

	/** Ends the wait as n8n does when its time is over. */
	async timeOut(): Promise<void> {
		const data = parse(this.saved) as IRunExecutionData;
		// As text in the database.
		data.waitTill = new Date(String(data.waitTill));
		const { workflow, additionalData } = this.load();
		this.save(await continueRun(new WorkflowExecute(additionalData, 'trigger', data), workflow));
	}

	/** Signs a link as n8n would for this execution: what somebody gets who can make it do so. */
	async sign(link: string): Promise<string> {
		const { workflow, additionalData } = this.load();
		const data = parse(this.saved) as IRunExecutionData;
		const node = workflow.getNode(data.resultData.lastNodeExecuted ?? '');
		if (!node) throw new Error('Nothing waits');
		const context = webhookContext(workflow, node, additionalData, data);
		return signed(context, new URL(link));
	}

	/** Loses what nodes keep with the execution. */
	forgetContext(): void {
		const data = parse(this.saved) as IRunExecutionData;
		if (data.executionData) data.executionData.contextData = {};
		this.saved = stringify(data);
	}

	private save(run: IRun): void {
		this.run = run;
		this.saved = stringify(run.data);
	}

	private load(): { workflow: Workflow; additionalData: IWorkflowExecuteAdditionalData } {
		const { workflow: json, nodeTypes, credentials, base } = this.request;
		const facts = workflowFacts(json);
		const workflow = new Workflow({ ...facts, nodeTypes });
		const additionalData = createAdditionalData({
			credentialsHelper: credentials,
			mode: 'trigger',
			executionId: this.id,
			workflow: facts,
		});
		if (base !== undefined) additionalData.webhookWaitingBaseUrl = `${base}webhook-waiting`;
		return { workflow, additionalData };
	}
}

/** @returns a workflow of a trigger, the nodes one after the other, and a node named After */
export function chainOf(nodes: INode[], timezone = 'Europe/Berlin'): WorkflowJson {
	const names = [TRIGGER_NAME, ...nodes.map(({ name }) => name), AFTER];
	return {
		name: 'Purchases & more',
		nodes: [
			plainNode(TRIGGER_NAME, TRIGGER_TYPE),
			...nodes,
			plainNode(AFTER, 'n8n-nodes-base.noOp'),
		],
		connections: Object.assign(
			{},
			...names.slice(1).map((name, index) => connect(names[index] ?? '', name)),
		) as ReturnType<typeof connect>,
		settings: { timezone },
	};
}

function webhookContext(
	workflow: Workflow,
	node: INode,
	additionalData: IWorkflowExecuteAdditionalData,
	data: IRunExecutionData,
): WebhookContext {
	return new WebhookContext(workflow, node, additionalData, 'trigger', WEBHOOK, [], data);
}

/** Prepares a waiting execution to go on, as n8n does before it calls the node. [n8n 2.40] */
function resume(data: IRunExecutionData, node: INode): void {
	node.disabled = true;
	data.waitTill = undefined;
	if (node.type.endsWith('HitlTool')) node.rewireOutputLogTo = NodeConnectionTypes.AiTool;
	const runs = data.resultData.runData[node.name] ?? [];
	const { inputOverride, source } = runs.pop() ?? {};
	if (!inputOverride || !source) return;
	runs.push({ startTime: 0, executionTime: 0, executionIndex: 0, source, inputOverride });
}

/** n8n 1.x checks a signature only if the node asked for it. */
function isSigned(context: WebhookContext, url: URL, data: IRunExecutionData): boolean {
	const { validateSignature } = data as { validateSignature?: boolean };
	if (isFirstLine && validateSignature !== true) return true;
	return signed(context, url) === url.href;
}

function signed(context: WebhookContext, url: URL): string {
	const { signature: _, ...parameters } = Object.fromEntries(url.searchParams);
	return (context as unknown as IExecuteFunctions).getSignedResumeUrl(parameters);
}
