'use strict';

/** Otherwise jest keeps all globals of a test file, and with them all that it loaded. */
const CLEANUP = { globalsCleanup: 'on' };

/**
 * Three projects: `unit`, and the same integration tests on both supported major versions of n8n. Each test
 * file is lent what is large and without state of its own, such as the engine: test/support/engine/lent.
 */
const project = {
	// One for all, so that a file is transformed once: all projects resolve modules in the same way.
	id: 'zoho-cliq',
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
	globalSetup: '<rootDir>/test/support/engine/jestSetup.ts',
	globalTeardown: '<rootDir>/test/support/engine/jestTeardown.js',
	testEnvironment: '<rootDir>/test/support/engine/jestEnvironment.ts',
	testEnvironmentOptions: { line: '2.x', ...CLEANUP },
	moduleNameMapper: {
		'^n8n-core$': '<rootDir>/test/support/engine/lent/core.ts',
		'^n8n-workflow$': '<rootDir>/test/support/engine/lent/workflow.ts',
		'^\\.\\.?/(ZohoCliq/)?form/\\w+\\.evaluated$': '<rootDir>/test/support/engine/lent/forms.ts',
		'^(?:\\.\\./)+sandbox$': '<rootDir>/test/support/engine/lent/sandbox.ts',
		'^fastify$': '<rootDir>/test/support/engine/lent/fastify.ts',
		'^@fastify/formbody$': '<rootDir>/test/support/engine/lent/fastify.formbody.ts',
		'^@fastify/multipart$': '<rootDir>/test/support/engine/lent/fastify.multipart.ts',
	},
};

const onEngine = {
	...project,
	testMatch: [
		'<rootDir>/test/integration/**/*.test.ts',
		'<rootDir>/test/support/engine/**/*.test.ts',
	],
};

/** Code that counts its own coverage runs up to twice as long. */
const uncounted = { coveragePathIgnorePatterns: ['.*'] };

/**
 * Tests that run the same code a thousand times, and the other tests once: counting it there costs much and
 * finds nothing more.
 */
const REPETITIVE =
	'(/\\w+)*/(faults(\\.\\w+)?|secrets|(\\w+\\.)*properties|waiting|message\\.sendAndWait|message\\.ids|operations|processes|renewals|pollingPace|growth|pacing|randomText(Parts)?|workers)\\.test\\.ts$';

/**
 * Tests of operations without code of their own: what the lines of n8n do differently, such as sending
 * requests, is common to all operations, and operations.test.ts runs each of them on both lines.
 */
const ON_NEWEST_LINE =
	'/integration/(bot\\.getMany|call|channel(\\.\\w+)?|chat(\\.\\w+)?|database|event|file\\.getMany|lists|message\\.(changes|find|get|pins|upsert)|names|organizationChart|reaction|reminder\\.\\w+|scheduledMessage|team|thread|user\\.(?!profile)\\w+|userStatus)\\.test\\.ts$';

/** One project in two parts, which share its name. */
const inParts = (whole, folder) => [
	{ ...whole, testPathIgnorePatterns: [REPETITIVE] },
	{ ...whole, ...uncounted, testMatch: undefined, testRegex: `/test/${folder}${REPETITIVE}` },
];

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		...inParts(
			{
				...project,
				displayName: 'unit',
				testEnvironmentOptions: { line: '2.x', ownForms: true, ...CLEANUP },
				testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/sandbox/test/**/*.test.ts'],
			},
			'unit',
		),
		...inParts({ ...onEngine, displayName: 'n8n-2' }, 'integration'),
		{
			...onEngine,
			...uncounted,
			displayName: 'n8n-1',
			testEnvironmentOptions: { line: '1.x', ...CLEANUP },
			testPathIgnorePatterns: [ON_NEWEST_LINE],
		},
	],
	testTimeout: 120_000,
	// By default jest leaves one core idle, which on two cores means one test file at a time.
	maxWorkers: '100%',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts', '!**/*.d.ts'],
	coverageDirectory: 'coverage',
	coverageReporters: ['text', 'lcov'],
	coverageThreshold: {
		global: { statements: 95, branches: 90, functions: 95, lines: 95 },
	},
};
