import type { Rule } from './schema';
import {
	all,
	byKind,
	httpsUrl,
	list,
	number,
	object,
	oneOf,
	optional,
	required,
	text,
} from './schema';
import { isJsonObject } from '../../cliq/json';

/** A message takes so many slides, of so many characters together. [Zoho's OpenAPI, v3 bots.yml] */
export const MAX_SLIDES = 20;
export const MAX_SLIDES_LENGTH = 10_000;

/** How a list marks its entries; the first is Cliq's own choice. [Zoho's OpenAPI, messageformat.yml] */
export const LIST_STYLES = [
	'disc',
	'circle',
	'square',
	'decimal',
	'lower-alpha',
	'upper-alpha',
	'lower-roman',
	'upper-roman',
] as const;

export const CHART_STYLES = ['pie', 'doughnut', 'semi_doughnut'] as const;

export const GRAPH_STYLES = ['vertical_bar', 'vertical_stacked_bar', 'trend'] as const;

/** Labels of charts, graphs and axes. */
const shortText = text(20);

const table = object({
	headers: required('Columns', list(text(), { min: 1 })),
	rows: required('Rows', list(object({}))),
});

/** Every cell stands under a header. [Zoho's OpenAPI] */
const cellsUnderHeaders: Rule = (value, place) => {
	if (!isJsonObject(value) || !Array.isArray(value.headers) || !Array.isArray(value.rows)) return;
	const headers = new Set(value.headers.map(String));
	for (const [index, row] of value.rows.entries()) {
		const stray = Object.keys(row as object).find((key) => !headers.has(key));
		if (stray === undefined) continue;
		throw place.key('rows', 'Rows').entry(index).refuse(`has "${stray}", which is no column`);
	}
};

const chart = list(
	object({ label: required('Label', shortText), value: required('Value', number) }),
	{ min: 1, max: 5 },
);

const graph = list(
	object({
		category: required('Name', shortText),
		values: required(
			'Values',
			list(object({ label: required('Label', shortText), value: required('Value', number) }), {
				min: 1,
				max: 20,
			}),
		),
	}),
	{ min: 1, max: 5 },
);

/** A slide: its kind decides what its data are. [Zoho's OpenAPI, messageformat.yml, messagecards.yml] */
const slide = all(
	object({ type: required('Type', text()), title: optional('Title', text()) }),
	byKind('type', {
		text: { data: required('Text', text()) },
		table: { data: required('', all(table, cellsUnderHeaders)) },
		list: {
			data: required('Items', list(text(), { min: 1 })),
			styles: optional('', object({ type: optional('List Style', oneOf(...LIST_STYLES)) })),
		},
		label: { data: required('Entries', list(object({}), { min: 1 })) },
		images: { data: required('Image URLs', list(httpsUrl(), { min: 1 })) },
		percentage_chart: {
			data: required('Entries', chart),
			styles: optional('', object({ preview: optional('Chart Style', oneOf(...CHART_STYLES)) })),
		},
		graph: {
			data: required('Series', graph),
			styles: optional(
				'',
				object({
					preview: optional('Graph Style', oneOf(...GRAPH_STYLES)),
					x_axis: optional('X Axis', shortText),
					y_axis: optional('Y Axis', shortText),
				}),
			),
		},
	}),
);

/** The slides of one message. */
export const slidesRule = all(list(slide, { max: MAX_SLIDES }), (slides, place) => {
	const { length } = JSON.stringify(slides);
	if (length > MAX_SLIDES_LENGTH) {
		throw place.refuse(
			`take ${length} characters together; a message takes ${MAX_SLIDES_LENGTH} at most`,
		);
	}
});
