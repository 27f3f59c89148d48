import type { IDataObject } from 'n8n-workflow';

import { isJsonObject } from '../../cliq/json';
import type { Entry } from '../../fields';
import { choice, entries, lines, named, shownFor, shownWhile, text, url } from '../../fields';
import { buttonsField, toButton } from './buttons';
import type { CardItem } from './presets';
import { cardPreset, readPreset } from './presets';
import type { Rule } from './schema';
import {
	all,
	anyText,
	byKind,
	httpsUrl,
	listOf,
	objectOf,
	optional,
	required,
	textUpTo,
} from './schema';
import { slidesField, toSlide } from './slides';

/** Maximum characters of a title. [Zoho's OpenAPI, messagecards.yml] */
export const MAX_TITLE_LENGTH = 200;

/** Number of poll options, and characters of one. [Zoho's OpenAPI, messagecards.yml] */
const MIN_OPTIONS = 2;
const MAX_OPTIONS = 10;
const MAX_OPTION_LENGTH = 100;

const labeledField = named({
	label: text({ label: 'Label', placeholder: 'e.g. Priority', description: 'Label of the value' }),
	value: text({ label: 'Value', placeholder: 'e.g. Critical', description: 'Value to show' }),
});

const section = named({
	title: text({
		placeholder: 'e.g. Summary',
		description: 'Shown above the fields; leave empty for none',
	}),
	fields: entries({
		label: 'Fields',
		description: 'Labels and their values',
		entry: { name: 'field', label: 'Field' },
		fields: labeledField,
	}),
});

const title = text({
	name: 'cardTitle',
	placeholder: 'e.g. Build 412 failed',
	description: 'Title of the card, or the question',
	max: MAX_TITLE_LENGTH,
});

const fields = named({
	cardPreset,
	cardTheme: choice({
		description: 'Kind of card',
		isFixed: true,
		show: { contentType: ['card'] },
		options: [
			{
				name: 'Card with Fields',
				value: 'modern-inline',
				description: 'A title with fields and optional buttons',
			},
			{ name: 'Poll', value: 'poll', description: 'A question that people vote on' },
			{
				name: 'Question with Buttons',
				value: 'prompt',
				description: 'A question with buttons for the answers',
			},
		],
	}),
	cardTitle: shownFor({ contentType: ['card'], cardPreset: ['none'] }, title),
	presetTitle: shownWhile(
		{ contentType: ['card'], cardPreset: ['alert', 'report', 'approval', 'question'] },
		title,
	),
	thumbnailUrl: url({
		label: 'Thumbnail URL',
		placeholder: 'e.g. https://example.com/alert.png',
		description: 'Picture next to the title: a public https address',
		show: { contentType: ['card'], cardTheme: ['modern-inline'] },
	}),
	sections: entries({
		label: 'Sections',
		description: 'Groups of labeled fields in the card',
		show: { contentType: ['card'], cardTheme: ['modern-inline'] },
		entry: { name: 'section', label: 'Section' },
		fields: section,
	}),
	pollOptions: shownFor(
		{ contentType: ['card'], cardTheme: ['poll'] },
		lines({
			placeholder: 'e.g. Italian',
			description: `${MIN_OPTIONS} to ${MAX_OPTIONS} options, one per line (up to ${MAX_OPTION_LENGTH} characters each)`,
			rows: 4,
		}),
	),
});

/** The fields of a card, each shown only for the themes that support it. */
export const cardFields = [...Object.values(fields), buttonsField, slidesField];

/** @returns `card`, `buttons` and `slides`, limits not yet checked; throws INVALID_INPUT for unusable values */
export function readCard(item: CardItem): IDataObject {
	const { parameters } = item;
	const theme = parameters.require(fields.cardTheme);
	const filling = readPreset(item);
	const entered = parameters.read(fields.cardTitle) ?? parameters.read(fields.presetTitle);
	const sections = parameters.read(fields.sections)?.map(toSection);
	const buttons = parameters.read(buttonsField)?.map(toButton);
	const card = {
		theme,
		title: entered ?? filling.title,
		thumbnail: parameters.read(fields.thumbnailUrl),
		sections: sections ?? (theme === 'modern-inline' ? filling.sections : undefined),
		options: parameters.read(fields.pollOptions)?.map((option) => ({ text: option })),
	};
	return {
		card,
		buttons: buttons ?? (theme === 'poll' ? undefined : filling.buttons),
		slides: parameters.read(slidesField)?.map(toSlide),
	};
}

function toSection({ title, fields }: Entry<typeof section>): IDataObject {
	return { title, fields: fields?.map(({ label, value = '' }) => ({ title: label, value })) };
}

const fieldRule = objectOf({
	title: required(labeledField.label),
	value: optional(labeledField.value),
});

const sectionRule = objectOf({
	title: optional(section.title),
	fields: required(section.fields, listOf(fieldRule)),
});

const pollOptions = listOf(objectOf({ text: required(textUpTo(MAX_OPTION_LENGTH)) }), {
	min: MIN_OPTIONS,
	max: MAX_OPTIONS,
});

/** Published examples have buttons inside cards, but Cliq rejects them. [reported live] */
const noButtonsInside: Rule = (value, place) => {
	if (!isJsonObject(value) || !Object.hasOwn(value, 'buttons')) return;
	throw place
		.key('buttons', buttonsField)
		.refuse('must not be inside the card, where Cliq rejects them: put them next to "card"');
};

/** A card without its buttons and slides. [Zoho's OpenAPI, messagecards.yml] */
export const cardRule = all(
	noButtonsInside,
	// One document requires a title; an example of another has none.
	objectOf({ theme: required(fields.cardTheme, anyText), title: optional(fields.cardTitle) }),
	byKind('theme', {
		'modern-inline': {
			rule: objectOf({
				thumbnail: optional(fields.thumbnailUrl, httpsUrl()),
				sections: optional(fields.sections, listOf(sectionRule)),
			}),
		},
		prompt: { rule: objectOf({ title: required(fields.cardTitle) }) },
		poll: {
			rule: objectOf({
				title: required(fields.cardTitle),
				options: required(fields.pollOptions, pollOptions),
			}),
		},
	}),
);

/** For a message: a prompt consists of its buttons. */
export const promptHasButtons: Rule = (value, place) => {
	if (!place.isForm || !isJsonObject(value)) return;
	if (!isJsonObject(value.card) || value.card.theme !== 'prompt') return;
	if (Array.isArray(value.buttons) && value.buttons.length > 0) return;
	throw place.key('buttons', buttonsField).refuse('must not be empty: a prompt needs at least one');
};
