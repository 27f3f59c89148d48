import { setTimeout as sleep } from 'node:timers/promises';

import { parse } from 'flatted';
import type {
	ExecutionStatus,
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	IRunExecutionData,
	ITaskData,
} from 'n8n-workflow';

import { OWNER } from './owner';
import { until } from './wait';
import type { WorkflowJson } from './workflow';

export const CREDENTIAL_TYPE = 'zohoCliqOAuth2Api';

const POLL_MS = 150;

/** The maximum duration of anything in these tests. */
const LONGEST_RUN_MS = 150_000;

const UNFINISHED: ReadonlySet<ExecutionStatus> = new Set(['new', 'running', 'waiting']);

/** A workflow as n8n saved it. */
export interface SavedWorkflow extends WorkflowJson {
	readonly id: string;
	readonly versionId: string;
}

/** The state of publishing a workflow, which n8n does in the background. */
interface PublicationStatus {
	readonly liveVersionId: string | null;
	readonly triggers: ReadonlyArray<{
		readonly status: string;
		readonly errorMessage: string | null;
	}>;
}

/** How a workflow refers to a credential. */
export interface CredentialReference {
	readonly id: string;
	readonly name: string;
}

/** An execution without its data. */
export interface ExecutionSummary {
	readonly id: string;
	readonly status: ExecutionStatus;
	readonly mode: string;
}

/** A finished execution. */
export class Execution {
	constructor(
		readonly id: string,
		readonly status: ExecutionStatus,
		readonly data: IRunExecutionData,
	) {}

	/** The error of the workflow. */
	get error(): IRunExecutionData['resultData']['error'] {
		return this.data.resultData.error;
	}

	/** All runs of a node. */
	runs(node: string): ITaskData[] {
		return this.data.resultData.runData[node] ?? [];
	}

	/** The output items of all runs of a node; `type` other than `main` for inputs of an AI agent. */
	items(node: string, output = 0, type = 'main'): INodeExecutionData[] {
		return this.runs(node).flatMap(({ data }) => data?.[type]?.[output] ?? []);
	}
}

/** An unsuccessful response, with n8n's own message. */
class RestError extends Error {
	constructor(
		readonly status: number,
		readonly path: string,
		text: string,
	) {
		super(`${path} answered ${status}: ${text.slice(0, 2000)}`);
	}
}

/** n8n's REST API, used as its editor uses it. */
export class Rest {
	private readonly jar = new Map<string, string>();

	private constructor(readonly url: string) {}

	/**
	 * Logs in; a fresh n8n gets its owner first.
	 *
	 * @throws RestError
	 */
	static async open(url: string): Promise<Rest> {
		const rest = new Rest(url);
		const { email, password } = OWNER;
		try {
			await rest.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		} catch (error) {
			if (!(error instanceof RestError)) throw error;
			await rest.call('POST', '/rest/owner/setup', OWNER);
		}
		return rest;
	}

	/** The cookies of this session, for use in a browser. */
	get cookies(): Array<{ name: string; value: string; url: string }> {
		return [...this.jar].map(([name, value]) => ({ name, value, url: this.url }));
	}

	/**
	 * One request with the cookies of this session; redirects are not followed.
	 *
	 * @param path on n8n, or a whole URL there
	 */
	async request(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(new URL(path, this.url), {
			method,
			redirect: 'manual',
			headers: {
				cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			this.jar.set(name, value);
		}
		return response;
	}

	/**
	 * @returns the `data` of the response
	 * @throws RestError
	 */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.request(method, path, body);
		const text = await response.text();
		if (!response.ok) throw new RestError(response.status, `${method} ${path}`, text);
		const { data } = (text === '' ? {} : JSON.parse(text)) as { data: T };
		return data;
	}

	/** Everything the editor knows about nodes: their descriptions as served by n8n. */
	async nodeTypes(): Promise<Array<Record<string, unknown>>> {
		const response = await this.request('GET', '/types/nodes.json');
		return (await response.json()) as Array<Record<string, unknown>>;
	}

	/** Saves a credential as its form does: only what the user fills in. */
	async createCredential(
		name: string,
		data: ICredentialDataDecryptedObject,
		type = CREDENTIAL_TYPE,
	): Promise<CredentialReference> {
		const { id } = await this.call<{ id: string }>('POST', '/rest/credentials', {
			name,
			type,
			data,
		});
		return { id, name };
	}

	/** The URL to which *Connect my account* sends the browser. */
	async authorizationUrl(credential: CredentialReference): Promise<URL> {
		const path = `/rest/oauth2-credential/auth?id=${credential.id}`;
		return new URL(await this.call<string>('GET', path));
	}

	/**
	 * *Connect my account*, with the consent page of the sandbox accepted as its button does.
	 *
	 * @returns the final page in the window
	 */
	async connect(credential: CredentialReference): Promise<string> {
		const page = await this.authorizationUrl(credential);
		const consent = await fetch(page);
		if (!consent.ok) throw new RestError(consent.status, page.href, await consent.text());
		const answer = await fetch(new URL(page.pathname, page), {
			method: 'POST',
			redirect: 'manual',
			body: new URLSearchParams([...page.searchParams, ['decision', 'accept']]),
		});
		const back = answer.headers.get('location');
		if (back === null) throw new RestError(answer.status, page.href, await answer.text());
		return await (await this.request('GET', back)).text();
	}

	/** Imports a workflow. */
	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		return await this.call('POST', '/rest/workflows', { settings: {}, ...workflow });
	}

