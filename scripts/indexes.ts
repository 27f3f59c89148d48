// Writes the index of every resource from the files in its folder, and the index of resources. A resource's
// name is in its `resource.ts`; the order is that of n8n's lists, by label. With --check it writes nothing
// and exits with 1 if an index is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import { format, resolveConfig } from 'prettier';

import type { Operation } from '../nodes/ZohoCliq/operation/operation';

const ROOT = join(__dirname, '..');
const RESOURCES = join(ROOT, 'nodes/ZohoCliq/resources');
const HEAD = '// Made by `npm run indexes` of what is in this folder.';

/** An entry of an index. */
interface Entry {
	/** Its value in workflows: the name of its file or folder. */
	readonly value: string;
	/** Its export name in the module. */
	readonly exported: string;
	/** Its label in n8n. */
	readonly label: string;
}

type Module = Readonly<Record<string, unknown>>;

/** An index and its expected content. */
interface Index {
	readonly file: string;
	readonly code: string;
}

function isOperation(value: unknown): value is Operation {
	return typeof value === 'object' && value !== null && 'run' in value && 'endpoints' in value;
}

function byLabel(one: Entry, other: Entry): number {
	return one.label.localeCompare(other.label, 'en');
}

/** @returns the operations of a resource; an operation's file has its name */
async function operationsIn(folder: string): Promise<Entry[]> {
	const entries: Entry[] = [];
	for (const file of readdirSync(folder)) {
		if (!file.endsWith('.ts') || file === 'index.ts') continue;
		const module = (await import(join(folder, file))) as Module;
		const found = Object.entries(module).flatMap(([exported, value]) =>
			isOperation(value) ? [{ value: basename(file, '.ts'), exported, label: value.name }] : [],
		);
		if (found.length > 1) throw new Error(`${file} has more than one operation`);
		entries.push(...found);
	}
	return entries.sort(byLabel);
}

/** Some names, such as `delete`, are not valid export names. */
function exportedAs(value: string): string {
	return /^(?:case|default|delete|export|function|import|new|switch)$/.test(value)
		? `${value}Resource`
		: value;
}

function resourceIndex(value: string, operations: readonly Entry[]): string {
	const members = operations.map((entry) =>
		entry.value === entry.exported ? entry.value : `${entry.value}: ${entry.exported}`,
	);
	return [
		HEAD,
		"import type { Resource } from '../../operation/operation';",
		...operations.map((entry) => `import { ${entry.exported} } from './${entry.value}';`),
		"import { resource } from './resource';",
		'',
		`export const ${exportedAs(value)}: Resource = {`,
		'...resource,',
		`value: '${value}',`,
		`operations: { ${members.join(', ')} },`,
		'};',
	].join('\n');
}

function indexOfResources(resources: readonly Entry[]): string {
	return [
		HEAD,
		"import type { Resource } from '../operation/operation';",
		"import { operationsOf } from '../operation/operation';",
		...resources.map(({ value, exported }) => `import { ${exported} } from './${value}';`),
		'',
		'/** Everything that the node can do, in the order in which n8n lists it. */',
		'export const resources: readonly Resource[] = [',
		...resources.map(({ exported }) => `${exported},`),
		'];',
		'',
		'/** The same as one list. */',
		'export const operations = operationsOf(resources);',
	].join('\n');
}

/** @returns the expected content of every index */
async function indexes(): Promise<Index[]> {
	const all: Index[] = [];
	const resources: Entry[] = [];
	for (const value of readdirSync(RESOURCES)) {
		const folder = join(RESOURCES, value);
		if (!existsSync(join(folder, 'resource.ts'))) continue;
		const { resource } = (await import(join(folder, 'resource.ts'))) as {
			resource: { name: string };
		};
		resources.push({ value, exported: exportedAs(value), label: resource.name });
		const code = resourceIndex(value, await operationsIn(folder));
		all.push({ file: join(folder, 'index.ts'), code });
	}
	const code = indexOfResources(resources.sort(byLabel));
	return [...all, { file: join(RESOURCES, 'index.ts'), code }];
}

async function formatted({ file, code }: Index): Promise<string> {
	return await format(code, { ...(await resolveConfig(file)), filepath: file });
}

async function main(): Promise<void> {
	const isCheck = process.argv.includes('--check');
	for (const index of await indexes()) {
		const wanted = await formatted(index);
		const current = existsSync(index.file) ? readFileSync(index.file, 'utf8') : '';
		if (current === wanted) continue;
		const path = relative(ROOT, index.file);
		console.log(`${path}: ${isCheck ? 'out of date, run "npm run indexes"' : 'written'}`);
		if (isCheck) process.exitCode = 1;
		else writeFileSync(index.file, wanted);
	}
}

void main();
