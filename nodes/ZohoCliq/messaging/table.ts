import { invalidInput } from '../errors';
import type { JsonObject } from '../cliq/json';
import { MAX_SLIDES, MAX_SLIDES_LENGTH } from './card/slideRules';

/** A table slide, as a message carries it. */
export type TableSlide = Readonly<{
	type: 'table';
	title?: string;
	data: { headers: string[]; rows: Array<Record<string, string>> };
}>;

/** What a table shows. */
export interface Table {
	readonly columns: readonly string[];
	/** Cells by column; every row has all columns. */
	readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** The slides of one message, and which rows of all they show, counted from 1. */
export interface TableMessage {
	readonly slides: TableSlide[];
	readonly first: number;
	readonly last: number;
}

/**
 * Makes a table of records: columns in the order given, or every key in the order of appearance.
 *
 * @param wanted names of fields, also paths like `owner.name`; none for all fields
 * @param label of the field that names them
 * @throws INVALID_INPUT when there is no column, or a field that cannot be one
 */
export function tableOf(
	records: readonly JsonObject[],
	wanted: readonly string[],
	label: string,
): Table {
	const columns = [...new Set(wanted.length > 0 ? wanted : records.flatMap(Object.keys))];
	if (columns.length === 0) throw invalidInput(label, 'must not be empty: the rows have no fields');
	if (columns.some((column) => column.trim() === '')) {
		throw invalidInput(label, 'must be named: a field of the rows has no name');
	}
	// One that some rows lack is fine, even all of today's; none at all is a mistake.
	if (!columns.some((column) => records.some((record) => has(record, column)))) {
		throw invalidInput(label, 'names only fields that no row has');
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
export function cellText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
		return String(value);
	}
	if (typeof value !== 'object' || value === null) return '';
	// Dates, also Luxon's, give their ISO text.
	const json = JSON.stringify(value);
	return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

/**
 * Deals the rows out to as many slides and messages as they take, in order. No number of rows or
 * columns is published, but the size of all slides together is.
 *
 * @param title of every slide; with several, each also says which rows it shows
 * @param rowsPerSlide at most
 * @param label of the field that the rows come from
 * @throws INVALID_INPUT for a row that is too long for a message
 */
export function dealOut(
	{ columns, rows }: Table,
	title: string,
	rowsPerSlide: number,
	label: string,
): TableMessage[] {
	const longest = titleOf(title, rows.length, rows.length, rows.length * 10);
	const slideLength = lengthOf(slideOf(columns, [], longest)) + 1;
	const messages: number[][][] = [];
	// Of the message at hand: "[]" around its slides.
	let length = Infinity;

	for (const [index, row] of rows.entries()) {
		const rowLength = lengthOf(row) + 1;
		const message = messages.at(-1) ?? [];
		const slide = message.at(-1) ?? [];
		if (slide.length < rowsPerSlide && length + rowLength <= MAX_SLIDES_LENGTH) {
			slide.push(index);
			length += rowLength;
		} else if (
			message.length < MAX_SLIDES &&
			slide.length >= rowsPerSlide &&
			length + slideLength + rowLength <= MAX_SLIDES_LENGTH
		) {
			message.push([index]);
			length += slideLength + rowLength;
		} else {
			messages.push([[index]]);
			length = 2 + slideLength + rowLength;
			if (length > MAX_SLIDES_LENGTH) throw tooLong(label, row, index, columns);
		}
	}
	return messages.map((message) => {
		const slides = message.map((slide) =>
			slideOf(
				columns,
				slide.map((index) => rows[index] ?? {}),
				titleOf(title, (slide[0] ?? 0) + 1, (slide.at(-1) ?? 0) + 1, rows.length),
			),
		);
		const shown = message.flat();
		return { slides, first: (shown[0] ?? 0) + 1, last: (shown.at(-1) ?? 0) + 1 };
	});
}

/** @returns a title that says which rows stand below it, where that is not all of them */
export function titleOf(title: string, first: number, last: number, total: number): string {
	if (first === 1 && last === total) return title;
	return [title, `(${first}–${last} / ${total})`].join(' ').trim();
}

function slideOf(
	columns: readonly string[],
	rows: ReadonlyArray<Readonly<Record<string, string>>>,
	title: string,
): TableSlide {
	return {
		type: 'table',
		...(title === '' ? {} : { title }),
		data: { headers: [...columns], rows: rows.map((row) => ({ ...row })) },
	};
}

function tooLong(
	label: string,
	row: Readonly<Record<string, string>>,
	index: number,
	columns: readonly string[],
) {
	const sized = columns.map((column) => ({ column, length: row[column]?.length ?? 0 }));
	const [widest] = sized.sort((one, other) => other.length - one.length);
	return invalidInput(
		label,
		`make row ${index + 1} too long for one message, whose tables take ${MAX_SLIDES_LENGTH} characters: "${widest?.column ?? ''}" alone has ${widest?.length ?? 0}`,
		`Choose fewer columns in "${label}", or shorten "${widest?.column ?? ''}" before this node.`,
	);
}

function lengthOf(value: unknown): number {
	return JSON.stringify(value).length;
}
