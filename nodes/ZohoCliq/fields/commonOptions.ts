import type { INodeProperties } from 'n8n-workflow';

import type { WaitPolicy } from '../cliq/client';
import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import { isJsonObject } from '../cliq/json';
import { choice } from './choice';
import { toNumber } from './coerce';
import { collectionSpecifics } from './entries';
import type { Field } from './field';
import { contextOf, isEmpty } from './field';
import { number } from './number';
import type { ItemParameters } from './parameters';

/** A collection whose fields the user adds one by one. */
interface Collection {
	readonly name: string;
	readonly label: string;
	readonly description?: string;
	/** The label of its button. */
	readonly add: string;
}

const OPTIONS: Collection = { name: 'options', label: 'Options', add: 'Add option' };

const FILTERS: Collection = {
	name: 'filters',
	label: 'Filters',
	description: 'Which ones to return',
	add: 'Add filter',
};

const onRateLimit = choice({
	name: 'onRateLimit',
	label: 'On Rate Limit',
	description: 'What to do when Cliq is rate limiting',
	options: [
		{
			name: 'Wait',
			value: 'wait',
			description: 'Wait until Cliq accepts calls again, then continue',
		},
		{ name: 'Fail', value: 'fail', description: 'Show an error at once' },
	],
});

const maxWaitSeconds: Field<number> = {
	...number({
		name: 'maxWaitSeconds',
		label: 'Max Wait (Seconds)',
		description: 'Longest single wait when Cliq is rate limiting (usually up to 10 minutes)',
		default: 660,
		min: 0,
	}),
	read(raw, { label }) {
		if (isEmpty(raw)) return undefined;
		// An expression can make it infinite.
		return raw === Infinity ? raw : toNumber(label, raw, 0);
	},
};

/** Options of every operation. */
const COMMON = [maxWaitSeconds, onRateLimit];

/**
 * @param own the operation's options in addition to the common ones
 * @returns the operation's Options property
 */
export function optionsProperty(own: readonly INodeProperties[]): INodeProperties {
	return collectionProperty(OPTIONS, [...own, ...COMMON.map(({ property }) => property)]);
}

/** @returns the Filters property of a list */
export function filtersProperty(own: ReadonlyArray<Field<unknown>>): INodeProperties {
	return collectionProperty(
		FILTERS,
		own.map(({ property }) => property),
	);
}

function collectionProperty(
	{ name, label, description, add }: Collection,
	offered: readonly INodeProperties[],
): INodeProperties {
	const fields = offered.map((property) => ({ property }) as Field<unknown>);
	return {
		displayName: label,
		name,
		...(description !== undefined && { description }),
		...collectionSpecifics(add, fields),
	};
}

/** What the user entered in a collection. */
export class Chosen {
	constructor(
		/** Without empty values. */
		readonly values: JsonObject,
		private readonly zone: string,
	) {}

	/** @returns a field's value; a field the user did not add may also have one */
	read<T>({ property, read }: Field<T>): T | undefined {
		return read(this.values[property.name], contextOf(property, this.zone));
	}
}

/** What the user entered under Options, and how to wait. */
export interface ChosenOptions {
	readonly options: Chosen;
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
		const raw = parameters.raw(OPTIONS.name, OPTIONS.label);
		if (latest === undefined || raw !== latest.raw) {
			latest = { raw, chosen: readOptions(parameters, own) };
		}
		return latest.chosen;
	};
}

function readOptions(
	parameters: ItemParameters,
	own: ReadonlyArray<Field<unknown>>,
): ChosenOptions {
	const options = readCollection(parameters, OPTIONS, own, COMMON);
	const waitPolicy = {
		onRateLimit: options.read(onRateLimit) ?? 'wait',
		maxWaitSeconds: options.read(maxWaitSeconds) ?? 660,
	};
	return { options, waitPolicy };
}

/** @throws INVALID_INPUT for an unknown filter */
export function readFilters(
	parameters: ItemParameters,
	own: ReadonlyArray<Field<unknown>>,
): Chosen {
	return readCollection(parameters, FILTERS, own);
}

/**
 * @returns the non-empty fields of a collection
 * @throws INVALID_INPUT for an unknown field: an expression can set one, and dropping it silently
 * would request something other than the user intended
 */
function readCollection(
	parameters: ItemParameters,
	{ name: collection, label }: Collection,
	...offered: ReadonlyArray<ReadonlyArray<Field<unknown>>>
): Chosen {
	const raw = parameters.raw(collection, label) ?? {};
	if (!isJsonObject(raw)) throw invalidInput(label, 'must be an object');
	const values: JsonObject = {};
	for (const [name, value] of Object.entries(raw)) {
		if (isEmpty(value)) continue;
		const isOffered = offered.some((fields) =>
			fields.some(({ property }) => property.name === name),
		);
		if (isOffered) values[name] = value;
		// Whatever is switched off is ignored.
		else if (value !== false) {
			throw invalidInput(
				name,
				'is not an option of this operation',
				`Remove "${name}" from "${label}".`,
			);
		}
	}
	return new Chosen(values, parameters.timezone);
}
