import type { CliqClient } from '../cliq/client';
import { LONGEST_NAME } from '../cliq/upload';
import type { Content } from './content';
import type { Delivery } from './output';
import type { SendOptions } from './options';
import { labelOf } from './options';
import { MAX_FILES_PER_REQUEST } from './share';
import { findTables } from './text/codeBlocks';
import { MAX_TEXT_LENGTH } from './text/splitText';

/** What the user should know of keys that Cliq did not take. The others have an equivalent. */
const WITHOUT: Readonly<Record<string, string>> = {
	sync_message: 'This Cliq returns no message IDs, so the output has none.',
	attachments: 'This Cliq takes no links as attachments; they follow below the text.',
	appkey: `This Cliq takes no ${labelOf('appKey')} with files; they were shared without it.`,
	broadcast:
		'This Cliq cannot be told that a message is for all subscribers; only an administrator reaches all of them.',
};

const IMAGES = 'Images in Markdown became links. To show one, attach it, or send a card with it.';
const TABLES = 'Tables in Markdown became code blocks. Message: Send Table sends tables of Cliq.';

/**
 * @param client that sent it
 * @param content what it sent, if that may be in parts for its tables
 * @returns what the user may not expect of sends that worked, for n8n to tell once for all items of a run
 */
export function hintsOn(
	{ texts = [], shares = [], files = [] }: Delivery,
	{ cache: { refusedKeys } }: CliqClient,
	{ parts = [] }: Pick<Content, 'parts'> = {},
) {
	const { length: renamed } = files.filter(({ isRenamed }) => isRenamed);
	return [
		...(texts.length > 1
			? [{ count: texts.length, tell: parts.length > 1 ? tellTables : tellParts }]
			: []),
		...(texts.length > 0 && shares.length > 0 ? [{ count: 1, tell: tellFilesApart }] : []),
		...(shares.length > 0 && files.length > MAX_FILES_PER_REQUEST
			? [{ count: files.length, tell: tellManyFiles }]
			: []),
		...(renamed > 0 ? [{ count: renamed, tell: tellRenamed }] : []),
		...[...refusedKeys].flatMap((key) => WITHOUT[key] ?? []),
	];
}

/** @returns the same of a text in Markdown, for what Cliq has nothing like in a text */
export function hintsOnFormat(
	{ given = '', text }: Content,
	{ textFormat }: SendOptions,
): string[] {
	if (textFormat !== 'markdown') return [];
	const isMore = (pattern: RegExp, one: string, other: string) =>
		(one.match(pattern)?.length ?? 0) > (other.match(pattern)?.length ?? 0);
	const hasTable = findTables(given, MAX_TEXT_LENGTH).length > 0;
	return [
		...(isMore(/!\[/g, given, text) ? [IMAGES] : []),
		...(hasTable && isMore(/```/g, text, given) ? [TABLES] : []),
	];
}

/** @returns the same for a table */
export function hintsOnTable({ texts: { length: count } = [] }: Delivery) {
	return count > 1 ? [{ count, tell: tellTableParts }] : [];
}

function tellParts(parts: readonly number[]): string {
	const what = parts.length === 1 ? 'The text' : `${parts.length} texts`;
	const max = MAX_TEXT_LENGTH.toLocaleString('en');
	return `${what} went out in ${sum(parts)} parts because Cliq takes ${max} characters a message.`;
}

function tellTables(counts: readonly number[]): string {
	const what = counts.length === 1 ? 'The text' : `${counts.length} texts`;
	return `${what} went out in ${sum(counts)} messages, because of the tables in ${counts.length === 1 ? 'it' : 'them'}.`;
}

function tellTableParts(parts: readonly number[]): string {
	return parts.length === 1
		? `The table was too large for one message; it went out in ${sum(parts)}.`
		: `${parts.length} tables were too large for one message; they went out in ${sum(parts)}.`;
}

function tellFilesApart({ length }: readonly number[]): string {
	return length === 1
		? 'Attached files followed in a message of their own, after the text.'
		: `The attached files of ${length} messages followed in messages of their own, after the text.`;
}

function tellManyFiles(counts: readonly number[]): string {
	return `${sum(counts)} files went out in several messages because Cliq takes ${MAX_FILES_PER_REQUEST} at a time.`;
}

function tellRenamed(counts: readonly number[]): string {
	const renamed = sum(counts);
	const what = renamed === 1 ? 'A file was' : `${renamed} files were`;
	return `${what} renamed: names take up to ${LONGEST_NAME} characters, without quotes and backslashes.`;
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
