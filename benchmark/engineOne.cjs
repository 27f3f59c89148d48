'use strict';

/**
 * Preloaded with `--require`: runs this process on n8n 1.x. Inside node_modules too, `n8n-core` and
 * `n8n-workflow` are the 1.x versions.
 */
const Module = require('node:module');
const { dirname, join } = require('node:path');

const core = require.resolve('n8n-core-v1');
const coreFolder = dirname(require.resolve('n8n-core-v1/package.json'));
const fromCore = { id: core, filename: core, paths: Module._nodeModulePaths(dirname(core)) };

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...others) {
	if (request === 'n8n-core') return core;
	if (request.startsWith('n8n-core/')) {
		return resolveFilename.call(
			this,
			join(coreFolder, request.slice('n8n-core'.length)),
			...others,
		);
	}
	if (/^n8n-workflow(\/|$)/.test(request)) return resolveFilename.call(this, request, fromCore);
	return resolveFilename.call(this, request, ...others);
};
