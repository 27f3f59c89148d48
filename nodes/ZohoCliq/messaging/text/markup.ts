import { findCodeBlocks, findTables } from './codeBlocks';
import { sidesOf } from './delimiterRuns';
import type { Span, Stretch } from './spans';
import { stretchesOf } from './spans';

// Stands for code blocks, which contain no other marks.
const BLOCK = '\0';
// Up to a blank line, a block, a heading or a list item.
const PARAGRAPH =
	/[^\n\0]+(?:\n(?!(?:! ?)?[ \t]*(?:[\n\0#]|$|[-*+•☐☑][ \t]|\d{1,9}[.)][ \t]))[^\n\0]+)*/g;
const QUOTE = /^(?<mark>!(?!\[) ?)[^\n]+/gm;
const MARKER = /^(?:! ?)?[ \t]*(?:[-*+•☐☑]|\d{1,9}[.)]|#{1,6})[ \t]+(?=\S)/gm;
// Also a line in bold, which serves as one.
const HEADING = /^(?<title>(?:! ?)?(?:#{1,6}[ \t][^\n]*|\*[^*\n]{1,100}\*:?[ \t\r]*))\n\s*(?=\S)/gm;
const LINK = /\[(?<text>[^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g;
const NAME =
	/\{[@#][^{}\s]+\}|(?:[a-z][a-z\d+.-]{1,31}:\/\/|mailto:|www\.)[!#-)+-;=?-Z\\^_a-}\p{L}\p{M}\p{N}]*[#-&+\-/\d=@a-z\p{L}\p{M}\p{N}]/giu;

/** @returns where a text in Cliq's markup can be cut, and what a cut closes and opens again */
export function readMarkup(text: string, limit: number): Stretch[] {
	const blocks = findCodeBlocks(text, limit);
	const prose = mask(text, blocks, BLOCK);
	const spans = [...blocks, ...findTables(prose, limit), ...findQuotes(prose)];
	for (const { 0: marker, index } of prose.matchAll(MARKER)) {
		spans.push(whole(index, index + marker.length + 1));
	}
	for (const { 0: heading, index, groups } of prose.matchAll(HEADING)) {
		const title = groups?.title?.trimEnd() ?? '';
		spans.push(whole(index + title.length - 1, index + heading.length + 1));
	}
	for (const { 0: paragraph, index } of prose.matchAll(PARAGRAPH)) {
		for (const span of findInline(paragraph, limit)) spans.push(moved(span, index));
	}
	return stretchesOf(spans, limit);
}

function whole(start: number, end: number): Span {
	return { kind: 'whole', start, from: end, to: end, end, opening: '', closing: '' };
}

function moved(span: Span, by: number): Span {
	const { start, from, to, end } = span;
	return { ...span, start: start + by, from: from + by, to: to + by, end: end + by };
}

function mask(text: string, spans: readonly Span[], filler: string): string {
	let end = 0;
	let masked = '';
	for (const span of spans) {
		masked += text.slice(end, span.start) + filler.repeat(span.end - span.start);
		end = span.end;
	}
	return masked + text.slice(end);
}

function findQuotes(text: string): Span[] {
	return Array.from(text.matchAll(QUOTE), ({ 0: line, index, groups }) => {
		const opening = groups?.mark ?? '';
		const end = index + line.length;
		const from = index + opening.length;
		return { kind: 'quote', start: index, from, to: end, end, opening, closing: '' };
	});
}

/** Code, links, mentions, addresses and emphasis in a paragraph. */
function findInline(paragraph: string, limit: number): Span[] {
	if (!/[`[{*_~:]|www\./i.test(paragraph)) return [];
	const code = findCode(paragraph, limit);
	const withoutCode = mask(paragraph, code, '`');
	const links = Array.from(withoutCode.matchAll(LINK), ({ 0: link, index, groups }) =>
		linkSpan(paragraph.slice(index, index + link.length), index, groups?.text?.length ?? 0, limit),
	);
	const withoutLinks = mask(
		withoutCode,
		links.filter(({ kind }) => kind === 'whole'),
		'x',
	);
	const names = Array.from(withoutLinks.matchAll(NAME), ({ 0: name, index }) =>
		whole(index, index + name.length),
	);
	return [...code, ...links, ...names, ...findEmphasis(mask(withoutLinks, names, 'x'))];
}

function findCode(paragraph: string, limit: number): Span[] {
	const fences = Array.from(paragraph.matchAll(/`+/g), ({ 0: fence, index }) => ({ fence, index }));
	// The next fence of the same length, by index of the fence.
	const following: Array<number | undefined> = [];
	const last = new Map<string, number>();
	for (let index = fences.length - 1; index >= 0; index--) {
		const fence = fences[index]?.fence ?? '';
		following[index] = last.get(fence);
		last.set(fence, index);
	}
	const spans: Span[] = [];
	for (let index = 0; index < fences.length; index = (following[index] ?? index) + 1) {
		const [opener, closer] = [fences[index], fences[following[index] ?? -1]];
		if (opener && closer) spans.push(inline(opener.index, closer.index, opener.fence, limit));
	}
	return spans;
}

function linkSpan(link: string, start: number, textLength: number, limit: number): Span {
	const end = start + link.length;
	if (link.length <= limit) return whole(start, end);
	const closing = link.slice(1 + textLength);
	const to = end - closing.length;
	return { kind: 'inline', start, from: start + 1, to, end, opening: '[', closing };
}

/** From a mark to the same mark; code is cut only if it is longer than a message. */
function inline(start: number, to: number, mark: string, limit = 0): Span {
	const end = to + mark.length;
	if (end - start <= limit) return whole(start, end);
	const from = start + mark.length;
	return { kind: 'inline', start, from, to, end, opening: mark, closing: mark };
}

function findEmphasis(paragraph: string): Span[] {
	const spans: Span[] = [];
	const open = new Map<string, number>();
	for (const { 0: token, index } of paragraph.matchAll(/\*+|_+|~+/g)) {
		const end = index + token.length;
		const { canOpen, canClose } = sidesOf(
			token,
			paragraph.slice(Math.max(0, index - 2), index),
			paragraph.slice(end, end + 2),
		);
		const start = open.get(token);
		if (canClose && start !== undefined) {
			spans.push(inline(start, index, token));
			open.delete(token);
		} else if (canOpen && token.length < 3) {
			open.set(token, index);
		}
	}
	return spans;
}
