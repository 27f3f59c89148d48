/**
 * Our node on the real n8n engine, without n8n around it: for integration tests (on both engine
 * lines) and for the demo (outside jest, on 2.x).
 *
 *     const engine = createEngine({ node: new ZohoCliq(), credentialType: new ZohoCliqOAuth2Api() });
 *     engine.saveCredential('Anna', { dataCenter: 'custom', …, oauthTokenData: { access_token } });
 *     const { items, error } = await engine.run({ parameters: { resource: 'file', … } });
 */
import './line';

import { CredentialTestContext } from 'n8n-core';
import type {
	ExecutionStatus,
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeCredentialTestResult,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IRun,
	IWorkflowSettings,
	NodeExecutionHint,
	ResourceMapperFields,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeApiError, NodeHelpers, NodeOperationError } from 'n8n-workflow';

import type { WorkflowJson } from './additionalData';
import { createAdditionalData, workflowFacts } from './additionalData';
import { baseNodes } from './baseNodes';
import type { DatabaseHooks } from './credentials';
import { CredentialVault } from './credentials';
import { testCredential } from './credentialTest';
import type { ExecutionReport, ExecutionStep } from './execution';
import { executeWorkflow } from './execution';
import { Hooks } from './hooks';
import type { NodeTypeMap } from './nodeTypes';
import { NodeTypeRegistry } from './nodeTypes';
import type { PickerRequest } from './pickers';
import type { PollerRequest } from './poller';
import { POLL_TIMES, Poller } from './poller';
import { Receiver } from './receiver';
import { callListSearch, callLoadOptions, callResourceMapping } from './pickers';
import {
	credentialsOf,
	itemTrigger,
	NODE_NAME,
	nodeOf,
	singleNodeWorkflow,
	TRIGGER_NAME,
	TRIGGER_TYPE,
} from './singleNode';
import type { ToolInput } from './tool';
import { chainOf, WaitingExecution } from './waiting';
import { reviewerTwin } from './review';
import { AGENT_TYPE, agentStandIn, toolTwin, toolWorkflow } from './tool';

export { binaryInMemory, binaryOnDisk, readBinary } from './binary';
export type { WorkflowJson } from './additionalData';
export type { ExecutionReport, ExecutionStep } from './execution';
export type { Hooks } from './hooks';
export { engineWorkflowVersion, isFirstLine, requireFromEngine } from './line';
export type { NodeTypeMap } from './nodeTypes';
export type { Receiver } from './receiver';
export { waitingAgent } from './review';
export type { ToolInput } from './tool';
export type { Visit, WaitingExecution } from './waiting';

export const NODE_TYPE = 'n8n-nodes-zoho-cliq.zohoCliq';
const ADMIN_TYPE = `${NODE_TYPE}Admin`;
const TOOL_TYPE = `${NODE_TYPE}Tool`;
const REVIEWER_TYPE = `${NODE_TYPE}HitlTool`;
const WITH_CREDENTIAL = [NODE_TYPE, ADMIN_TYPE, TOOL_TYPE, REVIEWER_TYPE];

export interface EngineOptions {
	node: INodeType;
	/** The Zoho Cliq Admin node, for calls with `isAdmins`. */
	adminNode?: INodeType;
	credentialType: ICredentialType;
	/** Types of credentials that it takes instead. */
	otherCredentialTypes?: readonly ICredentialType[];
}

/** What every call of the node needs: the parameters of a workflow, without defaults. */
export interface NodeCall {
	parameters: INodeParameters;
	/** Name of the saved credential; the first one saved if left out, none for `null`. */
	credential?: string | null;
	/** Whether it is a call of the Zoho Cliq Admin node. */
	isAdmins?: boolean;
	/** Further settings of the node: retryOnFail, executeOnce, alwaysOutputData, typeVersion … */
	settings?: Partial<INode>;
}

export interface RunRequest extends NodeCall {
	/** What the node before it emits; one empty item if left out. */
	items?: INodeExecutionData[];
	/** The setting of old workflows, replaced by `onError`. */
	continueOnFail?: boolean;
	onError?: OnError;
	mode?: WorkflowExecuteMode;
	executionId?: string;
	/** The workflow's settings, such as `binaryMode` (2.x). */
	workflowSettings?: IWorkflowSettings;
	/** Stops the execution as the editor's stop button does. */
	signal?: AbortSignal;
	/** The failed run that this one continues, as n8n's "Retry execution" does. */
	retryOf?: IRun;
	/** What n8n has saved for the workflow; changed as n8n does. */
	staticData?: IDataObject;
}

