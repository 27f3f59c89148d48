import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toFlag, toNumber } from '../fields/parameters';
import type { ItemParameters } from '../fields/parameters';

/** Whether a Get Many gives everything there is. */
export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

/** How many results a Get Many gives. */
export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** Whether large answers are cut down to what people use. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** @returns how many rows the user wants */
export function readLimit(parameters: ItemParameters): number {
	const returnAll = toFlag(returnAllField, parameters.raw(returnAllField) ?? false);
	if (returnAll) return Infinity;
	return Math.trunc(toNumber(limitField, parameters.raw(limitField) ?? 50, 1));
}

/**
 * @param keys that Simplify leaves; undefined where the operation does not simplify
 * @returns the record, with those keys alone when the user wants it simple; all of it when it has none
 * of them, because names vary between answers [reported live] and an empty item would say nothing
 */
export function simplified(
	record: IDataObject,
	keys: readonly string[] | undefined,
	parameters: ItemParameters,
): IDataObject {
	if (keys === undefined) return record;
	if (!toFlag(simplifyField, parameters.raw(simplifyField) ?? true)) return record;
	const known = keys.filter((key) => record[key] !== undefined);
	if (known.length === 0) return record;
	return Object.fromEntries(known.map((key) => [key, record[key]]));
}
