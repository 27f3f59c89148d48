import type { Facts } from './facts';
import type { House } from './house';
import { listOf } from './house';
import { titleOf } from './words';

/** Adds the resource at the end of the table of its node's resources unless it exists; its author moves it. */
export function addResource(house: House, { resource, node }: Facts): void {
	const index = house.file(`${node.folder}/index.ts`);
	const moduleSpecifier = `./${resource}`;
	if (index.getImportDeclaration(moduleSpecifier)) return;
	const rows = listOf(index.getVariableDeclarationOrThrow(node.list));
	const code = `{ name: '${titleOf(resource)}', value: '${resource}', operations: inOrder(${resource}) }`;
	rows?.addElement(code);
	const imports = index.getImportDeclarations();
	const next = imports.findIndex((each) => each.getModuleSpecifierValue() > moduleSpecifier);
	index.insertImportDeclaration(next < 0 ? imports.length : next, {
		namespaceImport: resource,
		moduleSpecifier,
	});
}
