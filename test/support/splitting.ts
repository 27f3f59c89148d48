/** What a cut may add: fences, a table's head and a quote's mark at the start, and marks beside the text. */
const LINES = /^(?:`{3,}[^`\n]*\n)?(?:(?:\+[-+]+\r?\n)?[^\n]+\n[|+: \t\r-]+\n)?(?:! ?)?/;
const FENCE = /^`{3,}[^`\n]*\n/;
const QUOTE = /^! ?/;

/**
 * Whether parts are a text, apart from what a cut closes and opens again. Every way to read the parts is
 * followed, because added marks look like those of the text.
 */
export function areJoined(parts: readonly string[], text: string): boolean {
	let ends = new Set([0]);
	parts.forEach((part, index) => {
		const next = new Set<number>();
		const isLast = index === parts.length - 1;
		for (const opened of index === 0 ? [part] : withoutOpenings(part)) {
			for (const body of isLast ? [opened] : withoutClosings(opened)) {
				for (const end of ends) if (text.startsWith(body, end)) next.add(end + body.length);
			}
		}
		ends = next;
	});
	return ends.has(text.length);
}

function withoutOpenings(part: string): Set<string> {
	const found = [LINES, FENCE, QUOTE].map((start) => part.slice(start.exec(part)?.[0].length ?? 0));
	return new Set([part, ...found].flatMap((rest) => withoutMarks(rest)));
}

function withoutMarks(rest: string): string[] {
	const before = /^(?:! ?)?\s*/.exec(rest)?.[0] ?? '';
	const marks = /^(?:[*_~`]|\[)*/.exec(rest.slice(before.length))?.[0] ?? '';
	return Array.from({ length: marks.length + 1 }, (_, count) => {
		return before + rest.slice(before.length + count);
	});
}

function withoutClosings(part: string): Set<string> {
	const fence = /\n?`{3,}$/.exec(part)?.[0] ?? '';
	const bodies = [part, part.slice(0, part.length - fence.length)];
	if (fence.startsWith('\n')) bodies.push(part.slice(0, part.length - fence.length + 1));
	const body = part.trimEnd();
	const marks = /(?:[*_~`]|\]\([^()\s]*\))*$/.exec(body)?.[0] ?? '';
	for (let count = 1; count <= marks.length; count++) {
		bodies.push(body.slice(0, body.length - count) + part.slice(body.length));
	}
	return new Set(bodies);
}
