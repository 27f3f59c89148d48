import type { INodeProperties } from 'n8n-workflow';

import { invalidInput } from '../../errors';
import { markdownToCliq } from './markdown';
import { MAX_TEXT_LENGTH, splitText } from './splitText';
import type { SendOptions } from '../options';
import type { ItemParameters } from '../../fields/parameters';

/** The text of a message. */
export const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Build 412 is *live*: https://example.com/builds/412',
	description:
		'What to say. Cliq shows *bold*, _italic_, ~strike~, `code` and [links](https://example.com); {@all} or {@scott.fisher@zylker.com} mentions people.',
};

/** @returns the item's text in Cliq's own markup, '' for none */
export function readText(parameters: ItemParameters, options: SendOptions): string {
	return formatText(parameters.text(textField), options);
}

/** @returns the text in Cliq's own markup */
export function formatText(text: string, options: SendOptions): string {
	const format = options.choice('textFormat', ['cliq', 'markdown']);
	return format === 'markdown' ? markdownToCliq(text) : text;
}

/**
 * @returns the text as the messages it takes: one, or several when it is too long for one
 * @throws INVALID_INPUT when it is blank, or too long and must not be split
 */
export function toMessages(text: string, options: SendOptions): string[] {
	if (text.trim() === '') throw invalidInput(textField.displayName, 'must not be empty');
	const mayBeSplit = options.choice('longText', ['split', 'fail']) === 'split';
	if (text.length > MAX_TEXT_LENGTH && !mayBeSplit) {
		throw invalidInput(
			textField.displayName,
			`has ${text.length} characters; a message takes ${MAX_TEXT_LENGTH}`,
			'Shorten it, or set the option "Long Text" to "Split".',
		);
	}
	return splitText(text);
}
