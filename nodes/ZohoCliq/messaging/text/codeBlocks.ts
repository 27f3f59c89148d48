import type { Span } from './spans';
import { roomForMarks } from './spans';

// A fence at the start of a line has the rest of the line as its info string; elsewhere (Cliq also
// accepts ```code``` within a line) it is only the fence.
const FENCE = /(?<=^[ \t]{0,12})(?<fence>`{3,})(?<info>[^`\n]*\n)|`{3,}/gm;
// A table's header, perhaps below a border, and the rule below it.
const TABLE_HEAD = /^(?:\+[-+]+\r?\n)?(?<header>[^\n]+)\n(?<rule>[|+: \t\r-]+)\n/;
const MARKDOWN_TABLE =
	/^(?<head>[^\n|]*\|[^\n]*\n(?=[|: \t]*-)(?=[: \t-]*\|)[|: \t\r-]+\n)(?:[^\n|]*\|[^\n]*(?:\n|$))+/gm;

/** @returns the fenced code blocks of a text; a cut closes one and opens it again, with the head of a table */
export function findCodeBlocks(text: string, limit: number): Span[] {
	const blocks: Span[] = [];
	let opener: RegExpExecArray | undefined;
	for (const match of text.matchAll(FENCE)) {
		if (!opener) {
			opener = match;
		} else if (fenceOf(match).length >= fenceOf(opener).length) {
			blocks.push(codeBlock(text, opener, match.index, fenceOf(opener).length, limit));
			opener = undefined;
		}
	}
	// As in Markdown, an unclosed block extends to the end; within a line it is not a block.
	if (opener?.groups?.fence) blocks.push(codeBlock(text, opener, text.length, 0, limit));
	return blocks;
}

/** @returns the text, with a code block that is open at its end closed: what follows is not code */
export function closeCodeBlock(text: string): string {
	const last = findCodeBlocks(text, Infinity).at(-1);
	if (last?.end !== text.length || text.endsWith(last.closing)) return text;
	return text + (text.endsWith('\n') ? '' : '\n') + last.closing;
}

function codeBlock(
	text: string,
	opener: RegExpExecArray,
	codeEnd: number,
	fenceLength: number,
	limit: number,
): Span {
	const fence = fenceOf(opener);
	const info = opener.groups?.info ?? '\n';
	// What leaves no room for code counts as code, and is not repeated.
	const isRepeated = (repeated: string) =>
		fence.length * 2 + 1 + repeated.length <= roomForMarks(limit);
	const hasInfo = isRepeated(info);
	const codeStart = opener.index + (hasInfo ? opener[0].length : fence.length);
	const code = text.slice(codeStart, codeEnd);
	const head = headOf(code, info.trim());
	const repeated = head.length <= limit / 4 && isRepeated(info + head) ? head : '';
	const shown = code.slice(repeated.length);
	return {
		kind: 'block',
		start: opener.index,
		from: codeEnd - shown.trimStart().length,
		to: codeStart + code.trimEnd().length,
		end: codeEnd + fenceLength,
		opening: hasInfo ? fence + info + repeated : `${fence}\n`,
		closing: fence,
	};
}

function fenceOf(match: RegExpExecArray): string {
	return match.groups?.fence ?? match[0];
}

/** The header and rule of a table in a code block; '' if it has none. */
function headOf(code: string, language: string): string {
	const { 0: head = '', groups } = TABLE_HEAD.exec(code) ?? ([''] as RegExpMatchArray);
	const { header = '', rule = '' } = groups ?? {};
	// A single column has nothing but dashes, as many as it is wide.
	const isSingle =
		language === '' && /^-+\r?$/.test(rule) && rule.trim().length >= header.trim().length;
	return rule.includes('-') && (/[|+]/.test(rule) || isSingle) ? head : '';
}

/** @returns the tables in Markdown of a text; a cut between rows repeats their head */
export function findTables(text: string, limit: number): Span[] {
	return Array.from(text.matchAll(MARKDOWN_TABLE), ({ 0: table, index, groups }): Span => {
		const head = groups?.head ?? '';
		const end = index + table.trimEnd().length;
		const [from, to] = [index + head.length, end];
		return { kind: 'block', start: index, from, to, end, opening: head, closing: '' };
	}).filter(({ opening }) => opening.length <= limit / 4);
}
