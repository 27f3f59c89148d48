'use strict';

/** Gives all jest workers one temporary folder for n8n's settings and files. */
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = async () => {
	process.env.ENGINE_HOME ??= mkdtempSync(join(tmpdir(), 'zoho-cliq-engine-'));
};
