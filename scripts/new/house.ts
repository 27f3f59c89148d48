import { posix } from 'node:path';

import type {
	ArrayLiteralExpression,
	ObjectLiteralExpression,
	SourceFile,
	VariableDeclaration,
} from 'ts-morph';
import { IndentationText, Node, Project, QuoteKind } from 'ts-morph';

import { NODES } from './facts';

/** The sources to read and change for a new operation. */
export class House {
	private readonly project: Project;

	private readonly before: ReadonlyMap<SourceFile, string>;

	/** @param root of the package */
	constructor(private readonly root: string) {
		this.project = new Project({
			skipAddingFilesFromTsConfig: true,
			skipFileDependencyResolution: true,
			manipulationSettings: { indentationText: IndentationText.Tab, quoteKind: QuoteKind.Single },
		});
		this.project.addSourceFilesAtPaths(
			[
				'nodes/ZohoCliq/cliq/endpoints',
				...Object.values(NODES).map(({ folder }) => folder),
				'sandbox/endpoints',
			].map((folder) => `${root}/${folder}/**/*.ts`),
		);
		this.before = new Map(
			this.project.getSourceFiles().map((file) => [file, file.getFullText()] as const),
		);
	}

	/** @param folder relative to the root */
	filesIn(folder: string): SourceFile[] {
		return this.project
			.getSourceFiles()
			.filter((file) => file.getFilePath().startsWith(`${this.root}/${folder}/`));
	}

	/** @param path relative to the root */
	file(path: string): SourceFile {
		return this.project.getSourceFileOrThrow(`${this.root}/${path}`);
	}

	/** @param path relative to the root */
	create(path: string, code: string): SourceFile {
		return this.project.createSourceFile(`${this.root}/${path}`, code);
	}

	/** @returns the name for a folder's files of a module that another file imports */
	moduleFrom(folder: string, file: SourceFile, module: string): string {
		const path = posix.join(posix.dirname(file.getFilePath()), module);
		const name = posix.relative(`${this.root}/${folder}`, path);
		return name.startsWith('.') ? name : `./${name}`;
	}

	/** @returns the new and changed files */
	changed(): SourceFile[] {
		return this.project
			.getSourceFiles()
			.filter((file) => this.before.get(file) !== file.getFullText());
	}
}

/** Adds an import unless the file has it already; a name in use gets a number. */
export function importInto(file: SourceFile, name: string, from: string): string {
	const declaration = file.getImportDeclaration(
		(candidate) => candidate.getModuleSpecifierValue() === from && !candidate.isTypeOnly(),
	);
	const imported = declaration?.getNamedImports().find((named) => named.getName() === name);
	if (imported) return imported.getAliasNode()?.getText() ?? name;
	const isTaken = (alias: string) =>
		[...file.getFunctions(), ...file.getVariableDeclarations()].some(
			(declared) => declared.getName() === alias,
		) ||
		file
			.getImportDeclarations()
			.some((each) =>
				each
					.getNamedImports()
					.some((named) => (named.getAliasNode()?.getText() ?? named.getName()) === alias),
			);
	let alias = name;
	for (let count = 2; isTaken(alias); count++) alias = `${name}${count}`;
	const specifier = alias === name ? { name } : { name, alias };
	if (declaration) declaration.addNamedImport(specifier);
	else file.addImportDeclaration({ moduleSpecifier: from, namedImports: [specifier] });
	return alias;
}

/** @returns the exported constants of a file */
export function constantsOf(file: SourceFile): VariableDeclaration[] {
	return file.getVariableDeclarations().filter((declared) => declared.isExported());
}

/** @returns the array literal of a constant */
export function listOf(constant: VariableDeclaration): ArrayLiteralExpression | undefined {
	const value = constant.getInitializer();
	if (Node.isArrayLiteralExpression(value)) return value;
	// A list of lists that is flattened at once.
	const [first] = value?.getDescendants().filter(Node.isArrayLiteralExpression) ?? [];
	return first;
}

/** @returns the rows of a constant that is a table */
export function rowsOf(constant: VariableDeclaration): ObjectLiteralExpression | undefined {
	const value = constant.getInitializer();
	if (!Node.isCallExpression(value) || value.getExpression().getText() !== 'group')
		return undefined;
	return value.getArguments().find(Node.isObjectLiteralExpression);
}
