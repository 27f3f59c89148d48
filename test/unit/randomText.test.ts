import fc from 'fast-check';

import { parseJson } from '../../nodes/ZohoCliq/cliq/json';
import { markdownToCliq } from '../../nodes/ZohoCliq/messaging/text/markdown';
import { MAX_TEXT_LENGTH, splitText } from '../../nodes/ZohoCliq/messaging/text/splitText';
import { cleanFileName, cleanMimeType } from '../../nodes/ZohoCliq/cliq/upload';
import { isSafeUrl } from '../../nodes/ZohoCliq/cliq/urls';
import { expectGrowthBelow } from '../support/growth';
import { seedOr } from '../support/seed';
import { areJoined } from '../support/splitting';

const SEED = seedOr(20260704);
const options = { seed: SEED, numRuns: 400 };

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', maxLength: 200 }),
	fc.string({ unit: anyUnit, maxLength: 200 }),
);

/** Pieces of what people and models write; combined they form fences, lists, links and tables, some of them broken. */
const piece = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.constantFrom(
			...[
				'```',
				'```js\n',
				'````',
				'~~~',
				'`',
				'``',
				'\n',
				'\n\n',
				'\r\n',
				' ',
				'  ',
				'\t',
				'    ',
			],
			...['*', '**', '_', '__', '~~', '# ', '- ', '1. ', '> ', '|', '|-|', '---', '- [x] '],
			...['[', ']', '](', ')', '![', '<', '>', '<br>', '\\', '&amp;', '&#0;', 'https://x.example'],
			...['{@all}', '{@a.b@c.example}', '[x]: y', 'word', 'A sentence. ', '今日は。', '👩‍👩‍👧', '🇩🇪'],
		),
	},
	{ weight: 1, arbitrary: fc.string({ unit: anyUnit, maxLength: 5 }) },
);

const markdown = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const noMarks = fc.oneof(anyText, markdown).map((text) => text.replace(/[`*_~!|[]/g, "'"));

describe('a random text', () => {
	it('is split into parts that fit and, without marks, add up to the text', () => {
		fc.assert(
			fc.property(noMarks, fc.integer({ min: 2, max: 60 }), (text, limit) => {
				const parts = splitText(text, limit);
				expect(parts.join('')).toBe(text);
				expect(parts.filter(({ length }) => length > limit)).toEqual([]);
				if (text !== '') expect(parts).not.toContain('');
			}),
			options,
		);
	});

	it('with marks adds up to the text, apart from those closed and opened again at a cut', () => {
		fc.assert(
			fc.property(markdown, fc.integer({ min: 2, max: 60 }), (text, limit) => {
				const parts = splitText(text, limit);
				expect(parts.filter(({ length }) => length > limit)).toEqual([]);
				expect(areJoined(parts, text)).toBe(true);
			}),
			options,
		);
	});

	it('is never cut within a surrogate pair', () => {
		const pairs = fc.array(fc.constantFrom('😀', 'a', ' ', '👩‍👩‍👧', 'e\u0301', '\n'), {
			maxLength: 60,
		});
		fc.assert(
			fc.property(pairs, fc.integer({ min: 2, max: 20 }), (pieces, limit) => {
				const parts = splitText(pieces.join(''), limit);
				expect(() => parts.map(encodeURIComponent)).not.toThrow();
			}),
			options,
		);
	});

	it('far beyond the limit is split into parts that fit', () => {
		const long = fc.array(markdown, { minLength: 5, maxLength: 20 }).map((texts) => {
			const text = texts.join('\n\n');
			return text.repeat(Math.ceil(60_000 / (text.length + 1)));
		});
		fc.assert(
			fc.property(long, (text) => {
				const parts = splitText(text);
				for (const { length } of parts) expect(length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
				expect(areJoined(parts, text)).toBe(true);
			}),
			{ seed: SEED, numRuns: 15 },
		);
	});
});

describe('random Markdown', () => {
	it('is converted without an error, and always the same way', () => {
		fc.assert(
			fc.property(fc.oneof(markdown, anyText), (text) => {
				const converted = markdownToCliq(text);
				expect(typeof converted).toBe('string');
				expect(markdownToCliq(text)).toBe(converted);
			}),
			options,
		);
	});

	it('keeps its mentions unchanged', () => {
		const name = fc.stringMatching(/^[a-z0-9._@*~-]{1,20}$/);
		const sign = fc.constantFrom('@', '#');
		fc.assert(
			fc.property(fc.array(fc.tuple(sign, name), { minLength: 1, maxLength: 5 }), (mentions) => {
				const written = mentions.map(([mark, to]) => `{${mark}${to}}`);
				const converted = markdownToCliq(`Hi *there* ${written.join(' and **')} !`);
				for (const mention of written) expect(converted).toContain(mention);
			}),
			options,
		);
	});

	it('keeps its code blocks unchanged', () => {
		const code = fc
			.array(piece, { maxLength: 20 })
			.map((pieces) => pieces.join('').replace(/[`\r~]/g, ''));
		fc.assert(
			fc.property(code, markdown, (lines, after) => {
				const block = `\`\`\`js\n${lines}\n\`\`\``;
				expect(markdownToCliq(`Before\n\n${block}\n\n${after}`)).toContain(block);
			}),
			options,
		);
	});

	it('keeps inline code unchanged', () => {
		const code = fc.stringMatching(/^[a-z*_~[\](){}<>&\\#|!.-]{1,20}$/);
		fc.assert(
			fc.property(code, (content) => {
				expect(markdownToCliq(`Run \`${content}\` now`)).toContain(`\`${content}\``);
			}),
			options,
		);
	});

	it('takes time proportional to its length', () => {
		fc.assert(
			fc.property(markdown, (text) => {
				const ofLength = (length: number) => text.repeat(Math.ceil(length / (text.length + 1)));
				const sizes = { small: ofLength(4_000), large: ofLength(64_000) };
				// 16 times the text: 256 times as long if every part were compared with every other.
				expectGrowthBelow(80, sizes, markdownToCliq);
			}),
			{ seed: SEED, numRuns: 25 },
		);
	});
});

