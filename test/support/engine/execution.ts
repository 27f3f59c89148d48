/** Runs a workflow on n8n's WorkflowExecute and reports it step by step. */
import { WorkflowExecute } from 'n8n-core';
import type {
	ExecutionStatus,
	IDataObject,
	IExecuteResponsePromiseData,
	INode,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import type { WorkflowJson } from './additionalData';
import { createAdditionalData, workflowFacts } from './additionalData';
import { initBinaryData } from './binary';
import type { CredentialVault } from './credentials';
import { continueRun, startRun } from './line';
import type { NodeTypeRegistry } from './nodeTypes';

export interface ExecutionRequest {
	workflow: WorkflowJson;
	startNode: string;
	nodeTypes: NodeTypeRegistry;
	credentials: CredentialVault;
	mode?: WorkflowExecuteMode;
	executionId?: string;
	/** Stops the execution as the editor's stop button does. */
	signal?: AbortSignal;
	/** The failed execution that this one continues, as n8n's "Retry execution" does. */
	retryOf?: IRun;
	/** What n8n has saved for the workflow; changed as n8n does after executions that are not manual. */
	staticData?: IDataObject;
}

/** One execution of one node. */
export interface ExecutionStep {
	node: INode;
	input: INodeExecutionData[];
	/** By main output; the last one is the error output when the node has one. */
	outputs: INodeExecutionData[][];
	hints: NodeExecutionHint[];
	/** As thrown, with its class. */
	error?: unknown;
}

export interface ExecutionReport {
	status: ExecutionStatus;
	/** In the order of execution. */
	steps: ExecutionStep[];
	/** What nodes threw, by node name, with its class, including what n8n then handled. */
	thrown: ReadonlyMap<string, unknown>;
	/** Answers to the request that started it, of which n8n sends the first. */
	responses: IExecuteResponsePromiseData[];
	/** n8n's own record of the run. */
	run: IRun;
}

let lastExecution = 0;

export async function executeWorkflow(request: ExecutionRequest): Promise<ExecutionReport> {
	await initBinaryData();
	const { nodeTypes, signal, retryOf } = request;
	const mode = retryOf ? 'retry' : (request.mode ?? 'manual');
	const executionId = request.executionId ?? String((lastExecution += 1));
	const facts = workflowFacts(request.workflow);
	const { staticData } = request;
	const workflow = new Workflow({
		...facts,
		nodeTypes,
		...(staticData && { staticData: copyOf(staticData) }),
	});
	const additionalData = createAdditionalData({
		credentialsHelper: request.credentials,
		mode,
		executionId,
		workflow: facts,
	});
	const responses: IExecuteResponsePromiseData[] = [];
	additionalData.hooks?.addHandler('sendResponse', (response) => {
		responses.push(response);
	});
	const startNode = workflow.getNode(request.startNode);
	if (startNode === null) throw new Error(`No node "${request.startNode}" in the workflow`);

	const running = retryOf
		? continueRun(new WorkflowExecute(additionalData, mode, savedData(retryOf, workflow)), workflow)
		: startRun(new WorkflowExecute(additionalData, mode), workflow, startNode);
	const stop = (): void => {
		running.cancel();
	};
	if (signal?.aborted === true) stop();
	signal?.addEventListener('abort', stop);
	try {
		const run = await running;
		const steps = stepsOf(run, workflow, nodeTypes);
		if (staticData && mode !== 'manual') Object.assign(staticData, copyOf(workflow.staticData));
		return { status: run.status, steps, thrown: nodeTypes.thrown, responses, run };
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}

function copyOf(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}

/** What n8n saved of a failed execution, ready to run the node that failed again. [n8n's ExecutionService] */
function savedData({ data: failed }: IRun, workflow: Workflow): IRun['data'] {
	const data = JSON.parse(JSON.stringify(failed)) as IRun['data'];
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.resultData.error;
	if (runData[lastNodeExecuted]?.at(-1)?.error) runData[lastNodeExecuted].pop();
	for (const entry of data.executionData?.nodeExecutionStack ?? []) {
		entry.node = workflow.getNode(entry.node.name) ?? entry.node;
	}
	return data;
}

function stepsOf(run: IRun, workflow: Workflow, nodeTypes: NodeTypeRegistry): ExecutionStep[] {
	const tasks = Object.entries(run.data.resultData.runData).flatMap(([name, entries]) =>
		entries.map((task) => ({ name, task })),
	);
	return tasks
		.sort((one, other) => one.task.executionIndex - other.task.executionIndex)
		.flatMap(({ name, task }) => {
			const node = workflow.getNode(name);
			return node === null ? [] : [stepOf(node, task, run, nodeTypes)];
		});
}

function stepOf(
	node: INode,
	task: ITaskData,
	run: IRun,
	nodeTypes: NodeTypeRegistry,
): ExecutionStep {
	const failed = task.error !== undefined;
	return {
		node,
		input: inputOf(task, run),
		outputs: (task.data?.main ?? []).map((items) => items ?? []),
		hints: task.hints ?? [],
		...(failed ? { error: nodeTypes.thrown.get(node.name) ?? task.error } : {}),
	};
}

/** n8n records where items came from, not the items: look them up in the node before. */
function inputOf(task: ITaskData, run: IRun): INodeExecutionData[] {
	const source = task.source[0];
	if (source === undefined || source === null) return [];
	const { previousNode, previousNodeOutput = 0, previousNodeRun = 0 } = source;
	const before = run.data.resultData.runData[previousNode]?.[previousNodeRun];
	return before?.data?.main?.[previousNodeOutput] ?? [];
}
