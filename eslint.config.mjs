import { config as n8n } from '@n8n/node-cli/eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NODE_CODE = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/**
 * n8n's rules apply only to what n8n loads: tests and scripts may use all of Node.js. n8n's own patterns
 * begin with `./`, which matches nothing.
 */
const onlyForN8n = ({ files, ...block }) => {
	if (!files) return block;
	if (files.includes('**/*.ts')) return { ...block, files: NODE_CODE };
	return { ...block, files: files.map((pattern) => pattern.replace(/^\.\//, '')) };
};

/** What each folder of the node may import in addition to itself: imports point one way. */
const GROUND = ['errors.ts', 'words.ts'];
const FLOORS = {
	'errors.ts': ['words.ts'],
	'words.ts': [],
	cliq: GROUND,
	fields: [...GROUND, 'cliq'],
	methods: [...GROUND, 'cliq'],
	messaging: [...GROUND, 'cliq', 'fields'],
	events: [...GROUND, 'cliq', 'messaging/text'],
	operation: [...GROUND, 'cliq', 'fields'],
	resources: [...GROUND, 'cliq', 'events/bytes.ts', 'fields', 'messaging', 'operation'],
	trigger: [...GROUND, 'cliq', 'events', 'fields', 'messaging'],
	form: ['fields', 'operation', 'resources', 'trigger'],
};

const zone = (target, from, allowed) => ({
	target,
	from,
	except: allowed.map((path) => `./${path}`),
	message: `${target} may import ${allowed.join(', ') || 'nothing of the package'} only.`,
});

const ZONES = [
	...Object.entries(FLOORS).map(([folder, allowed]) =>
		zone(`./nodes/ZohoCliq/${folder}`, './nodes/ZohoCliq', [folder, ...allowed]),
	),
	zone('./credentials', './nodes/ZohoCliq', ['cliq']),
	zone('./nodes', './credentials', []),
];

export default defineConfig(
	globalIgnores(['dist', 'coverage', 'node_modules', '**/.cache']),
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	...n8n.map(onlyForN8n),
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			// Destructuring a key to drop it leaves it unused.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			// An empty string usually means "nothing given".
			'@typescript-eslint/prefer-nullish-coalescing': [
				'error',
				{ ignorePrimitives: { boolean: true, string: true } },
			],
			// Interfaces require promises and async iterators even if there is nothing to wait for.
			'@typescript-eslint/require-await': 'off',
			// Numbers in messages are fine; anything else must be converted explicitly.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
	{
		files: NODE_CODE,
		settings: {
			'import-x/extensions': ['.ts'],
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
		},
		rules: {
			'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: ZONES }],
			'import-x/no-cycle': 'error',
			'max-lines': ['error', 300],
			'max-lines-per-function': ['error', 40],
		},
	},
	{
		// The sandbox defines Cliq's behavior itself, so that a wrong table in the node fails tests.
		files: ['sandbox/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '/(nodes|credentials)/', message: 'The sandbox knows no node.' }] },
			],
		},
	},
);
