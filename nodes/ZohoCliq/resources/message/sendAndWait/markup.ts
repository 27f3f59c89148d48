import { attributes, escaped } from './html';

/** A block of code, and the language that its fence names. */
const CODE_BLOCK = /(`{3,})(?:[\w+#.-]{1,20}(?=\n))?\n?([\s\S]*?)\n?\1/g;

const LINE = /^(?:(?<heading>#{1,3}) +|(?<quote>!) *(?!\[))?(?<content>.*)$/s;

/** Code, a link, a mention, an address, or emphasis; the first that begins counts, and contains the others. */
const INLINE =
	/(?<fence>`+)(?<code>[^`]+)\k<fence>|\[(?<words>[^[\]]+)\]\((?<target>https?:\/\/[^\s()]+)\)|\{(?<mention>[@#][^{}\s]+)\}|(?<address>https?:\/\/[^\s<>"'`()[\]]*[\w/])|(?<![\p{L}\p{N}*_~])(?<mark>\*|__|_|~)(?<inner>(?!\s|\k<mark>).*?(?<!\s|\k<mark>))\k<mark>(?![\p{L}\p{N}*_~])/gu;

const ELEMENTS: Readonly<Record<string, string>> = { '*': 'strong', _: 'em', __: 'u', '~': 's' };

/**
 * Shows Cliq's markup on a page as Cliq shows it. Every text is escaped, and links lead only to `http` and `https`.
 *
 * @returns HTML, in which line breaks count
 */
export function markupToHtml(markup: string): string {
	let html = '';
	let end = 0;
	for (const { 0: block, 2: code = '', index } of markup.matchAll(CODE_BLOCK)) {
		// A block of its own needs no line breaks around it.
		const before = markup.slice(end, index).replace(/\n$/, '');
		html += `${linesToHtml(before)}<pre>${escaped(code)}</pre>`;
		end = index + block.length;
		if (markup[end] === '\n') end++;
	}
	return html + linesToHtml(markup.slice(end));
}

function linesToHtml(text: string): string {
	return text
		.split(/\r\n|\r|\n/)
		.map(lineToHtml)
		.join('\n');
}

function lineToHtml(line: string): string {
	const { heading, quote, content = '' } = LINE.exec(line)?.groups ?? {};
	const html = inlineToHtml(content);
	if (heading !== undefined) return `<strong>${html}</strong>`;
	return quote === undefined ? html : `<q>${html}</q>`;
}

function inlineToHtml(text: string): string {
	let html = '';
	let end = 0;
	for (const { 0: whole, index, groups = {} } of text.matchAll(INLINE)) {
		html += escaped(text.slice(end, index)) + elementOf(groups);
		end = index + whole.length;
	}
	return html + escaped(text.slice(end));
}

function elementOf(found: Readonly<Record<string, string | undefined>>): string {
	const { code, words, target, mention, address, mark = '', inner = '' } = found;
	if (code !== undefined) return `<code>${escaped(code)}</code>`;
	if (mention !== undefined) return escaped(mention);
	const href = target ?? address;
	if (href !== undefined) return `<a${attributes({ href })}>${escaped(words ?? href)}</a>`;
	const name = ELEMENTS[mark] ?? 'span';
	return `<${name}>${inlineToHtml(inner)}</${name}>`;
}
