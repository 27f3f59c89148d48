'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const { projects } = require('../../jest.config');

const root = join(__dirname, '../..');
const folders = ['browser', 'engine', 'queue'];

/**
 * The node in a whole n8n: one n8n for all files, and a sandbox for each. Run by `npm run test:e2e`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	displayName: 'e2e',
	rootDir: root,
	testMatch: ['<rootDir>/test/e2e/{engine,browser}/**/*.test.ts'],
	// Not the cache beside them, which holds all of n8n.
	roots: folders.map((name) => join(__dirname, name)).filter(existsSync),
	testEnvironment: 'node',
	transform: projects[0].transform,
	globalSetup: '<rootDir>/test/e2e/support/jestSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/support/jestTeardown.ts',
	testTimeout: 180_000,
};
