import { config as n8n } from '@n8n/node-cli/eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NODE_CODE = ['nodes/**/*.ts', 'credentials/**/*.ts'];

/**
 * n8n's rules are for what n8n loads: tests and scripts may use all of Node.js. Its own patterns begin
 * with `./`, which matches nothing.
 */
const onlyForN8n = ({ files, ...block }) => {
	if (!files) return block;
	if (files.includes('**/*.ts')) return { ...block, files: NODE_CODE };
	return { ...block, files: files.map((pattern) => pattern.replace(/^\.\//, '')) };
};

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
			// An empty string mostly means "nothing given".
			'@typescript-eslint/prefer-nullish-coalescing': [
				'error',
				{ ignorePrimitives: { boolean: true, string: true } },
			],
			// Interfaces ask for promises and async iterators where there may be nothing to wait for.
			'@typescript-eslint/require-await': 'off',
			// Numbers in messages are fine; anything else still has to be made text on purpose.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
);
