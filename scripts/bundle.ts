// Bundles the package, one file for each class that n8n loads: opening many small ones takes longer than
// all they do. With `--watch` it does so again at every change.
import type { BuildOptions, Plugin } from 'esbuild';
import { build, context } from 'esbuild';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

import { n8n } from '../package.json';

const COMMON: BuildOptions = {
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

/** Puts the finished form in the place of the code that makes it. */
const finishedForm: Plugin = {
	name: 'finished form',
	setup(bundler) {
		bundler.onLoad({ filter: /[\\/]form[\\/]form\.ts$/ }, async ({ path }) => {
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
				watchFiles: Object.keys(metafile.inputs),
			};
		});
	},
};

/** How the package is bundled, wherever it comes from and goes to. */
export const bundling: BuildOptions = { ...COMMON, plugins: [finishedForm] };

if (require.main === module) {
	const options = {
		...bundling,
		// Everything that n8n is told to load.
		entryPoints: [...n8n.nodes, ...n8n.credentials].map((file) =>
			file.replace(/^dist\/(.*)\.js$/, '$1.ts'),
		),
		outbase: '.',
		outdir: 'dist',
	};
	if (process.argv.includes('--watch'))
		void context(options).then(async (bundler) => bundler.watch());
	else void build(options);
}
