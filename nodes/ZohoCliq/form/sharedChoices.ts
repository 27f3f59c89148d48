import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { OperationEntry } from '../operation/operation';
import { chosenFor, namesOf, shownFor } from './shownFor';
import type { Use } from './uses';
import { keyOf, usesOf } from './uses';

/**
 * Joins choices that differ in what they offer, such as Send To, wherever that makes the description smaller. Each
 * operation offers only its own part.
 *
 * @returns the joined choice of each, by its content
 */
export function sharedChoices(
	entries: readonly OperationEntry[],
): ReadonlyMap<string, INodeProperties> {
	const all = namesOf(entries);
	const groups = new Map<string, Use[]>();
	for (const use of usesOf(entries, 'options')) {
		const rest = JSON.stringify({ ...use.field, options: undefined });
		groups.set(rest, [...(groups.get(rest) ?? []), use]);
	}
	return new Map(
		[...groups.values()].flatMap((uses) => {
			const joined = uses.length > 1 && joinedIfSmaller(uses, all);
			return joined ? uses.map(({ field }) => [keyOf(field), joined] as const) : [];
		}),
	);
}

function joinedIfSmaller(
	uses: readonly Use[],
	all: ReadonlySet<string>,
): INodeProperties | undefined {
	const everywhere = uses.flatMap(({ entries }) => entries);
	const offers = new Map<string, { option: INodePropertyOptions; entries: OperationEntry[] }>();
	for (const { field, entries } of uses) {
		for (const option of (field.options ?? []) as INodePropertyOptions[]) {
			const key = JSON.stringify(option);
			const offer = offers.get(key) ?? { option, entries: [] };
			offer.entries.push(...entries);
			offers.set(key, offer);
		}
	}
	const members = namesOf(everywhere);
	const options = [...offers.values()].flatMap(({ option, entries }) =>
		chosenFor(option, entries, members),
	);
	const [{ field }] = uses as [Use];
	const joined = { ...field, options };
	const length = (shown: readonly INodeProperties[]) => JSON.stringify(shown).length;
	const apart = uses.map((use) => length(shownFor(use.field, use.entries, all)));
	const together = length(shownFor(joined, everywhere, all));
	return together < apart.reduce((sum, each) => sum + each) ? joined : undefined;
}