describe('random responses and names', () => {
	it('keep JSON values and all digits of long integers', () => {
		const integer = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n });
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 3 }), integer, (value, id) => {
				const json = `{"value":${JSON.stringify(value)},"id":${id}}`;
				const parsed = parseJson(json) as { value: unknown; id: number | string };
				expect(String(parsed.id)).toBe(String(id));
				const plain = JSON.parse(json) as { value: unknown };
				if (!/\d{16}/.test(JSON.stringify(value))) expect(parsed.value).toEqual(plain.value);
			}),
			options,
		);
	});

	it('cause no error when they are not JSON', () => {
		fc.assert(
			fc.property(fc.oneof(anyText, markdown), (text) => {
				expect(() => parseJson(text)).not.toThrow();
			}),
			options,
		);
	});

	it('cannot break headers as file names and types', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(cleanFileName(text)).not.toMatch(/["\\\p{Cc}\p{Cs}]/u);
				expect(cleanMimeType(text)).toMatch(/^[\w!#$&^.+-]+\/[\x20-\x7e]+$/);
			}),
			options,
		);
	});

	it('are never safe as URLs with credentials, or without https', () => {
		const host = fc.constantFrom(
			'example.com',
			'localhost',
			'127.0.0.1',
			'münchen.example',
			'[::1]',
		);
		const scheme = fc.constantFrom('https:', 'http:', 'ftp:', 'javascript:', 'file:', 'HTTPS:', '');
		const glue = fc.constantFrom('//', '/', '\\\\', '///', '');
		const login = fc.constantFrom('', 'user:pass@', 'user@', '@', 'a\\@');
		fc.assert(
			fc.property(scheme, glue, login, host, anyText, (kind, slashes, who, where, path) => {
				const url = `${kind}${slashes}${who}${where}/${path}`;
				if (!isSafeUrl(url)) return;
				const { protocol, username, password, hostname } = new URL(url);
				expect([username, password]).toEqual(['', '']);
				const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
				expect(protocol === 'https:' || (protocol === 'http:' && isLocal)).toBe(true);
			}),
			options,
		);
	});
});
