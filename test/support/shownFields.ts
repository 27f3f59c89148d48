/** The node's form as n8n shows it for given values. */
import type {
	INodeParameters,
	INodeProperties,
	INodeTypeDescription,
	NodeParameterValue,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { cliqNode } from './fakeN8n';

/**
 * @param name of the node; as an AI agent's tool, n8n calls it `zohoCliqTool`
 * @returns fields that n8n shows for these values, in order
 */
export function shownFields(
	properties: readonly INodeProperties[],
	values: INodeParameters,
	name = 'zohoCliq',
): INodeProperties[] {
	const description = { name, properties: [...properties] } as INodeTypeDescription;
	return properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, cliqNode, description, values),
	);
}

/** @returns options of a collection that n8n offers for these values */
export function offeredOptions(
	collection: INodeProperties,
	values: INodeParameters,
): INodeProperties[] {
	const description = { name: 'zohoCliq', properties: [collection] } as INodeTypeDescription;
	return (collection.options ?? []).filter(
		(option): option is INodeProperties =>
			'type' in option && NodeHelpers.displayParameter({}, option, cliqNode, description, values),
	);
}

/** @returns every combination of one value for each key */
export function combinations(
	choices: Readonly<Record<string, readonly NodeParameterValue[]>>,
): INodeParameters[] {
	return Object.entries(choices).reduce<INodeParameters[]>(
		(all, [key, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
		[{}],
	);
}
