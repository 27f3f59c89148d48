import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../operation/operation';
import { operationsOf } from '../operation/operation';
import { sharedFields } from './sharedFields';
import { sharedOptions } from './sharedOptions';

/**
 * Builds a node's form from its operations: the choice of resource (at first this one) and operation, then
 * every field once, shown for the operations that have it, so that the description remains small.
 */
export function nodeProperties(resources: readonly Resource[], first: string): INodeProperties[] {
	const entries = operationsOf(resources);
	return [
		selector('Resource', 'resource', first, {
			options: resources.map(({ name, value }) => ({ name, value })),
		}),
		...resources.map(operationSelector),
		...sharedFields(entries),
		// Options come last in every form.
		sharedOptions(entries),
	];
}

function operationSelector({ value: resource, operations, first }: Resource): INodeProperties {
	const names = Object.keys(operations);
	const standard = names.find((name) => name === (first ?? 'getMany')) ?? names[0] ?? '';
	return selector('Operation', 'operation', standard, {
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			...(saysMore(description, action) && { description }),
		})),
	});
}

/** Whether a description says more than the action: "Create a channel" does not. */
function saysMore(description: string, action: string): boolean {
	const plain = (words: string) => words.toLowerCase().replace(/\b(?:an?|the|details of) /g, '');
	return plain(description) !== plain(action);
}

function selector(
	displayName: string,
	name: string,
	standard: string,
	specifics: Pick<INodeProperties, 'options' | 'displayOptions'>,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		noDataExpression: true,
		default: standard,
		...specifics,
	};
}
