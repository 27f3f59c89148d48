import type { JsonObject } from '../cliq/json';
import type { CliqError } from '../errors';

/** What a table shows. */
export interface Table {
	readonly columns: readonly string[];
	/** Cells by column; every row has all columns. */
	readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

/**
 * Makes a table of records: columns in the order given, or every key in the order of appearance.
 *
 * @param wanted names of fields, also paths like `owner.name`; none for all fields
 * @param refuse makes the error for the field that names them
 * @throws INVALID_INPUT when there is no column, or a field that cannot be one
 */
export function tableOf(
	records: readonly JsonObject[],
	wanted: readonly string[],
	refuse: (why: string) => CliqError,
): Table {
	const columns = [...new Set(wanted.length > 0 ? wanted : records.flatMap(Object.keys))];
	if (columns.length === 0) throw refuse('must not be empty: the rows have no fields');
	if (columns.some((column) => column.trim() === '')) {
		throw refuse('must be named: a field of the rows has no name');
	}
	// One that some rows lack is fine, even all of today's; none at all is a mistake.
	if (!columns.some((column) => records.some((record) => has(record, column)))) {
		throw refuse('names only fields that no row has');
	}
	const rows = records.map((record) =>
		Object.fromEntries(columns.map((column) => [column, cellText(valueAt(record, column))])),
	);
	return { columns, rows };
}

function has(record: JsonObject, column: string): boolean {
	return valueAt(record, column) !== undefined;
}

/** A field whose name is the whole path goes first: names may hold dots. */
function valueAt(record: unknown, path: string): unknown {
	if (typeof record !== 'object' || record === null) return undefined;
	if (Object.hasOwn(record, path)) return (record as JsonObject)[path];
	const [key = '', ...rest] = path.split('.');
	if (rest.length === 0 || !Object.hasOwn(record, key)) return undefined;
	return valueAt((record as JsonObject)[key], rest.join('.'));
}

/** @returns a value as a person reads it in a cell: nothing as '', dates in ISO 8601, objects as JSON */
function cellText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
		return String(value);
	}
	if (typeof value !== 'object' || value === null) return '';
	// Dates, also Luxon's, give their ISO text.
	const json = JSON.stringify(value);
	return json.startsWith('"') ? String(JSON.parse(json)) : json;
}
