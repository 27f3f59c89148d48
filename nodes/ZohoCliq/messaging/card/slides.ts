import type { IDataObject } from 'n8n-workflow';

import { CHART_STYLES, GRAPH_STYLES, LIST_STYLES } from './slideRules';
import { isJsonObject, parseJson } from '../../cliq/json';
import { tableOf } from '../table';
import type { Entry } from '../../fields/entries';
import { choiceIn, entriesField, readEntries, shownIn, textIn } from '../../fields/entries';
import { toList, toNumber } from '../../fields/parameters';
import type { ItemParameters } from '../../fields/parameters';

const SLIDE_TYPES = [
	'table',
	'list',
	'label',
	'text',
	'images',
	'percentage_chart',
	'graph',
] as const;

const type = choiceIn({ displayName: 'Type', name: 'type', description: 'What the slide shows' }, [
	{ name: 'Table', value: 'table', description: 'Rows and columns' },
	{ name: 'List', value: 'list', description: 'Bulleted or numbered lines' },
	{ name: 'Labels', value: 'label', description: 'Names with values' },
	{ name: 'Text', value: 'text', description: 'A block of text' },
	{ name: 'Images', value: 'images', description: 'Pictures by their addresses' },
	{ name: 'Percentage Chart', value: 'percentage_chart', description: 'Shares of a whole' },
	{ name: 'Graph', value: 'graph', description: 'Bars or a trend line' },
]);

const title = textIn({
	displayName: 'Title',
	name: 'title',
	placeholder: 'e.g. Open tickets',
	description: 'Stands above the slide',
});

const rows = {
	...shownIn(
		textIn({
			displayName: 'Rows',
			name: 'rows',
			description:
				'List of objects, one for each row, mostly by expression. To show the input items themselves, use Message: Send Table.',
		}),
		{ type: ['table'] },
	),
	type: 'json' as const,
	default: '[]',
};

const columns = shownIn(
	textIn({
		displayName: 'Columns',
		name: 'columns',
		placeholder: 'e.g. ID, Priority, Owner.Name',
		description: 'Fields to show, several by comma. Leave empty for all.',
	}),
	{ type: ['table'] },
);

const items = shownIn(
	textIn(
		{
			displayName: 'Items',
			name: 'items',
			placeholder: 'e.g. Check the logs',
			description: 'One a line',
		},
		3,
	),
	{ type: ['list'] },
);

const listStyle = {
	...shownIn(
		choiceIn(
			{ displayName: 'List Style', name: 'listStyle', description: 'What marks each item' },
			[
				{ name: 'Circle', value: 'circle', description: '◦' },
				{ name: 'Disc', value: 'disc', description: '•' },
				{ name: 'Lower Case Letters', value: 'lower-alpha', description: '(a), (b), (c)' },
				{ name: 'Lower Case Roman', value: 'lower-roman', description: '(i), (ii), (iii)' },
				{ name: 'Numbers', value: 'decimal', description: '1, 2, 3' },
				{ name: 'Square', value: 'square', description: '▪' },
				{ name: 'Upper Case Letters', value: 'upper-alpha', description: '(A), (B), (C)' },
				{ name: 'Upper Case Roman', value: 'upper-roman', description: '(I), (II), (III)' },
			],
		),
		{ type: ['list'] },
	),
	default: 'disc',
};

const text = shownIn(
	textIn(
		{
			displayName: 'Text',
			name: 'text',
			placeholder: 'e.g. All builds are *green* again',
			description: 'With the same markup as the text of a message',
		},
		3,
	),
	{ type: ['text'] },
);

const imageUrls = shownIn(
	textIn(
		{
			displayName: 'Image URLs',
			name: 'imageUrls',
			placeholder: 'e.g. https://example.com/chart.png',
			description: 'One a line; https addresses that anyone can open',
		},
		2,
	),
	{ type: ['images'] },
);

const entryLabel = textIn({
	displayName: 'Label',
	name: 'label',
	placeholder: 'e.g. Region',
	description: 'In a chart at most 20 characters',
});

const entryValue = textIn({
	displayName: 'Value',
	name: 'value',
	placeholder: 'e.g. 40',
	description: 'In a chart a number',
});

const entries = shownIn(
	entriesField(
		{ displayName: 'Entries', name: 'entries', description: 'What to show; in a chart at most 5' },
		{ displayName: 'Entry', name: 'entry' },
		[entryLabel, entryValue],
	),
	{ type: ['label', 'percentage_chart'] },
);

const chartStyle = shownIn(
	choiceIn({ displayName: 'Chart Style', name: 'chartStyle', description: 'Its shape' }, [
		{ name: 'Pie', value: 'pie', description: 'A full circle' },
		{ name: 'Doughnut', value: 'doughnut', description: 'A ring' },
		{ name: 'Half Doughnut', value: 'semi_doughnut', description: 'Half a ring' },
	]),
	{ type: ['percentage_chart'] },
);

const graphStyle = shownIn(
	choiceIn({ displayName: 'Graph Style', name: 'graphStyle', description: 'Its shape' }, [
		{ name: 'Bars', value: 'vertical_bar', description: 'One beside the other' },
		{ name: 'Stacked Bars', value: 'vertical_stacked_bar', description: 'One upon the other' },
		{ name: 'Trend', value: 'trend', description: 'A line for each series' },
	]),
	{ type: ['graph'] },
);

