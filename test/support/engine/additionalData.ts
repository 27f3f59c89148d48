/** What n8n's server passes to every execution. */
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	IConnections,
	ICredentialsHelper,
	INode,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { services } from './line';

/** A workflow file as n8n exports it; the rest of such a file does not matter here. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface ExecutionFacts {
	credentialsHelper: ICredentialsHelper;
	mode: WorkflowExecuteMode;
	/** Left out where nothing executes: pickers, connecting a credential. */
	executionId?: string;
	workflow: IWorkflowBase;
}

const BASE = 'http://n8n.invalid/';

async function unavailable(): Promise<never> {
	return await Promise.reject(new Error('Not available in this engine'));
}

export function workflowFacts(json: WorkflowJson): IWorkflowBase {
	const now = new Date();
	return {
		id: json.id ?? 'workflow',
		name: json.name ?? 'Workflow',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		// n8n fills defaults into the given nodes: keep the caller's unchanged.
		nodes: structuredClone(json.nodes),
		connections: json.connections,
		settings: { executionOrder: 'v1', ...json.settings },
	};
}

export function createAdditionalData(facts: ExecutionFacts): IWorkflowExecuteAdditionalData {
	const { credentialsHelper, executionId, mode, workflow } = facts;
	const hooks = new ExecutionLifecycleHooks(mode, executionId ?? '', workflow);
	return {
		credentialsHelper,
		...(executionId === undefined ? {} : { executionId }),
		workflowId: workflow.id,
		currentNodeExecutionIndex: 0,
		hooks,
		variables: {},
		restApiUrl: `${BASE}rest`,
		instanceBaseUrl: BASE,
		formBaseUrl: `${BASE}form`,
		formWaitingBaseUrl: `${BASE}form-waiting`,
		formTestBaseUrl: `${BASE}form-test`,
		webhookBaseUrl: `${BASE}webhook`,
		webhookWaitingBaseUrl: `${BASE}webhook-waiting`,
		webhookTestBaseUrl: `${BASE}webhook-test`,
		mcpBaseUrl: `${BASE}mcp`,
		mcpTestBaseUrl: `${BASE}mcp-test`,
		executeWorkflow: unavailable,
		getRunExecutionData: unavailable,
		getRuntimeCredential: unavailable,
		startRunnerTask: unavailable,
		logAiEvent: () => undefined,
		externalSecretsProxy: services.get(ExternalSecretsProxy),
	};
}
