/** Before all tests: one temporary folder for n8n's settings and files of all workers, and the forms in it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { forms } from './forms';

export default function setup(): void {
	const home = (process.env.ENGINE_HOME ??= mkdtempSync(join(tmpdir(), 'zoho-cliq-engine-')));
	writeFileSync(join(home, 'forms.json'), JSON.stringify(forms));
}
