// Bundles the package into `dist/bundle.js`; each file that n8n loads is one line that re-exports from it.
// One file, because opening many takes longer than running them; and shared by all classes, because they
// share rate limits and token renewals. With `--watch` it bundles again on every change.
import type { BuildOptions, Plugin } from 'esbuild';
import { build, context } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { compileFunction } from 'node:vm';

import { n8n } from '../package.json';

const ROOT = join(__dirname, '..');

/** The bundle, relative to the root of the package. */
export const BUNDLE = 'dist/bundle.js';

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

type ModuleCode = (module: { exports: unknown }, require: NodeJS.Require) => void;

/**
 * @param code of a bundle
 * @param path of its source file
 * @returns its exports
 */
export function evaluate(code: string, path: string): unknown {
	const module = { exports: {} };
	const run = compileFunction(code, ['module', 'require']) as ModuleCode;
	run(module, createRequire(path));
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

/**
 * The esbuild options of the package.
 *
 * @param sources files, relative to the root of the package, whose exports are in the bundle
 */
export function bundling(sources: readonly string[] = CLASS_SOURCES) {
	return {
		...COMMON,
		plugins: [evaluated],
		metafile: true,
		stdin: {
			contents: sources.map((source) => `export * from './${source}';`).join('\n'),
			resolveDir: ROOT,
			sourcefile: 'package.ts',
		},
		outfile: BUNDLE,
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

async function main(): Promise<void> {
	writeStubs();
	if (process.argv.includes('--watch')) await (await context(bundling())).watch();
	else await build(bundling());
}

if (require.main === module) void main();
