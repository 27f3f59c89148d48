import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import GithubSlugger from 'github-slugger';

import type { ErrorKind } from '../../nodes/ZohoCliq/errors';
import { documents, fill } from '../../scripts/docs';

const execute = promisify(execFile);

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('generated sections', () => {
	it('are up to date (if not: npm run docs)', async () => {
		const script = ['--import', 'tsx', 'scripts/docs.ts', '--check'];
		await expect(execute(process.execPath, script, { cwd: root })).resolves.toBeDefined();
	});

	it.each(documents)('have markers in $path', ({ path, sections }) => {
		const marked = [...read(path).matchAll(/<!-- (\w+):start -->/g)].map(([, name]) => name);
		expect(marked.sort()).toEqual(Object.keys(sections).sort());
	});

	it('replace only what is between their markers', () => {
		const text =
			'a\n<!-- one:start -->old<!-- one:end -->\nb <!-- two:start -->kept<!-- two:end -->';
		expect(fill(text, { one: '$& | new' })).toBe(
			'a\n<!-- one:start -->\n\n$& | new\n\n<!-- one:end -->\nb <!-- two:start -->kept<!-- two:end -->',
		);
	});
});

describe('docs/errors.md', () => {
	// A kind that is missing here does not compile.
	const kinds: Record<ErrorKind, true> = {
		REFRESH_TOKEN_REQUIRED: true,
		SCOPE_INSUFFICIENT: true,
		PERMISSION_DENIED: true,
		ENDPOINT_INVALID: true,
		RATE_LIMITED: true,
		FILE_REJECTED: true,
		INVALID_INPUT: true,
		REJECTED: true,
		UNAVAILABLE: true,
		UNKNOWN_ERROR: true,
	};

	it.each(Object.keys(kinds))('explains %s', (kind) => {
		expect(read('docs/errors.md')).toMatch(new RegExp(`^\\| \`${kind}\` `, 'm'));
	});
});

describe('links in the docs', () => {
	const present = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].filter((path) =>
		existsSync(join(root, path)),
	);
	const pages = [
		...present,
		...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
	].filter((path) => path.endsWith('.md'));

	it.each(pages)('have a target: %s', (page) => {
		const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
		for (const [, path = '', anchor] of links) {
			const target = path === '' ? page : join(dirname(page), path);
			expect(existsSync(join(root, target)) ? target : `${target} is missing`).toBe(target);
			if (anchor !== undefined) expect(anchorsOf(read(target))).toContain(anchor);
		}
	});
});

/** The anchors that GitHub generates for headings. */
function anchorsOf(markdown: string): string[] {
	const slugger = new GithubSlugger();
	const text = markdown.replace(/^```[^]*?^```/gm, '');
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugger.slug(heading));
}
