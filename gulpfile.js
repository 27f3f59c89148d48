const { dest, parallel, src } = require('gulp');

/** What the bundler does not take along: icons, and the codex files that n8n's search reads. */
function assets(folder) {
	const copy = () => src(`${folder}/**/*.{svg,png,node.json}`).pipe(dest(`dist/${folder}`));
	copy.displayName = `assets:${folder}`;
	return copy;
}

exports.assets = parallel(assets('nodes'));
exports.default = exports.assets;
