/** The nodes' forms as jest's tests on an engine get them: evaluated once, by jestSetup.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

declare global {
	/** JSON of what all `*.evaluated.ts` export. Set by jestEnvironment.ts; undefined in unit tests. */
	var lentForms: string | undefined;
}

let read: string | undefined;

export function formsRead(): string {
	read ??= readFileSync(join(process.env.ENGINE_HOME ?? '', 'forms.json'), 'utf8');
	return read;
}
