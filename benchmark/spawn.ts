/** Child processes: each measurement has its own, so that they do not affect each other. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The two major versions of n8n in use. */
export type Line = '2.x' | '1.x';

export const LINES: readonly Line[] = ['2.x', '1.x'];

export interface ChildOptions {
	line?: Line;
	/** Folder with n8n's binary data, for children that share files; otherwise each has its own. */
	home?: string;
}

const PRELOAD: Record<Line, string[]> = {
	'2.x': [],
	'1.x': ['--require', join(__dirname, 'engineOne.cjs')],
};

const TYPESCRIPT = ['--require', 'tsx/cjs'];

/**
 * Runs a script from `children/` to completion.
 *
 * @param script its file name
 * @param job sent to it
 * @returns its result
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
