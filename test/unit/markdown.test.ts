import { markdownToCliq } from '../../nodes/ZohoCliq/messaging/text/markdown';

describe('markdownToCliq', () => {
	describe('emphasis', () => {
		it.each([
			['**bold** and __bold__', '*bold* and *bold*'],
			['*italic* and _italic_', '_italic_ and _italic_'],
			['***both*** and ___both___', '*_both_* and *_both_*'],
			['**_both_** and _**both**_', '*_both_* and _*both*_'],
			['***a* b** and ***a** b*', '*_a_ b* and _*a* b_'],
			['**a *b* c**', '*a _b_ c*'],
			['~~gone~~ and ~~**both**~~', '~gone~ and ~*both*~'],
			['**bold\nover lines**', '*bold\nover lines*'],
			['**Wichtig**e und 这是**重点**内容', '*Wichtig*e und 这是*重点*内容'],
			['**"quoted"**, (**x**)', '*"quoted"*, (*x*)'],
			['**😀**', '*😀*'],
		])('%j becomes %j', (markdown, cliq) => {
			expect(markdownToCliq(markdown)).toBe(cliq);
		});

		it('writes bold within bold once, because a second mark would end the first', () => {
			expect(markdownToCliq('**a __b__ c**')).toBe('*a b c*');
			expect(markdownToCliq('****x**** *****y*****')).toBe('*x* *_y_*');
			expect(markdownToCliq('*_x_*')).toBe('_x_');
		});

		it.each([
			'2*3*4',
			'a * b * c',
			'snake_case_word',
			'** no',
			'**open',
			'a ~ b ~~ c ~~~d~~~',
			'first_last_x@example.com',
			'*',
		])('leaves %j unchanged', (text) => {
			expect(markdownToCliq(text)).toBe(text);
		});

		it("follows CommonMark's rule of three and drops marks left between others", () => {
			expect(markdownToCliq('*foo**bar**baz*')).toBe('_foo*bar*baz_');
			expect(markdownToCliq('*a ~~b* c~~')).toBe('_a ~~b_ c~~');
			expect(markdownToCliq('*a **b* c')).toBe('*a *_b_ c');
			expect(markdownToCliq('**a*')).toBe('*_a_');
			expect(markdownToCliq('x _a *b c_ d*')).toBe('x _a *b c_ d*');
		});
	});

	describe('code', () => {
		it.each([
			['`**a** [b](c) &amp; \\*`', '`**a** [b](c) &amp; \\*`'],
			['``a`b`` and ``c``', '``a`b`` and `c`'],
			['```in line```', '```in line```'],
			['*a `*` b*', '_a `*` b_'],
			['`open **b** ``c `` `` d', '`open *b* `c ` `` d'],
		])('keeps the code of %j', (markdown, cliq) => {
			expect(markdownToCliq(markdown)).toBe(cliq);
		});

		it('keeps fenced blocks unchanged', () => {
			const block = '```js\n**a**  \n\n# b\n> c\n\\*\n```';
			expect(markdownToCliq(`**x**\n${block}\n**y**`)).toBe(`*x*\n${block}\n*y*`);
		});

		it('writes other fences with backticks, as many as the code needs', () => {
			expect(markdownToCliq('~~~sh\n*a*\n~~~')).toBe('```sh\n*a*\n```');
			expect(markdownToCliq('~~~\n```\n*a*\n```\n~~~')).toBe('````\n```\n*a*\n```\n````');
			expect(markdownToCliq('````\na\n```\n````')).toBe('````\na\n```\n````');
		});

		it('closes an unclosed block, and accepts an empty one', () => {
			expect(markdownToCliq('```\n*a*')).toBe('```\n*a*\n```');
			expect(markdownToCliq('```\n```')).toBe('```\n```');
		});

		it('extracts blocks from lists and quotes', () => {
			expect(markdownToCliq('- ```\n  a\n    b\n  ```\n- c')).toBe('- ```\na\n  b\n```\n- c');
			expect(markdownToCliq('> ```\n>   *a*\n> ```\n> b')).toBe('```\n  *a*\n```\n! b');
			expect(markdownToCliq('> ```\n> a\n**b**')).toBe('```\na\n```\n*b*');
		});
	});

	describe('links', () => {
		it.each([
			['[t](https://x.y/a_b_c "title")', '[t](https://x.y/a_b_c)'],
			["[t](u 'title') [t](u (title)) [t]( u )", '[t](u) [t](u) [t](u)'],
			['[**t** *i*](u) **[t](u)**', '[*t* _i_](u) *[t](u)*'],
			['*a [b*](u)', '*a [b*](u)'],
			['[t](x(a)y) [t](<x (a)>) [t](a\\)b)', '[t](x(a)y) [t](x%20%28a%29) [t](a%29b)'],
			['[t](https://x.y?a=1&amp;b=2)', '[t](https://x.y?a=1&b=2)'],
			['![alt *text*](u) ![](u)', '[alt text](u) u'],
			['[![badge](i)](u) ![a ![b](c) d](e)', '[badge](u) [a b d](e)'],
			['[a [b](u) c](v)', '[a [b](u) c](v)'],
			['[`]`](u)', '[`]`](u)'],
			[
				'[Name](zohoid:12_3_4) [N_a_me](mail:a_b_c@d.e)',
				'[Name](zohoid:12_3_4) [N_a_me](mail:a_b_c@d.e)',
			],
			['[t] [t](no end [ ] ]', '[t] [t](no end [ ] ]'],
		])('%j becomes %j', (markdown, cliq) => {
			expect(markdownToCliq(markdown)).toBe(cliq);
		});

		it('resolves references, and removes their definitions', () => {
			const markdown =
				'[a][1], [the  Docs][], [DOCS], ![p][1]\n\n[1]: https://x.y/_a_\n[the docs]: <https://d> "T"\n[docs]: /d\n[1]: no';
			const links =
				'[a](https://x.y/_a_), [the  Docs](https://d), [DOCS](/d), [p](https://x.y/_a_)';
			expect(markdownToCliq(markdown)).toBe(`${links}\n\n[1]: no`);
		});

		it('keeps lines that only look like a definition', () => {
			expect(markdownToCliq('[ERROR]: timeout')).toBe('[ERROR]: timeout');
			expect(markdownToCliq('[ERROR]: timeout\n[x] [y][z]')).toBe('[ERROR]: timeout\n[x] [y][z]');
		});

		it('keeps URLs unchanged', () => {
			expect(markdownToCliq('<https://x.y/a_b_> <me_x@d.e>')).toBe('https://x.y/a_b_ me_x@d.e');
			expect(markdownToCliq('https://x.y/_a_/*b*/__c__/d')).toBe('https://x.y/_a_/*b*/__c__/d');
			expect(markdownToCliq('www.x.y/__a__/b, mailto:__a__b@c.d')).toBe(
				'www.x.y/__a__/b, mailto:__a__b@c.d',
			);
			expect(markdownToCliq('**https://x.y** _(see https://x.y/a_(b))_')).toBe(
				'*https://x.y* _(see https://x.y/a_(b))_',
			);
			expect(markdownToCliq('https://x.y?a&amp;b')).toBe('https://x.y?a&b');
		});
	});

	it.each(['{@all}', '{@a_b_c@d.e}', '{@__1__} x {#*2*}'])('keeps the mention %j', (mention) => {
		expect(markdownToCliq(mention)).toBe(mention);
	});

	describe('blocks', () => {
		it.each([
			['# A\n## B ##\n### C#\n#### D **d**\n###### E', '# A\n## B\n### C#\n### D *d*\n### E'],
			['Title\n===\nSub *x*\nmore\n---\ntext', '# Title\n## Sub _x_ more\ntext'],
			['#no heading\n#', '#no heading\n#'],
			['a\n\n---\n***\n_ _ _', 'a\n\n---\n---\n---'],
			['- a\n---', '- a\n---'],
			['* a *i*\n  + b\n    - c\n1. d\n2) e', '- a _i_\n  - b\n    - c\n1. d\n2) e'],
			['- a **b\n  c** d', '- a *b\n  c* d'],
			[
				'- [ ] todo\n- [x] done\n  * [X] *sub*\n1. [ ] first',
				'☐ todo\n☑ done\n  ☑ _sub_\n1. ☐ first',
			],
			['> a **b\n> c**\nd', '! a *b\n! c*\nd'],
			['> > nested\n> - item\n>\n> ## H\n> ---', '! nested\n! - item\n\n! ## H\n! ---'],
			['a  \nb\\\nc\nd', 'a\nb\nc\nd'],
			['a<br>b<br/>c', 'a\nb\nc'],
			['one\r\n\r\n**two**\r\n', 'one\n\n*two*\n'],
			['    indented *text*', '    indented _text_'],
			['', ''],
		])('%j becomes %j', (markdown, cliq) => {
			expect(markdownToCliq(markdown)).toBe(cliq);
		});

		it('converts a table to a code block with aligned columns', () => {
			const table = [
				'| Name | **Qty** | Mid |',
				'|:---|---:|:-:|',
				'| `a` \\| b | 1 | x |',
				'| [l](u)<br>k | 22 |',
				'end',
			];
			expect(markdownToCliq(['Intro', ...table].join('\n')).split('\n')).toEqual([
				'Intro',
				'```',
				'Name    | Qty | Mid',
				'--------|-----|----',
				'a | b   |   1 |  x',
				'l (u) k |  22',
				'```',
				'end',
			]);
		});

		it('neither widens every row for one long cell, nor fails on more cells than columns', () => {
			const [, header, , row] = markdownToCliq(`|a|\n|-|\n|${'x'.repeat(500)}|more|`).split('\n');
			expect(header).toBe('a');
			expect(row).toBe(`${'x'.repeat(500)} | more`);
		});

		it.each(['a | b\nc | d', '| a |\n| - | - |', '| a |\n| x |', 'a|b\n> -|-', 'x|y\n-:-|-'])(
			'does not mistake %j for a table',
			(text) => {
				expect(markdownToCliq(text)).not.toContain('```');
			},
		);
	});

	it('decodes escaped characters and entities', () => {
		expect(markdownToCliq('\\*a\\* \\# \\a \\')).toBe('*a* # \\a \\');
		expect(markdownToCliq('&lt;b&gt; &amp;lt; &quot;&#39;&apos;&nbsp;&#x41;')).toBe(
			"<b> &lt; \"''\u00a0A",
		);
		expect(markdownToCliq('&#0; &#9999999; &copy; &')).toBe('&#0; &#9999999; &copy; &');
	});

	it('converts long and hostile texts quickly', () => {
		const patterns = [
			'*',
			'_',
			'~',
			'[',
			'![',
			']',
			'`',
			'> ',
			'- ',
			'|',
			'[a](',
			'*a ',
			'[a](b "',
			'<',
			'{@',
			'\\',
			'\n',
		];
		for (const pattern of patterns) {
			expect(typeof markdownToCliq(pattern.repeat(20_000))).toBe('string');
		}
		const nested = markdownToCliq(`${'['.repeat(20_000)}a${'](b)'.repeat(20_000)}`);
		expect(nested).toContain('[a](b)');
		expect(markdownToCliq('*'.repeat(5000) + 'a' + '*'.repeat(5000))).toBe('*a*');
		expect(markdownToCliq(`[a](${'b'.repeat(9000)})`)).toHaveLength(9005);
	});

	it('never throws, and keeps plain words unchanged', () => {
		const atoms = [
			'**',
			'*',
			'_',
			'`',
			'```',
			'\n',
			'> ',
			'- ',
			'[',
			'](',
			')',
			'|',
			'|-|',
			'# ',
			'&lt;',
			'\ud800',
			'😀',
			'word ',
			'~~',
			'<',
			'\\',
		];
		let state = 42;
		for (let run = 0; run < 3000; run++) {
			let text = '';
			for (let length = 0; length < 20; length++) {
				state = (Math.imul(state, 1103515245) + 12345) >>> 0;
				text += atoms[(state >>> 8) % atoms.length] ?? '';
			}
			const words = (written: string) => written.match(/word/g)?.length ?? 0;
			expect(words(markdownToCliq(text))).toBe(words(text));
		}
	});
});
