import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { checkMessage } from './card/cardRules';
import { Place } from './card/schema';
import { invalidInput } from '../errors';
import { isJsonObject, parseJson } from '../cliq/json';
import type { MessageBody } from './post';
import { cardFields, readCard } from './card/card';
import type { SendOptions } from './options';
import type { ItemParameters } from '../fields/parameters';
import { toText } from '../fields/parameters';
import { formatText, readText, textField, toMessages } from './text/text';

const contentTypeField: INodeProperties = {
	displayName: 'Content Type',
	name: 'contentType',
	type: 'options',
	options: [
		{ name: 'Text', value: 'text', description: 'Plain text, with bold, links and the like' },
		{
			name: 'Card',
			value: 'card',
			description: 'A text with a card: fields, buttons, a poll, tables, charts',
		},
		{ name: 'JSON', value: 'json', description: "A message object, as Cliq's API takes it" },
	],
	default: 'text',
	description: 'What the message is made of',
};

const textOfContent: INodeProperties = {
	...textField,
	displayOptions: { show: { contentType: ['text', 'card'] } },
	description: `${textField.description ?? ''} Cliq wants a text beside a card too: it stands above it and in notifications.`,
};

const jsonField: INodeProperties = {
	displayName: 'Message JSON',
	name: 'messageJson',
	type: 'json',
	typeOptions: { rows: 8 },
	default: '{\n  "text": "",\n  "card": { "theme": "modern-inline", "title": "" }\n}',
	description:
		'An object with "text" and, beside it, "card", "buttons", "slides" and what else Cliq takes. Its <a href="https://cliq.zoho.com/messagebuilder">Message Builder</a> makes one; buttons must stand beside the card, not in it.',
	displayOptions: { show: { contentType: ['json'] } },
};

/** What a message says: a text, a card by fields, or JSON. */
export const contentFields: readonly INodeProperties[] = [
	contentTypeField,
	textOfContent,
	...cardFields,
	jsonField,
];

/** What a message says, held against all limits but the length of a text that may be split. */
export interface Content {
	/** In Cliq's own markup; '' for none. */
	readonly text: string;
	/** What stands beside the text; undefined for a plain text. */
	readonly rich: IDataObject | undefined;
}

/**
 * @returns what the message says
 * @throws INVALID_INPUT for what Cliq would not take, naming the field
 */
export function readContent(parameters: ItemParameters, options: SendOptions): Content {
	const type = parameters.choice(contentTypeField, ['text', 'card', 'json']);
	if (type === 'json') return readJson(parameters, options);
	const text = readText(parameters, options);
	if (type === 'text') return { text, rich: undefined };
	const rich = readCard(parameters);
	if (text.trim() === '') {
		throw invalidInput(
			textField.displayName,
			'must not be empty: Cliq wants a text beside a card too, above it and in notifications',
		);
	}
	checkMessage({ ...rich, text }, Place.form);
	return { text, rich };
}

function readJson(parameters: ItemParameters, options: SendOptions): Content {
	const raw = parameters.raw(jsonField);
	const value = typeof raw === 'string' ? parseJson(raw) : raw;
	if (!isJsonObject(value)) throw invalidInput(jsonField.displayName, 'must be a JSON object');
	const { text: given, ...rich } = value;
	const place = Place.json(jsonField.displayName);
	const text = formatText(
		toText({ ...textField, displayName: place.key('text', '').name }, given),
		options,
	);
	checkMessage({ ...rich, text }, place);
	return { text, rich: rich as IDataObject };
}

/**
 * @returns the content as the messages it takes: one, or several for a plain text that is too long for one
 * @throws INVALID_INPUT when it is blank, or too long and must not be split
 */
export function messagesOf({ text, rich }: Content, options: SendOptions): MessageBody[] {
	if (rich) return [{ ...rich, text }];
	return toMessages(text, options).map((part) => ({ text: part }));
}
