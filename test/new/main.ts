// Adds operations to a copy of the package with `npm run new`, and checks that its output type-checks, lints
// and passes the tests that every operation has.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** An operation of a known resource, one of an area that is not in Cliq's tables, a list, and one of the admin node. */
const OPERATIONS: ReadonlyArray<readonly [name: string, ...flags: string[]]> = [
	[
		'chat.delete',
		...['--method', 'DELETE', '--path', '/chats/{chat}', '--scope', 'Chats.DELETE'],
		...['--per-minute', '10', '--lock', '5', '--description', 'Delete a chat for everyone'],
	],
	[
		'bookmark.create',
		...['--method', 'POST', '--path', '/api/v3/bookmarks/{folder}', '--scope', 'Chats.CREATE'],
		...['--description', 'Keep the address of a page', '--body', 'page_name:text!'],
		...['--body', 'position:number', '--body', 'remind_at:dateTime', '--body', 'pinned:boolean'],
	],
	[
		'bookmark.getMany',
		...['--method', 'GET', '--path', '/api/v3/bookmarks', '--scope', 'Chats.READ'],
		...['--description', 'List the pages that were kept', '--query', 'name:text'],
	],
	[
		'team.archive',
		...[
			'--admin',
			'--method',
			'POST',
			'--path',
			'/teams/{team}/archive',
			'--scope',
			'Teams.UPDATE',
		],
		...['--description', 'Close a team and keep its conversations'],
	],
];

function copyTo(folder: string): void {
	const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	for (const file of files.split('\n').filter((path) => path !== '')) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		cpSync(join(ROOT, file), join(folder, file));
	}
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

function main(): void {
	const folder = mkdtempSync(join(tmpdir(), 'zoho-cliq-new-'));
	const run = (tool: string, ...options: string[]) => {
		console.log(`▶ ${tool} ${options.join(' ')}`);
		const command = join('node_modules/.bin', tool);
		execFileSync(command, options, { cwd: folder, stdio: 'inherit' });
	};
	try {
		copyTo(folder);
		for (const [index, [name, ...flags]] of OPERATIONS.entries()) {
			const isLast = index === OPERATIONS.length - 1;
			run('tsx', 'scripts/new.ts', ...name.split('.'), ...flags, ...(isLast ? [] : ['--bare']));
		}
		const names = OPERATIONS.map(([name]) => name);
		const resources = new Set(names.map((name) => name.split('.')[0] ?? ''));
		const folders = ['resources', 'adminResources']
			.flatMap((node) => [...resources].map((name) => `nodes/ZohoCliq/${node}/${name}`))
			.filter((path) => existsSync(join(folder, path)));
		run('tsc', '--noEmit');
		run('prettier', '--check', 'nodes', 'sandbox', 'test/integration', 'README.md', 'docs');
		run('eslint', 'nodes/ZohoCliq/cliq/endpoints', 'sandbox/endpoints', ...folders);
		const files = [
			'integration/operations',
			'unit/frozen',
			...names.map((name) => `/${name}.test`),
		];
		const tests = `${names.join('|')}|byte for byte`.replaceAll('.', '\\.');
		run('jest', '--selectProjects', 'n8n-2', 'unit', '--testPathPatterns', ...files, '-t', tests);
		console.log(`\n${names.join(', ')}: written, checked and tried`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

main();
