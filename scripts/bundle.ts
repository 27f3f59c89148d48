// Bundles the package: `dist/bundle.js` is what n8n loads at its start, and `dist/chunks/` what runs, loaded
// when it is first needed. Few files, because opening many takes longer than running them; and shared by
// all classes, because they share rate limits and token renewals. Each file that n8n loads is one line that
// re-exports from the bundle. With `--watch` it bundles again on every change.
import type { BuildOptions, BuildResult, Plugin } from 'esbuild';
import { build, context, transform } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { compileFunction } from 'node:vm';

import { n8n } from '../package.json';

const ROOT = join(__dirname, '..');

const DIST = 'dist';

/** What n8n loads at its start, relative to the root of the package. */
export const BUNDLE = `${DIST}/bundle.js`;

/** The files that n8n loads. */
export const CLASS_FILES: readonly string[] = [...n8n.nodes, ...n8n.credentials];

/** Their sources. */
export const CLASS_SOURCES = CLASS_FILES.map((file) => file.replace(/^dist\/(.*)\.js$/, '$1.ts'));

const COMMON: BuildOptions = {
	absWorkingDir: ROOT,
	bundle: true,
	platform: 'node',
	target: 'node20',
	external: ['n8n-workflow'],
	logLevel: 'warning',
};

type ModuleCode = (module: { exports: unknown }, require: (name: string) => unknown) => void;

/**
 * @param code of a bundle
 * @param path of its source file
 * @returns its exports
 */
export function evaluate(
	code: string,
	path: string,
	require: (name: string) => unknown = createRequire(path),
): unknown {
	const module = { exports: {} };
	const run = compileFunction(code, ['module', 'require']) as ModuleCode;
	run(module, require);
	return module.exports;
}

/** Replaces a file `*.evaluated.ts` with what it exports, which must be data. */
const evaluated: Plugin = {
	name: 'evaluated',
	setup(bundler) {
		bundler.onLoad({ filter: /\.evaluated\.ts$/ }, async ({ path }) => {
			const { outputFiles, metafile } = await build({
				...COMMON,
				entryPoints: [path],
				write: false,
				metafile: true,
			});
			const code = outputFiles.map(({ text }) => text).join('');
			return {
				contents: JSON.stringify(evaluate(code, path)),
				loader: 'json',
				watchFiles: Object.keys(metafile.inputs).map((input) => join(ROOT, input)),
			};
		});
	},
};

/** Turns the output into the modules that n8n loads: esbuild splits only the other kind. */
const commonJs: Plugin = {
	name: 'commonJs',
	setup(bundler) {
		bundler.onEnd(async ({ outputFiles = [] }) => {
			for (const file of outputFiles) {
				const { code } = await transform(file.text, {
					format: 'cjs',
					target: COMMON.target,
					supported: { 'dynamic-import': false },
				});
				file.contents = Buffer.from(code);
			}
		});
	},
};

/**
 * The esbuild options of the package. What is imported dynamically gets files of its own.
 *
 * @param sources files, relative to the root of the package, whose exports are in the bundle
 * @param outdir folder of the files it makes, relative to the root of the package
 */
export function bundling(sources: readonly string[] = CLASS_SOURCES, outdir = DIST) {
	return {
		...COMMON,
		plugins: [evaluated, commonJs],
		format: 'esm',
		splitting: true,
		metafile: true,
		write: false,
		stdin: {
			contents: sources.map((source) => `export * from './${source}';`).join('\n'),
			resolveDir: ROOT,
			sourcefile: 'package.ts',
		},
		outdir,
		entryNames: basename(BUNDLE, '.js'),
		chunkNames: 'chunks/[name]-[hash]',
	} satisfies BuildOptions;
}

/** @returns the code of a file that n8n loads: n8n finds the class in it by the file name */
export function stub(file: string): string {
	const bundle = relative(dirname(file), BUNDLE).replaceAll('\\', '/');
	return `module.exports = require('${bundle}');\n`;
}

function writeStubs(): void {
	for (const file of CLASS_FILES) {
		mkdirSync(join(ROOT, dirname(file)), { recursive: true });
		writeFileSync(join(ROOT, file), stub(file));
	}
}

function writeFiles({ outputFiles = [] }: BuildResult): void {
	for (const { path, contents } of outputFiles) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, contents);
	}
}

/** Writes the files after every build. */
const written: Plugin = {
	name: 'written',
	setup(bundler) {
		bundler.onEnd(writeFiles);
	},
};

/** @returns the options of a build that writes what it makes */
export function writing(options: ReturnType<typeof bundling>) {
	return { ...options, plugins: [...options.plugins, written] } satisfies BuildOptions;
}

async function main(): Promise<void> {
	writeStubs();
	const options = writing(bundling());
	if (process.argv.includes('--watch')) await (await context(options)).watch();
	else await build(options);
}

if (require.main === module) void main();
