/** Inline Markdown: what stands within a paragraph, heading, list item or table cell. */

/** A link target from a line like `[label]: target`; the line goes once the target is used. */
export interface Reference {
	url: string;
	isUsed: boolean;
}

export type References = Map<string, Reference>;

type Mark = 'bold' | 'italic' | 'strike';

/** What inline Markdown becomes: Cliq's markup in a message, bare text inside a code block. */
export interface Style {
	marks: Record<Mark, string>;
	code: (fence: string, content: string) => string;
	linkStart: string;
	linkEnd: (url: string) => string;
	lineBreak: string;
}

/** A piece of output; an image's has the bare description too, for use inside a link. */
interface Piece {
	text: string;
	description?: string;
	run?: DelimiterRun;
}

/** A run of `*`, `_` or `~` that may open or close marks. */
interface DelimiterRun {
	char: string;
	at: number;
	length: number;
	unused: number;
	canOpen: boolean;
	canClose: boolean;
	opened: Mark[];
	closed: Mark[];
}

/** An open bracket: where the text behind it begins, in the source, the pieces and the runs. */
interface Bracket {
	isImage: boolean;
	source: number;
	piece: number;
	run: number;
}

/** Cliq's markup for a message: bold, italic, strike, code and links as its clients show them [live]. */
export const MESSAGE: Style = {
	marks: { bold: '*', italic: '_', strike: '~' },
	// Of code spans Cliq knows `code` alone; more backticks stay where the code has some itself.
	code: (fence, content) =>
		fence === '``' && !content.includes('`') ? `\`${content}\`` : fence + content + fence,
	linkStart: '[',
	linkEnd: (url) => `](${url})`,
	lineBreak: '\n',
};

/** Bare text, as it stands in a code block. */
export const TABLE_CELL: Style = {
	marks: { bold: '', italic: '', strike: '' },
	code: (_fence, content) => content.trim(),
	linkStart: '',
	linkEnd: (url) => ` (${url})`,
	lineBreak: ' ',
};

