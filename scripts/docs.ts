// Writes the tables generated from code into the documents, between `<!-- name:start -->` and
// `<!-- name:end -->`. With --check it writes nothing and exits with 1 if a document is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { dataCenters } from '../nodes/ZohoCliq/cliq/dataCenters';
import type { Endpoint } from '../nodes/ZohoCliq/cliq/endpoints';
import type { PermissionName } from '../nodes/ZohoCliq/cliq/permissions';
import { definitions, permissions } from '../nodes/ZohoCliq/cliq/permissions';
import { permissionFor, scopesOf } from '../nodes/ZohoCliq/cliq/scopes';
import { adminResources } from '../nodes/ZohoCliq/adminResources';
import type { HandledEvent } from '../nodes/ZohoCliq/events/delugeScript';
import { delugeScript, HANDLERS } from '../nodes/ZohoCliq/events/delugeScript';
import { starts } from '../nodes/ZohoCliq/cliq/starts';
import { resources } from '../nodes/ZohoCliq/resources';
import type { Operation, Resource } from '../nodes/ZohoCliq/operation/operation';
import { scopesOf as endpointScopes } from '../nodes/ZohoCliq/operation/operation';

/** Section names and the content between their markers. */
export type Sections = Readonly<Record<string, string>>;

/** A document with generated sections; a section without markers is skipped. */
export interface Document {
	readonly path: string;
	readonly sections: Sections;
}

/** For an operation that makes any request. */
const ANY = 'What the request needs';

/** What an operation or an event needs, by its name in n8n. */
interface Needing {
	readonly name: string;
	readonly operation: Pick<Operation, 'endpoints' | 'alsoUses'>;
}

const triggers = starts.map(({ name, definition }) => ({ name, operation: definition }));

/** Every document with generated sections. */
export const documents: readonly Document[] = [
	{
		path: 'docs/credentials.md',
		sections: {
			dataCenters: dataCenterTable(),
			permissions: permissionTable(),
			operations: operationTable([...resources.flatMap(operationsWithNames), ...triggers]),
			adminOperations: operationTable(adminResources.flatMap(operationsWithNames)),
		},
	},
	{ path: 'docs/triggers.md', sections: { scripts: delugeScripts() } },
	{
		path: 'README.md',
		sections: {
			operations: resourceTable(resources),
			adminOperations: resourceTable(adminResources),
		},
	},
];

/**
 * @param markdown a document
 * @param sections the content between its markers
 * @returns the document with all its marked sections updated
 */
export function fill(markdown: string, sections: Sections): string {
	return Object.entries(sections).reduce((text, [name, content]) => {
		const between = new RegExp(`(<!-- ${name}:start -->)[^]*?(<!-- ${name}:end -->)`, 'g');
		return text.replace(
			between,
			(_, start: string, end: string) => `${start}\n\n${content}\n\n${end}`,
		);
	}, markdown);
}

/** What to paste into each handler, folded up. */
function delugeScripts(): string {
	const handled = Object.keys(HANDLERS) as HandledEvent[];
	return handled
		.map((event) =>
			[
				`<details><summary>${HANDLERS[event].label}</summary>`,
				`\`\`\`\n${delugeScript(event)}\n\`\`\``,
				'</details>',
			].join('\n\n'),
		)
		.join('\n\n');
}

function operationsWithNames(resource: Resource) {
	return Object.values(resource.operations).map((operation) => ({
		name: `${resource.name}: ${operation.name}`,
		operation,
	}));
}

/** Every operation of a node with what it needs. */
function operationTable(of: readonly Needing[]): string {
	return table(
		['Operation', 'Scope', 'Permission'],
		of.flatMap(({ name, operation: { endpoints, alsoUses = [] } }) => [
			operationRow(name, endpoints),
			...alsoUses.map((use) =>
				operationRow(`${name}, ${use.choice}`, [...endpoints, ...use.endpoints]),
			),
		]),
	);
}

/** A node's operations in brief. */
function resourceTable(of: readonly Resource[]): string {
	return table(
		['Resource', 'Operations'],
		of.map(({ name, operations: own }) => [
			name,
			Object.values(own)
				.map((operation) => operation.name)
				.join(', '),
		]),
	);
}

function operationRow(name: string, endpoints: readonly Endpoint[]): string[] {
	if (endpoints.length === 0) return [name, ANY, ANY];
	return [
		name,
		endpointScopes(endpoints).map(code).join(', '),
		permissionsOf(endpoints).map(labelOf).join(', '),
	];
}

function permissionsOf(endpoints: readonly Endpoint[]): PermissionName[] {
	return [...new Set(endpointScopes(endpoints).flatMap((scope) => permissionFor(scope) ?? []))];
}

function labelOf(permission: PermissionName): string {
	if (permission === 'core') return 'Always included';
	const label = definitions[permission].name;
	return label.charAt(0).toUpperCase() + label.slice(1);
}

function permissionTable(): string {
	const names = Object.keys(permissions) as Array<keyof typeof permissions>;
	const rows = [
		[labelOf('core'), definitions.core.description, scopesOf('core')] as const,
		...names.map(
			(name) => [permissions[name].name, permissions[name].description, scopesOf(name)] as const,
		),
	];
	return table(
		['Permission', 'Allows', 'Scopes'],
		rows.map(([name, allows, scopes]) => [name, allows, scopes.map(code).join(', ')]),
	);
}

function dataCenterTable(): string {
	return table(
		['Data Center', 'Cliq opens at', 'Zoho signs you in at'],
		Object.values(dataCenters).map(({ label, cliqUrl, accountsUrl }) => [
			label,
			code(cliqUrl),
			code(accountsUrl),
		]),
	);
}

function code(text: string): string {
	return `\`${text}\``;
}

/** A Markdown table; Prettier formats it. */
function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const rule = head.map(() => '---');
	return [head, rule, ...rows].map((cells) => `| ${cells.map(escape).join(' | ')} |`).join('\n');
}

function escape(cell: string): string {
	return cell.replaceAll('|', '\\|');
}

/** @returns the updated document */
async function upToDate(file: string, sections: Sections): Promise<string> {
	// Imported here because tests import this file, and jest cannot load Prettier.
	const { format, resolveConfig } = await import('prettier');
	const filled = fill(readFileSync(file, 'utf8'), sections);
	return await format(filled, { ...(await resolveConfig(file)), filepath: file });
}

async function main(): Promise<void> {
	const isCheck = process.argv.includes('--check');
	for (const { path, sections } of documents) {
		const file = join(__dirname, '..', path);
		const wanted = await upToDate(file, sections);
		if (readFileSync(file, 'utf8') === wanted) {
			console.log(`${path}: up to date`);
		} else if (isCheck) {
			console.error(`${path}: out of date, run "npm run docs"`);
			process.exitCode = 1;
		} else {
			writeFileSync(file, wanted);
			console.log(`${path}: written`);
		}
	}
}

if (require.main === module) void main();
