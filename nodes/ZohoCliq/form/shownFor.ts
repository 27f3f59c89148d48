import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { OperationEntry } from '../operation/operation';

/** Identifies an operation of a resource. */
type OperationName = Pick<OperationEntry, 'resource' | 'operation'>;

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
 * Groups operations so that every combination is either intended or does not exist, so that a field is in
 * the description as few times as possible.
 *
 * @param all the operations to distinguish from
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

/** @returns as many copies of the field as n8n needs to show it for exactly these operations */
export function shownFor(
	field: INodeProperties,
	entries: readonly OperationName[],
	all: OperationSet,
): INodeProperties[] {
	return combinationsOf(entries, all).map(({ resource, operation }) =>
		shownWhere(field, { resource, operation }),
	);
}

/** @returns the field with an additional condition */
export function shownWhere(
	field: INodeProperties,
	condition: IDisplayOptions['show'],
): INodeProperties {
	const show = { ...condition, ...field.displayOptions?.show };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
