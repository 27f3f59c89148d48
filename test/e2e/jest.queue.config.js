'use strict';

const { globalSetup, globalTeardown, ...config } = require('./jest.config');

/**
 * n8n's queue mode: starts n8n's of its own. Run by `npm run test:e2e:queue`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...config,
	displayName: 'e2e-queue',
	testMatch: ['<rootDir>/test/e2e/queue/**/*.test.ts'],
	testTimeout: 300_000,
};
