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

/** @returns the run of these characters at this position, and whether it may open or close marks there */
export function readRun(source: string, at: number, token: string): DelimiterRun {
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
	// A single one within a word has no meaning: snake_case and, unlike CommonMark, 2*3*4.
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
