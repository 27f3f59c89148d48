import { isJsonObject } from '../../cliq/json';

/**
 * Where Cliq would read a mention: `{@all}`, `{@scott.fisher@zylker.com}` [Zoho's help], or `{#O18…01}`, which
 * notifies everybody in that channel and posts a note there. [Zoho's OpenAPI v3, mentions.yml]
 */
const MENTION = /\{(?=\s*[@#])/g;

/**
 * Keeps text that a stranger or a model wrote from notifying people. Call it after
 * {@link markdownToCliq}, which can turn `{\@all}` into a mention.
 *
 * @returns the text, looking the same, with a zero-width space in every mention
 */
export function neutralizeMentions(text: string): string {
	return text.replace(MENTION, '{\u200b');
}

/** The same for every text in a JSON value, such as a card. */
export function neutralizeAll<T>(value: T): T {
	return neutralized(value) as T;
}

function neutralized(value: unknown): unknown {
	if (typeof value === 'string') return neutralizeMentions(value);
	if (Array.isArray(value)) return value.map(neutralized);
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, neutralized(each)]));
}
