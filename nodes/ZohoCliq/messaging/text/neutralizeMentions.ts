/** Where Cliq would read a mention: `{@all}`, `{@scott.fisher@zylker.com}`. [Zoho's help] */
const MENTION = /\{(?=\s*@)/g;

/**
 * Keeps text that a stranger or a model wrote from notifying people. Call it after
 * {@link markdownToCliq}, which can turn `{\@all}` into a mention.
 *
 * @returns the text, looking the same, with a zero-width space in every mention
 */
export function neutralizeMentions(text: string): string {
	return text.replace(MENTION, '{\u200b');
}
