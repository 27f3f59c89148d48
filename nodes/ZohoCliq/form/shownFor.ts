import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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

/** Resources and operations for which n8n shows something, in every combination; a part left out means any. */
type Condition = Readonly<Partial<Record<keyof OperationName, string[]>>>;

type Group = Readonly<Record<keyof OperationName, Set<string>>>;

/**
 * @param all names of the operations to distinguish from
 * @returns conditions that together apply to exactly these operations, as short as one of two orders makes them
 */
function conditionsFor(entries: readonly OperationName[], all: ReadonlySet<string>): Condition[] {
	const forwards = groupedFrom(entries, all);
	const backwards = groupedFrom([...entries].reverse(), all);
	return lengthOf(backwards) < lengthOf(forwards) ? backwards : forwards;
}

const lengthOf = (value: unknown) => JSON.stringify(value).length;

/**
 * Groups operations, from the first, so that every combination is either intended or does not exist, and none is in two
 * groups, so that a field is in the description as few times as possible, and in a form once.
 *
 * @returns a condition for each group, as short as possible
 */
function groupedFrom(entries: readonly OperationName[], all: ReadonlySet<string>): Condition[] {
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
	return groups.map((group) => shortest(group, all));
}

/** Names only the resources or only the operations where that says the same. */
function shortest(group: Group, all: ReadonlySet<string>): Condition {
	const others = [...all]
		.map((name) => name.split('.'))
		.filter(([resource = '', operation = '']) => {
			return !group.resource.has(resource) || !group.operation.has(operation);
		});
	const [resource, operation] = [[...group.resource], [...group.operation]];
	const possible: Condition[] = [{ resource, operation }];
	if (!others.some(([name = '']) => group.resource.has(name))) possible.push({ resource });
	if (!others.some(([, name = '']) => group.operation.has(name))) possible.push({ operation });
	return possible.reduce((one, other) => (lengthOf(other) < lengthOf(one) ? other : one));
}

/** @returns as many copies of the field as n8n needs to show it for exactly these operations */
export function shownFor(
	field: INodeProperties,
	entries: readonly OperationName[],
	all: ReadonlySet<string>,
): INodeProperties[] {
	return conditionsFor(entries, all).map((condition) => shownWhere(field, condition));
}

/**
 * @returns as many copies of an option of a collection as n8n needs to offer it for exactly these operations;
 *   n8n takes the copy that it shows [n8n 2.40]
 */
export function offeredFor(
	option: INodeProperties,
	entries: readonly OperationName[],
	all: ReadonlySet<string>,
): INodeProperties[] {
	if (entries.length === all.size) return [option];
	return conditionsFor(entries, all).map((condition) =>
		shownWhere(
			option,
			Object.fromEntries(Object.entries(condition).map(([part, names]) => [`/${part}`, names])),
		),
	);
}

/** @returns as many copies of what a choice offers as n8n needs to offer it for exactly these operations */
export function chosenFor(
	option: INodePropertyOptions,
	entries: readonly OperationName[],
	all: ReadonlySet<string>,
): INodePropertyOptions[] {
	if (entries.length === all.size) return [option];
	return conditionsFor(entries, all).map((condition) => ({
		...option,
		displayOptions: { ...option.displayOptions, show: condition },
	}));
}

/** @returns the field with an additional condition */
function shownWhere(field: INodeProperties, condition: IDisplayOptions['show']): INodeProperties {
	const show = { ...condition, ...field.displayOptions?.show };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}
