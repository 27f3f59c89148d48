/**
 * n8n's engine as jest's tests get it: loaded once per worker by Node.js itself, and lent to every
 * test file. Its 2,000 modules would otherwise be loaded again for each file, through jest's slower
 * module registry. And because Node.js resolves them, n8n-core 1.x finds its own n8n-workflow.
 */
import './environment';
import 'reflect-metadata';
import { createRequire } from 'node:module';

import type * as Core from 'n8n-core';
import type * as Workflow from 'n8n-workflow';

/** The lines of n8n that users run: the package that holds its engine, and the versions expected. */
const LINES = {
	'1.x': { package: 'n8n-core-v1', core: '1.122.48', workflow: '1.120.31' },
	'2.x': { package: 'n8n-core', core: '2.41.1', workflow: '2.41.0' },
} as const;

export type Line = keyof typeof LINES;

/** An engine, with the types of 2.x. */
export interface LentEngine {
	readonly line: Line;
	/** Loads what n8n-core itself would load. */
	readonly require: NodeJS.Require;
	readonly core: typeof Core;
	readonly workflow: typeof Workflow;
}

declare global {
	/** Set by jestEnvironment.ts; undefined outside of jest. */
	var lentEngine: LentEngine | undefined;
}

const loaded = new Map<Line, LentEngine>();

/** Loads the engine of a line, or returns the one loaded before. */
export function engineOf(line: Line): LentEngine {
	const engine = loaded.get(line) ?? load(line);
	loaded.set(line, engine);
	return engine;
}

function load(line: Line): LentEngine {
	const entry = require.resolve(LINES[line].package);
	const requireFromCore = createRequire(entry);
	expectVersions(line, requireFromCore);
	return {
		line,
		require: requireFromCore,
		// Most unit tests never ask for it.
		get core() {
			return requireFromCore(entry) as typeof Core;
		},
		workflow: requireFromCore('n8n-workflow') as typeof Workflow,
	};
}

/** A line of another version than the one pinned would quietly test something else. */
function expectVersions(line: Line, requireFromCore: NodeJS.Require): void {
	const versionOf = (path: string) => (requireFromCore(path) as { version: string }).version;
	// Read from the package itself: the folder of 1.x has a different name.
	const core = versionOf('../package.json');
	const workflow = versionOf('n8n-workflow/package.json');
	if (core !== LINES[line].core || workflow !== LINES[line].workflow) {
		throw new Error(
			`Expected n8n ${line} with n8n-core ${LINES[line].core} and n8n-workflow ${LINES[line].workflow}, found ${core} and ${workflow}`,
		);
	}
}
