import type { INodeProperties } from 'n8n-workflow';

import { optionsProperty } from '../fields/commonOptions';
import type { OperationEntry } from '../operation/operation';
import { combinationsOf, namesOf, shownFor, shownWhere } from './shownFor';
import type { Uses } from './uses';
import { keyOf, note } from './uses';

/** An Options collection shared by several operations, each of which sees only its own part. */
interface SharedOptions {
	readonly options: Uses;
	readonly entries: readonly OperationEntry[];
}

/**
 * Builds the Options of every operation: identical ones become one, and others share one wherever that makes
 * the description smaller. Every form has the common options, which are long; a condition is short.
 */
export function sharedOptions(entries: readonly OperationEntry[]): INodeProperties[] {
	const all = namesOf(entries);
	const sizeOf = (collection: SharedOptions) =>
		JSON.stringify(propertiesOf(collection, all)).length;
	const shared: SharedOptions[] = [];
	for (const own of equalOptions(entries)) {
		const savings = shared.map((other) => {
			const joined = collectionOf([...other.entries, ...own.entries]);
			const saved = isSound(joined, all) ? sizeOf(other) + sizeOf(own) - sizeOf(joined) : 0;
			return { other, joined, saved };
		});
		const best = savings.reduce((one, other) => (other.saved > one.saved ? other : one), {
			other: own,
			joined: own,
			saved: 0,
		});
		const at = shared.indexOf(best.other);
		shared.splice(at < 0 ? shared.length : at, 1, best.joined);
	}
	return shared.flatMap((collection) => propertiesOf(collection, all));
}

function propertiesOf(collection: SharedOptions, all: ReadonlySet<string>): INodeProperties[] {
	return shownFor(optionsProperty(offered(collection)), collection.entries, all);
}

function equalOptions(entries: readonly OperationEntry[]): SharedOptions[] {
	const equal = new Map<string, OperationEntry[]>();
	for (const entry of entries) {
		const key = entry.definition.options.map(({ property }) => keyOf(property)).join();
		equal.set(key, [...(equal.get(key) ?? []), entry]);
	}
	return [...equal.values()].map(collectionOf);
}

function collectionOf(entries: readonly OperationEntry[]): SharedOptions {
	const options: Uses = new Map();
	for (const entry of entries) {
		for (const { property } of entry.definition.options) note(options, property, entry);
	}
	return { options, entries };
}

/**
 * Whether n8n can decide what to show: it finds an option of a collection by its name alone, so each may
 * occur only once in it, as may the collection in the form.
 */
function isSound({ options, entries }: SharedOptions, all: ReadonlySet<string>): boolean {
	const uses = [...options.values()];
	const members = namesOf(entries);
	return (
		new Set(uses.map(({ field }) => field.name)).size === uses.length &&
		uses.every((use) => combinationsOf(use.entries, members).length === 1) &&
		combinationsOf(entries, all).length === 1
	);
}

/** @returns the options, with a condition on each that not every operation of the collection has */
function offered({ options, entries }: SharedOptions): INodeProperties[] {
	const members = namesOf(entries);
	return [...options.values()].map((use) => {
		if (use.entries.length === entries.length) return use.field;
		const [{ resource, operation } = {}] = combinationsOf(use.entries, members);
		return shownWhere(use.field, { '/resource': resource, '/operation': operation });
	});
}
