import type { CliqError } from '../errors';
import { invalidInput } from '../errors';
import { MAX_SLIDES, MAX_SLIDES_LENGTH } from './card/slides';
import type { Table } from './table';

/** A table slide as sent in a message. */
type TableSlide = ReturnType<typeof slideOf>;

/** The slides of one message, and the range of rows they show, counted from 1. */
interface TableMessage {
	readonly slides: TableSlide[];
	readonly first: number;
	readonly last: number;
}

/**
 * Splits a table's rows over as many slides and messages as necessary, in order. No maximum of rows or
 * columns is published, but there is one for the size of all slides together.
 *
 * @param title of every slide; with several, each also states which rows it shows
 * @param rowsPerSlide maximum per slide
 * @param label of the field that the rows come from
 * @throws INVALID_INPUT for a row that is too long for a message
 */
export function splitIntoMessages(
	{ columns, rows }: Table,
	title: string,
	rowsPerSlide: number,
	label: string,
): TableMessage[] {
	return dealOut({ columns, rows }, title, rowsPerSlide, label).map((message) => {
		const slides = message.map((indexes) => {
			const { first, last } = rangeOf(indexes);
			const shown = titleOf(title, first, last, rows.length);
			return slideOf(columns, rows.slice(first - 1, last), shown);
		});
		return { slides, ...rangeOf(message.flat()) };
	});
}

function rangeOf(indexes: readonly number[]): Pick<TableMessage, 'first' | 'last'> {
	return { first: (indexes[0] ?? 0) + 1, last: (indexes.at(-1) ?? 0) + 1 };
}

/** @returns the rows' indexes by message and slide */
function dealOut(
	{ columns, rows }: Table,
	title: string,
	rowsPerSlide: number,
	label: string,
): number[][][] {
	const longest = titleOf(title, rows.length, rows.length, rows.length * 10);
	const slideLength = lengthOf(slideOf(columns, [], longest)) + 1;
	const messages: number[][][] = [];
	// Of the current message: "[]" around its slides.
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
			if (length > MAX_SLIDES_LENGTH) throw tooLong(label, row, index);
		}
	}
	return messages;
}

/** @returns a title that states which rows it shows, unless it shows all of them */
export function titleOf(title: string, first: number, last: number, total: number): string {
	if (first === 1 && last === total) return title;
	return [title, `(${first}–${last} / ${total})`].join(' ').trim();
}

/** @returns a table as a slide; the title is optional */
export function slideOf(columns: readonly string[], rows: Table['rows'], title: string) {
	return {
		type: 'table',
		...(title !== '' && { title }),
		data: { headers: [...columns], rows: rows.map((row) => ({ ...row })) },
	};
}

function tooLong(label: string, row: Table['rows'][number], index: number): CliqError {
	const cells = Object.entries(row).sort(([, one], [, other]) => other.length - one.length);
	const [widest, { length }] = cells[0] ?? ['', ''];
	return invalidInput(
		label,
		`make row ${index + 1} too long for one message, whose tables can have up to ${MAX_SLIDES_LENGTH} characters: "${widest}" alone has ${length}`,
		`Choose fewer columns in "${label}", or shorten "${widest}" before this node.`,
	);
}

/** @returns the length that counts towards the maximum */
export function lengthOf(value: unknown): number {
	return JSON.stringify(value).length;
}
