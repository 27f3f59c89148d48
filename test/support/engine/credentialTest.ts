/** Tests a credential as n8n's CredentialsTester (packages/cli) does when it is saved or Retry is clicked. */
import { ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INode,
	INodeCredentialTestResult,
	INodeType,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';

import { createAdditionalData, workflowFacts } from './additionalData';
import type { CredentialVault } from './credentials';
import { NodeTypeRegistry } from './nodeTypes';
import { portsOnly } from './singleNode';

const NO_OP = 'n8n-nodes-base.noOp';

/**
 * @param onScreen what the editor shows of the credential; what n8n has stored besides is not part of it
 * @returns what the editor says
 */
export async function testCredential(
	vault: CredentialVault,
	type: ICredentialType,
	name: string,
	onScreen: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { test } = type;
	if (test === undefined) throw new Error(`${type.name} has no test`);
	const reference = vault.reference(name);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: NO_OP,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type.name]: reference },
	};
	const nodeType: INodeType = {
		description: {
			...portsOnly('noOp', { inputs: ['main'], outputs: ['main'] }),
			credentials: [{ name: type.name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: test.request },
					default: '',
				},
			],
		},
	};
	const facts = workflowFacts({ nodes: [node], connections: {} });
	const workflow = new Workflow({
		...facts,
		nodeTypes: new NodeTypeRegistry({ [NO_OP]: nodeType }),
	});
	const [tested] = Object.values(workflow.nodes);
	if (tested === undefined) throw new Error('The workflow has its node');
	const additionalData = createAdditionalData({
		credentialsHelper: vault,
		mode: 'internal',
		workflow: facts,
	});
	const data = await vault.resolve(additionalData, type.name, onScreen);
	const executeData = { node: tested, data: {}, source: null };
	const context = new ExecuteContext(
		workflow,
		tested,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		executeData,
		[],
	);
	const routing = new RoutingNode(context, nodeType, {
		...reference,
		id: reference.id ?? '',
		type: type.name,
		data,
	});
	await workflow.expression.acquireIsolate();
	try {
		await routing.runNode();
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: messageFor(error, test.rules) };
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** The word of a rule for the response's status, else that of the error. */
function messageFor(
	error: unknown,
	rules: NonNullable<ICredentialType['test']>['rules'] = [],
): string {
	const { cause, message } = error as Error & {
		cause?: { response?: { status: number }; code?: string };
	};
	const status = cause?.response?.status;
	const rule = rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	);
	if (status !== undefined && rule) return rule.properties.message;
	return cause?.code ?? message;
}
