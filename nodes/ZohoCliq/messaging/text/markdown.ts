import { widthOf } from './graphemes';
import type { Reference, References } from './inlineMarkdown';
import { labelKey, MESSAGE, TABLE_CELL, unescape, writeInline } from './inlineMarkdown';

/** A line of Markdown, raw and without its block quote marks and trailing spaces. */
interface Line {
	raw: string;
	text: string;
	isQuoted: boolean;
}

/** A parsed block: how many lines it spans, and its output. */
interface Block {
	size: number;
	write: () => string;
	reference?: Reference;
	/** The cells of a table that is not quoted, from its header on. */
	cells?: () => string[][];
}

/** A block of a text as written in Cliq's markup; of a table also the bare text of its cells. */
export interface MarkdownPart {
	readonly text: string;
	readonly cells?: () => string[][];
}

const BLANK_LINE: Line = { raw: '', text: '', isQuoted: false };
// A wider cell overflows its column, so that one long cell does not widen every row.
const MAX_COLUMN_WIDTH = 60;

const QUOTE_MARKS = /^ {0,3}>[ \t]?(?: {0,3}>[ \t]?)*/;
const FENCE = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const SETEXT_UNDERLINE = /^ {0,3}(?:=+|-+)$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
const LIST_ITEM = /^([ \t]*)(?:[-*+]|(\d{1,9}[.)]))[ \t]+(?:\[([ xX])\][ \t]+)?(?=\S)/;
const DEFINITION = /^ {0,3}\[([^[\]]{1,999})\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+["'(].*["')])?$/;

/**
 * Converts standard Markdown (CommonMark, with GitHub's strikethrough, tables and task lists) to Cliq's
 * markup: `*bold*`, `_italic_`, `~strike~`, code, `[text](url)`, `#` to `###`, `- `, `! ` for a quote
 * and `---`. A table becomes a code block, a task ☐ or ☑, an image a link.
 *
 * Code, mentions (`{@all}`) and URLs are unchanged. Cliq has no escapes, so an escaped character becomes
 * the plain character. Line breaks are kept, as is usual in a chat, and indented text remains text: only
 * fences make code blocks. Unlike in CommonMark, emphasis may stand beside letters (see `sidesOf`).
 */
export function markdownToCliq(markdown: string): string {
	return markdownParts(markdown)
		.map(({ text }) => text)
		.join('\n');
}

/** @returns the same block by block, to be joined by line breaks */
export function markdownParts(markdown: string): MarkdownPart[] {
	const references: References = new Map();
	const blocks = readBlocks(markdown.split(/\r\n|[\r\n]/).map(readLine), references);
	const written = blocks.map(({ write, cells }) => ({ text: write(), ...(cells && { cells }) }));
	return written.filter((_, index) => !blocks[index]?.reference?.isUsed);
}

function readLine(raw: string): Line {
	const marks = QUOTE_MARKS.exec(raw)?.[0] ?? '';
	return { raw, text: raw.slice(marks.length).trimEnd(), isQuoted: marks !== '' };
}

function readBlocks(lines: Line[], references: References): Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < lines.length; at += blocks.at(-1)?.size ?? 1) {
		const block = readBlock(lines, at, references) ?? readDefinition(lines, at, references);
		blocks.push(block ?? readText(lines, at, references));
	}
	return blocks;
}

/** Reads a block of a kind that also ends a paragraph above it. */
function readBlock(lines: Line[], at: number, references: References): Block | undefined {
	return (
		readBlank(lines, at) ??
		readCode(lines, at) ??
		readHeading(lines, at, references) ??
		readRule(lines, at) ??
		readTable(lines, at, references)
	);
}

function lineAt(lines: Line[], at: number): Line {
	return lines[at] ?? BLANK_LINE;
}

function readBlank(lines: Line[], at: number): Block | undefined {
	return lineAt(lines, at).text.trim() === '' ? { size: 1, write: () => '' } : undefined;
}

function readCode(lines: Line[], at: number): Block | undefined {
	const { text, isQuoted } = lineAt(lines, at);
	const marker = LIST_ITEM.exec(text)?.[0] ?? '';
	const [, indent = '', fence = '', info = ''] = FENCE.exec(text.slice(marker.length)) ?? [];
	if (!fence) return undefined;

	const code: string[] = [];
	let end = at + 1;
	for (; end < lines.length && (lineAt(lines, end).isQuoted || !isQuoted); end++) {
		const line = isQuoted ? lineAt(lines, end).text : lineAt(lines, end).raw;
		if (closesFence(line.trim(), fence)) {
			end++;
			break;
		}
		code.push(unindent(line, marker.length + indent.length));
	}
	return { size: end - at, write: () => writeMarker(text) + writeCode(code, info.trim()) };
}

function closesFence(line: string, fence: string): boolean {
	return line.startsWith(fence) && line === fence.charAt(0).repeat(line.length);
}

function unindent(line: string, width: number): string {
	return line.slice(Math.min(width, line.length - line.trimStart().length));
}

