import type { JsonObject } from '../cliq/json';
import { isJsonObject, isTooDeep, MAX_DEPTH, without } from '../cliq/json';
import type { CliqError } from '../errors';
import { COMBINED_FILES, isStored } from '../fields';

/** How many fields an error names. */
const MAX_NAMED = 20;

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
 * @param wanted field names in any case, also paths such as `owner.name`, and headings: `owner.name as Owner`;
 * empty for all fields
 * @throws what `refuse` returns if there is no column, or a field cannot be one; INVALID_INPUT if a value is
 * nested too deeply
 */
export function tableOf(
	items: readonly JsonObject[],
	wanted: readonly string[],
	refuse: (why: string) => CliqError,
): Table {
	// n8n's own: an item's files are no field of it.
	const records = items.map((item) => without(item, COMBINED_FILES));
	if (isTooDeep(records)) {
		throw refuse(`contains values nested too deeply; the maximum is ${MAX_DEPTH} levels`);
	}
	const columns = wanted.length > 0 ? chosenColumns(records, wanted) : allColumns(records);
	const headings = columns.map(({ heading }) => heading);
	if (columns.length === 0) throw refuse('must not be empty: the rows have no fields');
	if (headings.some((heading) => heading.trim() === '')) {
		throw refuse('must have names: a field of the rows has none');
	}
	const twice = headings.find((heading, index) => headings.indexOf(heading) !== index);
	if (twice !== undefined) throw refuse(`has the heading "${twice}" more than once`);
	// A column may be missing in some rows, even in all of today's; no column at all is a mistake.
	if (!columns.some(({ valueIn }) => records.some((record) => valueIn(record) !== undefined))) {
		throw refuse(`contains only fields that no row has. The rows have: ${fieldsIn(records)}`);
	}
	const rows = records.map((record) =>
		Object.fromEntries(columns.map(({ heading, valueIn }) => [heading, cellText(valueIn(record))])),
	);
	return { columns: headings, rows };
}

interface Column {
	readonly heading: string;
	readonly valueIn: (record: JsonObject) => unknown;
}

function allColumns(records: readonly JsonObject[]): Column[] {
	return [...new Set(records.flatMap(Object.keys))].map((key) => ({
		heading: key,
		valueIn: (record) => (Object.hasOwn(record, key) ? record[key] : undefined),
	}));
}

/** A field named like the whole entry takes precedence: names may contain " as ". */
function chosenColumns(records: readonly JsonObject[], wanted: readonly string[]): Column[] {
	return [...new Set(wanted)].map((entry) => {
		const as = entry.search(/\sas\s/i);
		const isField = as < 0 || records.some((record) => valueAt(record, entry) !== undefined);
		const path = isField ? entry : entry.slice(0, as).trim();
		const heading = isField ? entry : entry.slice(as + ' as '.length).trim();
		return { heading, valueIn: (record) => valueAt(record, path) };
	});
}

/** A field named like the whole path takes precedence: names may contain dots. */
function valueAt(record: unknown, path: string): unknown {
	if (typeof record !== 'object' || record === null) return undefined;
	const values = record as JsonObject;
	const whole = keyIn(values, path);
	if (whole !== undefined) return values[whole];
	const [first = '', ...rest] = path.split('.');
	const key = rest.length > 0 ? keyIn(values, first) : undefined;
	return key === undefined ? undefined : valueAt(values[key], rest.join('.'));
}

/** @returns the key with this name, or else one that differs only in case */
function keyIn(record: JsonObject, name: string): string | undefined {
	if (Object.hasOwn(record, name)) return name;
	const lower = name.toLowerCase();
	return Object.keys(record).find((key) => key.toLowerCase() === lower);
}

/** @returns the fields of the first rows as one can enter them */
function fieldsIn(records: readonly JsonObject[]): string {
	const known = [...new Set(records.slice(0, MAX_NAMED).flatMap((record) => pathsIn(record)))];
	const more = known.length > MAX_NAMED ? ', …' : '';
	return known.slice(0, MAX_NAMED).join(', ') + more;
}

function pathsIn(record: JsonObject, prefix = ''): string[] {
	return Object.entries(record).flatMap(([key, value]) =>
		isJsonObject(value) && cellText(value).startsWith('{"')
			? pathsIn(value, `${prefix}${key}.`)
			: [prefix + key],
	);
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
