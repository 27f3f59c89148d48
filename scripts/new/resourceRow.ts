import type { Facts } from './facts';
import type { House } from './house';
import { listOf } from './house';
import { titleOf } from './words';

/** Adds the resource to the table of resources, by label, unless it exists. */
export function addResource(house: House, { resource }: Facts): void {
	const index = house.file('nodes/ZohoCliq/resources/index.ts');
	const moduleSpecifier = `./${resource}`;
	if (index.getImportDeclaration(moduleSpecifier)) return;
	const rows = listOf(index.getVariableDeclarationOrThrow('resources'));
	const code = `{ name: '${titleOf(resource)}', value: '${resource}', operations: byLabel(${resource}) }`;
	const at = rows?.getElements().findIndex((row) => row.getText() > code) ?? -1;
	rows?.insertElement(at < 0 ? rows.getElements().length : at, code);
	const imports = index.getImportDeclarations();
	const next = imports.findIndex((each) => each.getModuleSpecifierValue() > moduleSpecifier);
	index.insertImportDeclaration(next < 0 ? imports.length : next, {
		namespaceImport: resource,
		moduleSpecifier,
	});
}
