'use strict';

/**
 * Loads the built node as n8n does, which has long loaded n8n-workflow by then. Plain JavaScript, so
 * that nothing else is timed.
 */
const { join } = require('node:path');

require('n8n-workflow');

const ROOT = join(__dirname, '../..');
const DIST = join(ROOT, 'dist');

function load() {
	const start = performance.now();
	const { ZohoCliq, ZohoCliqOAuth2Api } = require(join(ROOT, 'index.js'));
	const node = new ZohoCliq();
	const credential = new ZohoCliqOAuth2Api();
	return { milliseconds: performance.now() - start, node, credential };
}

function forget() {
	for (const file of Object.keys(require.cache)) {
		if (file.startsWith(DIST) || file === join(ROOT, 'index.js')) delete require.cache[file];
	}
}

process.once('message', () => {
	const first = load();
	forget();
	const again = load();
	process.send({
		milliseconds: first.milliseconds,
		again: again.milliseconds,
		descriptionBytes: Buffer.byteLength(JSON.stringify(first.node.description)),
	});
	process.disconnect();
});
