import { MAX_SLIDES, MAX_SLIDES_LENGTH } from './card/slides';
import type { MessageBody } from './content';
import type { SendOptions } from './options';
import { lengthOf, slideOf } from './splitTable';
import { markdownParts } from './text/markdown';
import { neutralizeAll, neutralizeMentions } from './text/neutralizeMentions';

type TableSlide = ReturnType<typeof slideOf>;

/** A message of a text; the table below it, if any, and those that follow it at once. */
interface Part extends MessageBody {
	slides?: TableSlide[];
}

/**
 * Makes Cliq's own tables of those in a text. A table that does not fit stays a code block: one without rows, in
 * a quote, longer than a message, or with columns that have no name, or the same. Cells never mention anybody.
 *
 * @returns the text in Markdown as messages in order, their texts not yet split; undefined if it has no such table
 */
export function withTables(
	markdown: string,
	{ neutralizeMentions: isQuiet }: Pick<SendOptions, 'neutralizeMentions'>,
): MessageBody[] | undefined {
	const parts: Part[] = [];
	let lines: string[] = [];
	const textSoFar = () => {
		const text = lines
			.join('\n')
			.replace(/^(?:[ \t]*\n)+/, '')
			.trimEnd();
		lines = [];
		return isQuiet ? neutralizeMentions(text) : text;
	};
	for (const { text, cells } of markdownParts(markdown)) {
		const slide = cells && toSlide(cells());
		if (slide) addTable(parts, textSoFar(), slide);
		else lines.push(text);
	}
	if (parts.length === 0) return undefined;
	const end = textSoFar();
	return end === '' ? parts : [...parts, { text: end }];
}

/** Below its text, or below a table right above it; Cliq requires a text, for which its headings stand in. */
function addTable(parts: Part[], text: string, slide: TableSlide): void {
	const above = parts.at(-1)?.slides;
	if (text === '' && above && fit([...above, slide])) above.push(slide);
	else parts.push({ text: text || slide.data.headers.join(' | '), slides: [slide] });
}

/** @returns a table as a slide; undefined if it does not fit */
function toSlide(cells: readonly string[][]): TableSlide | undefined {
	const [columns = [], ...rows] = neutralizeAll(cells) as string[][];
	const isNamed = columns.every((name) => name !== '') && new Set(columns).size === columns.length;
	const isEven = rows.every((row) => row.length <= columns.length);
	if (rows.length === 0 || !isNamed || !isEven) return undefined;
	const records = rows.map((row) =>
		Object.fromEntries(columns.map((name, index) => [name, row[index] ?? ''])),
	);
	const slide = slideOf(columns, records, '');
	return fit([slide]) ? slide : undefined;
}

function fit(slides: readonly TableSlide[]): boolean {
	return slides.length <= MAX_SLIDES && lengthOf(slides) <= MAX_SLIDES_LENGTH;
}
