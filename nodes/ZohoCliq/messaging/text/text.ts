import { invalidInput } from '../../errors';
import { prominent, text } from '../../fields';
import type { SendOptions } from '../options';
import { markdownToCliq } from './markdown';
import { neutralizeAll, neutralizeMentions } from './neutralizeMentions';
import { MAX_TEXT_LENGTH, splitText } from './splitText';

/** What a text can contain. */
export const MARKUP =
	'Takes *bold*, _italic_, ~strike~, `code`, [links](https://example.com) and mentions: {@all}, {@nathan@example.com}.';

/** The text of a message. */
export const textField = prominent(
	text({
		name: 'text',
		placeholder: 'e.g. Build 412 is *live*: https://example.com/builds/412',
		description: MARKUP,
		rows: 4,
	}),
);

export const TEXT = textField.property.displayName;

/** @returns a text in Cliq's own markup; without a format, as it is */
export function formatText(
	given: string,
	{ textFormat, neutralizeMentions: isQuiet }: Pick<SendOptions, 'textFormat' | Quiet>,
): string {
	const text = textFormat === 'markdown' ? markdownToCliq(given) : given;
	return isQuiet ? neutralizeMentions(text) : text;
}

type Quiet = 'neutralizeMentions';

/** @returns what accompanies a text, such as a card, with its mentions as the options say */
export function formatRich<T>(given: T, { neutralizeMentions: isQuiet }: Pick<SendOptions, Quiet>) {
	return isQuiet ? neutralizeAll(given) : given;
}

/**
 * @returns the text as one message, or as several if it is too long for one
 * @throws INVALID_INPUT if it is blank, or too long and must not be split
 */
export function toMessages(text: string, { longText }: Pick<SendOptions, 'longText'>): string[] {
	if (text.trim() === '') throw invalidInput(TEXT, 'must not be empty');
	if (text.length > MAX_TEXT_LENGTH && longText === 'fail') {
		throw invalidInput(
			TEXT,
			`is ${text.length} characters long; the maximum for one message is ${MAX_TEXT_LENGTH}`,
			'Shorten it, or set the option "Long Text" to "Split".',
		);
	}
	return splitText(text);
}
