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

		it.each(Array.from('.:!?)"%…。：」）✅€;”»'))('ends with %j before a letter', (end) => {
			expect(markdownToCliq(`**Net${end}**then`)).toBe(`*Net${end}*then`);
			expect(markdownToCliq(`a ~~Net${end}~~9`)).toBe(`a ~Net${end}~9`);
			expect(markdownToCliq(`__Net${end}__für`)).toBe(`*Net${end}*für`);
			expect(markdownToCliq(`- *Net${end}*次`)).toBe(`- _Net${end}_次`);
		});

		it.each(Array.from('("「（✅€#«'))('begins with %j behind a letter', (start) => {
			expect(markdownToCliq(`das**${start}Netz** da`)).toBe(`das*${start}Netz* da`);
			expect(markdownToCliq(`次~~${start}Net~~の`)).toBe(`次~${start}Net~の`);
			expect(markdownToCliq(`다*${start}Net*는`)).toBe(`다_${start}Net_는`);
		});

		it.each([
			['**（注）**次は**「店」**です', '*（注）*次は*「店」*です'],
			['これは*斜体*です', 'これは_斜体_です'],
			['*강조*는 **굵게**는', '_강조_는 *굵게*는'],
			['**RAM**8 GB, **Free:**3 GB', '*RAM*8 GB, *Free:*3 GB'],
			['**`ls`:**lists (**Hi**. Bye)', '*`ls`:*lists (*Hi*. Bye)'],
		])('stands beside letters in %j', (markdown, cliq) => {
			expect(markdownToCliq(markdown)).toBe(cliq);
		});

		it.each([
			...['3*x*4', 'a **  b', '**opts and **rest', 'g(*rest, **opts)', 'a_b_c', '价格2*3*4元'],
			...[
				'g(**a,**b)',
				'{**a,**b}',
				'x**2 + y**3',
				'10**-3 or 10**-6',
				'a**(b) + c**(d)',
				'2*(3+4)*5',
			],
			...[
				'a***@x.example, b***@x.example',
				'Net**, tax**, all**',
				'src/**/a and test/**/b',
				'int *a,*b;',
			],
			...['Ab****cd e**f', '4111********1111, 5500****0004', 'pa*****rd', '类__init__方法'],
		])('is not meant in %j', (text) => {
			expect(markdownToCliq(text)).toBe(text);
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

		it.each([
			['See:**https://x.y/a/12**(new)', 'See:*https://x.y/a/12*(new)'],
			['**https://x.y/a**。次', '*https://x.y/a*。次'],
			['~~www.x.y/b~~(old) __https://x.y/c__—new', '~www.x.y/b~(old) *https://x.y/c*—new'],
			['见 https://x.y/a；**注意**。', '见 https://x.y/a；*注意*。'],
			['**A:** https://x.y/a（**B**）', '*A:* https://x.y/a（*B*）'],
			['**https://x.y/a**|**b**', '*https://x.y/a*|*b*'],
			['(https://x.y/a)**b** https://x.y/c,**d** e', '(https://x.y/a)*b* https://x.y/c,*d* e'],
			['*https://x.y/a*→b', '_https://x.y/a_→b'],
		])('takes the marks behind a URL for marks: %j', (markdown, cliq) => {
			expect(markdownToCliq(markdown)).toBe(cliq);
		});

		it.each([
			'https://x.y/_b_/*c*/__d__/e',
			'https://x.y/wiki/京都',
			'https://x.y/a_(b)_c/**d**',
			'_see https://x.y/a_b_c for it_',
			'https://x.y/?q=a|b&c=*d*',
		])('takes no marks out of the URL in %j', (text) => {
			expect(markdownToCliq(text)).toBe(text);
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

		it('aligns the columns of a table with wide and joined characters', () => {
			const table =
				'| 国 | n |\n|---|--:|\n| 日本国 | 1 |\n| 👩‍👩‍👧 🇯🇵 | 22 |\n| Zoe\u0308 | 3 |\n| ｶﾅ | 4 |';
			expect(markdownToCliq(table).split('\n').slice(1, -1)).toEqual([
				'国     |  n',
				'-------|---',
				'日本国 |  1',
				'👩‍👩‍👧 🇯🇵  | 22',
				'Zoe\u0308    |  3',
				'ｶﾅ     |  4',
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
		expect(
			markdownToCliq('&copy; &Auml;&auml; &rsquo;&ndash; &rArr;&larr; &pound;&frac34; &AMP;'),
		).toBe('© Ää ’– ⇒← £¾ &');
		expect(markdownToCliq('[t](https://x.y?a=1&yen;=2) `&copy;`')).toBe(
			'[t](https://x.y?a=1¥=2) `&copy;`',
		);
		const unknown = '&#0; &#9999999; &nosuch; &copy &';
		expect(markdownToCliq(unknown)).toBe(unknown);
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
