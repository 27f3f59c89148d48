import type { INodeProperties } from 'n8n-workflow';

import { optionsProperty } from '../fields/commonOptions';
import type { OperationEntry } from '../operation/operation';
import { combinationsOf, OperationSet, shownFor, shownWhere } from './shownFor';
import type { Use, Uses } from './uses';
import { keyOf, note } from './uses';

/** An Options collection shared by several operations, each of which sees only its own part. */
interface SharedOptions {
	readonly options: Uses;
	readonly entries: readonly OperationEntry[];
}

/** How many common options make it worth merging two collections; fewer do not justify the conditions. */
const WORTH_SHARING = 3;

/**
 * Builds the Options of every operation: identical ones become one, and similar ones share one.
 *
 * @param all the operations of the node
 */
export function sharedOptions(
	entries: readonly OperationEntry[],
	all: OperationSet,
): INodeProperties[] {
	const shared: SharedOptions[] = [];
	for (const own of equalOptions(entries)) {
		const joined = shared.map((other) => (areAlike(other, own) ? join(other, own) : undefined));
		const at = joined.findIndex((collection) => collection && isSound(collection, all));
		shared.splice(at < 0 ? shared.length : at, 1, joined[at] ?? own);
	}
	return shared.flatMap((collection) => {
		const members = new OperationSet(collection.entries);
		const options = [...collection.options.values()].map((use) =>
			offered(use, collection, members),
		);
		return shownFor(optionsProperty(options), collection.entries, all);
	});
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

function areAlike(one: SharedOptions, other: SharedOptions): boolean {
	return [...one.options.keys()].filter((key) => other.options.has(key)).length >= WORTH_SHARING;
}

function join(one: SharedOptions, other: SharedOptions): SharedOptions {
	return collectionOf([...one.entries, ...other.entries]);
}

/**
 * Whether n8n can decide what to show: it finds an option of a collection by its name alone, so each may
 * occur only once in it, as may the collection in the form.
 */
function isSound({ options, entries }: SharedOptions, all: OperationSet): boolean {
	const uses = [...options.values()];
	const members = new OperationSet(entries);
	return (
		new Set(uses.map(({ field }) => field.name)).size === uses.length &&
		uses.every((use) => combinationsOf(use.entries, members).length === 1) &&
		combinationsOf(entries, all).length === 1
	);
}

/** @returns the option, with a condition unless every operation of the collection has it */
function offered(
	{ field, entries }: Use,
	collection: SharedOptions,
	members: OperationSet,
): INodeProperties {
	if (entries.length === collection.entries.length) return field;
	const [{ resource, operation } = { resource: [], operation: [] }] = combinationsOf(
		entries,
		members,
	);
	return shownWhere(field, { '/resource': resource, '/operation': operation });
}
