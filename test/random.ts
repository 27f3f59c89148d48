// Runs the tests with random input on a new seed: `npm run test:random`, or with FC_SEED to repeat one.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** Test files that use the seed of support/seed.ts. */
const FILES = ['integration/.*properties', 'unit/(randomText|table|paging)'];

function main(): void {
	const seed = process.env.FC_SEED || String(randomInt(2 ** 31));
	console.log(`Random tests with FC_SEED=${seed}`);
	const { status } = spawnSync(
		process.execPath,
		[
			require.resolve('jest/bin/jest'),
			...['--selectProjects', 'unit', 'n8n-2'],
			...['--testPathPatterns', ...FILES],
			...process.argv.slice(2),
		],
		{ cwd: ROOT, stdio: 'inherit', env: { ...process.env, FC_SEED: seed } },
	);
	if (status !== 0) {
		console.error(
			`\nFC_SEED=${seed} found a failure; \`FC_SEED=${seed} npm run test:random\` repeats it.\n` +
				'Put the counterexample above into a test of its own: `npm test` would never meet it again.',
		);
	}
	process.exitCode = status ?? 1;
}

main();
