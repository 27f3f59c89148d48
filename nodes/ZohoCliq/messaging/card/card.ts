import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { MAX_TITLE_LENGTH, THEMES } from './cardRules';
import { invalidInput } from '../../errors';
import { buttonsField, readButtons } from './buttons';
import { choiceIn, entriesField, readEntries, textIn, toLines } from '../../fields/entries';
import type { ItemParameters } from '../../fields/parameters';
import { readSlides, slidesField } from './slides';

const themeField = choiceIn(
	{ displayName: 'Card Theme', name: 'cardTheme', description: 'What kind of card it is' },
	[
		{
			name: 'Inline',
			value: 'modern-inline',
			description: 'A title with fields below, buttons if you like',
		},
		{ name: 'Poll', value: 'poll', description: 'A question that people vote on' },
		{ name: 'Prompt', value: 'prompt', description: 'A question with buttons to answer it' },
	],
);

const titleField = textIn({
	displayName: 'Card Title',
	name: 'cardTitle',
	placeholder: 'e.g. Build 412 failed',
	description: `The title of the card, or the question; at most ${MAX_TITLE_LENGTH} characters`,
});

const thumbnailField = textIn({
	displayName: 'Thumbnail URL',
	name: 'thumbnailUrl',
	placeholder: 'e.g. https://example.com/alert.png',
	description: 'A picture beside the title: an https address that anyone can open',
});

const sectionTitle = textIn({
	displayName: 'Title',
	name: 'title',
	placeholder: 'e.g. Summary',
	description: 'Stands above the fields; leave empty for none',
});

const fieldLabel = textIn({
	displayName: 'Label',
	name: 'label',
	placeholder: 'e.g. Priority',
	description: 'What the value is',
});

const fieldValue = textIn({
	displayName: 'Value',
	name: 'value',
	placeholder: 'e.g. Critical',
	description: 'What to show',
});

const sectionFields = entriesField(
	{ displayName: 'Fields', name: 'fields', description: 'Labels with values' },
	{ displayName: 'Field', name: 'field' },
	[fieldLabel, fieldValue],
);

const sectionsField = entriesField(
	{
		displayName: 'Sections',
		name: 'sections',
		description: 'Groups of labeled fields in the card',
	},
	{ displayName: 'Section', name: 'section' },
	[sectionTitle, sectionFields],
);

const pollOptionsField = textIn(
	{
		displayName: 'Poll Options',
		name: 'pollOptions',
		placeholder: 'e.g. Italian',
		description: 'One a line: 2 to 10, each of at most 100 characters',
	},
	4,
);

/** The fields of a card, each shown only for the themes that have it. */
export const cardFields: readonly INodeProperties[] = [
	forCards(themeField),
	forCards(titleField),
	forCards(thumbnailField, ['modern-inline']),
	forCards(sectionsField, ['modern-inline']),
	forCards(pollOptionsField, ['poll']),
	forCards(buttonsField, ['modern-inline', 'prompt']),
	forCards(slidesField),
];

function forCards(field: INodeProperties, themes?: string[]): INodeProperties {
	const show = { contentType: ['card'], ...(themes && { cardTheme: themes }) };
	return { ...field, displayOptions: { show } };
}

/**
 * @returns what stands beside the text: `card`, `buttons` and `slides`, not yet held against limits
 * @throws INVALID_INPUT for what cannot be made into them
 */
export function readCard(parameters: ItemParameters): IDataObject {
	const theme = parameters.choice(themeField, THEMES);
	const title = parameters.text(titleField);
	if (title.trim() === '') throw invalidInput(titleField.displayName, 'must not be empty');
	const buttons = theme === 'poll' ? [] : readButtons(parameters);
	const slides = readSlides(parameters);
	return {
		card: { theme, title, ...readTheme(parameters, theme) },
		...(buttons.length > 0 && { buttons }),
		...(slides.length > 0 && { slides }),
	};
}

/** What only one theme has. */
function readTheme(parameters: ItemParameters, theme: (typeof THEMES)[number]): IDataObject {
	if (theme === 'prompt') return {};
	if (theme === 'poll') {
		const options = toLines(pollOptionsField, parameters.raw(pollOptionsField));
		return { options: options.map((text) => ({ text })) };
	}
	const thumbnail = parameters.text(thumbnailField).trim();
	const sections = readSections(parameters);
	return { ...(thumbnail && { thumbnail }), ...(sections.length > 0 && { sections }) };
}

function readSections(parameters: ItemParameters): IDataObject[] {
	return readEntries(sectionsField, parameters.raw(sectionsField)).map((section) => {
		const title = section.text(sectionTitle);
		const fields = section.entries(sectionFields).map((field) => ({
			title: field.text(fieldLabel),
			value: field.text(fieldValue),
		}));
		return { ...(title.trim() !== '' && { title }), fields };
	});
}
