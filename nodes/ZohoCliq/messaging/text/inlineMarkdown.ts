/** Inline Markdown: the content of a paragraph, heading, list item or table cell. */
import type { DelimiterRun, Mark } from './delimiterRuns';
import { pairRuns, readRun } from './delimiterRuns';

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

const NAMED = new Map(
	Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }),
);
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
const SPECIAL = new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY.source}`, 'gi');
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

	/** Consumes a bare URL without the punctuation of the surrounding sentence. */
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

function decodeEntity(entity: string): string {
	const name = entity.slice(1, -1).toLowerCase();
	const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	return NAMED.get(name) ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity);
}

/** @returns the label for comparison: case and kind of white space do not matter */
export function labelKey(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
