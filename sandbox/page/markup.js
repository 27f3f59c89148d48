'use strict';

// Cliq's markup as DOM nodes. Texts only ever become text nodes, so nothing that was sent can run.

const INLINE = [
	{ pattern: /`([^`\n]+)`/, tag: 'code', literal: true },
	{ pattern: /\[([^\]\n]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/, link: true },
	{ pattern: /__(?=\S)([^\n]*?\S)__/, tag: 'u' },
	{ pattern: /(?<![\w*])\*(?=[^\s*])([^\n]*?[^\s*])\*(?![\w*])/, tag: 'strong' },
	{ pattern: /(?<![\w_])_(?=[^\s_])([^\n]*?[^\s_])_(?![\w_])/, tag: 'em' },
	{ pattern: /(?<![\w~])~(?=[^\s~])([^\n]*?[^\s~])~(?![\w~])/, tag: 's' },
	{ pattern: /\{@[^{}\n]{1,80}\}|\{#[^{}\n]{1,80}\}/, mention: true },
	{ pattern: /https?:\/\/[^\s<>"'`)\]]+/, bare: true },
];

// A word alone behind the opening fence names the language, unless nothing follows it.
const FENCED = /^(?:([\w+#.-]{1,20})(?=\n\s*\S))?([\s\S]*)$/;

/** The words of a text without its markup, on one line. */
function plain(text) {
	const lines = [...renderMarkup(text).childNodes].map((node) => node.textContent);
	return lines.join(' ').replace(/\s+/g, ' ').trim();
}

/** Cliq's markup as a fragment: fenced blocks, headings, quotes, rules, and what stands inside a line. */
function renderMarkup(text) {
	const fragment = document.createDocumentFragment();
	text.split(/(```[\s\S]*?```)/).forEach((piece) => {
		if (/^```[\s\S]*```$/.test(piece) && piece.length >= 6) {
			const block = document.createElement('pre');
			const [, language, code] = FENCED.exec(piece.slice(3, -3));
			if (language) block.dataset.language = language;
			block.textContent = code.replace(/^\n|\n$/g, '');
			fragment.append(block);
		} else if (piece !== '') {
			renderLines(piece.replace(/^\n|\n$/g, ''), fragment);
		}
	});
	return fragment;
}

function renderLines(text, parent) {
	for (const line of text.split(/\r\n|\r|\n/)) {
		const heading = /^(#{1,3})\s+(.*)$/.exec(line);
		const quote = /^!\s*(.*)$/.exec(line);
		if (heading) parent.append(renderInline(element(`h${heading[1].length + 2}`), heading[2]));
		else if (quote) parent.append(renderInline(element('blockquote'), quote[1]));
		else if (/^---+\s*$/.test(line)) parent.append(element('hr'));
		else parent.append(renderInline(element('div'), line === '' ? '\u00a0' : line));
	}
}

function renderInline(parent, text) {
	let rest = text;
	while (rest !== '') {
		const { rule, found } = earliest(rest);
		if (!found) break;
		parent.append(rest.slice(0, found.index));
		parent.append(inlineNode(rule, found));
		rest = rest.slice(found.index + found[0].length);
	}
	parent.append(rest);
	return parent;
}

function earliest(text) {
	let best = {};
	for (const rule of INLINE) {
		const found = rule.pattern.exec(text);
		if (found && (!best.found || found.index < best.found.index)) best = { rule, found };
	}
	return best;
}

function inlineNode(rule, found) {
	if (rule.link) return link(found[2], found[1]);
	if (rule.bare) return link(found[0], found[0]);
	const node = element(rule.mention ? 'span' : rule.tag);
	if (rule.mention) node.className = 'mention';
	if (rule.mention || rule.literal) node.textContent = rule.literal ? found[1] : found[0];
	else renderInline(node, found[1]);
	return node;
}

function link(address, text) {
	const node = element('a');
	node.href = address;
	node.rel = 'noreferrer noopener';
	node.target = '_blank';
	node.textContent = text;
	return node;
}

function element(tag, className, text) {
	const node = document.createElement(tag);
	if (className) node.className = className;
	if (text !== undefined) node.textContent = text;
	return node;
}
