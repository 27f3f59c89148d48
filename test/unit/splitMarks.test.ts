import { markdownToCliq } from '../../nodes/ZohoCliq/messaging/text/markdown';
import { MAX_TEXT_LENGTH, splitText } from '../../nodes/ZohoCliq/messaging/text/splitText';

const words = (length: number) => 'lorem ipsum '.repeat(Math.ceil(length / 12)).slice(0, length);

/** A text in which something is at the place where the first part would be full. */
const around = (what: string, inside = 10) =>
	`${words(MAX_TEXT_LENGTH - inside - 1)} ${what} ${words(4_000)}`;

describe('a cut', () => {
	it.each([
		['a link', '[all of the notes on this release](https://example.com/notes?id=7)'],
		['a link with an address in brackets', '[the old page](https://example.com/a_(b)_c)'],
		[
			'a link with a sentence in it',
			'[Questions? Ask us! We answer. All of them](https://x.example)',
		],
		['a silent mention', '[Scott Fisher of Zylker](mail:scott.fisher@zylker.com)'],
		['a mention', '{@scott.fisher@zylker.com}'],
		['a channel', '{#announcements-of-the-team}'],
		['inline code', '`git log --oneline --since="last week" | head`'],
		['inline code with a backtick', '``echo `date` and the rest of it``'],
		['an address', 'https://example.com/wiki/東京/index.html'],
		['a short link in bold', '*[read it](https://example.com/r/1)*'],
	])('does not go through %s', (_what, whole) => {
		for (let inside = 1; inside < whole.length; inside++) {
			const parts = splitText(around(whole, inside));
			expect(parts).toHaveLength(2);
			expect(parts.filter((part) => part.includes(whole))).toHaveLength(1);
		}
	});

	it.each([
		['bold', '*', '*'],
		['italics', '_', '_'],
		['strikethrough', '~', '~'],
		['an underlined text', '__', '__'],
		['bold italics', '*_', '_*'],
		['a quote', '! ', ''],
		['a bold quote', '! *', '*'],
		['code longer than a message', '`', '`'],
		['a link longer than a message', '[', '](https://example.com)'],
	])('through %s closes it, and opens it again', (_what, opening, closing) => {
		const text = opening + words(MAX_TEXT_LENGTH + 600) + closing;
		const parts = splitText(text);
		expect(parts).toHaveLength(2);
		for (const part of parts) {
			expect(part.startsWith(opening)).toBe(true);
			expect(part.trimEnd().endsWith(closing)).toBe(true);
		}
		const bare = parts.map((part) =>
			part.trimEnd().slice(opening.length, part.trimEnd().length - closing.length),
		);
		expect(bare.join(' ')).toBe(words(MAX_TEXT_LENGTH + 600).trimEnd());
	});

	it('opens bold again behind the mark of the next quoted line', () => {
		const [first = '', second = ''] = splitText(
			markdownToCliq(`> **${`${words(700).trim()}\n> `.repeat(8)}end**`),
		);
		expect(first).toMatch(/^! \*lorem[^*]+\*\n$/);
		expect(second).toMatch(/^! \*lorem[^*]+\n! end\*$/);
	});

	it.each(['a * b', '2*3*4', 'snake_case', 'Price* and tax*', '~5 and ~10', '*.ts'])(
		'adds no mark for %j, which is not closed',
		(text) => {
			const long = `${text} ${words(5_500)}`;
			expect(splitText(long).join('')).toBe(long);
		},
	);

	it.each([
		[
			'a table from Markdown',
			(rows: string) => markdownToCliq(`| Id | Title |\n|---|---|\n${rows}`),
		],
		['a table as it is', (rows: string) => `| Id | Title |\n|:---|---:|\n${rows}`],
		['a table of a database', (rows: string) => `\`\`\`\n Id | Title\n----+------\n${rows}\`\`\``],
	])('repeats the head of %s', (_what, write) => {
		const rows = Array.from(
			{ length: 300 },
			(_, index) => `| ${index} | Ticket ${index} is open |\n`,
		);
		const parts = splitText(write(rows.join('')));
		expect(parts.length).toBeGreaterThan(1);
		for (const part of parts) {
			expect(part).toMatch(/^(?:```\n)?\|? ?Id +\| Title *\|?\n[|:+ -]+\n/);
			expect(part.match(/Title/g)).toHaveLength(1);
			if (part.startsWith('```')) expect(part.trimEnd().endsWith('\n```')).toBe(true);
		}
		const found = parts.join('\n').match(/Ticket \d+ is open/g);
		expect(found).toEqual(rows.map((_, index) => `Ticket ${index} is open`));
	});

	it.each([
		['a numbered item', '12. '],
		['an item', '- '],
		['a task', '☐ '],
		['a quote', '! '],
		['a quoted item', '! 3) '],
		['a title before a name', 'Prof. Smith wrote '],
		['a greeting', 'Hello! '],
		['an introduction', 'These failed:\n'],
		['an introduction with a blank line', 'Log:\n\n'],
		['a heading', '## Weekly report\n\n'],
		['two headings', '# Report\n\n## Week 7\n\n'],
		['a line in bold', '*Summary*\n\n'],
		['a short paragraph', 'All is well.\n\n'],
	])('makes no part of %s alone', (_what, start) => {
		const parts = splitText(start + words(5_600));
		expect(parts).toHaveLength(2);
		for (const part of parts) expect(part.length).toBeGreaterThanOrEqual(MAX_TEXT_LENGTH / 3);
	});

	it.each(['# Open tickets\n\n', 'See the log:\n\n'])(
		'leaves %j with a block that is too long for a message',
		(start) => {
			const parts = splitText(`${start}\`\`\`\n${'one line of a log\n'.repeat(320)}\`\`\``);
			expect(parts).toHaveLength(2);
			expect(parts[0]).toMatch(/^[^`]+```\none line[^`]+\n```$/);
			expect(parts[1]).toMatch(/^```\none line[^`]+\n```$/);
		},
	);

	it.each(['### Next', '*Next*', '! # Next'])('does not leave %j at the end', (heading) => {
		for (let length = 4_950; length < 5_010; length++) {
			const [first = ''] = splitText(`${words(length).trim()}\n\n${heading}\n\n${words(4_900)}`);
			expect(first.trimEnd().endsWith(heading)).toBe(false);
		}
	});

	it.each(['with Mr. Miller', 'on 3. May', 'see Fig. 2', 'e.g. this', 'by J. Smith'])(
		'takes nothing in %j for the end of a sentence',
		(phrase) => {
			const text = `A sentence ends here. ${'x '.repeat(30)}${phrase} ${'y '.repeat(40)}`;
			expect(splitText(text, 120)[0]).not.toMatch(/\. $/);
		},
	);

	it('leaves no part shorter than a third, also not the last', () => {
		for (const length of [5_001, 5_010, 6_500, 9_990, 10_010, 15_100]) {
			for (const text of [words(length), 'x'.repeat(length), '字'.repeat(length)]) {
				for (const part of splitText(text)) {
					expect(part.length).toBeGreaterThanOrEqual(MAX_TEXT_LENGTH / 3);
				}
			}
		}
	});

	it('is in a sentence rather than behind a paragraph when that saves a message', () => {
		const paragraph = `${'This is a sentence. '.repeat(150)}\n\n`;
		expect(splitText(paragraph.repeat(3))).toHaveLength(2);
	});
});
