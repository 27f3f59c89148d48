import type { INodeProperties } from 'n8n-workflow';

import type { OperationEntry } from '../operation/operation';

/** A field, and the operations that have it. */
export interface Use {
	readonly field: INodeProperties;
	readonly entries: OperationEntry[];
}

/** Uses by the field's content: identical fields are one field. */
export type Uses = Map<string, Use>;

/** Most fields are in many forms; serializing each only once keeps the build and the tests fast. */
const keys = new WeakMap<INodeProperties, string>();

/** @returns the field's content as a key */
export function keyOf(field: INodeProperties): string {
	const key = keys.get(field) ?? JSON.stringify(field);
	keys.set(field, key);
	return key;
}

/** @returns every field of a type once, with the operations that have it */
export function usesOf(entries: readonly OperationEntry[], type: INodeProperties['type']): Use[] {
	const uses: Uses = new Map();
	for (const entry of entries) {
		for (const { property } of entry.definition.fields) {
			if (property.type === type) note(uses, property, entry);
		}
	}
	return [...uses.values()];
}

/** Records that an operation has a field. */
export function note(
	uses: Uses,
	field: INodeProperties,
	entry: OperationEntry,
	key = keyOf(field),
): void {
	const use = uses.get(key) ?? { field, entries: [] };
	use.entries.push(entry);
	uses.set(key, use);
}
