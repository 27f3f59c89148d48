/** Before all tests: one temporary folder for n8n's settings and files of all workers, and the forms in it. */
import { buildSync } from 'esbuild';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { evaluate } from '../../../scripts/bundle';

export default function setup(): void {
	const home = (process.env.ENGINE_HOME ??= mkdtempSync(join(tmpdir(), 'zoho-cliq-engine-')));
	writeFileSync(join(home, 'forms.json'), JSON.stringify(forms()));
}

/** Bundled, because loading 500 modules one by one takes longer than all else. */
function forms(): unknown {
	const { outputFiles } = buildSync({
		entryPoints: [join(__dirname, 'forms.ts')],
		bundle: true,
		platform: 'node',
		external: ['n8n-workflow'],
		write: false,
	});
	const code = outputFiles.map(({ text }) => text).join('');
	return (evaluate(code, __filename) as { forms: unknown }).forms;
}
