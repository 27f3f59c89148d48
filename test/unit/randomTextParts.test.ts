import fc from 'fast-check';

import { splitText } from '../../nodes/ZohoCliq/messaging/text/splitText';
import { seedOr } from '../support/seed';
import { areJoined } from '../support/splitting';

const options = { seed: seedOr(20261127), numRuns: 400 };

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const words = (maxLength: number) =>
	fc.array(word, { minLength: 1, maxLength }).map((found) => found.join(' '));
/** Followed by a number, which makes each one unique. */
const whole = fc.oneof(
	words(5).map((text) => (id: number) => `[${text}](https://x.example/${id})`),
	words(3).map((text) => (id: number) => `[${text}](mail:a.b.${id}@x.example)`),
	words(4).map((text) => (id: number) => `\`${text} ${id}\``),
	word.map((name) => (id: number) => `{@${name}.${id}@x.example}`),
	word.map((name) => (id: number) => `https://x.example/${name}/${id}`),
);
const plain = words(12).map((text) => () => text);
const sentence = words(12).map((text) => () => `${text}.`);
const phrase = fc.array(fc.oneof(plain, whole), { minLength: 1, maxLength: 8 });
const join = (phrases: Array<(id: number) => string>) => (id: number) =>
	phrases.map((write, index) => write(id * 10 + index)).join(' ');

const marked = fc
	.tuple(fc.constantFrom(['*'], ['_'], ['~'], ['*', '_'], ['~', '*']), phrase)
	.map(([marks, phrases]) => (id: number) => {
		return marks.join('') + join(phrases)(id) + [...marks].reverse().join('');
	});
const paragraph = fc
	.array(fc.oneof({ weight: 3, arbitrary: sentence }, plain, whole, marked), {
		minLength: 1,
		maxLength: 9,
	})
	.map(join);
const start = fc.constantFrom('', '', '', '! ', '- ', '1. ', '# ');
const line = fc.tuple(start, paragraph).map(
	([mark, write]) =>
		(id: number) =>
			mark + write(id),
);
const code = fc
	.array(words(6), { minLength: 1, maxLength: 12 })
	.map((lines) => () => `\`\`\`js\n${lines.join('\n')}\n\`\`\``);
const document = fc
	.array(
		fc.tuple(
			fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: code }),
			fc.constantFrom('\n', '\n\n'),
		),
		{ minLength: 2, maxLength: 14 },
	)
	.map((blocks) =>
		blocks
			.map(([write, gap], index) => write(index * 100) + gap)
			.join('')
			.trim(),
	);
const limit = fc.integer({ min: 240, max: 800 });

describe('a random document in parts', () => {
	it('loses nothing, fits, and has no part under a third of the limit', () => {
		fc.assert(
			fc.property(document, limit, (text, size) => {
				const parts = splitText(text, size);
				expect(areJoined(parts, text)).toBe(true);
				const lengths = parts.map(({ length }) => length);
				expect(Math.max(...lengths)).toBeLessThanOrEqual(size);
				if (parts.length > 1) expect(Math.min(...lengths)).toBeGreaterThanOrEqual(size / 3);
			}),
			options,
		);
	});

	it('has every link, mention, code and address whole', () => {
		fc.assert(
			fc.property(document, limit, (text, size) => {
				const parts = splitText(text, size);
				const cut = (text.match(WHOLE) ?? []).filter(
					(found) => parts.filter((part) => part.includes(found)).length !== 1,
				);
				expect(cut).toEqual([]);
			}),
			options,
		);
	});

	it('shows every letter as before: bold, italic, struck out, quoted, as code', () => {
		fc.assert(
			fc.property(document, limit, (text, size) => {
				const parts = splitText(text, size);
				expect(parts.flatMap(lettersOf)).toEqual(lettersOf(text));
			}),
			options,
		);
	});

	it('leaves no heading alone', () => {
		fc.assert(
			fc.property(document, limit, (text, size) => {
				const alone = splitText(text, size)
					.slice(0, -1)
					.filter((part) => /(?:^|\n)(?:# [^\n]*\n\s*|(?:!|-|1\.|#) *)$/.test(part));
				expect(alone).toEqual([]);
			}),
			options,
		);
	});

	it('has no more parts than necessary', () => {
		const prose = fc
			.array(fc.tuple(words(14), fc.constantFrom(' ', '. ', '.\n', '.\n\n')), {
				minLength: 10,
				maxLength: 40,
			})
			.map((pieces) => pieces.flat().join('').trim());
		fc.assert(
			fc.property(prose, fc.integer({ min: 500, max: 1200 }), (text, size) => {
				fc.pre(text.length < size * 3);
				const least = Math.ceil(text.length / (size - 20));
				expect(splitText(text, size).length).toBeLessThanOrEqual(least);
			}),
			options,
		);
	});
});

const WHOLE = /\[[^\]]+\]\([^)]+\)|`[a-z ]+\d+`|\{@[^}]+\}|https:\/\/x\.example\/[a-z]+\/\d+/g;

/** Every letter with how it is shown: a reader of Cliq's markup that is simple, because the documents are. */
function lettersOf(text: string): string[] {
	const letters: string[] = [];
	let isCode = false;
	for (const shownLine of text.split('\n')) {
		if (shownLine.startsWith('```')) {
			isCode = !isCode;
			continue;
		}
		const quoted = shownLine.startsWith('! ') ? '!' : '';
		const on = new Set<string>();
		for (const [token] of shownLine.matchAll(new RegExp(`${WHOLE.source}|.`, 'g'))) {
			if ('*_~'.includes(token) && !isCode) {
				if (!on.delete(token)) on.add(token);
			} else if (/[a-z]/.test(token)) {
				letters.push(isCode ? `${token}:code` : token + [...on].sort().join('') + quoted);
			}
		}
		if (on.size > 0) throw new Error(`Marks left open: ${shownLine}`);
	}
	return letters;
}
