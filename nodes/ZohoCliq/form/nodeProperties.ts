import type { INodeProperties } from 'n8n-workflow';

import { NOT_BY_TOKEN } from '../fields/field';
import type { Operation, Resource } from '../operation/operation';
import { operationsOf } from '../operation/operation';
import { sharedFields } from './sharedFields';
import { sharedOptions } from './sharedOptions';

/**
 * Builds a node's form from its operations: the choice of resource (at first this one) and operation, then
 * every field once, shown for the operations that have it, so that the description remains small.
 */
export function nodeProperties(resources: readonly Resource[], first: string): INodeProperties[] {
	const entries = operationsOf(resources);
	const isByToken = isAnyByToken(entries.map(({ definition }) => definition));
	return [
		selector('Resource', 'resource', first, {
			options: resources.map(({ name, value, operations }) => ({
				name,
				value,
				...(isByToken && !isAnyByToken(Object.values(operations)) && needsOAuth2),
			})),
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
	const isByToken = isAnyByToken(Object.values(operations));
	return selector('Operation', 'operation', standard, {
		displayOptions: { show: { resource: [resource] } },
		options: Object.entries(operations).map(([value, operation]) => ({
			name: operation.name,
			value,
			action: operation.action,
			...(saysMore(operation) && { description: operation.description }),
			// A resource that is not offered has no operations to hide.
			...(isByToken && !operation.takesWebhookToken && needsOAuth2),
		})),
	});
}

/** Not offered with a webhook token. */
const needsOAuth2 = { displayOptions: NOT_BY_TOKEN };

function isAnyByToken(operations: readonly Operation[]): boolean {
	return operations.some(({ takesWebhookToken }) => takesWebhookToken);
}

/** Whether a description says more than the action: "Create a channel" does not. */
function saysMore({ description, action }: Operation): boolean {
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
