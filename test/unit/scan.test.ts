import { build } from 'esbuild';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { everyOperation } from '../support/forms';
import { credentialProperties, nodeProperties } from '../support/properties';
import { importFaults, tarballFaults } from '../../scripts/scan';

describe('the contents of the tarball', () => {
	const sources = [
		'credentials/Cliq.credentials.ts',
		'nodes/Cliq/Cliq.node.json',
		'nodes/Cliq/Cliq.node.ts',
		'nodes/Cliq/cliq.svg',
	];
	const bundled = ['dist/bundle.js', 'dist/chunks/later-5GSLDLVJ.js'];
	const paths = [
		'CHANGELOG.md',
		'LICENSE',
		'README.md',
		...bundled,
		'dist/credentials/Cliq.credentials.js',
		'dist/nodes/Cliq/Cliq.node.js',
		'dist/nodes/Cliq/Cliq.node.json',
		'dist/nodes/Cliq/cliq.svg',
		'index.js',
		'package.json',
	];

	it('are the output of the sources, and the files next to it', () => {
		expect(tarballFaults({ paths, size: 60_000 }, sources, bundled)).toEqual([]);
	});

	it.each([
		'.env',
		'test/unit/scan.test.ts',
		'nodes/Cliq/Cliq.node.ts',
		'dist/nodes/Cliq/Cliq.node.js.map',
		'dist/nodes/Cliq/Cliq.node.d.ts',
		'dist/tsconfig.tsbuildinfo',
		'dist/nodes/Cliq/leftFromAnEarlierBuild.js',
		'dist/chunks/later-ANEARLIER.js',
		'dist/sandbox/main.js',
	])('do not include %s', (path) => {
		expect(tarballFaults({ paths: [...paths, path], size: 60_000 }, sources, bundled)).toEqual([
			`${path}: does not belong in the package`,
		]);
	});

	it.each(paths)('include %s', (path) => {
		const others = paths.filter((other) => other !== path);
		expect(tarballFaults({ paths: others, size: 60_000 }, sources, bundled)).toEqual([
			`${path}: is missing from the package`,
		]);
	});

	it('have a limited size', () => {
		expect(tarballFaults({ paths, size: 1_200_000 }, sources, bundled)).toEqual([
			expect.stringMatching(/^1200\.0 KB is not below \d+\.0 KB$/),
		]);
	});
});

describe('the imports of published code', () => {
	async function faultsOf(contents: string): Promise<string[]> {
		const { metafile } = await build({
			stdin: { contents, resolveDir: __dirname },
			bundle: true,
			platform: 'node',
			packages: 'external',
			metafile: true,
			write: false,
		});
		return importFaults(metafile);
	}

	it('are its own files and those n8n allows', async () => {
		const code = "import { a } from 'n8n-workflow'; import b from './frozen/node.json'; a(b);";
		expect(await faultsOf(code)).toEqual([]);
	});

	it.each([
		['require("fs")', 'imports "fs" of Node.js'],
		['require("node:fs/promises")', 'imports "node:fs/promises" of Node.js'],
		["export const form = import('form-data')", 'imports "form-data"'],
		['import { x } from "eslint"; x()', 'imports "eslint"'],
	])('are nothing else: %s', async (code, fault) => {
		expect(await faultsOf(code)).toEqual([fault]);
	});
});

const isField = (option: object): option is INodeProperties => 'type' in option;

const withInner = (field: INodeProperties): INodeProperties[] => [
	field,
	...(field.options ?? []).filter(isField).flatMap(withInner),
];

const fields = [...nodeProperties, ...credentialProperties]
	.filter(({ type }) => type !== 'notice')
	.flatMap(withInner);

const choices = fields.flatMap(({ options = [] }) =>
	options.filter((option): option is INodePropertyOptions => 'value' in option),
);

const modes = fields.flatMap((field) => field.modes ?? []);

const titles = [
	...[...fields, ...modes].map(({ displayName }) => displayName),
	...choices.map(({ name }) => name),
];

/** Text in brackets is not part of a title. */
const isTitle = (title: string) =>
	title
		.replace(/ \(.*\)$/, '')
		.split(' ')
		.every(
			(word, index) =>
				/^[A-Z0-9]/.test(word) ||
				(index > 0 && /^(?:an?|and|as|at|by|for|from|in|of|on|or|per|the|to|with)$/.test(word)),
		);

describe("n8n's wording rules, which its linter cannot check in a generated form", () => {
	it('require titles in Title Case, without emoji', () => {
		expect(titles.length).toBeGreaterThan(50);
		expect(titles.filter((title) => !isTitle(title))).toEqual([]);
		expect(titles.filter((title) => /\p{Extended_Pictographic}/u.test(title))).toEqual([]);
	});

	it('require actions in sentence case, without articles', () => {
		const actions = choices.flatMap(({ action }) => action ?? []);
		expect(actions).not.toEqual([]);
		expect(actions.filter((action) => !/^[A-Z][^A-Z]+[^.]$/.test(action))).toEqual([]);
		expect(actions.filter((action) => /\b(?:a|an|the)\b/.test(action))).toEqual([]);
	});

	it('require a limit for every operation that gets many', () => {
		const lists = everyOperation.filter(({ definition }) => definition.name.startsWith('Get Many'));
		const silent = lists.filter(({ definition }) => {
			const asked = definition.fields.map(({ property }) => property.name);
			return !asked.includes('returnAll') || !asked.includes('limit');
		});
		expect(silent.map(({ resource }) => resource)).toEqual([]);
	});

	it('require examples to begin with "e.g."', () => {
		const examples = [...fields, ...modes]
			.filter(({ type }) => type === 'string')
			.flatMap(({ placeholder }) => placeholder ?? []);
		expect(examples.length).toBeGreaterThan(20);
		expect(examples.filter((example) => !example.startsWith('e.g. '))).toEqual([]);
	});

	it('require descriptions of booleans to begin with "Whether …"', () => {
		const switches = fields.filter(({ type }) => type === 'boolean');
		expect(switches).not.toEqual([]);
		for (const { description } of switches) expect(description).toMatch(/^Whether /);
	});

	it('require From List as the first mode', () => {
		const pickers = fields.filter(({ type }) => type === 'resourceLocator');
		expect(pickers).not.toEqual([]);
		for (const { default: empty, modes: [first] = [] } of pickers) {
			expect(empty).toMatchObject({ mode: 'list' });
			expect(first).toMatchObject({ name: 'list', displayName: 'From List' });
		}
	});

	it('require options sorted by name', () => {
		const collections = fields.filter(({ type }) => type === 'collection');
		expect(collections).not.toEqual([]);
		for (const { options = [] } of collections) {
			const names = options.filter(isField).map(({ displayName }) => displayName);
			expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
		}
	});
});
