import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../operation/operation';
import { operationsOf } from '../operation/operation';
import { sharedFields } from './sharedFields';
import { sharedOptions } from './sharedOptions';
import { OperationSet } from './shownFor';

/**
 * Builds a node's form from its operations: the choice of resource and operation, then every field once,
 * shown for the operations that have it, so that the description remains small.
 *
 * @param first the resource selected in a new node
 */
export function nodeProperties(resources: readonly Resource[], first: string): INodeProperties[] {
	const entries = operationsOf(resources);
	const all = new OperationSet(entries);
	return [
		resourceField(resources, first),
		...resources.map(operationField),
		...sharedFields(entries, all),
		// Options come last in every form.
		...sharedOptions(entries, all),
	];
}

function resourceField(resources: readonly Resource[], first: string): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })),
		default: first,
	};
}

function operationField({ value: resource, operations, first }: Resource): INodeProperties {
	const names = Object.keys(operations);
	const standard = names.find((name) => name === (first ?? 'getMany')) ?? names[0] ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, { name, action, description }]) => ({
			name,
			value,
			action,
			description,
		})),
		default: standard,
	};
}
