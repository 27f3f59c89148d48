/** Calls the lists of pickers as the editor does: in a LoadOptionsContext, without execution. */
import { LoadOptionsContext } from 'n8n-core';
import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { createAdditionalData, workflowFacts } from './additionalData';
import type { CredentialVault } from './credentials';
import type { NodeTypeRegistry } from './nodeTypes';

export interface PickerRequest {
	node: INode;
	nodeTypes: NodeTypeRegistry;
	credentials: CredentialVault;
}

export async function callListSearch(
	request: PickerRequest,
	method: string,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { methods } = nodeTypeOf(request);
	const search = methods?.listSearch?.[method];
	if (search === undefined) throw new Error(`The node has no list "${method}"`);
	return await search.call(contextOf(request), filter, paginationToken);
}

export async function callLoadOptions(
	request: PickerRequest,
	method: string,
): Promise<INodePropertyOptions[]> {
	const { methods } = nodeTypeOf(request);
	const load = methods?.loadOptions?.[method];
	if (load === undefined) throw new Error(`The node has no options "${method}"`);
	return await load.call(contextOf(request));
}

export async function callResourceMapping(
	request: PickerRequest,
	method: string,
): Promise<ResourceMapperFields> {
	const { methods } = nodeTypeOf(request);
	const load = methods?.resourceMapping?.[method];
	if (load === undefined) throw new Error(`The node has no columns "${method}"`);
	return await load.call(contextOf(request));
}

function nodeTypeOf({ node, nodeTypes }: PickerRequest): INodeType {
	return nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
}

function contextOf(request: PickerRequest): ILoadOptionsFunctions {
	const { node, nodeTypes, credentials } = request;
	const parameters = withDefaults(request);
	const pickerNode: INode = { ...node, name: 'Temp-Node', parameters };
	const facts = workflowFacts({ nodes: [pickerNode], connections: {} });
	const workflow = new Workflow({ ...facts, nodeTypes });
	const additionalData = createAdditionalData({
		credentialsHelper: credentials,
		mode: 'internal',
		workflow: facts,
	});
	additionalData.currentNodeParameters = parameters;
	return new LoadOptionsContext(workflow, pickerNode, additionalData, '');
}

function withDefaults(request: PickerRequest): INodeParameters {
	const { node } = request;
	const { description } = nodeTypeOf(request);
	return (
		NodeHelpers.getNodeParameters(
			description.properties,
			node.parameters,
			true,
			false,
			node,
			description,
		) ?? {}
	);
}
