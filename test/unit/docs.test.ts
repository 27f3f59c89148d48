import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { ErrorKind } from '../../nodes/ZohoCliq/errors';
import { documents, fill } from '../../scripts/docs';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('generated sections', () => {
	it.each(documents.filter(({ path }) => existsSync(join(root, path))))(
		'of $path are up to date (else: npm run docs)',
		({ path, sections }) => {
			expect(read(path)).toBe(fill(read(path), sections));
		},
	);

	it('stand in docs/credentials.md, each once', () => {
		const [credentials] = documents;
		for (const [name, content] of Object.entries(credentials?.sections ?? {})) {
			expect(read('docs/credentials.md').split(`<!-- ${name}:start -->`)).toHaveLength(2);
			expect(read('docs/credentials.md')).toContain(content);
		}
	});

	it('replace only what stands between their markers', () => {
		const text =
			'a\n<!-- one:start -->old<!-- one:end -->\nb <!-- two:start -->kept<!-- two:end -->';
		expect(fill(text, { one: '$& | new' })).toBe(
			'a\n<!-- one:start -->\n\n$& | new\n\n<!-- one:end -->\nb <!-- two:start -->kept<!-- two:end -->',
		);
	});
});

describe('docs/credentials.md', () => {
	it('begins troubleshooting with what "Account connected" means', () => {
		const [, troubleshooting = ''] = read('docs/credentials.md').split('\n## Troubleshooting\n');
		expect(troubleshooting.trim().split('\n')[0]).toMatch(
			/"Account connected" even when Zoho refused/,
		);
	});

	it.each([
		'Enter a valid client name',
		'Enter a valid JavaScript Domain URI',
		'Enter a valid redirect URI',
		'Enter a valid homepage URL',
		'Scope does not exist',
		'Access Denied',
		'Multi-DC',
		'client_credentials',
		'ZohoCliq.Webhooks.CREATE',
		'ZohoCliq.files.CREATE',
		'ZohoCliq.full_access',
		'REFRESH_TOKEN_REQUIRED',
		'SCOPE_INSUFFICIENT',
		'ENDPOINT_INVALID',
	])('explains %s', (code) => {
		expect(read('docs/credentials.md')).toContain(code);
	});

	it.each([
		['ERROR_invalid_response_type', 2],
		['ERROR_invalid_client', 1],
		['ERROR_invalid_redirect_uri', 1],
		['ERROR_invalid_scope', 1],
		['invalid_client', 3],
		['invalid_code', 3],
		['invalid_redirect_uri', 1],
	])('has a row for each cause of %s', (code, causes) => {
		const rows = read('docs/credentials.md').match(new RegExp(`^\\| \`${code}\`[ ,]`, 'gm'));
		expect(rows).toHaveLength(causes);
	});

	it('quotes the node as it speaks', () => {
		const spoken = ['connection', 'response']
			.map((file) => read(`nodes/ZohoCliq/cliq/explain/${file}.ts`))
			.join('');
		// A quotation ends where something varies: at a colon or an ellipsis.
		const quoted = [
			...read('docs/credentials.md').matchAll(/"((?:Cliq|The|Zoho) [^":…]+)([":…])/g),
		];
		const sentences = quoted.map(([, sentence = '']) => sentence.trim());
		expect(sentences.length).toBeGreaterThan(8);
		for (const sentence of sentences) expect(spoken).toContain(sentence);
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

describe('links in the documents', () => {
	const present = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].filter((path) =>
		existsSync(join(root, path)),
	);
	const pages = [
		...present,
		...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
	].filter((path) => path.endsWith('.md'));

	it.each(pages)('lead somewhere: %s', (page) => {
		const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
		for (const [, path = '', anchor] of links) {
			const target = path === '' ? page : join(dirname(page), path);
			expect(existsSync(join(root, target)) ? target : `${target} is missing`).toBe(target);
			if (anchor !== undefined) expect(anchorsOf(read(target))).toContain(anchor);
		}
	});
});

/** The anchors that GitHub gives to headings. */
function anchorsOf(markdown: string): string[] {
	return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}
