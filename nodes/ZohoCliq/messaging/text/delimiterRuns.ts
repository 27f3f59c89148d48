/** Runs of `*`, `_` and `~` in inline Markdown, and how they pair up: CommonMark's algorithm. */

export type Mark = 'bold' | 'italic' | 'strike';

/** A run of `*`, `_` or `~` that may open or close marks. */
export interface DelimiterRun {
	char: string;
	at: number;
	length: number;
	unused: number;
	canOpen: boolean;
	canClose: boolean;
	/** What it may be in a formula or program; two of a kind do not pair. */
	operator: 'power' | 'argument' | undefined;
	opened: Mark[];
	closed: Mark[];
}

/** Pairs each closing run with the nearest opening one. */
export function pairRuns(runs: readonly DelimiterRun[]): void {
	const openers: DelimiterRun[] = [];
	// Where the search for an opener ends, because an earlier one failed; keeps the time linear.
	const floors = new Map<string, number>();
	for (const run of runs) {
		if (run.canClose) closeMarks(run, openers, floors);
		if (run.canOpen && run.unused > 0) openers.push(run);
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

/** Finds the opening run, and drops the runs between the two: they can no longer pair. */
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

/** Same characters, and CommonMark's rule of three: `*a**b*` has no bold that begins in `*a*`. */
function canPair(opener: DelimiterRun, closer: DelimiterRun): boolean {
	if (opener.char !== closer.char) return false;
	if (opener.operator && opener.operator === closer.operator) return false;
	const isOneWay = !opener.canClose && !closer.canOpen;
	const sum = opener.length + closer.length;
	return isOneWay || sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

/** Pairs as many characters as one mark has. Of three, the inner one is italic: `*_both_*`. */
function pair(opener: DelimiterRun, closer: DelimiterRun): void {
	const common = Math.min(opener.unused, closer.unused);
	const size = common === 1 || (common > 2 && common % 2 === 1) ? 1 : 2;
	const mark = opener.char === '~' ? 'strike' : size === 2 ? 'bold' : 'italic';
	opener.unused -= size;
	closer.unused -= size;
	opener.opened.push(mark);
	closer.closed.push(mark);
}

// Scripts that put no spaces between words, so that a mark within a line stands beside letters.
const UNSPACED =
	/^[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const STARTS_WITH_PUNCTUATION = /^[\p{P}\p{S}]/u;
const ENDS_WITH_PUNCTUATION = /[\p{P}\p{S}]$/u;
// Punctuation that begins no text, as in the footnotes of "Price**, tax**" and in "j***@example.com".
const ENDING = /^[\p{Pe}\p{Pf}\p{Pd}.,:;!?/|\\@%&*_~、。，：；！？]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;

/** @returns the run of these characters at this position, and whether it may open or close marks there */
export function readRun(source: string, at: number, token: string): DelimiterRun {
	const before = source.slice(Math.max(0, at - 2), at);
	const after = source.slice(at + token.length, at + token.length + 2);
	const char = token.charAt(0);
	const isMark = (char !== '~' || token.length === 2) && !isMask(token, before, after);
	const sides = sidesOf(token, before, after);
	return {
		char,
		at,
		length: token.length,
		unused: token.length,
		canOpen: isMark && sides.canOpen,
		canClose: isMark && sides.canClose,
		operator: operatorOf(before, after),
		opened: [],
		closed: [],
	};
}

/** Four or more within a word hide characters: 4111********1111. */
function isMask(token: string, before: string, after: string): boolean {
	return token.length > 3 && LETTER_BEFORE.test(before) && LETTER_AFTER.test(after);
}

/** x**2 + y**2 is no emphasis, nor is f(**a,**b); but **CPU**45 is. */
function operatorOf(before: string, after: string): DelimiterRun['operator'] {
	if (/[a-z\d)\]]$/i.test(before) && /^[-+(.[{~\d]/.test(after)) return 'power';
	return /[([{,/]$/.test(before) && /^[a-z/]/i.test(after) ? 'argument' : undefined;
}

/**
 * CommonMark's rules on what stands before and after a run, except that a mark with punctuation inside may
 * have a letter outside, as AI models write it: **Name:**prod, これは**「重要」**です.
 *
 * @returns whether such a run may open and close a mark
 */
export function sidesOf(
	token: string,
	before: string,
	after: string,
): Pick<DelimiterRun, 'canOpen' | 'canClose'> {
	const isBeforePunctuation = STARTS_WITH_PUNCTUATION.test(after);
	const isAfterPunctuation = ENDS_WITH_PUNCTUATION.test(before);
	const isBeforeGap = /^(?:\s|$)/.test(after);
	const isAfterGap = /(?:^|\s)$/.test(before);
	const isLeft = !isBeforeGap && (!isBeforePunctuation || isAfterGap || isAfterPunctuation);
	const isRight = !isAfterGap && (!isAfterPunctuation || isBeforeGap || isBeforePunctuation);

	const isShort = token.length < 4 && token !== '_';
	const opens = isLeft || (isShort && !isBeforeGap && !ENDING.test(after));
	const endsPhrase = isShort && isAfterPunctuation && !OPENING.test(before);
	const closes = isRight || (endsPhrase && !isAfterGap && !(token === '*' && before.endsWith(',')));
	// Within a word these have no meaning: snake_case and, unlike CommonMark, 2*3*4.
	const isWordBound = token.startsWith('_') || token.length === 1;
	const isUnspaced = UNSPACED.test(Array.from(before).at(-1) ?? '') || UNSPACED.test(after);
	const isFree = !isWordBound || (token === '*' && isUnspaced);
	return {
		canOpen:
			opens &&
			(isFree || !isRight || isAfterPunctuation || (isShort && isUnspaced && isBeforePunctuation)),
		canClose: closes && (isFree || !isLeft || isBeforePunctuation || endsPhrase),
	};
}
