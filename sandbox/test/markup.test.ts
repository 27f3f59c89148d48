import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** As much of a DOM node as the page's markup needs. */
class StandInNode {
	childNodes: StandInNode[] = [];
	dataset: Record<string, string> = {};
	private own = '';

	constructor(readonly tag: string) {}

	append(...nodes: Array<StandInNode | string>): void {
		for (const node of nodes) {
			const child = typeof node === 'string' ? new StandInNode('#text') : node;
			if (typeof node === 'string') child.own = node;
			// A fragment hands its children over.
			this.childNodes.push(...(child.tag === '#fragment' ? child.childNodes : [child]));
		}
	}

	get textContent(): string {
		return this.own + this.childNodes.map(({ textContent }) => textContent).join('');
	}

	set textContent(text: string) {
		this.childNodes = [];
		this.own = text;
	}
}

interface Markup {
	readonly plain: (text: string) => string;
	readonly renderMarkup: (text: string) => StandInNode;
}

const script = readFileSync(join(__dirname, '../page/markup.js'), 'utf8');
const { plain, renderMarkup } = runInNewContext(`${script}; ({ plain, renderMarkup })`, {
	document: {
		createElement: (tag: string) => new StandInNode(tag),
		createDocumentFragment: () => new StandInNode('#fragment'),
	},
}) as Markup;

describe('the preview of a message', () => {
	it.each([
		['*bold* and _slanted_', 'bold and slanted'],
		['*_both_*, __under__ and ~gone~', 'both, under and gone'],
		['## Heading\n! a quote\n\nand `code`', 'Heading a quote and code'],
		['see [the report](https://example.com/a_b_c)', 'see the report'],
		['```js\nlet a = 1;\n```', 'let a = 1;'],
		['snake_case_name, 2 * 3 * 4, a_b', 'snake_case_name, 2 * 3 * 4, a_b'],
		['a *cut one', 'a *cut one'],
		['', ''],
	])('has no markup: %j', (text, words) => {
		expect(plain(text)).toBe(words);
	});
});

describe('a code block', () => {
	it.each([
		['```js\nlet a;\n```', 'js', 'let a;'],
		['```c++\nint a;```', 'c++', 'int a;'],
		['```\nlet a;\n```', undefined, 'let a;'],
		['```let a;\nlet b;```', undefined, 'let a;\nlet b;'],
		['```word```', undefined, 'word'],
		['```word\n```', undefined, 'word'],
		['```two words\nlet a;```', undefined, 'two words\nlet a;'],
	])('shows the language of %j beside the code, not in it', (text, language, code) => {
		const [block] = renderMarkup(text).childNodes;
		expect(block).toMatchObject({ tag: 'pre', textContent: code });
		expect(block?.dataset.language).toBe(language);
	});
});