const labels = shownIn(
	textIn({
		displayName: 'Labels',
		name: 'labels',
		placeholder: 'e.g. Jan, Feb, Mar',
		description: 'Names of the points along the graph, at most 20, by comma',
	}),
	{ type: ['graph'] },
);

const seriesName = textIn({
	displayName: 'Name',
	name: 'name',
	placeholder: 'e.g. Support',
	description: 'At most 20 characters',
});

const seriesValues = textIn({
	displayName: 'Values',
	name: 'values',
	placeholder: 'e.g. 9, 6, 3',
	description: 'A number for each label, by comma',
});

const series = shownIn(
	entriesField(
		{ displayName: 'Series', name: 'series', description: 'What to draw, at most 5' },
		{ displayName: 'Series', name: 'series' },
		[seriesName, seriesValues],
	),
	{ type: ['graph'] },
);

const xAxis = shownIn(
	textIn({
		displayName: 'X Axis',
		name: 'xAxis',
		placeholder: 'e.g. Month',
		description: 'What the labels are; at most 20 characters',
	}),
	{ type: ['graph'] },
);

const yAxis = shownIn(
	textIn({
		displayName: 'Y Axis',
		name: 'yAxis',
		placeholder: 'e.g. Tickets',
		description: 'What the values are; at most 20 characters',
	}),
	{ type: ['graph'] },
);

/** What stands below a card. */
export const slidesField = entriesField(
	{
		displayName: 'Slides',
		name: 'slides',
		description:
			'Tables, lists, charts and more below the card: at most 20, of 10,000 characters together',
	},
	{ displayName: 'Slide', name: 'slide' },
	[
		type,
		title,
		rows,
		columns,
		items,
		listStyle,
		text,
		imageUrls,
		entries,
		chartStyle,
		graphStyle,
		labels,
		series,
		xAxis,
		yAxis,
	],
);

/** @returns the slides as Cliq takes them */
export function readSlides(parameters: ItemParameters): IDataObject[] {
	return readEntries(slidesField, parameters.raw(slidesField)).map((entry) => {
		const kind = entry.choice(type, SLIDE_TYPES);
		const above = entry.text(title);
		return {
			type: kind,
			...(above.trim() === '' ? {} : { title: above }),
			...READERS[kind](entry),
		};
	});
}

/** Data and styles of each kind of slide. [Zoho's OpenAPI, messageformat.yml] */
const READERS: Readonly<Record<(typeof SLIDE_TYPES)[number], (entry: Entry) => IDataObject>> = {
	table: readTable,
	list: (entry) => {
		const style = entry.choice(listStyle, LIST_STYLES);
		return { data: entry.lines(items), ...(style === 'disc' ? {} : { styles: { type: style } }) };
	},
	label: (entry) => ({ data: entry.entries(entries).map(readLabel) }),
	text: (entry) => ({ data: entry.text(text) }),
	images: (entry) => ({ data: entry.lines(imageUrls) }),
	percentage_chart: (entry) => ({
		data: entry
			.entries(entries)
			.map((one) => ({ label: one.text(entryLabel), value: one.number(entryValue) })),
		styles: { preview: entry.choice(chartStyle, CHART_STYLES) },
	}),
	graph: readGraph,
};

function readTable(entry: Entry): IDataObject {
	const given = entry.raw(rows);
	const value = typeof given === 'string' ? parseJson(given) : given;
	if (!Array.isArray(value) || !value.every(isJsonObject) || value.length === 0) {
		throw entry.refuse(rows, 'must be a list of objects, one for each row');
	}
	const wanted = toList(entry.label(columns), entry.raw(columns));
	const table = tableOf(value, wanted, entry.label(columns).displayName);
	return { data: { headers: [...table.columns], rows: table.rows.map((row) => ({ ...row })) } };
}

/** Of the two published shapes the older one: the label is the key. */
function readLabel(entry: Entry): IDataObject {
	const key = entry.text(entryLabel);
	if (key.trim() === '') throw entry.refuse(entryLabel, 'must not be empty');
	return Object.fromEntries([[key, entry.text(entryValue)]]);
}

function readGraph(entry: Entry): IDataObject {
	const names = toList(entry.label(labels), entry.raw(labels));
	if (names.length === 0) throw entry.refuse(labels, 'must not be empty');
	const data = entry.entries(series).map((one) => {
		const values = toList(one.label(seriesValues), one.raw(seriesValues));
		if (values.length !== names.length) {
			throw one.refuse(
				seriesValues,
				`must hold a number for each of the ${names.length} labels, not ${values.length}`,
			);
		}
		return {
			category: one.text(seriesName),
			values: values.map((value, index) => ({
				label: names[index] ?? '',
				value: toNumber(one.label(seriesValues), value),
			})),
		};
	});
	const x = entry.text(xAxis).trim();
	const y = entry.text(yAxis).trim();
	const preview = entry.choice(graphStyle, GRAPH_STYLES);
	return { data, styles: { preview, ...(x && { x_axis: x }), ...(y && { y_axis: y }) } };
}
