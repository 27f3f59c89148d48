// Bundles the package: everything is in `dist/bundle.js`, and each file that n8n is told to load is a line
// that hands it on. One file, because opening many takes longer than all they do; and one for all classes,
// because they share rate limits and token renewals. With `--watch` it bundles again at every change.
import type { BuildOptions, Plugin } from 'esbuild';
import { build, context } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { compileFunction } from 'node:vm';

import { n8n } from '../package.json';

const ROOT = join(__dirname, '..');

/** Where everything is, as seen from the root of the package. */
export const BUNDLE = 'dist/bundle.js';

/** The files that n8n is told to load. */
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
 * @param path of the file that it was made from
 * @returns what it exports
 */
export function evaluate(code: string, path: string): unknown {
	const module = { exports: {} };
	const run = compileFunction(code, ['module', 'require']) as ModuleCode;
	run(module, createRequire(path));
	return module.exports;
}

/** Takes what a file `*.evaluated.ts` exports in the place of its code: it has to be data. */
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
 * How the package is bundled.
 *
 * @param sources files, as seen from the root of the package; what they export is in the bundle
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

/** @returns the code of a file that n8n is told to load: n8n finds the class in it by the file's name */
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
