import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { optionsField } from '../fields/options';
import type { CatalogueEntry, Resource } from './operation';

/**
 * Makes the node's form from its operations: the choice of resource and operation, then every field
 * once, shown for the operations that have it, so that the description stays small.
 */
export function nodeProperties(
	resources: readonly Resource[],
	catalogue: readonly CatalogueEntry[],
): INodeProperties[] {
	return [resourceField(resources), ...resources.map(operationField), ...fieldsOf(catalogue)];
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

function operationField({ value: resource, operations }: Resource): INodeProperties {
	const [first = ''] = Object.keys(operations);
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
		default: first,
	};
}

/** A field, and the operations that have it. */
interface Use {
	readonly field: INodeProperties;
	readonly entries: CatalogueEntry[];
}

function fieldsOf(catalogue: readonly CatalogueEntry[]): INodeProperties[] {
	const fields = usesOf(catalogue, ({ definition }) => definition.fields);
	const ordered = inFormOrder(
		fields,
		catalogue.map(({ definition }) => definition.fields),
	);
	// Options stand last in every form; operations that take the same ones share the collection.
	const collections = new Map<string, INodeProperties>();
	const options = usesOf(catalogue, ({ definition }) => {
		const key = JSON.stringify(definition.options);
		const collection = collections.get(key) ?? optionsField(definition.options);
		collections.set(key, collection);
		return [collection];
	});
	return [...ordered, ...options].flatMap(shownForItsOperations);
}

function usesOf(
	catalogue: readonly CatalogueEntry[],
	fieldsOfEntry: (entry: CatalogueEntry) => readonly INodeProperties[],
): Use[] {
	const uses = new Map<INodeProperties, Use>();
	for (const entry of catalogue) {
		for (const field of fieldsOfEntry(entry)) {
			const use = uses.get(field) ?? { field, entries: [] };
			use.entries.push(entry);
			uses.set(field, use);
		}
	}
	return [...uses.values()];
}

/** Orders shared fields so that every operation's own order is kept. */
function inFormOrder(uses: Use[], forms: ReadonlyArray<readonly INodeProperties[]>): Use[] {
	const waiting = new Set(uses);
	const ordered: Use[] = [];
	const isNext = ({ field }: Use) =>
		forms.every((form) => {
			const before = form.slice(0, Math.max(0, form.indexOf(field)));
			return ![...waiting].some((use) => before.includes(use.field));
		});
	while (waiting.size > 0) {
		const next = [...waiting].find(isNext);
		if (!next) throw new Error('Two operations list the same fields in opposite orders');
		waiting.delete(next);
		ordered.push(next);
	}
	return ordered;
}

/**
 * n8n shows a field for every combination of the listed resources and operations, so resources are put
 * together only when they have the field for the same operations.
 */
function shownForItsOperations({ field, entries }: Use): INodeProperties[] {
	const byResource = new Map<string, string[]>();
	for (const { resource, operation } of entries) {
		byResource.set(resource, [...(byResource.get(resource) ?? []), operation]);
	}
	const groups = new Map<string, { resource: string[]; operation: string[] }>();
	for (const [resource, operation] of byResource) {
		const key = operation.join(' ');
		const group = groups.get(key) ?? { resource: [], operation };
		group.resource.push(resource);
		groups.set(key, group);
	}
	return [...groups.values()].map((show) => ({
		...field,
		displayOptions: { show: { ...show, ...field.displayOptions?.show } } as IDisplayOptions,
	}));
}
