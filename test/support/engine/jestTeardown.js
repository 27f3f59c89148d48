'use strict';

const { rmSync } = require('node:fs');

module.exports = async () => {
	const home = process.env.ENGINE_HOME;
	if (home !== undefined) rmSync(home, { recursive: true, force: true });
};
