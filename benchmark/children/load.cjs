'use strict';

/**
 * Loads the built package as n8n does, with n8n-workflow loaded before. Plain JavaScript, so that nothing
 * else is timed.
 */
const { basename, join } = require('node:path');

require('n8n-workflow');

const ROOT = join(__dirname, '../..');
const DIST = join(ROOT, 'dist');
const { n8n } = require('../../package.json');

/** n8n finds a class by its file name. */
function make(file) {
	const [name] = basename(file).split('.');
	return new (require(join(ROOT, file))[name])();
}

function load() {
	const start = performance.now();
	const nodes = n8n.nodes.map(make);
	n8n.credentials.forEach(make);
	return { milliseconds: performance.now() - start, nodes };
}

function forget() {
	for (const file of Object.keys(require.cache)) {
		if (file.startsWith(DIST)) delete require.cache[file];
	}
}

process.once('message', () => {
	const first = load();
	forget();
	const again = load();
	process.send({
		milliseconds: first.milliseconds,
		again: again.milliseconds,
		descriptionBytes: Buffer.byteLength(JSON.stringify(first.nodes[0].description)),
	});
	process.disconnect();
});
