import { MAX_TEXT_LENGTH, splitText } from '../../nodes/ZohoCliq/messaging/text/splitText';
import { areJoined } from '../support/splitting';

describe('splitText', () => {
	it('keeps a text within the limit unchanged', () => {
		const text = 'a'.repeat(MAX_TEXT_LENGTH);
		expect(MAX_TEXT_LENGTH).toBe(5000);
		expect(splitText(text)).toEqual([text]);
		expect(splitText('')).toEqual(['']);
		expect(splitText(' \n ', 10)).toEqual([' \n ']);
	});

	it('rejects a limit too small for a surrogate pair', () => {
		expect(() => splitText('abc', 1)).toThrow(RangeError);
	});

	describe('where it cuts', () => {
		it.each([
			[
				'a paragraph',
				'One. Two\nthree\n\nfour. Five\nsix',
				27,
				['One. Two\nthree\n\n', 'four. Five\nsix'],
			],
			['a line', 'One. Two\nthree. Four five', 18, ['One. Two\n', 'three. Four five']],
			['a sentence', 'One two. Three four five', 18, ['One two. ', 'Three four five']],
			['a quoted sentence', 'He said "no." Then left', 20, ['He said "no." ', 'Then left']],
			['a sentence without spaces', '今日は。明日も晴れ', 6, ['今日は。', '明日も晴れ']],
			['a word', 'alpha beta gamma', 12, ['alpha beta ', 'gamma']],
			['anywhere if it must', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
		])('at %s', (_where, text, limit, parts) => {
			expect(splitText(text, limit)).toEqual(parts);
		});

		it('recognizes Windows line breaks', () => {
			expect(splitText('one\r\ntwo\r\n\r\nthree', 14)).toEqual(['one\r\ntwo\r\n\r\n', 'three']);
			expect(splitText('abc\r\nd', 4)).toEqual(['abc', '\r\nd']);
		});

		it('cuts at a paragraph that ends just at the limit', () => {
			expect(splitText('a b c d\n\nmore text', 9)).toEqual(['a b c d\n\n', 'more text']);
			expect(splitText('a b c d\n\nmore', 7)).toEqual(['a b c d', '\n\nmore']);
		});
	});

	describe('characters', () => {
		it('keeps surrogate pairs and joined emoji whole', () => {
			expect(splitText('a😀😀', 4)).toEqual(['a😀', '😀']);
			expect(splitText('ab👩‍👩‍👧', 9)).toEqual(['ab', '👩‍👩‍👧']);
			expect(splitText('🇩🇪🇫🇷', 6)).toEqual(['🇩🇪', '🇫🇷']);
			expect(splitText('abe\u0301f', 3)).toEqual(['ab', 'e\u0301f']);
		});

		it('cuts a joined character that is longer than a part between its code points', () => {
			expect(splitText('👩‍👩‍👧', 4)).toEqual(['👩‍', '👩‍', '👧']);
			expect(splitText('👩👩', 3)).toEqual(['👩', '👩']);
		});
	});

	describe('white space', () => {
		it('stays at the end of the part, as far as it fits', () => {
			expect(splitText('one   two', 6)).toEqual(['one   ', 'two']);
			expect(splitText('one    two', 6)).toEqual(['one   ', ' two']);
		});

		it('is not a separate part when the neighbors can include it', () => {
			expect(splitText('abcdefgh\n\n', 8)).toEqual(['abcdefg', 'h\n\n']);
			expect(splitText('ab cdefg    ', 9)).toEqual(['ab ', 'cdefg    ']);
			expect(splitText(`${'x'.repeat(6)}${' '.repeat(8)}y`, 6)).toEqual([
				'xxxxx',
				'x     ',
				'   y',
			]);
			expect(splitText('     abcdefg', 6)).toEqual(['     a', 'bcdefg']);
		});

		it('is a separate part when it is too long for them', () => {
			expect(splitText(`a${' '.repeat(12)}b`, 4)).toEqual(['a   ', '    ', '    ', ' b']);
			expect(splitText('😀     ', 2)).toEqual(['😀', '  ', '  ', ' ']);
			expect(splitText('a  ', 2)).toEqual(['a ', ' ']);
		});
	});

	describe('code blocks', () => {
		it('closes a block at a cut and reopens it with its language', () => {
			const text = '```js\nlet a = 1;\nlet b = 2;\nlet c = 3;\n```';
			expect(splitText(text, 32)).toEqual([
				'```js\nlet a = 1;\nlet b = 2;\n```',
				'```js\nlet c = 3;\n```',
			]);
		});

		it('puts the closing fence on a separate line when it cuts within a line', () => {
			expect(splitText('```\naaaaaaaaaaaa\n```', 16)).toEqual([
				'```\naaaaaaaa\n```',
				'```\naaaa\n```',
			]);
		});

		it('cuts before a block rather than inside', () => {
			const text = 'Some words here\n```\nlet a = 1;\n\nlet b = 2;\n```\nEnd';
			expect(splitText(text, 40)).toEqual([
				'Some words here\n',
				'```\nlet a = 1;\n\nlet b = 2;\n```\nEnd',
			]);
			expect(splitText('words:```aaaa bbbb```', 18)).toEqual(['words:', '```aaaa bbbb```']);
		});

		it('cuts after a block rather than inside', () => {
			const text = '```\na\n\nb\n```\nafter the block';
			expect(splitText(text, 16)).toEqual(['```\na\n\nb\n```\n', 'after the block']);
		});

		it('includes blank lines before a block in its part, unless there are too many', () => {
			expect(splitText('\n\n```\naaaa\nbbbb\n```', 18)).toEqual([
				'\n\n```\naaaa\n```',
				'```\nbbbb\n```',
			]);
			expect(splitText(`${'\n'.repeat(14)}\`\`\`\naaaaaaaaaa\n\`\`\``, 16)[0]).toBe(
				'\n'.repeat(14),
			);
		});

		it('keeps visible text after a cut in a block', () => {
			expect(splitText('```\naaaa\nbbbb\n```\n\n', 17)).toEqual([
				'```\naaaa\n```',
				'```\nbbbb\n```\n\n',
			]);
			expect(splitText('```\na```            ', 18)).toEqual(['```\na```          ', '  ']);
		});

		it('treats an unclosed block as extending to the end', () => {
			expect(splitText('```sh\nls -l\nls -a\nls -la', 17)).toEqual([
				'```sh\nls -l\n```',
				'```sh\nls -a\n```',
				'```sh\nls -la',
			]);
		});

		it('treats a fence within a line as text', () => {
			expect(splitText('use ``` to begin a block', 12)).toEqual([
				'use ``` to ',
				'begin a ',
				'block',
			]);
		});

		it('treats shorter fences inside a block as code', () => {
			const text = '````\n```\naaaa\n```\nbbbb\n````';
			expect(splitText(text, 24)).toEqual(['````\n```\naaaa\n```\n````', '````\nbbbb\n````']);
		});

		it('does not repeat an info string that leaves no room for code', () => {
			const text = `\`\`\`${'i'.repeat(20)}\ncode\n\`\`\``;
			expect(splitText(text, 16)).toEqual([
				`\`\`\`${'i'.repeat(9)}\n\`\`\``,
				`\`\`\`\n${'i'.repeat(8)}\n\`\`\``,
				'```\niii\ncode\n```',
			]);
			expect(splitText(`\`\`\`${'i'.repeat(9000)}\ncode\n\`\`\``)).toHaveLength(2);
		});

		it('treats fences as text when parts are too short for them', () => {
			expect(splitText('```\naaaa\n```', 6)).toEqual(['```\n', 'aaaa\n', '```']);
			expect(splitText('`'.repeat(20), 8).join('')).toBe('`'.repeat(20));
		});
	});

	it('loses nothing, adds only fences and keeps the limit for any text', () => {
		const random = seededRandom(20240521);
		for (let run = 0; run < 3000; run++) {
			const text = randomText(random);
			const limit = 2 + random(60);
			const parts = splitText(text, limit);

			if (!areJoined(parts, text))
				throw new Error(`Not joined: ${JSON.stringify({ text, limit, parts })}`);
			for (const [index, part] of parts.entries()) {
				if (part.length > limit)
					throw new Error(`Too long: ${JSON.stringify({ text, limit, part })}`);
				const cutsPair =
					/[\ud800-\udbff]$/.test(part) && /^[\udc00-\udfff]/.test(parts[index + 1] ?? '');
				if (cutsPair) throw new Error(`Pair cut: ${JSON.stringify({ text, limit, part })}`);
			}
		}
	});

	it('creates no blank part for a text without long white space', () => {
		const random = seededRandom(7);
		for (let run = 0; run < 2000; run++) {
			const text = Array.from(
				{ length: 40 },
				() => ['word', 'x', '. ', '\n\n', '😀'][random(5)],
			).join('x');
			const blank = splitText(text, 12 + random(40)).filter((part) => part.trim() === '');
			expect(blank).toEqual([]);
		}
	});

	it('leaves no code block open at the end of a part', () => {
		const random = seededRandom(99);
		for (let run = 0; run < 2000; run++) {
			const pieces = [
				'Some words. ',
				'\n\n',
				'\n```js\nlet a = 1;\n\nlet bc = 23;\n```\n',
				'x'.repeat(30),
			];
			const text = Array.from({ length: 12 }, () => pieces[random(4)]).join('');
			const open = splitText(text, 20 + random(80)).filter(
				(part) => (part.match(/^```/gm) ?? []).length % 2 > 0,
			);
			expect(open).toEqual([]);
		}
	});
});

function seededRandom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		return (state >>> 8) % below;
	};
}

function randomText(random: (below: number) => number): string {
	const atoms = [
		...['a', 'word', 'Hello.', ' ', '  ', '\n', '\n\n', '\r\n', '。', '\t', '`'],
		...['```', '```js\n', '\n```\n', '````', '😀', '👩‍👩‍👧', 'e\u0301', '\u0301', '\ud800'],
		...['x'.repeat(30), ' '.repeat(25)],
	];
	const variety = 1 + random(atoms.length);
	const offset = random(atoms.length);
	const pick = () => atoms[(random(variety) * 7 + offset) % atoms.length];
	return Array.from({ length: random(50) }, pick).join('');
}
