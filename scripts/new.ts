// Adds an operation: its file, endpoint row, sandbox row, a test, and the files generated from them.
// `npm run new -- chat mute` prompts for the facts; flags answer in advance (--help lists them).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { format, resolveConfig } from 'prettier';

import type { Facts } from './new/facts';
import { askFacts } from './new/facts';
import { addEndpoint } from './new/endpointRow';
import { House } from './new/house';
import { operationCode } from './new/operationFile';
import { addResource } from './new/resourceRow';
import { addSandboxEndpoint } from './new/sandboxRow';
import { testCode } from './new/testFile';

const ROOT = join(__dirname, '..');

async function write(path: string, code: string): Promise<void> {
	const file = join(ROOT, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, await format(code, { ...(await resolveConfig(file)), filepath: file }));
	console.log(`${path}: written`);
}

/** Regenerates what depends on operations: indexes, document tables, snapshots of tests. */
function regenerate(): void {
	const run = (tool: string, ...options: string[]) => {
		execFileSync(join(ROOT, 'node_modules/.bin', tool), options, {
			cwd: ROOT,
			stdio: ['ignore', 'inherit', 'ignore'],
			env: { ...process.env, UPDATE_FROZEN: '1' },
		});
	};
	run('tsx', 'scripts/indexes.ts');
	run('tsx', 'scripts/docs.ts');
	run('jest', '--selectProjects', 'unit', '--testPathPatterns', 'unit/frozen');
}

async function addOperation(facts: Facts): Promise<void> {
	const { resource, operation, node } = facts;
	const folder = `${node.folder}/${resource}`;
	if (existsSync(join(ROOT, folder, `${operation}.ts`))) {
		throw new Error(`${resource}.${operation} exists already`);
	}
	const house = new House(ROOT);
	const endpoint = addEndpoint(house, facts);
	addSandboxEndpoint(house, facts);
	addResource(house, facts);
	const code = operationCode(house, facts, endpoint);
	for (const file of house.changed())
		await write(relative(ROOT, file.getFilePath()), file.getFullText());
	await write(`${folder}/${operation}.ts`, code);
	await write(`test/integration/${resource}.${operation}.test.ts`, testCode(facts));
	if (!facts.isBare) regenerate();
	console.log(`\n${resource}.${operation} is there. What is left for you:
- words: label, action, description and fields in ${folder}/${operation}.ts, then "npm run docs";
- what Cliq does: the handler in sandbox/endpoints, and a test of it;
- a line in CHANGELOG.md, then "bash .ci/run".`);
}

void askFacts()
	.then(async (facts) => {
		if (facts) await addOperation(facts);
	})
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
