import type { JsonObject } from '../cliq/json';
import { isTooDeep, MAX_DEPTH } from '../cliq/json';
import type { CliqError } from '../errors';
import { COMBINED_FILES, isStored } from '../fields';

/** The content of a table. */
export interface Table {
	readonly columns: readonly string[];
	/** Cells by column; every row has all columns. */
	readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

/**
 * Builds a table from records: columns in the given order, or every key in order of appearance.
 *
 * @param items the records, as n8n hands them over
 * @param wanted field names, also paths such as `owner.name`; empty for all fields
 * @throws what `refuse` returns if there is no column, or a field cannot be one; INVALID_INPUT if a value is
 * nested too deeply
 */
export function tableOf(
	items: readonly JsonObject[],
	wanted: readonly string[],
	refuse: (why: string) => CliqError,
): Table {
	// n8n's own: an item's files are no field of it.
	const records = items.map(({ [COMBINED_FILES]: files, ...record }) => record);
	if (isTooDeep(records)) {
		throw refuse(`contains values nested too deeply; the maximum is ${MAX_DEPTH} levels`);
	}
	const columns = [...new Set(wanted.length > 0 ? wanted : records.flatMap(Object.keys))];
	if (columns.length === 0) throw refuse('must not be empty: the rows have no fields');
	if (columns.some((column) => column.trim() === '')) {
		throw refuse('must have names: a field of the rows has none');
	}
	// A column may be missing in some rows, even in all of today's; no column at all is a mistake.
	if (!columns.some((column) => records.some((record) => valueAt(record, column) !== undefined))) {
		throw refuse('contains only fields that no row has');
	}
	const rows = records.map((record) =>
		Object.fromEntries(columns.map((column) => [column, cellText(valueAt(record, column))])),
	);
	return { columns, rows };
}

/** A field named like the whole path takes precedence: names may contain dots. */
function valueAt(record: unknown, path: string): unknown {
	if (typeof record !== 'object' || record === null) return undefined;
	if (Object.hasOwn(record, path)) return (record as JsonObject)[path];
	const [key = '', ...rest] = path.split('.');
	if (rest.length === 0 || !Object.hasOwn(record, key)) return undefined;
	return valueAt((record as JsonObject)[key], rest.join('.'));
}

/** @returns a value as text for a cell: nothing as '', dates in ISO 8601, objects as JSON, files by name */
function cellText(value: unknown): string {
	if (['string', 'number', 'boolean', 'bigint'].includes(typeof value)) return String(value);
	if (typeof value !== 'object' || value === null) return '';
	// Dates, including Luxon's, serialize to ISO text.
	const json = JSON.stringify(value, (_key, inner: unknown) =>
		isStored(inner) ? (inner.fileName ?? '') : inner,
	);
	return json.startsWith('"') ? String(JSON.parse(json)) : json;
}
