// Measures what docs/performance.md promises: `npm run build`, then `npm run bench`.
import { parseArgs } from 'node:util';

import { checkBuild, environment } from './environment';
import { downloads } from './figures/download';
import { manyItems, overhead } from './figures/items';
import { loading } from './figures/load';
import { pacing } from './figures/pacing';
import { trigger } from './figures/trigger';
import { uploadFromDisk, uploadFromMemory } from './figures/upload';
import type { Figure } from './table';
import { isOver, tableOf } from './table';

const MEASUREMENTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
	disk: uploadFromDisk,
	memory: uploadFromMemory,
	download: downloads,
	items: manyItems,
	overhead,
	load: loading,
	pacing,
	trigger,
};

const USAGE = `Measures the built node (npm run build) on n8n's engine against the sandbox.

  npm run bench -- [--only NAME]...

  --only NAME   one of ${Object.keys(MEASUREMENTS).join(', ')}; can be given several times
  --help        this text

Ends with code 1 when a figure is over its limit.
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true, default: Object.keys(MEASUREMENTS) },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return;
	}
	const chosen = values.only.map((name) => {
		const measure = MEASUREMENTS[name];
		if (measure === undefined) throw new Error(`--only cannot be "${name}"\n\n${USAGE}`);
		return { name, measure };
	});
	checkBuild();

	const start = Date.now();
	const machine = await environment();
	const figures: Figure[] = [];
	for (const { name, measure } of chosen) {
		process.stderr.write(`measuring: ${name}\n`);
		figures.push(...(await measure()));
	}
	const seconds = Math.round((Date.now() - start) / 1000);
	process.stdout.write(`\n${machine}\nMeasured in ${seconds} s\n\n${tableOf(figures)}\n`);
	process.exitCode = figures.some(isOver) ? 1 : 0;
}

main().catch((error: unknown) => {
	process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
