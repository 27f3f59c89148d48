import type { IDataObject } from 'n8n-workflow';

import { invalidInput } from '../errors';
import type { Field } from '../fields';
import { choice, json, reworded, shownFor, shownWhile, toText } from '../fields';
import type { ItemParameters } from '../fields/parameters';
import { buttonsField, buttonsRule } from './card/buttons';
import { cardFields, cardRule, promptHasButtons, readCard } from './card/card';
import type { CardItem } from './card/presets';
import { all, anyText, httpsUrl, objectOf, optional, Place, textUpTo } from './card/schema';
import { slidesField, slidesRule } from './card/slides';
import { withTables } from './markdownTables';
import type { SendOptions } from './options';
import { sendFields } from './options';
import { MAX_TEXT_LENGTH } from './text/splitText';
import { formatRich, formatText, MARKUP, TEXT, textField, toMessages } from './text/text';

const contentType = choice({
	name: 'contentType',
	description: 'What the message contains',
	placement: 'form',
	isFixed: true,
	options: [
		{ name: 'Text', value: 'text', description: 'Text with bold, links and other markup' },
		{
			name: 'Card',
			value: 'card',
			description: 'A text with a card: fields, buttons, a poll, tables, charts',
		},
		{ name: 'JSON', value: 'json', description: "A message object as Cliq's API accepts it" },
	],
});

/** A text that only files can replace. */
const textOrFiles = reworded(shownWhile({ contentType: ['text'] }, textField), {
	hint: 'Needed unless files are attached',
});

const textAboveCard = reworded(shownFor({ contentType: ['card'] }, textField), {
	description: `Shown above the card and in notifications. ${MARKUP}`,
});

const messageJson = json({
	name: 'messageJson',
	label: 'Message JSON',
	description:
		'An object with "text" and, next to it, "card", "buttons", "slides" and anything else Cliq accepts. Buttons must be next to the card, not inside it.',
	hint: 'Create one in the <a href="https://cliq.zoho.com/messagebuilder">Message Builder</a>',
	show: { contentType: ['json'] },
	rows: 8,
	default: '{\n  "text": "",\n  "card": { "theme": "modern-inline", "title": "" }\n}',
});

/** The content of a message: a text, a card entered by fields, or JSON. */
export const contentFields = fieldsOfContent(shownFor({ contentType: ['text'] }, textField));

/** The same for a message to which files can be attached. */
export const contentOrFilesFields = fieldsOfContent(textOrFiles);

/** The same for a reply; by default the output of an AI agent, or the text of an item. */
export const replyFields = fieldsOfContent(
	reworded(textOrFiles, { default: '={{ $json.output ?? $json.text }}' }),
);

function fieldsOfContent(plainText: Field<unknown>): ReadonlyArray<Field<unknown>> {
	return [contentType, plainText, textAboveCard, ...cardFields, messageJson];
}

/** The content of a message, checked against all limits except the length of a text that may be split. */
export interface Content {
	/** In Cliq's own markup; '' if there is none. */
	readonly text: string;
	/** The text before it was converted. */
	readonly given?: string;
	/** What accompanies the text; undefined for plain text. */
	readonly rich: IDataObject | undefined;
	/** The text as several messages, for its tables; `text` has them as code blocks. */
	readonly parts?: readonly MessageBody[];
}

/** The body of one message: its text, and `card`, `buttons` and `slides`. */
export interface MessageBody extends IDataObject {
	text: string;
}

/** @internal Checks a message against all published limits; throws INVALID_INPUT naming the place. */
export const checkMessage = all(
	objectOf({
		text: optional(textField, textUpTo(MAX_TEXT_LENGTH)),
		card: optional(cardRule),
		buttons: optional(buttonsField, buttonsRule),
		slides: optional(slidesField, slidesRule),
		// The sender's appearance; the form has it among its options.
		bot: optional(
			objectOf({
				name: optional(sendFields.senderName, anyText),
				image: optional(sendFields.senderImageUrl, httpsUrl()),
			}),
		),
	}),
	promptHasButtons,
);

/** @throws INVALID_INPUT for anything Cliq would not accept, naming the field */
export function readContent(item: CardItem, options: SendOptions): Content {
	const { parameters } = item;
	const type = parameters.require(contentType);
	if (type === 'json') return readJson(parameters, options);
	const given = parameters.read(textField) ?? '';
	const text = formatText(given, options);
	if (type === 'text') {
		const parts = options.textFormat === 'markdownTables' && withTables(given, options);
		return { text, given, rich: undefined, ...(parts && { parts }) };
	}
	const rich = formatRich(readCard(item), options);
	if (text.trim() === '') {
		throw invalidInput(
			TEXT,
			'must not be empty: Cliq requires a text with a card too, shown above it and in notifications',
		);
	}
	checkMessage({ ...rich, text }, new Place());
	return { text, given, rich };
}

function readJson(parameters: ItemParameters, options: SendOptions): Content {
	const { text: given, ...others } = parameters.require(messageJson);
	const rich = formatRich(others, options);
	const place = new Place(messageJson.property.displayName);
	const text = formatText(toText(place.key('text').name, given), options);
	if (text.trim() === '') throw place.key('text').refuse('must not be empty');
	checkMessage({ ...rich, text }, place);
	return { text, rich };
}

/** @returns the content in one text, with tables as code blocks */
export function inOneText({ text, rich }: Content): Content {
	return { text, rich };
}

/** @returns the content with the beginning of its text changed */
export function changedAbove(content: Content, change: (text: string) => string): Content {
	const { text, parts } = content;
	const [first, ...others] = parts ?? [];
	const changed = first && [{ ...first, text: change(first.text) }, ...others];
	return { ...content, text: change(text), ...(changed && { parts: changed }) };
}

/** @returns the content with something below its text: below a table it is a message of its own */
export function withBelow(content: Content, below: string, between: string): Content {
	const { text, parts } = content;
	const add = (end: string) => (end.trim() === '' ? below : `${end.trimEnd()}${between}${below}`);
	const last = parts?.at(-1);
	const changed =
		parts &&
		last &&
		(last.slides ? [...parts, { text: below }] : [...parts.slice(0, -1), { text: add(last.text) }]);
	return { ...content, text: add(text), ...(changed && { parts: changed }) };
}

/** @returns one message, or several for tables or a long plain text; throws as {@link toMessages} does */
export function messagesOf({ text, rich, parts }: Content, options: SendOptions): MessageBody[] {
	if (rich) return [{ ...rich, text }];
	return (parts ?? [{ text }]).flatMap(({ text: whole, ...below }) => {
		const texts = toMessages(whole, options);
		// A table is below the end of its text.
		return texts.map((each, index) => ({ text: each, ...(index === texts.length - 1 && below) }));
	});
}
