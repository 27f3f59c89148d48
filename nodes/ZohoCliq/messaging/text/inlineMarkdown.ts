/** Inline Markdown: the content of a paragraph, heading, list item or table cell. */
import type { DelimiterRun, Mark } from './delimiterRuns';
import { pairRuns, readRun } from './delimiterRuns';
import { decodeEntity, ENTITY } from './entities';

/** A link target from a line such as `[label]: target`; the line is removed if the target is used. */
export interface Reference {
	url: string;
	isUsed: boolean;
}

export type References = Map<string, Reference>;

/** The output format of inline Markdown: Cliq's markup in a message, bare text inside a code block. */
export interface Style {
	marks: Record<Mark, string>;
	code: (fence: string, content: string) => string;
	linkStart: string;
	linkEnd: (url: string) => string;
	lineBreak: string;
}

/** A piece of output; for an image also its bare description, for use inside a link. */
interface Piece {
	text: string;
	description?: string;
	run?: DelimiterRun;
}

/** An open bracket: where the text after it begins in the source, the pieces and the runs. */
interface Bracket {
	isImage: boolean;
	source: number;
	piece: number;
	run: number;
}

/** Cliq's markup for a message: bold, italic, strike, code and links as shown by its clients [live]. */
export const MESSAGE: Style = {
	marks: { bold: '*', italic: '_', strike: '~' },
	// Cliq only supports `code` spans; more backticks are kept if the code itself contains some.
	code: (fence, content) =>
		fence === '``' && !content.includes('`') ? `\`${content}\`` : fence + content + fence,
	linkStart: '[',
	linkEnd: (url) => `](${url})`,
	lineBreak: '\n',
};

/** Bare text, as used in a code block. */
export const TABLE_CELL: Style = {
	marks: { bold: '', italic: '', strike: '' },
	code: (_fence, content) => content.trim(),
	linkStart: '',
	linkEnd: (url) => ` (${url})`,
	lineBreak: ' ',
};

