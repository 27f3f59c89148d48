import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../cliq/json';
import type { Listed } from '../cliq/paging';
import { isoTime } from '../cliq/times';
import type { Field } from '../fields';
import { boolean, text, toNumber } from '../fields';
import type { ItemParameters } from '../fields/parameters';
import type { ItemContext, OutputItem } from './operation';

/** Whether a Get Many returns all results. */
export const returnAll = boolean({
	name: 'returnAll',
	placement: 'form',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

/** A choice of what Cliq returns of each record: it selects no records, so it is not a filter. */
export const FIELDS_TO_RETURN = {
	name: 'fields',
	label: 'Fields to Return',
	placement: 'options',
} as const;

/** The maximum number of results of a Get Many. */
export const limit = {
	property: {
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
} as const satisfies Pick<Field<number>, 'property'>;

/** Whether large responses are reduced to commonly used keys. */
export const simplify = boolean({
	name: 'simplify',
	placement: 'form',
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** @returns the number of rows requested by the user */
export function readLimit(parameters: ItemParameters): number {
	if (parameters.read(returnAll)) return Infinity;
	const { name, displayName, default: standard } = limit.property;
	const given = parameters.raw(name, displayName) ?? standard;
	return Math.trunc(toNumber(displayName, given, 1));
}

/**
 * @param keys that Simplify keeps; undefined if the operation does not simplify
 * @returns the record, reduced to those keys if the user chose Simplify; the whole record if it has none
 * of them, because names vary between responses [reported live] and an empty item would say nothing. Its
 * times are then ISO 8601.
 */
export function simplified(
	record: IDataObject,
	keys: readonly string[] | undefined,
	parameters: ItemParameters,
): IDataObject {
	if (keys === undefined || parameters.read(simplify) === false) return record;
	const known = keys.filter((key) => record[key] !== undefined);
	const kept = known.length === 0 ? Object.keys(record) : known;
	return Object.fromEntries(kept.map((key) => [key, readable(key, record[key])]));
}

/** Cliq writes some times as milliseconds and some as ISO 8601. [Zoho's OpenAPI] */
function readable(key: string, value: IDataObject[string]): IDataObject[string] {
	return /time$/i.test(key) ? (isoTime(value) ?? value) : value;
}

/** Where an earlier list ended: for lists of which Cliq tells what changed since. */
export const syncToken = text({
	name: 'syncToken',
	description: 'Return only what changed since the list that returned this token',
	placeholder: 'e.g. NTB8MTc3NzM0MjEyNzQ3OHw1Mzcx',
});

const returnSyncToken = boolean({
	name: 'returnSyncToken',
	description:
		'Whether to add a token to every item; pass it to Sync Token later to get only what changed since',
});

/** Options of lists with a sync token. */
export const syncOptions = [syncToken, returnSyncToken];

const CROWDED =
	'More entries share the same time than Cliq returns at once, so some of them may be missing.';

/** @returns an item for each row; what belongs to no row is shown as a hint */
export function toListItems(
	item: ItemContext,
	{ rows, syncToken: token, isCrowded }: Listed,
	toOutput: (row: JsonObject) => IDataObject,
): OutputItem[] {
	const isAdded = token !== undefined && item.options.read(returnSyncToken) === true;
	if (isCrowded) item.hint([CROWDED]);
	if (isAdded && rows.length === 0) item.hint([`There is nothing new. Sync Token: ${token}`]);
	const added = isAdded ? { syncToken: token } : {};
	return rows.map((row) => ({ json: { ...toOutput(row), ...added } }));
}