	/** Changes a saved workflow. */
	async updateWorkflow(id: string, change: Partial<WorkflowJson>): Promise<SavedWorkflow> {
		return await this.call('PATCH', `/rest/workflows/${id}`, change);
	}

	/** Publishes a workflow, and waits until its webhooks and schedules are live. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		await until('the workflow is published', async () => {
			const { liveVersionId, triggers } = await this.publication(id);
			const failed = triggers.find(({ status }) => status === 'failed');
			if (failed) throw new Error(`n8n could not activate: ${failed.errorMessage ?? 'no reason'}`);
			return liveVersionId === versionId;
		});
	}

	/** Unpublishes a workflow. */
	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
		await until('the workflow is no longer published', async () => {
			return (await this.publication(id)).liveVersionId === null;
		});
	}

	private async publication(id: string): Promise<PublicationStatus> {
		return await this.call('GET', `/rest/workflows/${id}/publication-status`);
	}

	/**
	 * *Execute workflow*, to its end.
	 *
	 * @param trigger the node to start from; the workflow's first trigger by default
	 */
	async run(workflow: SavedWorkflow, trigger = triggerOf(workflow)): Promise<Execution> {
		return await this.execution(await this.start(workflow, trigger));
	}

	/**
	 * *Execute workflow*, without waiting for its end.
	 *
	 * @returns the execution's ID; undefined at run time if n8n first waits for a call of the trigger
	 */
	async start(workflow: SavedWorkflow, trigger = triggerOf(workflow)): Promise<string> {
		const { executionId } = await this.call<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflow.id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** How far an execution is. */
	async status(id: string): Promise<ExecutionStatus> {
		const path = `/rest/executions/${id}`;
		return (await this.call<{ status: ExecutionStatus }>('GET', path)).status;
	}

	/**
	 * Waits for an execution's end.
	 *
	 * @throws when it takes too long
	 */
	async execution(id: string): Promise<Execution> {
		const giveUpAt = Date.now() + LONGEST_RUN_MS;
		for (;;) {
			const { status, data } = await this.call<{ status: ExecutionStatus; data: string }>(
				'GET',
				`/rest/executions/${id}`,
			);
			if (isOver({ status })) {
				return new Execution(id, status, parse(data) as IRunExecutionData);
			}
			if (Date.now() > giveUpAt) throw new Error(`Execution ${id} is still ${status}`);
			await sleep(POLL_MS);
		}
	}

	/**
	 * Waits until a workflow has been executed this many times.
	 *
	 * @throws when it takes too long
	 */
	async finished(workflow: SavedWorkflow, count: number, longestMs: number): Promise<void> {
		await until(
			`${count} executions are over`,
			async () => {
				const over = (await this.executions(workflow)).filter(isOver);
				return over.length >= count;
			},
			longestMs,
		);
	}

	/** Why executions of a workflow failed, as shown by n8n. */
	async failures(workflow: SavedWorkflow): Promise<string[]> {
		const all = await this.executions(workflow);
		const failed = all.filter((each) => isOver(each) && each.status !== 'success');
		const executions = await Promise.all(failed.map(async ({ id }) => await this.execution(id)));
		return executions.map(({ status, error }) => {
			return `${status}: ${error?.message ?? ''} ${error?.description ?? ''}`;
		});
	}

	/** The last executions of a workflow, newest first: 100, as n8n 2.41 refuses to list more at once. */
	async executions({ id }: SavedWorkflow): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const path = `/rest/executions?filter=${filter}&limit=100`;
		const { results } = await this.call<{ results: ExecutionSummary[] }>('GET', path);
		return results;
	}
}

function isOver({ status }: { status: ExecutionStatus }): boolean {
	return !UNFINISHED.has(status);
}

function triggerOf({ name, nodes }: WorkflowJson): string {
	const trigger = nodes.find(({ type }) => /trigger$|\.webhook$/i.test(type));
	if (!trigger) throw new Error(`The workflow "${name}" has no trigger`);
	return trigger.name;
}
