import type { ArrayLiteralExpression, SourceFile } from 'ts-morph';
import { Node, SyntaxKind } from 'ts-morph';

import { fullScope } from '../../nodes/ZohoCliq/cliq/scopes';
import type { Facts, FieldFacts } from './facts';
import type { House } from './house';
import { constantsOf, importInto, listOf } from './house';
import { areaOf, camelCase, placeholdersOf, shapeOf, wholePath } from './words';

const FOLDER = 'sandbox/endpoints';

/** An endpoint in the sandbox. */
interface Served {
	readonly list: ArrayLiteralExpression;
	readonly method: string | undefined;
	readonly path: string;
}

/** Adds the endpoint to the sandbox, unless it exists. */
export function addSandboxEndpoint(house: House, facts: Facts): void {
	const served = house.filesIn(FOLDER).flatMap(servedIn);
	const shape = shapeOf(facts.path);
	if (served.some(({ method, path }) => method === facts.method && shapeOf(path) === shape)) return;
	const neighbour = served
		.filter(({ path }) => areaOf(path) === areaOf(facts.path))
		.sort((one, other) => common(other.path, facts.path) - common(one.path, facts.path))[0];
	const list = neighbour?.list ?? newList(house, facts);
	const path = sandboxPath(facts.path, served);
	list.addElement(rowCode(list.getSourceFile(), facts, path));
}

/** @returns how many leading parts two paths have in common */
function common(one: string, other: string): number {
	const parts = shapeOf(other).split('/');
	const end = shapeOf(one)
		.split('/')
		.findIndex((part, index) => part !== parts[index]);
	return end < 0 ? Infinity : end;
}

function servedIn(file: SourceFile): Served[] {
	return constantsOf(file).flatMap((constant) => {
		const list = listOf(constant);
		const rows = list?.getElements().filter(Node.isObjectLiteralExpression) ?? [];
		return rows.flatMap((row) => {
			const textOf = (name: string) => {
				const property = row.getProperty(name);
				const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
				return Node.isStringLiteral(value) ? value.getLiteralValue() : undefined;
			};
			const path = textOf('path');
			return list && path !== undefined ? [{ list, method: textOf('method'), path }] : [];
		});
	});
}

/** @returns the path with the sandbox's names for its placeholders */
function sandboxPath(path: string, served: readonly Served[]): string {
	const whole = wholePath(path);
	return whole.replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
		const before = shapeOf(whole.slice(0, at));
		const alike = served.find(
			(each) => shapeOf(each.path).startsWith(`${before}{}`) && each.path.includes('{'),
		);
		const position = placeholdersOf(whole.slice(0, at)).length;
		return `{${(alike && placeholdersOf(alike.path)[position]) ?? `${name}Id`}}`;
	});
}

function newList(house: House, { resource, path }: Facts): ArrayLiteralExpression {
	const name = `${resource}Endpoints`;
	const module = camelCase(areaOf(path));
	const file = house.create(
		`${FOLDER}/${module}.ts`,
		`import type { Endpoint } from '../endpoint';\n\nexport const ${name}: Endpoint[] = [];\n`,
	);
	const index = house.file(`${FOLDER}/index.ts`);
	importInto(index, name, `./${module}`);
	listOf(index.getVariableDeclarationOrThrow('ENDPOINTS'))?.addElement(`...${name}`);
	return file
		.getVariableDeclarationOrThrow(name)
		.getInitializerIfKindOrThrow(SyntaxKind.ArrayLiteralExpression);
}

function rowCode(file: SourceFile, facts: Facts, path: string): string {
	const [perMinute = 20, lock = 10] = facts.limit ?? [];
	const paging = { limit: "{ type: 'integer', max: 100 }", next_token: "{ type: 'string' }" };
	const query = { ...(facts.isList ? paging : {}), ...specsOf(facts.query) };
	const lines = [
		`method: '${facts.method}',`,
		`path: '${path}',`,
		`scope: '${fullScope(facts.scope)}',`,
		`limitPerMinute: ${perMinute},`,
		`lockMinutes: ${lock},`,
		specCode('query', query),
		specCode('body', specsOf(facts.body)),
		'// Say here what Cliq does, and refuse what it refuses.',
		`handle: ${handlerCode(file, facts)},`,
	];
	return `{\n${lines.filter((line) => line !== '').join('\n')}\n}`;
}

const TYPES = {
	text: 'string',
	number: 'integer',
	boolean: 'boolean',
	dateTime: 'integer',
} as const;

function specsOf(fields: readonly FieldFacts[]): Record<string, string> {
	return Object.fromEntries(
		fields.map(({ key, kind, isRequired }) => [
			key,
			`{ type: '${TYPES[kind]}'${isRequired ? ', required: true' : ''} }`,
		]),
	);
}

function specCode(name: string, specs: Readonly<Record<string, string>>): string {
	const entries = Object.entries(specs).map(([key, spec]) => `${key}: ${spec}`);
	return entries.length === 0 ? '' : `${name}: { ${entries.join(', ')} },`;
}

function handlerCode(file: SourceFile, { method, isList }: Facts): string {
	const imported = (name: string, from: string) => importInto(file, name, from);
	if (isList) {
		return `({ query }) => {
			const { entries, nextToken } = ${imported('page', './paging')}([{ id: '1' }], query.limit, query.next_token, 100);
			return ${imported('ok', '../answers')}({ data: entries, next_token: nextToken });
		}`;
	}
	return method === 'GET'
		? `() => ${imported('ok', '../answers')}({ data: { id: '1' } })`
		: `(call) => ${imported('empty', './replies')}(call)`;
}
