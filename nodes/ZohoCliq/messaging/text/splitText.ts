import { graphemes } from './graphemes';
import { readMarkup } from './markup';
import type { Span, Stretch } from './spans';
import { closingLength, openingLength, stretchAt } from './spans';

/** Maximum length of one message's text, in UTF-16 code units [Zoho's OpenAPI, messages.yml]. */
export const MAX_TEXT_LENGTH = 5000;

/** Where a part ends, and the spans that are closed there. */
interface Cut {
	at: number;
	spans: readonly Span[];
	rank: number;
}

/** The rest of a text, and how much of it fits in the next part. */
interface Rest {
	text: string;
	start: number;
	end: number;
	limit: number;
	stretches: readonly Stretch[];
}

const RANK = { space: 1, line: 2, word: 3, blankLine: 3.5, sentence: 4, textLine: 5, paragraph: 6 };

// White space, the end of a sentence or clause in scripts that put no space after it, and a fence in a line.
const GAP = /\s+|(?<=[。！？、，；：][」』”’）】]{0,3})(?![\s」』”’）】。！？])|(?<![`\s])(?=```)/g;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]*_~」』）】]{0,3}$/;
const CLAUSE_END = /[、，；：][」』”’）】]{0,3}$/;
// Before a period that ends no sentence: an initial, a number, a title.
const ABBREVIATION =
	/(?:^|[^\p{L}\p{N}])(?:\p{L}|\d{1,2}|Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|Mt|Lt|Col|Gen|Sgt|Rev|Nr|No|Fig|Abb|Abs|Art|vs|ca|bzw|etc|Inc)\.$/u;
const LONGEST_END = 8;
// How far past the limit to look to distinguish a paragraph's end from a line's.
const LOOKAHEAD = 16;

/**
 * Splits a text into parts of up to `limit` code units (2 or more), as few as possible, at the last
 * paragraph that fits, otherwise line, sentence or word, otherwise anywhere except inside a visible
 * character. No part is shorter than a third of the limit if there is another place to cut.
 *
 * Links, mentions, inline code and list markers are not cut, headings not separated from what follows.
 * Code blocks and tables remain whole if possible. What a cut goes through is closed, and opened again in
 * the next part: emphasis, quotes, code blocks, and a table's head. Otherwise the joined parts equal the
 * text. White space at a cut remains at the end of the part, as much of it as fits.
 *
 * A part is blank only if a run of white space is too long for the adjacent parts. A text within the limit
 * is returned as the only part.
 */
export function splitText(text: string, limit = MAX_TEXT_LENGTH): string[] {
	if (limit < 2) throw new RangeError('A text can be split into parts of 2 characters or more');
	if (text.length <= limit) return [text];

	const stretches = readMarkup(text, limit);
	const parts: string[] = [];
	let start = 0;
	let opened: readonly Span[] = [];
	while (openingLength(opened) + text.length - start > limit) {
		const end = start + limit - openingLength(opened);
		const cut = findCut({ text, start, end, limit, stretches });
		parts.push(writePart(text.slice(start, cut.at), opened, cut.spans));
		start = cut.at;
		opened = cut.spans;
	}
	return [...parts, writePart(text.slice(start), opened, [])];
}

function writePart(body: string, opened: readonly Span[], closed: readonly Span[]): string {
	if (isBlank(body)) return body;
	const isBlock = ({ kind }: Span) => kind === 'block';
	const isInline = ({ kind }: Span) => kind === 'inline';
	const openings = (spans: readonly Span[]) => spans.map(({ opening }) => opening).join('');
	const lines = openings(opened.filter((span) => !isInline(span)));
	const marks = openings(opened.filter(isInline));
	// Marks are beside text: behind what begins a line, and before the white space at the end.
	const at = marks ? (/^(?:! ?)?\s*/.exec(body)?.[0].length ?? 0) : 0;
	const end = closed.some(isInline) ? body.trimEnd().length : body.length;
	const [block] = closed.filter(isBlock);
	const fence = block?.closing && `${body.endsWith('\n') ? '' : '\n'}${block.closing}`;
	const closings = closed.filter(isInline).map(({ closing }) => closing);
	return [
		...[lines, body.slice(0, at), marks, body.slice(at, end)],
		...[...closings.reverse(), body.slice(end), fence ?? ''],
	].join('');
}

function findCut(rest: Rest): Cut {
	const { text, start, end, limit } = rest;
	const size = end - start;
	const length = text.length - start;
	const least = Math.min(Math.ceil(limit / 3), Math.floor(length / 2));
	const [low, high] = [start + least, Math.min(end, text.length - least)];
	// What the parts have to spare: a cut before it makes a further part necessary. It is shared by the cuts;
	// in a long text, each has some more to end well.
	const count = Math.ceil(length / size);
	const spare = count * size - length;
	const share = count > 3 ? Math.max(spare / (count - 1), size / 4) : spare / (count - 1);

	const gaps = findGaps(rest);
	const between = gaps.filter(({ at }) => at >= low && at <= high);
	const good = between.filter(({ rank }) => rank >= RANK.word);
	return (
		bestOf(good.filter(({ at }) => at >= end - share)) ??
		good.filter(({ at }) => at >= end - spare).at(-1) ??
		bestOf(good) ??
		bestOf(between) ??
		lastPlace(rest, low, high) ??
		gaps.at(-1) ??
		lastPlace(rest, start + 1, end) ??
		lastPlace(rest, start + 1, end, true) ??
		anywhere(rest)
	);
}

