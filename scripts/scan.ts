// Checks the package against n8n's requirements for a verified community node (docs/verification.md): n8n's
// scanner and lint rules, the imports of the published code, the contents of the tarball, and who may
// publish it.
import type { Metafile } from 'esbuild';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import type { Linter } from 'eslint';
import { ESLint } from 'eslint';

import { bundling, CLASS_FILES, stub } from './bundle';
import { workflowFaults } from './workflows';

/** What `npm pack` would publish. */
export interface Tarball {
	readonly paths: readonly string[];
	/** Size of the packed file in bytes. */
	readonly size: number;
}

/** A check and its findings; none if it passes. */
interface Check {
	readonly name: string;
	readonly faults: readonly string[];
}

interface Analysis {
	passed: boolean;
	message?: string;
	details?: string;
}

interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage: (folder: string, patterns: string[]) => Promise<Analysis>;
}

/** What a verified community node may import in addition to its own files. */
const ALLOWED_IMPORTS = ['n8n-workflow', 'lodash', 'luxon', 'moment', 'p-limit', 'zod', 'crypto'];

/** The folders of n8n's code; everything that is built comes from them. */
const SOURCE_FOLDERS = ['credentials', 'nodes'];

const BESIDE_DIST = ['CHANGELOG.md', 'LICENSE', 'README.md', 'index.js', 'package.json'];

/** The four node classes and all of Cliq fit into it: more means that something was included unintentionally. */
const MAX_SIZE = 400_000;

const root = join(__dirname, '..');

/**
 * Compares what would be published with what the sources produce.
 *
 * @param sources paths of the files in the source folders
 * @param bundled paths of the files that the bundler makes
 * @returns a line per unexpected or missing file, and one if the package is too large
 */
export function tarballFaults(
	{ paths, size }: Tarball,
	sources: readonly string[],
	bundled: readonly string[],
): string[] {
	const built = sources
		.filter((path) => /\.(?:(?:node|credentials)\.ts|svg|png|node\.json)$/.test(path))
		.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
	const expected = [...BESIDE_DIST, ...bundled, ...built];
	return [
		...paths
			.filter((path) => !expected.includes(path))
			.map((path) => `${path}: does not belong in the package`),
		...expected
			.filter((path) => !paths.includes(path))
			.map((path) => `${path}: is missing from the package`),
		...(size < MAX_SIZE ? [] : [`${kilobytes(size)} is not below ${kilobytes(MAX_SIZE)}`]),
	];
}

/**
 * Checks the imports of a bundle against the list that n8n allows at run time; n8n's own rule accepts
 * devDependencies by name.
 *
 * @param metafile esbuild's report on the bundle
 * @returns a line per import that n8n does not allow
 */
export function importFaults({ outputs }: Metafile): string[] {
	const imports = Object.values(outputs).flatMap((output) => output.imports);
	const names = new Set(imports.filter(({ external }) => external).map(({ path }) => path));
	return [...names]
		.filter((name) => !ALLOWED_IMPORTS.includes(name))
		.map((name) => `imports "${name}"${isBuiltin(name) ? ' of Node.js' : ''}`);
}

/** Compares the build with what the sources produce now. */
function staleFaults(bundled: ReadonlyMap<string, string>): string[] {
	const expected = new Map([...bundled, ...CLASS_FILES.map((file) => [file, stub(file)] as const)]);
	const isMade = (path: string, code: string) =>
		existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === code;
	return [...expected]
		.filter(([path, code]) => !isMade(path, code))
		.map(([path]) => `${path}: is not what the sources make: run npm run build`);
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} KB`;
}

function packedFiles(): Tarball {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: root,
		encoding: 'utf8',
	});
	const [manifest] = JSON.parse(packed) as Array<{ files: Array<{ path: string }>; size: number }>;
	if (!manifest) throw new Error('npm pack lists no package');
	const paths = manifest.files.map(({ path }) => path);
	if (!paths.some((path) => path.startsWith('dist/')))
		throw new Error('Nothing is built: run npm run build');
	return { paths, size: manifest.size };
}

function sourceFiles(): string[] {
	return SOURCE_FOLDERS.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
			join(folder, path).replaceAll('\\', '/'),
		),
	);
}

function workflowsFaults(): string[] {
	const folder = join(root, '.github/workflows');
	return readdirSync(folder).flatMap((name) =>
		workflowFaults(name, readFileSync(join(folder, name), 'utf8')),
	);
}

/** Runs n8n's package scanner on the source, and on a copy of what would be published. */
async function scan(paths: readonly string[]): Promise<Check[]> {
	// The scanner is an ES module without types.
	const scanner = '@n8n/scan-community-package/scanner/scanner.mjs';
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(scanner)) as Scanner;
	const faults = ({ passed, details, message }: Analysis) =>
		passed ? [] : [details ?? message ?? 'failed'];
	// In a separate folder, so that no other file is read with it.
	const copy = mkdtempSync(join(tmpdir(), 'zoho-cliq-scan-'));
	try {
		for (const path of paths) {
			mkdirSync(dirname(join(copy, path)), { recursive: true });
			cpSync(join(root, path), join(copy, path));
		}
		return [
			{
				name: "n8n's scanner on the source",
				faults: faults(await analyzePackage(root, SOURCE_FILE_PATTERNS)),
			},
			{
				name: "n8n's scanner on what would be published",
				faults: faults(await analyzePackage(copy, ['**/*.js', 'package.json'])),
			},
		];
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

/** Lints what n8n loads with the unmodified rules of `n8n-node lint`, without our eslint.config.mjs. */
async function lintAsShipped(): Promise<Check> {
	// The types of this package cannot be found under `moduleResolution: node`.
	const shipped = '@n8n/node-cli/eslint';
	const { config } = (await import(shipped)) as { config: Linter.Config[] };
	const eslint = new ESLint({
		cwd: root,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: config,
	});
	const results = await eslint.lintFiles(['package.json', ...SOURCE_FOLDERS]);
	const bad = results.filter(({ messages }) => messages.length > 0);
	const formatter = await eslint.loadFormatter('stylish');
	return {
		name: `n8n's lint rules as shipped, warnings included, on ${results.length} source files`,
		faults: bad.length === 0 ? [] : [await formatter.format(bad)],
	};
}

async function main(): Promise<void> {
	const tarball = packedFiles();
	const { outputFiles, metafile } = await build(bundling());
	const bundled = new Map(
		outputFiles.map(({ path, text }) => [relative(root, path).replaceAll('\\', '/'), text]),
	);
	const checks: Check[] = [
		...(await scan(tarball.paths)),
		await lintAsShipped(),
		{
			name: 'What is built is what the sources make',
			faults: staleFaults(bundled),
		},
		{ name: 'What the built files import', faults: importFaults(metafile) },
		{
			name: `The tarball: ${tarball.paths.length} files, ${kilobytes(tarball.size)} (the limit is ${kilobytes(MAX_SIZE)})`,
			faults: tarballFaults(tarball, sourceFiles(), [...bundled.keys()]),
		},
		{ name: 'The workflows of GitHub Actions', faults: workflowsFaults() },
	];
	for (const { name, faults } of checks) {
		console.log(`${faults.length === 0 ? '✔' : '✘'} ${name}`);
		for (const fault of faults) console.log(`  ${fault}`);
	}
	if (checks.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

if (require.main === module) void main();
