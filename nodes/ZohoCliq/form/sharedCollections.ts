import type { INodeProperties } from 'n8n-workflow';

import { collectionSpecifics } from '../fields';
import type { OperationEntry } from '../operation/operation';
import { namesOf, offeredFor, shownFor } from './shownFor';
import type { Use, Uses } from './uses';
import { keyOf, note, usesOf } from './uses';

/**
 * Joins collections of one name wherever that makes the description smaller: lists have filters in common. Each
 * operation sees only its own part.
 *
 * @returns the joined collection of each, by its content
 */
export function sharedCollections(
	entries: readonly OperationEntry[],
): ReadonlyMap<string, INodeProperties> {
	const all = namesOf(entries);
	const uses = usesOf(entries, 'collection');
	// Few of the pairs are new in each round; every test that loads a node waits for this.
	const lengths = new Map<string, number>();
	const lengthOf = (own: Joined) => {
		const key = own.map((use) => uses.indexOf(use)).join();
		const known =
			lengths.get(key) ?? JSON.stringify(shownFor(joined(own), own.flatMap(entriesOf), all)).length;
		lengths.set(key, known);
		return known;
	};
	let found = uses.map((use): Joined => [use]);
	for (let best = bestPair(found, lengthOf); best; best = bestPair(found, lengthOf)) {
		const { one, other } = best;
		found = [...found.filter((each) => each !== one && each !== other), [...one, ...other]];
	}
	return new Map(
		found.flatMap((own) => {
			const property = joined(own);
			return own.map(({ field }) => [keyOf(field), property] as const);
		}),
	);
}

const entriesOf = ({ entries }: Use) => entries;

/** Collections of one name that become one. */
type Joined = readonly [Use, ...Use[]];

type Length = (own: Joined) => number;

/** Options of one name take the same kind of value: n8n 1.x adds all of them with the first one's default. */
function fit(one: Joined, other: Joined): boolean {
	if (one[0].field.name !== other[0].field.name) return false;
	const kinds = new Map(optionsOf(one).map((option) => [option.name, kindOf(option)]));
	return optionsOf(other).every(
		(option) => (kinds.get(option.name) ?? kindOf(option)) === kindOf(option),
	);
}

const optionsOf = (own: Joined) => own.flatMap(({ field }) => field.options as INodeProperties[]);

const kindOf = (option: INodeProperties) => JSON.stringify([option.type, option.default]);

/** @returns the collections of one name whose joining saves most; undefined if none saves anything */
function bestPair(found: readonly Joined[], lengthOf: Length) {
	const pairs = found.flatMap((one, index) =>
		found
			.slice(index + 1)
			.filter((other) => fit(one, other))
			.map((other) => ({
				...{ one, other },
				saved: lengthOf(one) + lengthOf(other) - lengthOf([...one, ...other]),
			})),
	);
	return pairs
		.filter(({ saved }) => saved > 0)
		.reduce<
			(typeof pairs)[number] | undefined
		>((best, pair) => (best && best.saved >= pair.saved ? best : pair), undefined);
}

/** @returns a collection with the options of all, each offered to the operations that have it */
function joined(own: Joined): INodeProperties {
	const [{ field }] = own;
	if (own.length === 1) return field;
	const options: Uses = new Map();
	for (const use of own) {
		for (const option of optionsOf([use])) {
			for (const entry of use.entries) note(options, option, entry);
		}
	}
	const members = namesOf(own.flatMap(entriesOf));
	const offered = [...options.values()].flatMap((use) =>
		offeredFor(use.field, use.entries, members),
	);
	return { ...field, ...collectionSpecifics(field.placeholder ?? '', offered) };
}
