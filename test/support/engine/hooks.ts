/** A trigger in a workflow that is published, changed and tested, as n8n calls its lifecycle methods. */
import { HookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeParameters,
	IWebhookData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { createAdditionalData, workflowFacts } from './additionalData';
import type { CredentialVault } from './credentials';
import type { NodeTypeRegistry } from './nodeTypes';

type Method = 'checkExists' | 'create' | 'delete';

/** How often n8n 2.x tries to publish a workflow. */
const TRIES = 5;

interface HooksRequest {
	node: INode;
	nodeTypes: NodeTypeRegistry;
	credentials: CredentialVault;
}

/** Where and when a method is called. */
interface Occasion {
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	isTest?: boolean;
}

const PUBLISHING: Occasion = { mode: 'trigger', activation: 'activate' };
const ENDING: Occasion = { mode: 'internal', activation: 'update' };

export class Hooks {
	/** Methods in the order in which they were called. */
	readonly calls: Method[] = [];

	/** What n8n has saved of the workflow. */
	private saved: IDataObject = {};

	/** @param host n8n's public address */
	constructor(
		private readonly request: HooksRequest,
		public host = 'https://n8n.example.com',
	) {}

	/** What the node remembers. */
	get staticData(): IDataObject {
		return (this.saved[`node:${this.request.node.name}`] ?? {}) as IDataObject;
	}

	/** Activates the workflow. @throws what the last of several tries throws */
	async publish({ tries = TRIES, ...occasion }: Partial<Occasion> & { tries?: number } = {}) {
		const when = { ...PUBLISHING, ...occasion };
		for (let left = tries; left > 0; left--) {
			try {
				if (!(await this.call('checkExists', when))) await this.call('create', when);
				return;
			} catch (error) {
				await this.call('delete', ENDING).catch(() => undefined);
				if (left === 1) throw error;
			}
		}
	}

	async deactivate(): Promise<void> {
		await this.call('delete', ENDING);
	}

	/** What n8n 1.x does at each start. */
	async restart(): Promise<void> {
		await this.publish({ activation: 'init', tries: 1 });
	}

	/** Publishes the workflow again with other parameters or another name of the node. */
	async change({ parameters, name }: { parameters?: INodeParameters; name?: string }) {
		await this.deactivate();
		if (parameters) this.request.node.parameters = parameters;
		if (name !== undefined) this.request.node.name = name;
		await this.publish({ activation: 'update' });
	}

	/** Starts to listen in the editor. @returns the test, with static data of its own */
	async listen(): Promise<Hooks> {
		const test = new Hooks(this.request, this.host);
		await test.call('checkExists', { mode: 'manual', activation: 'manual', isTest: true });
		await test.call('create', { mode: 'manual', activation: 'manual', isTest: true });
		return test;
	}

	/** Ends it. */
	async stopListening(): Promise<void> {
		await this.call('delete', { ...ENDING, isTest: true });
	}

	/** @returns where n8n receives events */
	url(isTest = false): string {
		return `${this.host}/webhook${isTest ? '-test' : ''}/${this.request.node.webhookId ?? ''}/cliq`;
	}

	/** Calls one method; n8n saves static data also when it throws. */
	async call(method: Method, { mode, activation, isTest = false }: Occasion): Promise<boolean> {
		this.calls.push(method);
		const { node, nodeTypes, credentials } = this.request;
		const facts = workflowFacts({ nodes: [node], connections: {} });
		const staticData = JSON.parse(JSON.stringify(this.saved)) as IDataObject;
		const workflow = new Workflow({ ...facts, nodeTypes, staticData });
		const found = workflow.getNode(node.name);
		if (!found) throw new Error('The workflow has no such node');
		const additionalData = {
			...createAdditionalData({ credentialsHelper: credentials, mode, workflow: facts }),
			webhookBaseUrl: `${this.host}/webhook`,
			webhookTestBaseUrl: `${this.host}/webhook-test`,
		};
		const webhook = { isTest } as IWebhookData;
		const context = new HookContext(workflow, found, additionalData, mode, activation, webhook);
		const methods = nodeTypes.getByNameAndVersion(node.type, node.typeVersion).webhookMethods;
		try {
			return (await methods?.default?.[method].call(context)) === true;
		} finally {
			this.saved = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		}
	}
}
