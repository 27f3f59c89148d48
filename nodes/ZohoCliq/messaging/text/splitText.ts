/** Maximum length of one message's text, in UTF-16 code units [Zoho's OpenAPI, messages.yml]. */
export const MAX_TEXT_LENGTH = 5000;

/** A fenced code block of the text, including both fences. */
interface CodeBlock {
	start: number;
	codeStart: number;
	codeEnd: number;
	end: number;
	/** Closes the block at a cut; `reopening` opens it again in the next part. */
	fence: string;
	reopening: string;
}

/** Where a part ends, and the code block that the cut goes through. */
interface Cut {
	at: number;
	block?: CodeBlock;
}

// A fence at the start of a line has the rest of the line as its info string; elsewhere (Cliq also
// accepts ```code``` within a line) it is only the fence.
const FENCE = /(?<=^[ \t]{0,12})(?<fence>`{3,})(?<info>[^`\n]*\n)|`{3,}/gm;
// White space, and the end of a sentence in scripts that put no space after it.
const GAP = /\s+|(?<=[。！？])(?!\s)/g;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]*_~]{0,3}$/;
const LONGEST_SENTENCE_END = 4;
// How far past the limit to look to distinguish a paragraph's end from a line's.
const LOOKAHEAD = 16;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Splits a text into parts of up to `limit` code units (2 or more), at the last paragraph that fits,
 * otherwise line, sentence or word, otherwise anywhere except inside a visible character. Code blocks
 * remain whole if possible; one that is cut is closed, and reopened in the next part.
 *
 * The joined parts equal the text, except for what a cut inside a code block adds: "```" at the end of a
 * part (on a new line, unless the cut is at a line's end) and "```", info string and a newline at the
 * start of the next. White space at a cut remains at the end of the part, as much of it as fits.
 *
 * A part is blank only if a run of white space is too long for the adjacent parts. A text within the limit
 * is returned as the only part.
 */
export function splitText(text: string, limit = MAX_TEXT_LENGTH): string[] {
	if (limit < 2) throw new RangeError('A text can be split into parts of 2 characters or more');
	if (text.length <= limit) return [text];

	const blocks = findCodeBlocks(text, limit);
	const prose = maskCode(text, blocks);
	const parts: string[] = [];
	let start = 0;
	let opening = '';

	while (opening.length + text.length - start > limit) {
		const { at, block } = findCut(text, prose, blocks, start, start + limit - opening.length);
		parts.push(opening + text.slice(start, at) + (block ? closing(text, at, block) : ''));
		opening = block?.reopening ?? '';
		start = at;
	}
	return [...parts, opening + text.slice(start)];
}

function closing(text: string, at: number, { fence }: CodeBlock): string {
	return text[at - 1] === '\n' ? fence : `\n${fence}`;
}

/** The cut for the part that begins at `start` and must end by `end`. Removes the blocks passed. */
function findCut(
	text: string,
	prose: string,
	blocks: CodeBlock[],
	start: number,
	end: number,
): Cut {
	const at = lastBreak(prose, start, end, text.length);
	while ((blocks.at(-1)?.end ?? Infinity) <= at) blocks.pop();

	const block = blocks.at(-1);
	if (!block || block.start >= at) return { at };

	const codeStart = Math.max(start, block.codeStart);
	const codeEnd = Math.min(end - block.fence.length - 1, block.codeEnd);
	const hasProseBefore = start < block.start && !isBlank(text.slice(start, block.start));
	const hasRoomForCode = codeEnd - codeStart >= 2;
	if (block.start > start && (hasProseBefore || !hasRoomForCode)) return { at: block.start };
	// Too little code to divide between two parts.
	if (!hasRoomForCode) return { at: block.end };
	return { at: lastBreak(text, codeStart, codeEnd, block.codeEnd), block };
}

/** The best place to cut after `from` and by `to`, with visible text left before `stop`. */
function lastBreak(text: string, from: number, to: number, stop: number): number {
	const at = lastGap(text, from, lastGrapheme(text, from, to));
	if (!isBlank(text.slice(at, Math.min(stop, at + to - from)))) return at;

	const shown = text.slice(from, at).trimEnd();
	if (shown.length < 2) return at;
	const shorter = lastGrapheme(text, from, from + shown.length - 1);
	return isBlank(text.slice(from, shorter)) ? at : lastGap(text, from, shorter);
}

/** The end of the last paragraph, otherwise line, sentence or word; `to` if there is none. */
function lastGap(text: string, from: number, to: number): number {
	const window = text.slice(from, to + LOOKAHEAD);
	let best = { at: to, rank: 0 };
	for (const { 0: gap, index } of window.matchAll(GAP)) {
		if (from + index > to) break;
		const rank = rankGap(gap, window.slice(Math.max(0, index - LONGEST_SENTENCE_END), index));
		const at = Math.min(from + index + gap.length, to);
		if (index > 0 && rank >= best.rank) best = { at, rank };
	}
	return lastGrapheme(text, from, best.at);
}

function rankGap(gap: string, before: string): number {
	const lines = gap.match(/\r\n?|\n/g)?.length ?? 0;
	if (lines > 0) return lines > 1 ? 4 : 3;
	return SENTENCE_END.test(before) ? 2 : 1;
}

/** The last place by `to` outside a visible character, or at least outside a code point. */
function lastGrapheme(text: string, from: number, to: number): number {
	if (to >= text.length) return to;
	const grapheme = graphemes.segment(text.slice(from, to + 2)).containing(to - from);
	if (grapheme.index > 0) return from + grapheme.index;
	return (text.codePointAt(to - 1) ?? 0) > 0xffff ? to - 1 : to;
}

/** The code blocks of the text, last one first. */
function findCodeBlocks(text: string, limit: number): CodeBlock[] {
	const blocks: CodeBlock[] = [];
	let opener: RegExpExecArray | undefined;
	for (const match of text.matchAll(FENCE)) {
		if (!opener) {
			opener = match;
		} else if (fenceOf(match).length >= fenceOf(opener).length) {
			blocks.push(codeBlock(opener, match.index, fenceOf(opener).length, limit));
			opener = undefined;
		}
	}
	// As in Markdown, an unclosed block extends to the end; within a line it is not a block.
	if (opener?.groups?.fence) blocks.push(codeBlock(opener, text.length, 0, limit));
	return blocks.filter((block) => block.fence.length * 2 + 2 <= roomForFences(limit)).reverse();
}

function codeBlock(
	opener: RegExpExecArray,
	codeEnd: number,
	fenceLength: number,
	limit: number,
): CodeBlock {
	const fence = fenceOf(opener);
	const info = opener.groups?.info ?? '\n';
	// An info string that leaves no room for code counts as code, and is not repeated.
	const isRepeated = fence.length * 2 + 1 + info.length <= roomForFences(limit);
	return {
		start: opener.index,
		codeStart: opener.index + (isRepeated ? opener[0].length : fence.length),
		codeEnd,
		end: codeEnd + fenceLength,
		fence,
		reopening: isRepeated ? fence + info : `${fence}\n`,
	};
}

function fenceOf(match: RegExpExecArray): string {
	return match.groups?.fence ?? match[0];
}

/** Three quarters of a part, to keep the parts few. With a tiny limit, one pair of "```". */
function roomForFences(limit: number): number {
	return limit < 10 ? 0 : Math.max(8, limit * 0.75);
}

/** The text with its code as one long word, so that there are no gaps in it. */
function maskCode(text: string, blocks: CodeBlock[]): string {
	let end = 0;
	let masked = '';
	for (const block of [...blocks].reverse()) {
		masked += text.slice(end, block.start) + '`'.repeat(block.end - block.start);
		end = block.end;
	}
	return masked + text.slice(end);
}

function isBlank(text: string): boolean {
	return text.trim() === '';
}
