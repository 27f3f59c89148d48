import type { IDataObject } from 'n8n-workflow';

import type { CliqError } from '../../errors';
import type { Entry, Field } from '../../fields';
import { choice, entries, list, shownWhile, text, trimmed } from '../../fields';
import { anyNumber, listOf, objectOf, optional, required, textUpTo } from './schema';

/** Parts of a chart or series of a graph, points of a series, characters of a label. [Zoho's OpenAPI] */
const MAX_ENTRIES = 5;
const MAX_POINTS = 20;
const MAX_LABEL = 20;

const inGraph = <T>(field: Field<T>) => shownWhile({ type: ['graph'] }, field);

const entryFields = {
	label: text({
		name: 'label',
		label: 'Label',
		placeholder: 'e.g. Region',
		description: `In a chart at most ${MAX_LABEL} characters`,
	}),
	value: text({
		name: 'value',
		label: 'Value',
		placeholder: 'e.g. 40',
		description: 'In a chart a number',
	}),
};

const seriesFields = {
	name: text({
		name: 'name',
		label: 'Name',
		placeholder: 'e.g. Support',
		description: `At most ${MAX_LABEL} characters`,
		max: MAX_LABEL,
	}),
	values: list({
		name: 'values',
		label: 'Values',
		placeholder: 'e.g. 9, 6, 3',
		description: 'A number for each label, by comma',
	}),
};

/** Fields of slides that show labels with values, a chart or a graph. */
export const chartFields = {
	entries: shownWhile(
		{ type: ['label', 'percentage_chart'] },
		entries(
			{
				name: 'entries',
				label: 'Entries',
				description: `What to show; in a chart at most ${MAX_ENTRIES}`,
			},
			{ name: 'entry', label: 'Entry' },
			entryFields,
		),
	),
	chartStyle: shownWhile(
		{ type: ['percentage_chart'] },
		choice({
			name: 'chartStyle',
			label: 'Chart Style',
			description: 'Its shape',
			options: [
				{ name: 'Pie', value: 'pie', description: 'A full circle' },
				{ name: 'Doughnut', value: 'doughnut', description: 'A ring' },
				{ name: 'Half Doughnut', value: 'semi_doughnut', description: 'Half a ring' },
			],
		}),
	),
	graphStyle: inGraph(
		choice({
			name: 'graphStyle',
			label: 'Graph Style',
			description: 'Its shape',
			options: [
				{ name: 'Bars', value: 'vertical_bar', description: 'One beside the other' },
				{ name: 'Stacked Bars', value: 'vertical_stacked_bar', description: 'One upon the other' },
				{ name: 'Trend', value: 'trend', description: 'A line for each series' },
			],
		}),
	),
	labels: inGraph(
		list({
			name: 'labels',
			label: 'Labels',
			placeholder: 'e.g. Jan, Feb, Mar',
			description: `Names of the points along the graph, at most ${MAX_POINTS}, by comma`,
		}),
	),
	series: inGraph(
		entries(
			{ name: 'series', label: 'Series', description: `What to draw, at most ${MAX_ENTRIES}` },
			{ name: 'series', label: 'Series' },
			seriesFields,
		),
	),
	xAxis: inGraph(
		trimmed({
			name: 'xAxis',
			label: 'X Axis',
			placeholder: 'e.g. Month',
			description: `What the labels are; at most ${MAX_LABEL} characters`,
			max: MAX_LABEL,
		}),
	),
	yAxis: inGraph(
		trimmed({
			name: 'yAxis',
			label: 'Y Axis',
			placeholder: 'e.g. Tickets',
			description: `What the values are; at most ${MAX_LABEL} characters`,
			max: MAX_LABEL,
		}),
	),
};

type Chart = Entry<typeof chartFields>;

/**
 * @returns labels with values; of the two published shapes the older one: the label is the key
 * @throws INVALID_INPUT for a value without a label
 */
export function toLabels({ entries }: Chart): IDataObject {
	const data = entries?.map(({ label, value = '', refuse }) => {
		if (label === undefined) throw refuse('label', 'must not be empty');
		return Object.fromEntries([[label, value]]);
	});
	return { data };
}

/**
 * @returns a percentage chart as Cliq takes it [Zoho's OpenAPI, messageformat.yml]
 * @throws INVALID_INPUT for what is no number
 */
export function toChart({ entries, chartStyle: preview = 'pie' }: Chart): IDataObject {
	const data = entries?.map(({ label, value, refuse }) => ({
		label,
		value: toNumber(value, (why) => refuse('value', why)),
	}));
	return { data, styles: { preview } };
}

/**
 * @returns a graph as Cliq takes it [Zoho's OpenAPI, messageformat.yml]
 * @throws INVALID_INPUT unless each series has a number for each label
 */
export function toGraph(chart: Chart): IDataObject {
	const { labels, series, graphStyle: preview = 'vertical_bar', refuse } = chart;
	if (!labels) throw refuse('labels', 'must not be empty');
	const data = series?.map((one) => ({ category: one.name, values: toPoints(one, labels) }));
	return { data, styles: { preview, x_axis: chart.xAxis, y_axis: chart.yAxis } };
}

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

const shortText = textUpTo(MAX_LABEL);

const point = objectOf({
	label: required(entryFields.label, shortText),
	value: required(entryFields.value, anyNumber),
});

const series = objectOf({
	category: required(seriesFields.name),
	values: required(seriesFields.values, listOf(point, { min: 1, max: MAX_POINTS })),
});

/** A slide with labels. */
export const labelsRule = objectOf({
	data: required(chartFields.entries, listOf(objectOf({}), { min: 1 })),
});

/** A slide with a percentage chart. */
export const chartRule = objectOf({
	data: required(chartFields.entries, listOf(point, { min: 1, max: MAX_ENTRIES })),
	styles: optional(objectOf({ preview: optional(chartFields.chartStyle) })),
});

/** A slide with a graph. */
export const graphRule = objectOf({
	data: required(chartFields.series, listOf(series, { min: 1, max: MAX_ENTRIES })),
	styles: optional(
		objectOf({
			preview: optional(chartFields.graphStyle),
			x_axis: optional(chartFields.xAxis, shortText),
			y_axis: optional(chartFields.yAxis, shortText),
		}),
	),
});
