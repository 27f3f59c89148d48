import type { IDataObject } from 'n8n-workflow';

import type { Entry } from '../../fields';
import { choice, entries, jsonList, lines, list, named, text } from '../../fields';
import { tableOf } from '../table';
import { chart, chartFields, graph, labels } from './charts';
import type { Kind } from './schema';
import {
	all,
	anything,
	anyText,
	byKind,
	httpsUrl,
	listOf,
	objectOf,
	optional,
	required,
} from './schema';

/** Maximum slides per message, and their characters in total. [Zoho's OpenAPI, v3 bots.yml] */
export const MAX_SLIDES = 20;
export const MAX_SLIDES_LENGTH = 10_000;

const fields = named({
	type: choice({
		description: 'What the slide shows',
		options: [
			{ name: 'Table', value: 'table' },
			{ name: 'List', value: 'list', description: 'Bulleted or numbered lines' },
			{ name: 'Labels', value: 'label', description: 'Names with values' },
			{ name: 'Text', value: 'text' },
			{ name: 'Images', value: 'images' },
			{ name: 'Percentage Chart', value: 'percentage_chart' },
			{ name: 'Graph', value: 'graph', description: 'Bars or a trend line' },
		],
	}),
	title: text({
		placeholder: 'e.g. Open tickets',
		description: 'Shown above the slide',
	}),
	rows: jsonList(
		{
			label: 'Rows',
			description:
				'Array of objects, one per row; for the input items themselves, use Message: Send Table',
			show: { type: ['table'] },
		},
		'[]',
		() => true,
		'must be an array of objects, one per row',
	),
	columns: list({
		placeholder: 'e.g. id, priority, owner.name',
		description: 'Comma-separated list of the fields to show. Leave empty for all.',
		show: { type: ['table'] },
	}),
	items: lines({
		placeholder: 'e.g. Check the logs',
		description: 'One per line',
		rows: 3,
		show: { type: ['list'] },
	}),
	listStyle: choice({
		description: 'How items are marked',
		show: { type: ['list'] },
		options: [
			{ name: 'Circle', value: 'circle' },
			{ name: 'Disc', value: 'disc' },
			{ name: 'Lower Case Letters', value: 'lower-alpha', description: '(a), (b), (c)' },
			{ name: 'Lower Case Roman', value: 'lower-roman', description: '(i), (ii), (iii)' },
			{ name: 'Numbers', value: 'decimal' },
			{ name: 'Square', value: 'square' },
			{ name: 'Upper Case Letters', value: 'upper-alpha', description: '(A), (B), (C)' },
			{ name: 'Upper Case Roman', value: 'upper-roman', description: '(I), (II), (III)' },
		],
		default: 'disc',
	}),
	text: text({
		placeholder: 'e.g. All builds are *green* again',
		description: 'Supports the same markup as the text of a message',
		rows: 3,
		show: { type: ['text'] },
	}),
	imageUrls: lines({
		label: 'Image URLs',
		placeholder: 'e.g. https://example.com/chart.png',
		description: 'One per line: public https addresses',
		rows: 2,
		show: { type: ['images'] },
	}),
	...chartFields,
});

/** The slides below a card. */
export const slidesField = entries({
	name: 'slides',
	description: `Tables, lists, charts and more below the card (up to ${MAX_SLIDES}, ${MAX_SLIDES_LENGTH.toLocaleString('en')} characters in total)`,
	show: { contentType: ['card'] },
	entry: { name: 'slide', label: 'Slide' },
	fields,
});

type Slide = Entry<typeof fields>;

const table: Kind<Slide> = {
	content({ rows, columns = [], refuse }) {
		if (!rows) throw refuse('rows', 'must be an array of objects, one per row');
		const table = tableOf(rows, columns, (why) => refuse('columns', why));
		return { data: { headers: [...table.columns], rows: table.rows.map((row) => ({ ...row })) } };
	},
	rule: anything,
};

/** The type of a slide determines its data and styles. [Zoho's OpenAPI, messageformat.yml, messagecards.yml] */
const kinds: Readonly<Record<NonNullable<Slide['type']>, Kind<Slide>>> = {
	table,
	list: {
		content: ({ items, listStyle = 'disc' }) => ({
			data: items,
			// Cliq's default.
			...(listStyle !== 'disc' && { styles: { type: listStyle } }),
		}),
		rule: objectOf({ data: required(fields.items, anything) }),
	},
	label: labels,
	text: {
		content: ({ text: data }) => ({ data }),
		rule: objectOf({ data: required(fields.text) }),
	},
	images: {
		content: ({ imageUrls: data }) => ({ data }),
		rule: objectOf({ data: required(fields.imageUrls, listOf(httpsUrl())) }),
	},
	percentage_chart: chart,
	graph,
};

/** @returns a slide as Cliq accepts it, limits not yet checked; throws INVALID_INPUT for unusable values */
export function toSlide(slide: Slide): IDataObject {
	const { type = 'table', title } = slide;
	return { type, title, ...kinds[type].content(slide) };
}

const slide = all(
	objectOf({ type: required(fields.type, anyText), title: optional(fields.title) }),
	byKind('type', kinds),
);

/** The slides of one message. */
export const slidesRule = all(listOf(slide, { max: MAX_SLIDES }), (slides, place) => {
	const { length } = JSON.stringify(slides);
	if (length <= MAX_SLIDES_LENGTH) return;
	throw place.refuse(`are ${length} characters long in total; the maximum is ${MAX_SLIDES_LENGTH}`);
});
