import type { SourceFile } from 'ts-morph';
import { Node } from 'ts-morph';

import type { EndpointName } from './endpointRow';
import type { Facts, FieldFacts } from './facts';
import { NODES } from './facts';
import type { House } from './house';
import { camelCase, placeholdersOf } from './words';

/** The imports of an operation's file, by module. */
type Imports = Map<string, Set<string>>;

/** @returns the file of an operation that only fills a path, a query and a body */
export function operationCode(house: House, facts: Facts, { group, key }: EndpointName): string {
	const imports: Imports = new Map();
	use(imports, '../../cliq/endpoints', group);
	use(imports, '../../operation/restOperation', 'restOperation');
	if (facts.isList) use(imports, '../../cliq/paging', 'byToken');
	const path = placeholdersOf(facts.path).map((name) => pathField(house, facts, name, imports));
	const parts = [
		`name: ${text(facts.label)},`,
		`action: ${text(facts.action)},`,
		`description: ${text(facts.description)},`,
		`endpoint: ${group}.${key},`,
		record('path', path),
		record(
			'query',
			facts.query.map((field) => fieldCode(field, imports)),
		),
		record(
			'body',
			facts.body.map((field) => fieldCode(field, imports)),
		),
		facts.isList ? 'pagination: byToken(100),' : collectionOf(facts),
	];
	const lines = parts.filter((part) => part !== '').join('\n');
	const code = `export const ${exportedAs(facts.operation)} = restOperation({\n${lines}\n});`;
	return `${importCode(imports)}\n\n${code}\n`;
}

/** @returns where the user adds the optional fields of an operation that creates or updates something */
function collectionOf({ operation, query, body }: Facts): string {
	if ([...query, ...body].every(({ isRequired }) => isRequired)) return '';
	if (operation === 'create') return "addedTo: 'additionalFields',";
	return operation === 'update' ? "addedTo: 'updateFields'," : '';
}

/** Some names are not valid for a constant. */
function exportedAs(operation: string): string {
	if (operation === 'delete') return 'remove';
	return /^(?:case|default|export|import|new|switch)$/.test(operation)
		? `${operation}Operation`
		: operation;
}

function text(words: string): string {
	return JSON.stringify(words);
}

function use(imports: Imports, module: string, name: string): void {
	imports.set(module, (imports.get(module) ?? new Set()).add(name));
}

function importCode(imports: Imports): string {
	return [...imports]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([module, names]) => `import { ${[...names].sort().join(', ')} } from '${module}';`)
		.join('\n');
}

function record(name: string, entries: readonly string[]): string {
	return entries.length === 0 ? '' : `${name}: { ${entries.join(', ')} },`;
}

/** @returns the field that other operations use for a part of the path, or a text field */
function pathField(house: House, facts: Facts, name: string, imports: Imports): string {
	const folder = `${facts.node.folder}/${facts.resource}`;
	const all = Object.values(NODES).flatMap((node) => house.filesIn(node.folder));
	for (const file of [...house.filesIn(folder), ...all]) {
		const field = fieldFor(file, name);
		const module = field && moduleOf(file, field);
		if (!field || !module) continue;
		use(imports, house.moduleFrom(folder, file, module), field);
		return `${name}: ${field}`;
	}
	return fieldCode({ key: name, kind: 'text', isRequired: true }, imports);
}

/** @returns the name of the field that a file uses for a part of a path, if it is a named one */
function fieldFor(file: SourceFile, name: string): string | undefined {
	const paths = file
		.getDescendants()
		.filter(Node.isPropertyAssignment)
		.filter((property) => property.getName() === 'path');
	for (const path of paths) {
		const value = path.getInitializer();
		if (!Node.isObjectLiteralExpression(value)) continue;
		const property = value.getProperty(name);
		const field = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
		if (Node.isIdentifier(field)) return field.getText();
	}
	return undefined;
}

/** @returns the module that a file imports a name from */
function moduleOf(file: SourceFile, name: string): string | undefined {
	return file
		.getImportDeclarations()
		.find((declaration) => declaration.getNamedImports().some((named) => named.getText() === name))
		?.getModuleSpecifierValue();
}

function fieldCode({ key, kind, isRequired }: FieldFacts, imports: Imports): string {
	use(imports, '../../fields', kind);
	const words = [
		`name: ${text(camelCase(key))}`,
		`description: ${text(kind === 'boolean' ? 'Whether …' : 'What it is')}`,
		...(kind === 'text' ? [`placeholder: ${text('e.g. 123456789')}`] : []),
		...(kind === 'number' ? ['default: 1'] : []),
	];
	const code = `${kind}({ ${words.join(', ')} })`;
	if (!isRequired) return `${key}: ${code}`;
	use(imports, '../../fields', 'required');
	return `${key}: required(${code})`;
}
