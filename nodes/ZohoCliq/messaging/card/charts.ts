import type { IDataObject } from 'n8n-workflow';

import type { CliqError } from '../../errors';
import type { Entry } from '../../fields';
import { choice, entries, list, named, text, trimmed } from '../../fields';
import type { Kind } from './schema';
import { anything, listOf, objectOf, optional, required, textUpTo } from './schema';

/** Maximum chart parts, graph series and points per series; characters of a label. [Zoho's OpenAPI] */
const MAX_ENTRIES = 5;
const MAX_POINTS = 20;
const MAX_LABEL = 20;

const IN_GRAPH = { type: ['graph'] };

const entryFields = named({
	label: text({
		placeholder: 'e.g. Region',
		description: `Name of the value (up to ${MAX_LABEL} characters in a chart)`,
	}),
	value: text({
		placeholder: 'e.g. 40',
		description: 'A number if the slide is a chart',
	}),
});

const seriesFields = named({
	name: text({
		placeholder: 'e.g. Support',
		description: 'Name of the series',
		max: MAX_LABEL,
	}),
	values: list({
		placeholder: 'e.g. 9, 6, 3',
		description: 'Comma-separated list with one number per label',
	}),
});

/** Fields of slides that show labels with values, a chart or a graph. */
export const chartFields = named({
	entries: entries({
		label: 'Entries',
		description: `Values to show (up to ${MAX_ENTRIES} in a chart)`,
		show: { type: ['label', 'percentage_chart'] },
		entry: { name: 'entry', label: 'Entry' },
		fields: entryFields,
	}),
	chartStyle: choice({
		description: 'Shape of the chart',
		show: { type: ['percentage_chart'] },
		options: [
			{ name: 'Pie', value: 'pie' },
			{ name: 'Doughnut', value: 'doughnut' },
			{ name: 'Half Doughnut', value: 'semi_doughnut' },
		],
	}),
	graphStyle: choice({
		description: 'Shape of the chart',
		show: IN_GRAPH,
		options: [
			{ name: 'Bars', value: 'vertical_bar', description: 'Side by side' },
			{ name: 'Stacked Bars', value: 'vertical_stacked_bar', description: 'On top of each other' },
			{ name: 'Trend', value: 'trend', description: 'One line per series' },
		],
	}),
	labels: list({
		placeholder: 'e.g. Jan, Feb, Mar',
		description: `Comma-separated list of the points along the graph (up to ${MAX_POINTS})`,
		show: IN_GRAPH,
	}),
	series: entries({
		label: 'Series',
		description: `Series to draw (up to ${MAX_ENTRIES})`,
		show: IN_GRAPH,
		entry: { name: 'series', label: 'Series' },
		fields: seriesFields,
	}),
	xAxis: trimmed({
		placeholder: 'e.g. Month',
		description: 'Title of the horizontal axis',
		max: MAX_LABEL,
		show: IN_GRAPH,
	}),
	yAxis: trimmed({
		placeholder: 'e.g. Tickets',
		description: 'Title of the vertical axis',
		max: MAX_LABEL,
		show: IN_GRAPH,
	}),
});

type Chart = Entry<typeof chartFields>;

const shortText = textUpTo(MAX_LABEL);

const point = objectOf({ label: required(entryFields.label, shortText) });

/** Labels with values, in the older of the two published shapes: the label is the key. */
export const labels: Kind<Chart> = {
	content: ({ entries }) => ({
		data: entries?.map(({ label, value = '', refuse }) => {
			if (label === undefined) throw refuse('label', 'must not be empty');
			return Object.fromEntries([[label, value]]);
		}),
	}),
	rule: objectOf({ data: required(chartFields.entries, anything) }),
};

/** A percentage chart. [Zoho's OpenAPI, messageformat.yml] */
export const chart: Kind<Chart> = {
	content: ({ entries, chartStyle: preview = 'pie' }) => ({
		data: entries?.map(({ label, value, refuse }) => ({
			label,
			value: toNumber(value, (why) => refuse('value', why)),
		})),
		styles: { preview },
	}),
	rule: objectOf({
		data: required(chartFields.entries, listOf(point, { max: MAX_ENTRIES })),
	}),
};

const series = objectOf({
	category: required(seriesFields.name),
	values: required(seriesFields.values, listOf(point, { max: MAX_POINTS })),
});

/** A graph: each series has a number for each label. [Zoho's OpenAPI, messageformat.yml] */
export const graph: Kind<Chart> = {
	content({ labels, series, graphStyle: preview = 'vertical_bar', xAxis, yAxis, refuse }) {
		if (!labels) throw refuse('labels', 'must not be empty');
		const data = series?.map((one) => ({ category: one.name, values: toPoints(one, labels) }));
		return { data, styles: { preview, x_axis: xAxis, y_axis: yAxis } };
	},
	rule: objectOf({
		data: required(chartFields.series, listOf(series, { max: MAX_ENTRIES })),
		styles: optional(
			objectOf({
				x_axis: optional(chartFields.xAxis, shortText),
				y_axis: optional(chartFields.yAxis, shortText),
			}),
		),
	}),
};

function toPoints(
	{ values = [], refuse }: Entry<typeof seriesFields>,
	labels: readonly string[],
): IDataObject[] {
	const { length } = labels;
	if (values.length !== length) {
		const why = `must hold a number for each of the ${length} labels, not ${values.length}`;
		throw refuse('values', why);
	}
	return labels.map((label, index) => ({
		label,
		value: toNumber(values[index], (why) => refuse('values', why)),
	}));
}

function toNumber(given: string | undefined, refuse: (why: string) => CliqError): number {
	const number = Number(given);
	if (Number.isFinite(number)) return number;
	throw refuse('must be a number');
}
