import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { OperationEntry } from '../operation/operation';

/** Identifies an operation of a resource. */
type OperationName = Pick<OperationEntry, 'resource' | 'operation'>;

/** @returns the operations' names, to look them up */
export function namesOf(operations: readonly OperationName[]): ReadonlySet<string> {
	return new Set(operations.map(nameOf));
}

function nameOf({ resource, operation }: OperationName): string {
	return `${resource}.${operation}`;
}

/** Resources and operations for which n8n shows something, in every combination. */
type Combinations = Readonly<Record<keyof OperationName, string[]>>;

/**
 * Groups operations so that every combination is either intended or does not exist, so that a field is in
 * the description as few times as possible.
 *
 * @param all names of the operations to distinguish from
 */
export function combinationsOf(
	entries: readonly OperationName[],
	all: ReadonlySet<string>,
): Combinations[] {
	const wanted = namesOf(entries);
	const isFine = (name: OperationName) => wanted.has(nameOf(name)) || !all.has(nameOf(name));
	const groups: Array<Record<keyof OperationName, Set<string>>> = [];
	for (const { resource, operation } of entries) {
		const fits = ({ resource: resources, operation: operations }: (typeof groups)[number]) =>
			[...operations].every((other) => isFine({ resource, operation: other })) &&
			[...resources].every((other) => isFine({ resource: other, operation }));
		const group = groups.find(fits) ?? { resource: new Set(), operation: new Set() };
		group.resource.add(resource);
		group.operation.add(operation);
		if (!groups.includes(group)) groups.push(group);
	}
	return groups.map(({ resource, operation }) => ({
		resource: [...resource],
		operation: [...operation],
	}));
}

/** @returns as many copies of the field as n8n needs to show it for exactly these operations */
export function shownFor(
	field: INodeProperties,
	entries: readonly OperationName[],
	all: ReadonlySet<string>,
): INodeProperties[] {
	return combinationsOf(entries, all).map((combinations) => shownWhere(field, combinations));
}

/** @returns the field with an additional condition */
export function shownWhere(
	field: INodeProperties,
	condition: IDisplayOptions['show'],
): INodeProperties {
	const show = { ...condition, ...field.displayOptions?.show };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