const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
const SPECIAL = new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY.source}`, 'gi');
const BACKTICKS = /`+/g;
const LABEL = /\[([^[\]]{1,999})?\]/y;
// (url "title"); the bounds keep a long text that is no link from costing more than its length.
const TARGET =
	/\(\s{0,9}(?:<([^<>\n]{0,4000})>|((?:[^\s()<\\]|\\\S|\([^\s()]{0,999}\)){0,4000}))(?:\s{1,9}(?:"(?:[^"\\]|\\[^]){0,999}"|'(?:[^'\\]|\\[^]){0,999}'|\((?:[^()\\]|\\[^]){0,999}\)))?\s{0,9}\)/y;

const TOKEN = new RegExp(
	[
		/(?<backticks>`+)/,
		/\\(?<escaped>[!-/:-@[-`{-~\n])/,
		/(?<mention>\{[@#][^{}\s]+\})/,
		/<(?<autolink>[a-z][a-z\d+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>/,
		/(?<lineBreak><br *\/?>)/,
		/(?<url>(?:[a-z][a-z\d+.-]{1,31}:\/\/|mailto:|www\.)[^\s<>`[\]]+)/,
		new RegExp(`(?<entity>${ENTITY.source})`),
		/(?<run>\*+|_+|~+)/,
		/(?<open>!?\[)/,
		/(?<close>\])/,
		/[\p{L}\p{N}]+|[^]/u,
	]
		.map((token) => token.source)
		.join('|'),
	'iuy',
);

/**
 * @param references targets of `[text][label]` links, by label; those used are marked
 * @returns inline Markdown written in another style
 */
export function writeInline(source: string, references: References, style: Style): string {
	return new InlineWriter(source, references, style).write();
}

/** Writes the inline Markdown of one paragraph, heading, list item or cell, by CommonMark's algorithm. */
class InlineWriter {
	private at = 0;
	private pieces: Piece[] = [];
	private runs: DelimiterRun[] = [];
	private brackets: Bracket[] = [];
	private lastLink = 0;
	private readonly unclosedBackticks = new Set<number>();

	constructor(
		private readonly source: string,
		private readonly references: References,
		private readonly style: Style,
	) {}

	write(): string {
		while (this.at < this.source.length) {
			TOKEN.lastIndex = this.at;
			const token = TOKEN.exec(this.source);
			this.at = TOKEN.lastIndex;
			if (!token) break;
			this.take(token[0], token.groups ?? {});
		}
		this.matchRuns(0);
		return writePieces(this.pieces, this.style);
	}

	private take(token: string, found: Record<string, string | undefined>): void {
		if (found.backticks) this.takeCode(token);
		else if (found.run) this.takeRun(token);
		else if (found.open) this.openBracket(token);
		else if (found.close) this.closeBracket();
		else if (found.url) this.takeUrl(token);
		else if (found.entity) this.add(decodeEntity(token));
		else if (found.lineBreak) this.add(this.style.lineBreak);
		else this.add(found.escaped ?? found.autolink ?? token);
	}

	private add(text: string): void {
		this.pieces.push({ text });
	}

	private takeCode(fence: string): void {
		const end = this.findBackticks(fence);
		const code = this.source.slice(this.at, end - fence.length);
		this.add(end > this.at ? this.style.code(fence, code) : fence);
		this.at = end;
	}

	/** The end of the code span that the backticks open; where they end themselves if they do not. */
	private findBackticks(fence: string): number {
		if (this.unclosedBackticks.has(fence.length)) return this.at;
		BACKTICKS.lastIndex = this.at;
		for (let run = BACKTICKS.exec(this.source); run; run = BACKTICKS.exec(this.source)) {
			if (run[0] === fence) return BACKTICKS.lastIndex;
		}
		this.unclosedBackticks.add(fence.length);
		return this.at;
	}

	/** Takes a bare address, but for the punctuation of the sentence around it. */
	private takeUrl(found: string): void {
		const unopened = found.split(')').length - found.split('(').length;
		let [end, parentheses] = [found.length, unopened];
		for (; end > 0; end--) {
			const last = found.charAt(end - 1);
			if (last === ')' ? parentheses-- <= 0 : !'?!.,:;*_~\'"'.includes(last)) break;
		}
		this.at -= found.length - end;
		this.add(unescape(found.slice(0, end)));
	}

	private takeRun(token: string): void {
		const run = readRun(this.source, this.at - token.length, token);
		this.pieces.push({ text: '', run });
		this.runs.push(run);
	}

	private openBracket(token: string): void {
		this.add(token);
		const { at: source, pieces, runs } = this;
		this.brackets.push({ isImage: token === '![', source, piece: pieces.length, run: runs.length });
	}

	private closeBracket(): void {
		const bracket = this.brackets.pop();
		// A link's text holds no other link, so what was open before a link is none.
		const canLink = bracket && (bracket.isImage || bracket.source > this.lastLink);
		const url = canLink ? this.takeTarget(bracket) : undefined;
		if (!bracket || url === undefined) {
			this.add(']');
			return;
		}
		this.matchRuns(bracket.run);
		if (bracket.isImage) this.closeImage(bracket, url);
		else this.closeLink(bracket, url);
	}

	private takeTarget(bracket: Bracket): string | undefined {
		TARGET.lastIndex = LABEL.lastIndex = this.at;
		const target = TARGET.exec(this.source);
		if (target) {
			this.at = TARGET.lastIndex;
			return writeUrl(target[1], target[2]);
		}
		if (this.references.size === 0) return undefined;

		const label = LABEL.exec(this.source);
		const text = this.source.slice(bracket.source, Math.min(this.at - 1, bracket.source + 1000));
		const reference = this.references.get(labelKey(label?.[1] ?? text));
		if (!reference) return undefined;
		reference.isUsed = true;
		if (label) this.at = LABEL.lastIndex;
		return reference.url;
	}

	private closeLink(bracket: Bracket, url: string): void {
		// An image in a link (a badge) is just its description: Cliq's links do not nest.
		for (const piece of this.pieces.slice(bracket.piece))
			piece.text = piece.description ?? piece.text;
		this.pieces.splice(bracket.piece - 1, 1, { text: this.style.linkStart });
		this.add(this.style.linkEnd(url));
		this.lastLink = this.at;
	}

	private closeImage(bracket: Bracket, url: string): void {
		const pieces = this.pieces.splice(bracket.piece - 1).slice(1);
		const bare = pieces.map((piece) => ({ ...piece, text: piece.description ?? piece.text }));
		const description = writePieces(bare, TABLE_CELL);
		const { linkStart, linkEnd } = this.style;
		const text = description ? linkStart + description + linkEnd(url) : url;
		this.pieces.push({ text, description: description || url });
	}

	/** Pairs up the delimiter runs from the given one on: each closing run with the nearest opening. */
	private matchRuns(from: number): void {
		const openers: DelimiterRun[] = [];
		// Where the search for an opener ends, as none was found before; keeps the time linear.
		const floors = new Map<string, number>();
		for (const run of this.runs.splice(from)) {
			if (run.canClose) closeMarks(run, openers, floors);
			if (run.canOpen && run.unused > 0) openers.push(run);
		}
	}
}

function closeMarks(
	closer: DelimiterRun,
	openers: DelimiterRun[],
	floors: Map<string, number>,
): void {
	const kind = `${closer.char}${closer.canOpen}${closer.length % 3}`;
	while (closer.unused > 0) {
		const opener = findOpener(closer, openers, floors.get(kind) ?? 0);
		if (!opener) {
			floors.set(kind, closer.at);
			return;
		}
		pair(opener, closer);
		if (opener.unused === 0) openers.pop();
	}
}

/** Finds the opening run, and drops the runs between the two: they can pair with nothing now. */
function findOpener(
	closer: DelimiterRun,
	openers: DelimiterRun[],
	floor: number,
): DelimiterRun | undefined {
	for (let index = openers.length - 1; index >= 0; index--) {
		const opener = openers[index];
		if (!opener || opener.at < floor) return undefined;
		if (canPair(opener, closer)) {
			openers.length = index + 1;
			return opener;
		}
	}
	return undefined;
}

/** Same characters, and CommonMark's rule of three: `*a**b*` is not a bold that begins in `*a*`. */
function canPair(opener: DelimiterRun, closer: DelimiterRun): boolean {
	if (opener.char !== closer.char) return false;
	const isOneWay = !opener.canClose && !closer.canOpen;
	const sum = opener.length + closer.length;
	return isOneWay || sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

/** Pairs as many characters as make one mark. Of three, the inner one is italic: `*_both_*`. */
function pair(opener: DelimiterRun, closer: DelimiterRun): void {
	const common = Math.min(opener.unused, closer.unused);
	const size = common === 1 || (common > 2 && common % 2 === 1) ? 1 : 2;
	const mark = opener.char === '~' ? 'strike' : size === 2 ? 'bold' : 'italic';
	opener.unused -= size;
	closer.unused -= size;
	opener.opened.push(mark);
	closer.closed.push(mark);
}

function readRun(source: string, at: number, token: string): DelimiterRun {
	const before = source.slice(Math.max(0, at - 2), at);
	const after = source.slice(at + token.length, at + token.length + 2);
	const isBeforePunctuation = /^[\p{P}\p{S}]/u.test(after);
	const isAfterPunctuation = /[\p{P}\p{S}]$/u.test(before);
	const isBeforeGap = /^(?:\s|$)/.test(after);
	const isAfterGap = /(?:^|\s)$/.test(before);
	const isLeft = !isBeforeGap && (!isBeforePunctuation || isAfterGap || isAfterPunctuation);
	const isRight = !isAfterGap && (!isAfterPunctuation || isBeforeGap || isBeforePunctuation);

	const char = token.charAt(0);
	const isMark = char !== '~' || token.length === 2;
	// Within a word a single one means nothing: snake_case, and unlike CommonMark 2*3*4.
	const isWordBound = char === '_' || token === '*';
	return {
		char,
		at,
		length: token.length,
		unused: token.length,
		canOpen: isMark && isLeft && (!isWordBound || !isRight || isAfterPunctuation),
		canClose: isMark && isRight && (!isWordBound || !isLeft || isBeforePunctuation),
		opened: [],
		closed: [],
	};
}

/** Joins the pieces. Bold within bold is just bold, else its marks would end the outer one. */
function writePieces(pieces: Piece[], { marks }: Style): string {
	const depth: Record<Mark, number> = { bold: 0, italic: 0, strike: 0 };
	const open = (mark: Mark) => (depth[mark]++ === 0 ? marks[mark] : '');
	const close = (mark: Mark) => (--depth[mark] === 0 ? marks[mark] : '');
	const writeRun = (run: DelimiterRun) =>
		run.closed.map(close).join('') +
		run.char.repeat(run.unused) +
		run.opened.reverse().map(open).join('');
	return pieces.map(({ text, run }) => (run ? writeRun(run) : text)).join('');
}

/** @returns the text with escaped characters and HTML entities as the characters they stand for */
export function unescape(text: string): string {
	return text.replace(SPECIAL, (match, escaped?: string) => escaped ?? decodeEntity(match));
}

/** Writes a link's target, `<bracketed>` or bare, so that Cliq's own brackets end where they should. */
function writeUrl(bracketed: string | undefined, bare = ''): string {
	const url = bracketed?.replace(/[()]/g, '\\$&') ?? bare;
	return unescape(url.replaceAll('\\(', '%28').replaceAll('\\)', '%29').replace(/\s/g, '%20'));
}

function decodeEntity(entity: string): string {
	const name = entity.slice(1, -1).toLowerCase();
	const named: Record<string, string> = {
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		nbsp: '\u00a0',
	};
	const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	return named[name] ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity);
}

/** @returns the label as it is compared: letter case and kind of white space do not matter */
export function labelKey(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