export interface WaitingCall {
	calls: NodeCall[];
	/** Of the nodes, if they matter. */
	names?: string[];
	items?: INodeExecutionData[];
	/** Of the node, such as the one that reviews an agent's tools. */
	type?: string;
	timezone?: string;
	/** n8n's own address, with a slash at its end. */
	base?: string;
}

/** The two classes a node may throw. */
export type NodeFailure = NodeApiError | NodeOperationError;

export interface RunResult {
	/** First output. */
	items: INodeExecutionData[];
	/** All main outputs; with `onError: 'continueErrorOutput'` the second one is the error output. */
	outputs: INodeExecutionData[][];
	error?: NodeFailure;
	hints: NodeExecutionHint[];
	status: ExecutionStatus;
	run: IRun;
}

export interface ToolResult {
	/** The tool's answer to the model: JSON text. */
	response?: string;
	error?: NodeFailure;
	run: IRun;
}

export interface WorkflowOptions {
	/** Node types in addition to ours and the stand-ins of baseNodes.ts. */
	nodeTypes?: NodeTypeMap;
	/** Credential for our nodes, whatever the file contains; the first one saved if left out. */
	credential?: string;
	/** Where to start; the trigger if left out. */
	startNode?: string;
	mode?: WorkflowExecuteMode;
	signal?: AbortSignal;
}

export function createEngine(options: EngineOptions): Engine {
	return new Engine(options);
}

export class Engine {
	private readonly vault: CredentialVault;

	private firstCredential: string | null = null;

	constructor(private readonly options: EngineOptions) {
		const { credentialType, otherCredentialTypes = [] } = options;
		this.vault = new CredentialVault([credentialType, ...otherCredentialTypes]);
	}

	/**
	 * Saves a credential as the editor would: what the user typed in, and `oauthTokenData` once
	 * connected. Engines that share one account (two processes) use the same `id`.
	 */
	saveCredential(
		name: string,
		data: ICredentialDataDecryptedObject,
		id?: string,
		type = this.options.credentialType,
	): void {
		this.firstCredential ??= name;
		this.vault.save(type.name, name, data, id);
	}

	/** What happens before credentials are read and saved. */
	get database(): DatabaseHooks {
		return this.vault.hooks;
	}

	/** The saved data, with the tokens of the latest refresh. */
	readCredential(name: string): ICredentialDataDecryptedObject {
		return this.vault.read(name);
	}

	/** Tests a credential as the editor does, by default as it is stored. */
	async testCredential(
		name: string,
		onScreen = this.readCredential(name),
	): Promise<INodeCredentialTestResult> {
		return await testCredential(this.vault, this.options.credentialType, name, onScreen);
	}

	/** What `getCredentials` returns to a node: defaults filled in, hidden expressions resolved. */
	async resolveCredential(name: string): Promise<ICredentialDataDecryptedObject> {
		const { credentialType } = this.options;
		const additionalData = createAdditionalData({
			credentialsHelper: this.vault,
			mode: 'internal',
			workflow: workflowFacts({ nodes: [], connections: {} }),
		});
		const reference = this.vault.reference(name);
		return await this.vault.getDecrypted(
			additionalData,
			reference,
			credentialType.name,
			'internal',
		);
	}

	/** Tests a credential that the node tests by a method of its own. */
	async testByNode(
		method: string,
		data: ICredentialDataDecryptedObject,
	): Promise<INodeCredentialTestResult> {
		const test = this.options.node.methods?.credentialTest?.[method];
		if (!test) throw new Error(`The node has no test "${method}"`);
		const additionalData = createAdditionalData({
			credentialsHelper: this.vault,
			mode: 'internal',
			workflow: workflowFacts({ nodes: [], connections: {} }),
		});
		const context = new CredentialTestContext(additionalData);
		return await test.call(context, { id: '1', name: 'x', type: 'x', data });
	}

	/**
	 * Runs the node's `execute` behind a trigger that emits `items`. Errors of the two classes a
	 * node may throw are returned; anything else is a fault and thrown.
	 */
	async run(request: RunRequest): Promise<RunResult> {
		const { items = [{ json: {} }], continueOnFail, onError, workflowSettings = {} } = request;
		const node = this.nodeFor(request, typeOf(request), {
			...(continueOnFail === undefined ? {} : { continueOnFail }),
			...(onError === undefined ? {} : { onError }),
		});
		const workflow = { ...singleNodeWorkflow(node), settings: workflowSettings };
		const report = await this.execute(request, workflow, { [TRIGGER_TYPE]: itemTrigger(items) });
		const step = report.steps.find((one) => one.node.name === NODE_NAME);
		return {
			items: step?.outputs[0] ?? [],
			outputs: step?.outputs ?? [],
			hints: step?.hints ?? [],
			status: report.status,
			run: report.run,
			...failureOf(report, step),
		};
	}