const SPECIAL = new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY.source}`, 'gi');
// A URL in a text, perhaps with punctuation of the sentence at its end, but without that of other scripts:
// 见https://x.y/a，**b**.
const BARE_URL = /(?:[a-z][a-z\d+.-]{1,31}:\/\/|mailto:|www\.)[!#-;=?-Z\\^_a-~\p{L}\p{M}\p{N}]+/u;
const BACKTICKS = /`+/g;
const LABEL = /\[([^[\]]{1,999})?\]/y;
// (url "title"); the bounds keep the time for a long text that is not a link linear.
const TARGET =
	/\(\s{0,9}(?:<([^<>\n]{0,4000})>|((?:[^\s()<\\]|\\\S|\([^\s()]{0,999}\)){0,4000}))(?:\s{1,9}(?:"(?:[^"\\]|\\[^]){0,999}"|'(?:[^'\\]|\\[^]){0,999}'|\((?:[^()\\]|\\[^]){0,999}\)))?\s{0,9}\)/y;

const TOKEN = new RegExp(
	[
		/(?<backticks>`+)/,
		/\\(?<escaped>[!-/:-@[-`{-~\n])/,
		/(?<mention>\{[@#][^{}\s]+\})/,
		/<(?<autolink>[a-z][a-z\d+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>/,
		/(?<lineBreak><br *\/?>)/,
		new RegExp(`(?<url>${BARE_URL.source})`),
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

/** @returns inline Markdown in another style; marks the references of `[text][label]` links as used */
export function writeInline(source: string, references: References, style: Style): string {
	return new InlineWriter(source, references, style).write();
}

/** Converts the inline Markdown of one paragraph, heading, list item or cell, by CommonMark's algorithm. */
class InlineWriter {
	private at = 0;
	private pieces: Piece[] = [];
	private runs: DelimiterRun[] = [];
	private brackets: Bracket[] = [];
	private lastLink = 0;
	/** The runs that may have opened a mark that is not closed yet. */
	private readonly open = new Set<string>();
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
		pairRuns(this.runs);
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

	/** The end of the code span opened by the backticks; the end of the backticks if there is none. */
	private findBackticks(fence: string): number {
		if (this.unclosedBackticks.has(fence.length)) return this.at;
		BACKTICKS.lastIndex = this.at;
		for (let run = BACKTICKS.exec(this.source); run; run = BACKTICKS.exec(this.source)) {
			if (run[0] === fence) return BACKTICKS.lastIndex;
		}
		this.unclosedBackticks.add(fence.length);
		return this.at;
	}

	/** Consumes a bare URL without the punctuation of the surrounding sentence, and without its marks. */
	private takeUrl(found: string): void {
		const start = this.at - found.length;
		let end = this.endOfUrl(found, start);
		while (end > 0 && '?!.,:;*_~\'"'.includes(found.charAt(end - 1))) end--;
		this.at = start + end;
		this.add(unescape(found.slice(0, end)));
	}

	/** Where a bracket closes that the URL did not open, or a mark that was opened before it. */
	private endOfUrl(url: string, start: number): number {
		let open = 0;
		for (const { 0: token, index } of url.matchAll(/[()]|\*+|_+|~+/g)) {
			if (token === '(') open++;
			else if (token === ')') open--;
			else if (this.isMark(token, start + index)) return index;
			if (open < 0) return index;
		}
		return url.length;
	}

	/** Whether a run in a URL closes a mark, or opens one behind the sentence's punctuation. */
	private isMark(token: string, at: number): boolean {
		const { canOpen, canClose } = readRun(this.source, at, token);
		if (canClose && this.open.has(token)) return true;
		return canOpen && /^(?:\*\*|~~)$/.test(token) && /[.,:;!?]/.test(this.source.charAt(at - 1));
	}

	private takeRun(token: string): void {
		const run = readRun(this.source, this.at - token.length, token);
		this.pieces.push({ text: '', run });
		this.runs.push(run);
		const hasClosed = run.canClose && this.open.delete(token);
		if (run.canOpen && !hasClosed) this.open.add(token);
	}

	private openBracket(token: string): void {
		this.add(token);
		const { at: source, pieces, runs } = this;
		this.brackets.push({ isImage: token === '![', source, piece: pieces.length, run: runs.length });
	}

	private closeBracket(): void {
		const bracket = this.brackets.pop();
		// A link's text contains no other link, so a bracket opened before a link does not start one.
		const canLink = bracket && (bracket.isImage || bracket.source > this.lastLink);
		const url = canLink ? this.takeTarget(bracket) : undefined;
		if (!bracket || url === undefined) {
			this.add(']');
			return;
		}
		pairRuns(this.runs.splice(bracket.run));
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
		// An image in a link (a badge) becomes its description: Cliq's links do not nest.
		for (const piece of this.pieces.slice(bracket.piece)) piece.text = bareText(piece);
		this.pieces.splice(bracket.piece - 1, 1, { text: this.style.linkStart });
		this.add(this.style.linkEnd(url));
		this.lastLink = this.at;
	}

	private closeImage(bracket: Bracket, url: string): void {
		const pieces = this.pieces.splice(bracket.piece - 1).slice(1);
		const bare = pieces.map((piece) => ({ ...piece, text: bareText(piece) }));
		const description = writePieces(bare, TABLE_CELL);
		const { linkStart, linkEnd } = this.style;
		const text = description ? linkStart + description + linkEnd(url) : url;
		this.pieces.push({ text, description: description || url });
	}
}

const bareText = ({ text, description = text }: Piece) => description;

/** Joins the pieces. Bold within bold adds no marks, because they would end the outer one. */
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

/** @returns the text with escapes and HTML entities replaced by their characters */
export function unescape(text: string): string {
	return text.replace(SPECIAL, (match, escaped?: string) => escaped ?? decodeEntity(match));
}

/** Writes a link's target, `<bracketed>` or bare, so that Cliq's own brackets end in the right place. */
function writeUrl(bracketed: string | undefined, bare = ''): string {
	const url = bracketed?.replace(/[()]/g, '\\$&') ?? bare;
	return unescape(url.replaceAll('\\(', '%28').replaceAll('\\)', '%29').replace(/\s/g, '%20'));
}

/** @returns the label for comparison: case and kind of white space do not matter */
export function labelKey(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
