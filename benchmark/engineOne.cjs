'use strict';

/**
 * Preloaded with `--require`: this process runs on n8n 1.x, by the same mapping as the jest project
 * `n8n-1`, so that inside node_modules, too, everything comes from the 1.x engine.
 */
const Module = require('node:module');

const { projects } = require('../jest.config.js');

const { moduleNameMapper } = projects.find(({ displayName }) => displayName === 'n8n-1');
const rules = Object.entries(moduleNameMapper).map(([name, path]) => [new RegExp(name), path]);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...others) {
	const rule = rules.find(([name]) => name.test(request));
	const wanted = rule === undefined ? request : request.replace(...rule);
	return resolveFilename.call(this, wanted, ...others);
};
