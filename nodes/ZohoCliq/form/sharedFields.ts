import type { INodeProperties } from 'n8n-workflow';

import type { OperationEntry } from '../operation/operation';
import { sharedChoices } from './sharedChoices';
import { sharedCollections } from './sharedCollections';
import { isShownByChoice } from './choices';
import { namesOf, shownFor } from './shownFor';
import type { Uses } from './uses';
import { keyOf, note } from './uses';

/**
 * Merges identical fields into one property, in an order that fits every operation. If two operations have
 * the same fields in opposite orders, one of them gets a copy.
 */
export function sharedFields(entries: readonly OperationEntry[]): INodeProperties[] {
	const all = namesOf(entries);
	const uses: Uses = new Map();
	const order = new Order();
	const joined = new Map([...sharedCollections(entries), ...sharedChoices(entries)]);
	for (const entry of entries) {
		let previous: string | undefined;
		for (const { property: own } of entry.definition.fields) {
			const property = joined.get(keyOf(own)) ?? own;
			previous = order.placeAfter(previous, keyOf(property));
			note(uses, property, entry, previous);
		}
	}
	return order.sorted().flatMap((key) => {
		const use = uses.get(key);
		if (!use) return [];
		return isShownByChoice(use, [...uses.values()])
			? [use.field]
			: shownFor(use.field, use.entries, all);
	});
}

/** Which fields come before which, by key; never cyclic. */
class Order {
	private readonly before = new Map<string, Set<string>>();

	/** @returns the key that places a field after the previous one: its own, or that of a copy */
	placeAfter(previous: string | undefined, key: string): string {
		let placed = key;
		while (previous !== undefined && this.comesBefore(placed, previous)) placed += ' copy';
		const predecessors = this.before.get(placed) ?? new Set();
		if (previous !== undefined) predecessors.add(previous);
		this.before.set(placed, predecessors);
		return placed;
	}

	private comesBefore(one: string, other: string): boolean {
		const reached = new Set([other]);
		// Keys added during iteration are visited too.
		for (const key of reached) this.before.get(key)?.forEach((earlier) => reached.add(earlier));
		return reached.has(one);
	}

	/** @returns all keys in order, those added first as far ahead as possible */
	sorted(): string[] {
		const waiting = new Map(this.before);
		const first = () =>
			[...waiting].find(([, earlier]) => ![...earlier].some((key) => waiting.has(key)));
		const sorted: string[] = [];
		for (let next = first(); next; next = first()) {
			waiting.delete(next[0]);
			sorted.push(next[0]);
		}
		return sorted;
	}
}
