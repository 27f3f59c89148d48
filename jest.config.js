'use strict';

/**
 * Three projects: `unit` (no engine), and the same integration tests on both lines of n8n that
 * users run. `n8n-1` replaces the engine everywhere, inside node_modules too, so that under the
 * 1.x engine the node itself loads n8n-workflow 1.x.
 */
const { dirname, join } = require('node:path');

const N8N_1 = { core: '1.122.48', workflow: '1.120.31' };

/** Folder and entry of the engine's 1.x packages; n8n-workflow is the copy n8n-core 1.x loads. */
function engineOne() {
	const core = dirname(require.resolve('n8n-core-v1/package.json'));
	const workflow = dirname(require.resolve('n8n-workflow/package.json', { paths: [core] }));
	const versions = {
		core: require(join(core, 'package.json')).version,
		workflow: require(join(workflow, 'package.json')).version,
	};
	if (versions.core !== N8N_1.core || versions.workflow !== N8N_1.workflow) {
		throw new Error(
			`Expected n8n 1.x as ${JSON.stringify(N8N_1)}, found ${JSON.stringify(versions)}`,
		);
	}
	return {
		'^n8n-core$': require.resolve(core),
		'^n8n-core/(.*)$': join(core, '$1'),
		'^n8n-workflow$': require.resolve('n8n-workflow', { paths: [core] }),
		'^n8n-workflow/(.*)$': join(workflow, '$1'),
	};
}

const typescript = {
	testEnvironment: 'node',
	// A whole n8n lies there once the end-to-end tests have run.
	modulePathIgnorePatterns: ['<rootDir>/test/e2e/.cache/'],
	// tsconfig's isolatedModules makes ts-jest transpile each file alone; `npm run typecheck` checks.
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: join(__dirname, 'tsconfig.json') }] },
};

const onEngine = {
	...typescript,
	testMatch: [
		'<rootDir>/test/integration/**/*.test.ts',
		'<rootDir>/test/support/engine/**/*.test.ts',
	],
	globalSetup: '<rootDir>/test/support/engine/jestSetup.js',
	globalTeardown: '<rootDir>/test/support/engine/jestTeardown.js',
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...typescript,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/sandbox/test/**/*.test.ts'],
		},
		{ ...onEngine, displayName: 'n8n-2' },
		{ ...onEngine, displayName: 'n8n-1', moduleNameMapper: engineOne() },
	],
	testTimeout: 20_000,
	// jest leaves one core idle, which on two cores means one test file at a time.
	maxWorkers: '100%',
	// Every test file loads its own copy of the engine: give the memory back now and then.
	workerIdleMemoryLimit: '1GB',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts', '!**/*.d.ts'],
	coverageDirectory: 'coverage',
	coverageReporters: ['text', 'lcov'],
	coverageThreshold: {
		global: { statements: 95, branches: 90, functions: 95, lines: 95 },
	},
};