function writeCode(lines: string[], info = ''): string {
	const code = lines.join('\n');
	let fence = '```';
	for (const [run] of code.matchAll(/`+/g)) {
		if (run.length >= fence.length) fence = `${run}\``;
	}
	return [fence + info, ...lines, fence].join('\n');
}

function readHeading(lines: Line[], at: number, references: References): Block | undefined {
	const line = lineAt(lines, at);
	const [start, marks] = HEADING.exec(line.text) ?? [];
	if (start === undefined || marks === undefined) return undefined;

	const title = withoutClosingMarks(line.text.slice(start.length).trim());
	return { size: 1, write: () => writeHeading(line, marks.length, title, references) };
}

function withoutClosingMarks(title: string): string {
	let end = title.length;
	while (title[end - 1] === '#') end--;
	return end === 0 || /\s/.test(title.charAt(end - 1)) ? title.slice(0, end).trimEnd() : title;
}

/** Cliq has three levels of headings [live]. */
function writeHeading(line: Line, level: number, title: string, references: References): string {
	const marks = '#'.repeat(Math.min(level, 3));
	return quote(line, `${marks} ${writeInline(title, references, MESSAGE)}`.trimEnd());
}

function readRule(lines: Line[], at: number): Block | undefined {
	const line = lineAt(lines, at);
	const isRule = RULE.test(line.text.replace(/[ \t]/g, ''));
	return isRule ? { size: 1, write: () => quote(line, '---') } : undefined;
}

function readTable(lines: Line[], at: number, references: References): Block | undefined {
	const header = lineAt(lines, at);
	const delimiter = lineAt(lines, at + 1);
	if (!header.text.includes('|') || !/^[ \t]*[|:-][ \t|:-]*$/.test(delimiter.text)) {
		return undefined;
	}

	const columns = cellsOf(delimiter.text);
	const isTable =
		delimiter.text.includes('|') &&
		delimiter.isQuoted === header.isQuoted &&
		columns.every((cell) => /^:?-+:?$/.test(cell)) &&
		columns.length === cellsOf(header.text).length;
	if (!isTable) return undefined;

	let end = at + 2;
	const isRow = ({ text, isQuoted }: Line) => text.includes('|') && isQuoted === header.isQuoted;
	while (isRow(lineAt(lines, end))) end++;
	const rows = () => [header, ...lines.slice(at + 2, end)].map((row) => writeRow(row, references));
	const write = () => writeCode(alignColumns(rows(), columns));
	return { size: end - at, write, ...(!header.isQuoted && { cells: rows }) };
}

function cellsOf(row: string): string[] {
	const inner = row
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');
	return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function writeRow(row: Line, references: References): string[] {
	return cellsOf(row.text).map((cell) => writeInline(cell, references, TABLE_CELL));
}

function alignColumns(rows: string[][], columns: string[]): string[] {
	const widths = columns.map(() => 1);
	for (const row of rows) {
		row.forEach((cell, column) => {
			const width = Math.min(widthOf(cell), MAX_COLUMN_WIDTH);
			widths[column] = Math.max(widths[column] ?? 1, width);
		});
	}
	const lines = rows.map((row) =>
		row.map((cell, column) => pad(cell, widths[column] ?? 0, columns[column] ?? '')).join(' | '),
	);
	const [header = '', ...body] = lines.map((line) => line.trimEnd());
	return [header, widths.map((width) => '-'.repeat(width)).join('-|-'), ...body];
}

function pad(cell: string, width: number, delimiter: string): string {
	const space = ' '.repeat(Math.max(0, width - widthOf(cell)));
	if (!delimiter.endsWith(':')) return cell + space;
	if (!delimiter.startsWith(':')) return space + cell;
	const half = Math.floor(space.length / 2);
	return space.slice(half) + cell + space.slice(space.length - half);
}

function readDefinition(lines: Line[], at: number, references: References): Block | undefined {
	const { text } = lineAt(lines, at);
	const [, label, target] = DEFINITION.exec(text) ?? [];
	if (label === undefined || target === undefined) return undefined;

	const reference = { url: unescape(target), isUsed: false };
	if (!references.has(labelKey(label))) references.set(labelKey(label), reference);
	return { size: 1, write: () => text, reference };
}

/** Reads a paragraph, a list item, or an underlined heading. */
function readText(lines: Line[], at: number, references: References): Block {
	const first = lineAt(lines, at);
	const item = LIST_ITEM.exec(first.text)?.[0] ?? '';
	const content = [first.text.slice(item.length)];
	let end = at + 1;
	for (; continuesText(lines, end, first, references); end++) content.push(lineAt(lines, end).text);

	const underline = lineAt(lines, end);
	if (!item && underline.isQuoted === first.isQuoted && SETEXT_UNDERLINE.test(underline.text)) {
		const level = underline.text.includes('=') ? 1 : 2;
		const title = content.map((line) => line.trim()).join(' ');
		return { size: end + 1 - at, write: () => writeHeading(first, level, title, references) };
	}
	const write = () =>
		writeMarker(first.text) + writeInline(content.join('\n'), references, MESSAGE);
	return { size: end - at, write: () => quote(first, write()) };
}

function continuesText(lines: Line[], at: number, first: Line, references: References): boolean {
	const { text, isQuoted } = lineAt(lines, at);
	if (isQuoted !== first.isQuoted || SETEXT_UNDERLINE.test(text) || LIST_ITEM.test(text)) {
		return false;
	}
	return !readBlock(lines, at, references);
}

function writeMarker(item: string): string {
	const [marker, indent = '', number = '-', task] = LIST_ITEM.exec(item) ?? [];
	if (marker === undefined) return '';
	if (task === undefined) return `${indent}${number} `;
	return `${indent}${number === '-' ? '' : `${number} `}${task === ' ' ? '☐' : '☑'} `;
}

/** Cliq quotes a line that begins with an exclamation mark [live]. */
function quote({ isQuoted }: Line, text: string): string {
	return isQuoted ? text.replace(/^/gm, '! ') : text;
}
