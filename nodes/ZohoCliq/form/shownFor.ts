import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { OperationEntry } from '../operation/operation';

/** Names an operation of a resource. */
type OperationName = Pick<OperationEntry, 'resource' | 'operation'>;

/** A set of operations. */
export class OperationSet {
	private readonly names: ReadonlySet<string>;

	constructor(operations: readonly OperationName[]) {
		this.names = new Set(operations.map(nameOf));
	}

	has(operation: OperationName): boolean {
		return this.names.has(nameOf(operation));
	}
}

function nameOf({ resource, operation }: OperationName): string {
	return `${resource}.${operation}`;
}

/** Resources and operations for which n8n shows something, in every combination. */
interface Combinations {
	readonly resource: string[];
	readonly operation: string[];
}

/**
 * Puts operations together where every combination is wanted or does not exist at all, so that a field is
 * in the description as few times as possible.
 *
 * @param all the operations among which these have to be told apart
 */
export function combinationsOf(
	entries: readonly OperationName[],
	all: OperationSet,
): Combinations[] {
	const wanted = new OperationSet(entries);
	const isFine = (resource: string, operation: string) =>
		wanted.has({ resource, operation }) || !all.has({ resource, operation });
	const combinations: Combinations[] = [];
	for (const { resource, operation } of entries) {
		const place = combinations.find(
			(candidate) =>
				candidate.operation.every((other) => isFine(resource, other)) &&
				candidate.resource.every((other) => isFine(other, operation)),
		);
		if (place) add(place, resource, operation);
		else combinations.push({ resource: [resource], operation: [operation] });
	}
	return combinations;
}

function add(place: Combinations, resource: string, operation: string): void {
	if (!place.resource.includes(resource)) place.resource.push(resource);
	if (!place.operation.includes(operation)) place.operation.push(operation);
}

/** @returns the field as often as n8n needs it to show it for these operations and for no other */
export function shownFor(
	field: INodeProperties,
	entries: readonly OperationName[],
	all: OperationSet,
): INodeProperties[] {
	return combinationsOf(entries, all).map(({ resource, operation }) =>
		shownWhere(field, { resource, operation }),
	);
}

/** @returns the field with a condition beside its own */
export function shownWhere(
	field: INodeProperties,
	condition: IDisplayOptions['show'],
): INodeProperties {
	const show = { ...condition, ...field.displayOptions?.show };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
