/**
 * A part of a text in Cliq's markup that must not be cut, or only between `from` and `to`: `closing` then
 * ends it, and `opening` begins it again in the next message.
 */
export interface Span {
	kind: 'block' | 'quote' | 'inline' | 'whole';
	start: number;
	from: number;
	to: number;
	end: number;
	opening: string;
	closing: string;
}

/** From a place on: what a cut there goes through; undefined if it must not be cut there. */
export interface Stretch {
	at: number;
	spans?: readonly Span[];
}

/** @returns how long the marks may be that are added to a part: three quarters of it, to keep the parts few */
export function roomForMarks(limit: number): number {
	// With a tiny limit, one pair of "```".
	return limit < 10 ? 0 : Math.max(8, limit * 0.75);
}

function marksLength(spans: readonly Span[]): number {
	return openingLength(spans) + closingLength(spans);
}

/** @returns the length of what opens the spans again */
export function openingLength(spans: readonly Span[]): number {
	return spans.reduce((sum, { opening }) => sum + opening.length, 0);
}

/** @returns the length of what closes the spans; a code block's fence is on a line of its own */
export function closingLength(spans: readonly Span[], isAtLineEnd = false): number {
	const sum = spans.reduce((length, { closing }) => length + closing.length, 0);
	const hasFence = spans.some(({ kind, closing }) => kind === 'block' && closing !== '');
	return hasFence && !isAtLineEnd ? sum + 1 : sum;
}

/** @returns the stretches of a text with these spans, in order */
export function stretchesOf(spans: readonly Span[], limit: number): Stretch[] {
	const kept = spans
		.filter((span) => span.end - span.start <= limit || canReopen(span, limit))
		.sort((one, other) => one.start - other.start || other.end - one.end);
	const places = kept.flatMap(({ kind, start, from, to, end }) =>
		kind === 'whole' ? [start + 1, end] : [start + 1, from + 1, to, end],
	);
	const stretches: Stretch[] = [{ at: 0, spans: [] }];
	let active: Span[] = [];
	let next = 0;
	for (const at of [...new Set(places)].sort((one, other) => one - other)) {
		active = active.filter(({ end }) => end > at);
		for (let span = kept[next]; span && span.start < at; span = kept[++next]) {
			if (span.end > at) active.push(span);
		}
		const isOpen = active.every(({ from, to }) => from < at && at < to);
		const isAllowed = isOpen && marksLength(active) <= roomForMarks(limit);
		stretches.push(isAllowed ? { at, spans: active } : { at });
	}
	return stretches;
}

function canReopen(span: Span, limit: number): boolean {
	return span.to - span.from > 1 && marksLength([span]) <= roomForMarks(limit);
}

/** @returns the stretch that a place is in */
export function stretchAt(stretches: readonly Stretch[], place: number): Stretch {
	let [low, high] = [0, stretches.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((stretches[middle]?.at ?? 0) <= place) low = middle;
		else high = middle - 1;
	}
	return stretches[low] ?? { at: 0 };
}