/** The last one of those with the highest rank. */
function bestOf(cuts: readonly Cut[]): Cut | undefined {
	return cuts.reduce<Cut | undefined>(
		(best, cut) => (best && best.rank > cut.rank ? best : cut),
		undefined,
	);
}

/** The places to cut at, in order, with something visible on both sides. */
function findGaps(rest: Rest): Cut[] {
	const { text, start, end } = rest;
	const window = text.slice(start, end + LOOKAHEAD);
	const visible = start + window.length - window.trimStart().length;
	const gaps: Cut[] = [];
	let isSentence = start > 0 && text[start - 1] !== '\n';
	for (const { 0: gap, index } of window.matchAll(GAP)) {
		const gapEnd = start + index + gap.length;
		if (start + index > end) break;
		const at = gapEnd > end ? lastGrapheme(text, start, end) : gapEnd;
		const before = window.slice(Math.max(0, index - LONGEST_END), index);
		const rank = rankOf(gap, before, text.charAt(gapEnd), isSentence);
		const cut = at > visible ? cutAt(rest, at, rank) : undefined;
		if (/[\r\n]/.test(gap)) isSentence = false;
		// A single word is no sentence, nor is a list's number.
		else if (cut) isSentence = true;
		if (cut && (at === gapEnd || isFollowed(rest, at))) gaps.push(cut);
	}
	return gaps;
}

function rankOf(gap: string, before: string, next: string, isSentence: boolean): number {
	const lines = gap.match(/\r\n?|\n/g)?.length ?? 0;
	if (lines > 0 && /[:：]$/.test(before)) return RANK.word;
	if (lines > 0) return lines > 1 ? RANK.paragraph : RANK.textLine;
	if (gap === '') return CLAUSE_END.test(before) ? RANK.word : RANK.sentence;
	const isEnd = SENTENCE_END.test(before) && !ABBREVIATION.test(before) && !/\p{Ll}/u.test(next);
	return isEnd && isSentence ? RANK.sentence : RANK.word;
}

/** A cut, if it is possible there and the part has room for what is closed; in a block it ranks lower. */
function cutAt(rest: Rest, at: number, rank: number): Cut | undefined {
	const { text, stretches, start, end, limit } = rest;
	const { spans } = stretchAt(stretches, at);
	if (!spans || at + closingLength(spans, text[at - 1] === '\n') > end) return undefined;
	const block = spans.find(({ kind }) => kind === 'block');
	if (!block) return { at, spans, rank };
	const isWhole = block.start >= start && block.end - block.start <= limit;
	if (rank < RANK.textLine) return { at, spans, rank: RANK.space };
	if (isWhole) return { at, spans, rank: RANK.line };
	return { at, spans, rank: rank === RANK.paragraph ? RANK.blankLine : RANK.word };
}

/** The last place to cut at that is not within a visible character. */
function lastPlace(rest: Rest, low: number, high: number, mayBeBlank = false): Cut | undefined {
	const { text, start, stretches } = rest;
	for (let place = high; place >= low; ) {
		const stretch = stretchAt(stretches, place);
		if (!stretch.spans) {
			place = stretch.at - 1;
			continue;
		}
		const at = lastGrapheme(text, start, place);
		const cut = at < low ? undefined : cutAt(rest, at, 0);
		const shown = text.slice(start, at).trimEnd().length;
		if (cut && (mayBeBlank || (shown > 0 && isFollowed(rest, at)))) return cut;
		// Something visible comes after the cut.
		place = at < place ? at : Math.min(at, start + shown) - 1;
	}
	return undefined;
}

/** Where to cut if it is possible nowhere: at least between words. */
function anywhere({ text, start, end }: Rest): Cut {
	const words = /^[^]*\S\s+/.exec(text.slice(start, end))?.[0].length;
	return { at: words ? start + words : lastGrapheme(text, start, end), spans: [], rank: 0 };
}

function isFollowed({ text, limit }: Rest, at: number): boolean {
	return !isBlank(text.slice(at, at + limit));
}

/** The last place by `to` outside a visible character, or at least outside a code point. */
function lastGrapheme(text: string, from: number, to: number): number {
	if (to >= text.length) return to;
	const grapheme = graphemes.segment(text.slice(from, to + 2)).containing(to - from);
	if (grapheme.index > 0) return from + grapheme.index;
	return (text.codePointAt(to - 1) ?? 0) > 0xffff ? to - 1 : to;
}

function isBlank(text: string): boolean {
	return text.trim() === '';
}
