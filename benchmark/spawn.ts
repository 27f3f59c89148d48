/** Child processes: every figure is measured in one of its own, so that none disturbs another. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The two lines of n8n that users run. */
export type Line = '2.x' | '1.x';

export const LINES: readonly Line[] = ['2.x', '1.x'];

export interface ChildOptions {
	line?: Line;
	/** Folder with n8n's binary data, for children that share files; else each has one of its own. */
	home?: string;
}

const PRELOAD: Record<Line, string[]> = {
	'2.x': [],
	'1.x': ['--require', join(__dirname, 'engineOne.cjs')],
};

const TYPESCRIPT = ['--require', 'tsx/cjs'];

/**
 * Runs a script of `children/` to its end.
 *
 * @param script its file name
 * @param job what it is sent
 * @returns what it sends back
 */
export async function runChild<Result>(
	script: string,
	job: unknown,
	{ line = '2.x', home }: ChildOptions = {},
): Promise<Result> {
	const child = fork(join(__dirname, 'children', script), {
		execArgv: ['--expose-gc', ...PRELOAD[line], ...(script.endsWith('.ts') ? TYPESCRIPT : [])],
		env: { ...process.env, ...(home === undefined ? {} : { ENGINE_HOME: home }) },
	});
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`${script} on n8n ${line} ended with code ${String(code)}`);
	});
	const answer = once(child, 'message').then(([result]: unknown[]) => result as Result);
	child.send({ job });
	const result = await Promise.race([answer, ended]);
	await ended.catch(() => undefined);
	return result;
}
