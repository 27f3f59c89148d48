import type { INodeProperties } from 'n8n-workflow';

import type { WaitPolicy } from '../cliq/client';
import { networkPath } from '../cliq/network';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { choice } from './choice';
import { toNumber } from './coerce';
import { collectionSpecifics } from './entries';
import type { Field } from './field';
import { checked, contextOf, isEmpty } from './field';
import { number } from './number';
import type { ItemParameters } from './parameters';
import { trimmed } from './text';

/** The collection of a form's options. */
export const OPTIONS = { displayName: 'Options', name: 'options' };

/** Collections of optional fields in addition to Options. */
const COLLECTIONS = {
	filters: { displayName: 'Filters', description: 'Which ones to return', add: 'Add filter' },
	updateFields: { displayName: 'Update Fields', description: 'What to change', add: 'Add Field' },
	additionalFields: {
		displayName: 'Additional Fields',
		description: 'What else to set',
		add: 'Add Field',
	},
};

/** The name of a collection of optional fields. */
export type CollectionName = keyof typeof COLLECTIONS;

const onRateLimit = choice({
	name: 'onRateLimit',
	description: 'What to do when Cliq is rate limiting',
	options: [
		{
			name: 'Wait',
			value: 'wait',
			description: 'Until Cliq accepts calls again',
		},
		{ name: 'Fail', value: 'fail', description: 'Show an error at once' },
	],
});

/** The longest wait for a lock. Where somebody watches a test run, ten minutes of silence look like a hang. */
const PRODUCTION = { maxWaitSeconds: 660, maxPaceSeconds: Infinity };
const TEST_RUN = { maxWaitSeconds: 90, maxPaceSeconds: 90, isTestRun: true } as const;

const maxWaitSeconds: Field<number> = {
	...number({
		name: 'maxWaitSeconds',
		label: 'Max Wait (Seconds)',
		description: 'Longest single wait when Cliq is rate limiting (usually up to 10 minutes)',
		default: PRODUCTION.maxWaitSeconds,
		min: 0,
	}),
	read(raw, { label }) {
		if (isEmpty(raw)) return undefined;
		// An expression can make it infinite.
		return raw === Infinity ? raw : toNumber(label, raw, 0);
	},
};

const typedNetwork = checked(
	trimmed({
		name: 'network',
		description: "Name or ID as in the address after /network/; by default the credential's",
		placeholder: 'e.g. zylkerpartners',
	}),
	networkPath,
);

/** The Cliq Network to use instead of the credential's. A webhook token belongs to the prefix of its credential. */
const network: typeof typedNetwork = {
	...typedNetwork,
	property: {
		...typedNetwork.property,
		displayOptions: { hide: { '/authentication': ['webhookToken'] } },
	},
};

/** Options of every operation. */
const COMMON = [maxWaitSeconds, network, onRateLimit];

/** @returns the Options property of an operation: its own options, and the common ones */
export function optionsProperty(own: readonly INodeProperties[]): INodeProperties {
	const all = [...own, ...COMMON.map(({ property }) => property)];
	return { ...OPTIONS, ...collectionSpecifics('Add option', all) };
}

/** @returns the property of a collection of optional fields */
export function collectionProperty(
	name: CollectionName,
	own: ReadonlyArray<Field<unknown>>,
): INodeProperties {
	const { add, ...words } = COLLECTIONS[name];
	const all = own.map(({ property }) => property);
	return { ...words, name, ...collectionSpecifics(add, all) };
}

/** @returns a collection's label, for errors that name it */
export function labelOfCollection(name: CollectionName): string {
	return COLLECTIONS[name].displayName;
}

/** What the user entered in a collection. */
export class Chosen {
	constructor(
		/** Without empty values. */
		readonly values: JsonObject,
		private readonly run: Pick<ItemParameters, 'timezone' | 'isTool'>,
	) {}

	/** @returns a field's value; a field the user did not add may also have one */
	read<T>({ property, read }: Field<T>): T | undefined {
		const { timezone, isTool } = this.run;
		return read(this.values[property.name], { ...contextOf(property, timezone), isTool });
	}
}

/** What the user entered under Options, where to send and how to wait. */
export interface ChosenOptions {
	readonly options: Chosen;
	readonly network: string | undefined;
	readonly waitPolicy: WaitPolicy;
}

/**
 * Creates a reader of an operation's options for all items of a run: the same options are read once.
 *
 * @param own the operation's options in addition to the common ones
 * @returns the reader; it throws INVALID_INPUT for an unknown option
 */
export function optionsReader(
	own: ReadonlyArray<Field<unknown>>,
): (parameters: ItemParameters) => ChosenOptions {
	let latest: { readonly raw: unknown; readonly chosen: ChosenOptions } | undefined;
	return (parameters) => {
		// Without expressions, n8n returns the identical object.
		const raw = parameters.raw(OPTIONS.name, OPTIONS.displayName);
		if (!latest || raw !== latest.raw) latest = { raw, chosen: readOptions(parameters, own) };
		return latest.chosen;
	};
}

function readOptions(parameters: ItemParameters, own: ReadonlyArray<Field<unknown>>) {
	const options = readCollection(parameters, OPTIONS, own, COMMON);
	const max = options.read(maxWaitSeconds);
	// A queue gets shorter by itself: in production, by default, nothing ends that wait.
	const standard = parameters.isTestRun ? TEST_RUN : PRODUCTION;
	const waitPolicy = {
		onRateLimit: options.read(onRateLimit) ?? 'wait',
		...(max === undefined ? standard : { maxWaitSeconds: max }),
	};
	return { options, network: options.read(network), waitPolicy };
}

/** @throws INVALID_INPUT for an unknown field */
export function readAdded(
	parameters: ItemParameters,
	name: CollectionName,
	own: ReadonlyArray<Field<unknown>>,
): Chosen {
	return readCollection(parameters, { ...COLLECTIONS[name], name }, own);
}

/**
 * @returns the non-empty fields of a collection
 * @throws INVALID_INPUT for an unknown field: an expression can set one, and dropping it silently
 * would request something other than the user intended
 */
export function readCollection(
	parameters: ItemParameters,
	{ name: collection, displayName: label }: typeof OPTIONS,
	...offered: ReadonlyArray<ReadonlyArray<Field<unknown>>>
): Chosen {
	const raw = parameters.raw(collection, label) ?? {};
	if (!isJsonObject(raw)) throw invalidInput(label, 'must be an object');
	const names = offered.flat().map(({ property }) => property.name);
	const values: JsonObject = {};
	for (const [name, value] of Object.entries(raw)) {
		if (isEmpty(value)) continue;
		if (names.includes(name)) values[name] = value;
		// Whatever is switched off is ignored.
		else if (value !== false) {
			const remedy = `Remove "${name}" from "${label}".`;
			throw invalidInput(name, 'is not an option of this operation', remedy);
		}
	}
	return new Chosen(values, parameters);
}
