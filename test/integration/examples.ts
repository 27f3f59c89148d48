import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowJson } from '../support/engine';

/** @returns a workflow of the folder `examples` */
export function example(name: string): WorkflowJson {
	const path = join(__dirname, '../../examples', `${name}.json`);
	return JSON.parse(readFileSync(path, 'utf8')) as WorkflowJson;
}