	/**
	 * Runs the node as an agent's tool; `input` is the model's input for `$fromAI(…)`. The result is that of
	 * the last of several calls.
	 */
	async runAsTool(
		request: NodeCall & { input?: ToolInput; calls?: number; items?: INodeExecutionData[] },
	): Promise<ToolResult> {
		const tool = this.nodeFor(request, TOOL_TYPE, {});
		const report = await this.execute({}, toolWorkflow(tool), {
			[TRIGGER_TYPE]: itemTrigger(request.items ?? [{ json: {} }]),
			[AGENT_TYPE]: agentStandIn(request.input ?? {}, request.calls),
			[TOOL_TYPE]: toolTwin(this.options.node),
		});
		const agent = report.steps.find((one) => one.node.type === AGENT_TYPE);
		const response = agent?.outputs[0]?.[0]?.json.response;
		return {
			run: report.run,
			...(typeof response === 'string' ? { response } : {}),
			...toolFailureOf(report, agent),
		};
	}

	/** Runs a whole workflow file; the credential of our nodes is the engine's. */
	async runWorkflow(
		workflow: WorkflowJson,
		options: WorkflowOptions = {},
	): Promise<ExecutionReport> {
		const credential = options.credential ?? this.firstCredential;
		const nodes = this.withCredentials(workflow.nodes, credential);
		const types = this.nodeTypes({ ...baseNodes, ...options.nodeTypes });
		return await executeWorkflow({
			workflow: { ...workflow, nodes },
			startNode: options.startNode ?? triggerOf(nodes, types),
			nodeTypes: types,
			credentials: this.vault,
			...(options.mode === undefined ? {} : { mode: options.mode }),
			...(options.signal === undefined ? {} : { signal: options.signal }),
		});
	}

	/** The list of a picker, as the editor requests it. */
	async listSearch(
		method: string,
		call: NodeCall & { filter?: string; paginationToken?: string },
	): Promise<INodeListSearchResult> {
		return await callListSearch(this.pickerFor(call), method, call.filter, call.paginationToken);
	}

	async loadOptions(method: string, call: NodeCall): Promise<INodePropertyOptions[]> {
		return await callLoadOptions(this.pickerFor(call), method);
	}

	/** The columns of a resource mapper, as the editor requests them. */
	async resourceMapping(method: string, call: NodeCall): Promise<ResourceMapperFields> {
		return await callResourceMapping(this.pickerFor(call), method);
	}

	/** The engine's node as a polling trigger of an active workflow. */
	poller(call: NodeCall): Poller {
		const { properties } = this.options.node.description;
		// As n8n's loader does.
		if (!properties.some(({ name }) => name === POLL_TIMES.name)) properties.unshift(POLL_TIMES);
		return new Poller(this.triggerFor(call, `${NODE_TYPE}PollingTrigger`));
	}

	/** The engine's node as a trigger with webhooks, in a workflow of its own. */
	hooks(call: NodeCall): Hooks {
		return new Hooks(this.triggerFor(call, `${NODE_TYPE}Trigger`));
	}

	/**
	 * The engine's node as a trigger of an active workflow, listening.
	 *
	 * @param staticData what n8n has saved for it
	 */
	async receiver(call: NodeCall, staticData?: IDataObject): Promise<Receiver> {
		return await new Receiver({
			...this.triggerFor(call, `${NODE_TYPE}Trigger`),
			...(staticData && { staticData }),
		}).listen();
	}

