import type { VariableDeclaration } from 'ts-morph';
import { Node } from 'ts-morph';

import type { Facts } from './facts';
import type { House } from './house';
import { constantsOf, importInto, rowsOf } from './house';
import { areaOf, camelCase, shapeOf } from './words';

const FOLDER = 'nodes/ZohoCliq/cliq/endpoints';

/** An endpoint's position in the tables. */
export interface EndpointName {
	readonly group: string;
	readonly key: string;
}

/** A table row with what identifies its endpoint. */
interface Row {
	readonly table: VariableDeclaration;
	readonly key: string;
	readonly method: string;
	readonly path: string;
}

/** Adds the endpoint to the table of its group, unless it exists. */
export function addEndpoint(house: House, facts: Facts): EndpointName {
	const rows = house.filesIn(FOLDER).flatMap(constantsOf).flatMap(rowsIn);
	const known = rows.find(
		({ method, path }) => method === functionFor(facts) && shapeOf(path) === shapeOf(facts.path),
	);
	if (known) return { group: known.table.getName(), key: known.key };
	const neighbour = rows.find(({ path }) => areaOf(path) === areaOf(facts.path));
	const table = neighbour?.table ?? newTable(house, camelCase(areaOf(facts.path)));
	const taken = rows.some((row) => row.table === table && row.key === facts.operation);
	const key = taken ? camelCase(`${facts.operation}_${facts.resource}`) : facts.operation;
	const file = table.getSourceFile();
	const method = importInto(file, functionFor(facts), './endpoint');
	const limit =
		facts.limit && `${importInto(file, 'limit', './endpoint')}(${facts.limit.join(', ')})`;
	const cells = [`'${facts.path}'`, `'${facts.scope}'`, ...(limit ? [limit] : [])];
	rowsOf(table)?.addPropertyAssignment({
		name: key,
		initializer: `${method}(${cells.join(', ')})`,
	});
	return { group: table.getName(), key };
}

/** Tables name methods by functions, and no function can be named `delete`. */
function functionFor({ method }: Facts): string {
	return method === 'DELETE' ? 'del' : method.toLowerCase();
}

function rowsIn(table: VariableDeclaration): Row[] {
	const properties = rowsOf(table)?.getProperties().filter(Node.isPropertyAssignment) ?? [];
	return properties.flatMap((property) => {
		const call = property.getInitializer();
		if (!Node.isCallExpression(call)) return [];
		const [path] = call.getArguments();
		if (!Node.isStringLiteral(path)) return [];
		const method = call.getExpression().getText();
		return [{ table, key: property.getName(), method, path: path.getLiteralValue() }];
	});
}

function newTable(house: House, group: string): VariableDeclaration {
	const file = house.create(
		`${FOLDER}/${group}.ts`,
		`import { group } from './endpoint';\n\nexport const ${group} = group('${group}', {});\n`,
	);
	const index = house.file(`${FOLDER}/index.ts`);
	const last = index.getExportDeclarations().at(-1);
	const at = last ? last.getChildIndex() + 1 : index.getStatements().length;
	index.insertExportDeclaration(at, { moduleSpecifier: `./${group}` });
	return file.getVariableDeclarationOrThrow(group);
}
