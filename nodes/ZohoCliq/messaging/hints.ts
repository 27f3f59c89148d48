import type { Delivery } from './output';
import { MAX_TEXT_LENGTH } from './text/splitText';

/** @returns what the user may not expect of sends that worked, for n8n to tell once for all items of a run */
export function hintsOn({ texts = [], shares = [] }: Delivery) {
	return [
		...(texts.length > 1 ? [{ count: texts.length, tell: tellParts }] : []),
		...(texts.length > 0 && shares.length > 0 ? [{ count: 1, tell: tellFilesApart }] : []),
	];
}

/** @returns the same for a table */
export function hintsOnTable({ length: count }: NonNullable<Delivery['texts']>) {
	return count > 1 ? [{ count, tell: tellTableParts }] : [];
}

function tellParts(parts: readonly number[]): string {
	const what = parts.length === 1 ? 'The text' : `${parts.length} texts`;
	const max = MAX_TEXT_LENGTH.toLocaleString('en');
	return `${what} went out in ${sum(parts)} parts because Cliq takes ${max} characters a message.`;
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

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