	private triggerFor(call: NodeCall, type: string): PollerRequest {
		const node = this.nodeFor(call, NODE_TYPE, {});
		const { properties } = this.options.node.description;
		const parameters =
			NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, null) ?? {};
		return {
			node: { ...node, parameters, type },
			nodeTypes: new NodeTypeRegistry({ [type]: this.options.node }),
			credentials: this.vault,
		};
	}

	/**
	 * Runs a workflow whose node waits: behind a trigger that emits `items`, and before a node named After. Several
	 * calls are nodes one after the other.
	 */
	async waiting({
		items = [{ json: {} }],
		type = NODE_TYPE,
		...request
	}: WaitingCall): Promise<WaitingExecution> {
		const nodes = request.calls.map((call, index) => ({
			...this.nodeFor(call, type, {}),
			id: `node-${index}`,
			name: request.names?.[index] ?? (index === 0 ? NODE_NAME : `${NODE_NAME} ${index + 1}`),
		}));
		return await WaitingExecution.start({
			workflow: chainOf(nodes, request.timezone),
			startNode: TRIGGER_NAME,
			nodeTypes: new NodeTypeRegistry({
				...baseNodes,
				[TRIGGER_TYPE]: itemTrigger(items),
				[type]: this.options.node,
			}),
			credentials: this.vault,
			...(request.base === undefined ? {} : { base: request.base }),
		});
	}

	/** Starts a whole workflow file that waits; the credential of our nodes is the engine's. */
	async waitingWorkflow(
		workflow: WorkflowJson,
		{ nodeTypes = {} }: Pick<WorkflowOptions, 'nodeTypes'> = {},
	): Promise<WaitingExecution> {
		const { node } = this.options;
		const nodes = this.withCredentials(workflow.nodes, this.firstCredential);
		const types = this.nodeTypes({
			...baseNodes,
			[TOOL_TYPE]: toolTwin(node),
			[REVIEWER_TYPE]: reviewerTwin(node),
			...nodeTypes,
		});
		return await WaitingExecution.start({
			workflow: { ...workflow, nodes },
			startNode: triggerOf(nodes, types),
			nodeTypes: types,
			credentials: this.vault,
		});
	}

	private withCredentials(nodes: INode[], credential: string | null): INode[] {
		const credentials = credentialsOf(this.vault, credential);
		return nodes.map((node) =>
			WITH_CREDENTIAL.includes(node.type) ? { ...node, credentials } : node,
		);
	}

	private nodeFor(call: NodeCall, type: string, settings: Partial<INode>): INode {
		const { parameters, credential = this.firstCredential } = call;
		const credentials = credentialsOf(this.vault, credential);
		return nodeOf({
			type,
			parameters,
			credentials,
			settings: { ...call.settings, ...settings },
		});
	}

	private pickerFor(call: NodeCall): PickerRequest {
		const node = this.nodeFor(call, typeOf(call), {});
		return { node, nodeTypes: this.nodeTypes({}), credentials: this.vault };
	}

	private nodeTypes(others: NodeTypeMap): NodeTypeRegistry {
		const { node, adminNode } = this.options;
		const admin = adminNode && { [ADMIN_TYPE]: adminNode };
		return new NodeTypeRegistry({ ...others, [NODE_TYPE]: node, ...admin });
	}

	private async execute(
		{
			mode,
			executionId,
			signal,
			retryOf,
			staticData,
		}: Pick<RunRequest, 'mode' | 'executionId' | 'signal' | 'retryOf' | 'staticData'>,
		workflow: WorkflowJson,
		types: NodeTypeMap,
	): Promise<ExecutionReport> {
		return await executeWorkflow({
			workflow,
			startNode: TRIGGER_NAME,
			nodeTypes: this.nodeTypes(types),
			credentials: this.vault,
			...(mode === undefined ? {} : { mode }),
			...(executionId === undefined ? {} : { executionId }),
			...(signal === undefined ? {} : { signal }),
			...(retryOf === undefined ? {} : { retryOf }),
			...(staticData === undefined ? {} : { staticData }),
		});
	}
}

function typeOf({ isAdmins = false }: NodeCall): string {
	return isAdmins ? ADMIN_TYPE : NODE_TYPE;
}

/** The node's error, if its class is one that nodes may throw; other errors are faults. */
function failureOf(report: ExecutionReport, step?: ExecutionStep): { error?: NodeFailure } {
	const error: unknown = step?.error ?? report.run.data.resultData.error;
	if (error === undefined) return {};
	if (isNodeFailure(error)) return { error };
	// n8n reports a stopped run as an error of its own.
	if (report.status === 'canceled') return {};
	throw asError(error);
}

/** n8n wraps what a tool throws for the agent: return what the node itself threw. */
function toolFailureOf(report: ExecutionReport, agent?: ExecutionStep): { error?: NodeFailure } {
	const error = report.thrown.get(NODE_NAME);
	if (error === undefined) return failureOf(report, agent);
	if (isNodeFailure(error)) return { error };
	throw asError(error);
}

function isNodeFailure(error: unknown): error is NodeFailure {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

/** n8n keeps errors as plain objects in its record of a run. */
function asError(error: unknown): Error {
	return error instanceof Error ? error : Object.assign(new Error(), error);
}

/** Where a user would press "Execute workflow". */
function triggerOf(nodes: INode[], types: NodeTypeRegistry): string {
	const trigger = nodes.find(
		({ type, typeVersion, disabled }) =>
			disabled !== true &&
			types.getByNameAndVersion(type, typeVersion).description.group.includes('trigger'),
	);
	if (trigger === undefined) throw new Error('The workflow has no trigger');
	return trigger.name;
}
