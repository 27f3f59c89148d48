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

type Group = Readonly<Record<keyof OperationName, Set<string>>>;

/**
 * Groups operations so that every combination is either intended or does not exist, and none is in two
 * groups, so that a field is in the description as few times as possible, and in a form once.
 *
 * @param all names of the operations to distinguish from
 */
export function combinationsOf(
	entries: readonly OperationName[],
	all: ReadonlySet<string>,
): Combinations[] {
	const wanted = namesOf(entries);
	const groupOf = new Map<string, Group>();
	const groups: Group[] = [];
	for (const { resource, operation } of entries) {
		if (groupOf.has(nameOf({ resource, operation }))) continue;
		const isFine = (name: string, group: Group) =>
			wanted.has(name) ? (groupOf.get(name) ?? group) === group : !all.has(name);
		const fits = (group: Group) =>
			[...group.operation].every((other) =>
				isFine(nameOf({ resource, operation: other }), group),
			) &&
			[...group.resource].every((other) => isFine(nameOf({ resource: other, operation }), group));
		const group = groups.find(fits) ?? { resource: new Set(), operation: new Set() };
		group.resource.add(resource);
		group.operation.add(operation);
		if (!groups.includes(group)) groups.push(group);
		for (const each of group.resource) {
			for (const other of group.operation)
				groupOf.set(nameOf({ resource: each, operation: other }), group);
		}
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
