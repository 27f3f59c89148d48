'use strict';

/**
 * Three projects: `unit` (no engine), and the same integration tests on both supported major versions of
 * n8n.
 */
const typescript = {
	testEnvironment: 'node',
	// Contains a complete n8n once the end-to-end tests have run.
	modulePathIgnorePatterns: ['<rootDir>/test/e2e/.cache/'],
	// Types are stripped, not checked: `npm run typecheck` does that.
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
				swcrc: false,
			},
		],
	},
};

const onEngine = {
	...typescript,
	testMatch: [
		'<rootDir>/test/integration/**/*.test.ts',
		'<rootDir>/test/support/engine/**/*.test.ts',
	],
	globalSetup: '<rootDir>/test/support/engine/jestSetup.js',
	globalTeardown: '<rootDir>/test/support/engine/jestTeardown.js',
	testEnvironment: '<rootDir>/test/support/engine/jestEnvironment.ts',
	moduleNameMapper: {
		'^n8n-core$': '<rootDir>/test/support/engine/lent/core.ts',
		'^n8n-workflow$': '<rootDir>/test/support/engine/lent/workflow.ts',
		'^fastify$': '<rootDir>/test/support/engine/lent/fastify.ts',
		'^@fastify/(formbody|multipart)$': '<rootDir>/test/support/engine/lent/fastify.$1.ts',
	},
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...typescript,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/sandbox/test/**/*.test.ts'],
		},
		{ ...onEngine, displayName: 'n8n-2', testEnvironmentOptions: { line: '2.x' } },
		{
			...onEngine,
			displayName: 'n8n-1',
			testEnvironmentOptions: { line: '1.x' },
			// The same code as under n8n-2, which counts the coverage.
			coveragePathIgnorePatterns: ['.*'],
		},
	],
	testTimeout: 120_000,
	// By default jest leaves one core idle, which on two cores means one test file at a time.
	maxWorkers: '100%',
	// Some faults have bodies of 20 MB, so workers are restarted to free memory.
	workerIdleMemoryLimit: '2GB',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts', '!**/*.d.ts'],
	coverageDirectory: 'coverage',
	coverageReporters: ['text', 'lcov'],
	coverageThreshold: {
		global: { statements: 95, branches: 90, functions: 95, lines: 95 },
	},
};
