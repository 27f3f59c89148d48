import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { workflowFaults } from '../../scripts/workflows';

const FOLDER = join(__dirname, '../../.github/workflows');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const publish = read('publish.yml');

const faultsAfter = (pattern: string | RegExp, replacement: string, text = publish) => {
	const changed = text.replace(pattern, replacement);
	expect(changed).not.toBe(text);
	return workflowFaults('x.yml', changed).join('\n');
};

describe('the workflows', () => {
	it.each(readdirSync(FOLDER))('have no faults: %s', (name) => {
		expect(workflowFaults(name, read(name))).toEqual([]);
	});

	it('publish only what another job built', () => {
		const [before = '', after = ''] = publish.split('\n  publish:\n');
		expect(before).not.toContain('id-token');
		expect(after).toContain('environment: npm');
		expect(after).not.toMatch(/npm ci|npm install|checkout|\.ci\/run/);
	});
});

describe('a workflow must not', () => {
	it.each([
		['a tag', 'actions/setup-node@v4'],
		['a branch', 'actions/setup-node@main'],
		['a short commit', 'actions/setup-node@49933ea # v4.4.0'],
		['a commit without its version', `actions/setup-node@${'0'.repeat(40)}`],
		['a quoted tag', '"actions/setup-node@v4"'],
		['an image', 'docker://node:24'],
	])('use an action by %s', (_what, action) => {
		expect(faultsAfter(/actions\/setup-node.*/, action)).toContain(
			`x.yml: ${action} is not pinned to a commit`,
		);
	});

	it.each([
		['no permissions at the top', 'permissions: {}\n', '', 'has no permissions at the top'],
		['all permissions', 'permissions: {}', 'permissions: write-all', 'grants write-all'],
		[
			'id-token for all jobs',
			'permissions: {}',
			'permissions: { id-token: write }',
			'grants id-token: write to all jobs',
		],
		['a right to write', 'contents: read', 'contents: write', 'build has contents: write'],
		[
			'the right to publish where it builds',
			'contents: read',
			'id-token: write',
			'build may publish',
		],
		['no environment', '    environment: npm\n', '', 'publish may publish without an environment'],
		['secrets', 'name: package', 'name: ${{ secrets.NPM_TOKEN }}', 'uses a secret'],
		['code from others', '  push:', '  pull_request_target:', "runs others' code"],
	])('have %s', (_what, from, to, fault) => {
		expect(faultsAfter(from, to)).toContain(fault);
	});

	it.each([
		['installs', '- run: npm ci'],
		['builds', '- run: npm run build'],
		['checks out', `- uses: actions/checkout@${'0'.repeat(40)} # v4.2.2`],
		['runs several commands', '- run: |\n          npm publish ./a.tgz\n          node x.js'],
		['chains commands', '- run: npm publish ./a.tgz && node x.js'],
		['publishes the folder', '- run: npm publish --provenance'],
	])('have the right to publish in a job that %s', (_what, step) => {
		expect(faultsAfter('- run: npm publish', `${step}\n      - run: npm publish`)).toContain(
			'publish may publish, and runs: ',
		);
	});

	it('publish in a job that builds', () => {
		expect(faultsAfter('- run: npm pack', '- run: npm publish')).toContain(
			'build publishes without a job of its own',
		);
	});
});
