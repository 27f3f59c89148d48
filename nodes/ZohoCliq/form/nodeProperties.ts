import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { optionsProperty } from '../fields/commonOptions';
import type { OperationEntry, Resource } from '../operation/operation';

/**
 * Makes the node's form from its operations: the choice of resource and operation, then every field
 * once, shown for the operations that have it, so that the description stays small.
 */
export function nodeProperties(
	resources: readonly Resource[],
	operations: readonly OperationEntry[],
): INodeProperties[] {
	return [resourceField(resources), ...resources.map(operationField), ...fieldsOf(operations)];
}

function resourceField(resources: readonly Resource[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })),
		default: 'message',
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

/** A field, and the operations that have it. */
interface Use {
	readonly field: INodeProperties;
	readonly entries: OperationEntry[];
}

/** Uses by what the field says: fields that say the same are one field. */
type Uses = Map<string, Use>;

function fieldsOf(operations: readonly OperationEntry[]): INodeProperties[] {
	const fields: Uses = new Map();
	const forms = operations.map((entry) =>
		entry.definition.fields.map(({ property }) => note(fields, property, entry)),
	);
	const existing = new Set(operations.map(nameOf));
	return [
		...inFormOrder(fields, forms).flatMap(({ field, entries }) => placed(field, entries, existing)),
		// Options stand last in every form.
		...optionsFields(operations, existing),
	];
}

/** Most fields stand in many forms: writing each out once is what keeps loading fast. */
const keys = new WeakMap<INodeProperties, string>();

/** @returns what the field says */
function keyOf(field: INodeProperties): string {
	const key = keys.get(field) ?? JSON.stringify(field);
	keys.set(field, key);
	return key;
}

/** @returns the key under which the field is noted */
function note(uses: Uses, field: INodeProperties, entry: OperationEntry): string {
	const key = keyOf(field);
	const use = uses.get(key) ?? { field, entries: [] };
	use.entries.push(entry);
	uses.set(key, use);
	return key;
}

function placed(
	field: INodeProperties,
	entries: readonly OperationEntry[],
	existing: ReadonlySet<string>,
): INodeProperties[] {
	return shownFor(entries, existing).map(({ resource, operation }) =>
		shownWhere(field, { resource, operation }),
	);
}

function shownWhere(field: INodeProperties, where: IDisplayOptions['show']): INodeProperties {
	const show = { ...where, ...field.displayOptions?.show };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}

/** An Options collection of several operations, each of which sees its own part of it. */
interface SharedOptions {
	readonly options: Uses;
	readonly entries: readonly OperationEntry[];
}

/** How many options two collections must have in common to be put together; few are not worth the conditions. */
const WORTH_SHARING = 3;

/** Every operation's Options: those that say the same are one, and those that are much alike share one. */
function optionsFields(
	operations: readonly OperationEntry[],
	existing: ReadonlySet<string>,
): INodeProperties[] {
	const equal = new Map<string, OperationEntry[]>();
	for (const entry of operations) {
		const key = entry.definition.options.map(({ property }) => keyOf(property)).join();
		equal.set(key, [...(equal.get(key) ?? []), entry]);
	}
	const shared: SharedOptions[] = [];
	for (const entries of equal.values()) {
		const own = collectionOf(entries);
		const alike = shared.map((other) =>
			areAlike(other, own) ? collectionOf([...other.entries, ...entries]) : undefined,
		);
		const at = alike.findIndex((collection) => collection && isSound(collection, existing));
		shared.splice(at < 0 ? shared.length : at, 1, alike[at] ?? own);
	}
	return shared.flatMap(({ options, entries }) => {
		const offered = [...options.values()].map((use) => offeredWhere(use, entries));
		return placed(optionsProperty(offered), entries, existing);
	});
}

function collectionOf(entries: readonly OperationEntry[]): SharedOptions {
	const options: Uses = new Map();
	for (const entry of entries) {
		for (const { property } of entry.definition.options) note(options, property, entry);
	}
	return { options, entries };
}

function areAlike(one: SharedOptions, other: SharedOptions): boolean {
	return [...one.options.keys()].filter((key) => other.options.has(key)).length >= WORTH_SHARING;
}

/**
 * Whether n8n can tell what to show: it finds an option of a collection by its name alone, so each may
 * stand in it only once, and so may the collection in the form.
 */
function isSound({ options, entries }: SharedOptions, existing: ReadonlySet<string>): boolean {
	const uses = [...options.values()];
	const all = new Set(entries.map(nameOf));
	return (
		new Set(uses.map(({ field }) => field.name)).size === uses.length &&
		uses.every((use) => shownFor(use.entries, all).length === 1) &&
		shownFor(entries, existing).length === 1
	);
}

function offeredWhere({ field, entries }: Use, all: readonly OperationEntry[]): INodeProperties {
	if (entries.length === all.length) return field;
	const [{ resource, operation } = { resource: [], operation: [] }] = shownFor(
		entries,
		new Set(all.map(nameOf)),
	);
	return shownWhere(field, { '/resource': resource, '/operation': operation });
}

/** Orders shared fields so that every operation's own order is kept. */
function inFormOrder(uses: Uses, forms: ReadonlyArray<readonly string[]>): Use[] {
	const before = new Map([...uses.keys()].map((key) => [key, new Set<string>()]));
	for (const form of forms) {
		for (const [index, key] of form.entries()) {
			const previous = form[index - 1];
			if (previous !== undefined) before.get(key)?.add(previous);
		}
	}
	const ordered: Use[] = [];
	while (before.size > 0) {
		const next = [...before].find(([, keys]) => [...keys].every((key) => !before.has(key)));
		const use = next && uses.get(next[0]);
		if (!use) {
			const names = [...before.keys()].map((key) => uses.get(key)?.field.name).join(', ');
			throw new Error(`Operations list the same fields in opposite orders, some of: ${names}`);
		}
		before.delete(next[0]);
		ordered.push(use);
	}
	return ordered;
}

/** Resources and operations that n8n shows a field for, in every combination. */
interface Shown {
	readonly resource: string[];
	readonly operation: string[];
}

/**
 * Puts operations together where every combination of them is wanted or does not exist at all, so that a
 * field stands in the description as few times as can be.
 *
 * @param existing names of the operations among which these are to be told
 */
function shownFor(entries: readonly OperationEntry[], existing: ReadonlySet<string>): Shown[] {
	const wanted = new Set(entries.map(nameOf));
	const isFine = (resource: string, operation: string) => {
		const name = nameOf({ resource, operation });
		return wanted.has(name) || !existing.has(name);
	};
	const shown: Shown[] = [];
	for (const { resource, operation } of entries) {
		const place = shown.find(
			(candidate) =>
				candidate.operation.every((other) => isFine(resource, other)) &&
				candidate.resource.every((other) => isFine(other, operation)),
		);
		if (place) add(place, resource, operation);
		else shown.push({ resource: [resource], operation: [operation] });
	}
	return shown;
}

function add(place: Shown, resource: string, operation: string): void {
	if (!place.resource.includes(resource)) place.resource.push(resource);
	if (!place.operation.includes(operation)) place.operation.push(operation);
}

function nameOf({ resource, operation }: Pick<OperationEntry, 'resource' | 'operation'>): string {
	return `${resource}.${operation}`;
}
