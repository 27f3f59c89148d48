// Runs the rules that n8n's package scanner runs, on the source and on what would be published, and
// holds every import in the published code against the list that n8n allows at run time (the scanner
// lets devDependencies through by name).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Analysis {
	passed: boolean;
	message?: string;
	details?: string;
}

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage: (folder: string, patterns: string[]) => Promise<Analysis>;
}

/** What a verified community node may import beside its own files. */
const ALLOWED_IMPORTS = ['n8n-workflow', 'lodash', 'luxon', 'moment', 'p-limit', 'zod', 'crypto'];

const root = join(__dirname, '..');

/** Copies what `npm pack` would publish to where no other file can be read along with it. */
function packedFiles(folder: string): string[] {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: root,
		encoding: 'utf8',
	});
	const [manifest] = JSON.parse(packed) as Array<{ files: Array<{ path: string }>; size: number }>;
	if (!manifest) throw new Error('npm pack lists no package');
	for (const { path } of manifest.files) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		cpSync(join(root, path), join(folder, path));
	}
	return manifest.files.map(({ path }) => path);
}

function importsOf(code: string): string[] {
	const pattern = /\b(?:require|import)\(\s*["']([^"']+)["']\s*\)|\bfrom\s+["']([^"']+)["']/g;
	return [...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}

function forbiddenImports(folder: string, files: string[]): string[] {
	return files
		.filter((path) => path.startsWith('dist/') && path.endsWith('.js'))
		.flatMap((path) =>
			importsOf(readFileSync(join(folder, path), 'utf8'))
				.filter((name) => !name.startsWith('.') && !ALLOWED_IMPORTS.includes(name))
				.map(
					(name) =>
						`${path}: imports "${name}"${builtinModules.includes(name) ? ' of Node.js' : ''}`,
				),
		);
}

async function main(): Promise<void> {
	// The scanner is written as an ES module and has no types.
	const path = '@n8n/scan-community-package/scanner/scanner.mjs';
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(path)) as Scanner;
	const folder = mkdtempSync(join(tmpdir(), 'zoho-cliq-scan-'));
	try {
		const files = packedFiles(folder);
		if (!files.some((file) => file.startsWith('dist/')))
			throw new Error('Nothing is built: run npm run build');
		const source = await analyzePackage(root, SOURCE_FILE_PATTERNS);
		const published = await analyzePackage(folder, ['**/*.js', 'package.json']);
		const forbidden = forbiddenImports(folder, files);
		for (const { details, message } of [source, published]) console.log(details ?? message ?? '');
		for (const line of forbidden) console.log(line);
		const passed = source.passed && published.passed && forbidden.length === 0;
		console.log(
			`Scanned the source and ${files.length} published files: ${passed ? '0 errors' : 'errors found'}`,
		);
		if (!passed) process.exitCode = 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

void main();
