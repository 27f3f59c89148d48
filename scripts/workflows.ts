// Checks the workflows of GitHub Actions: the right to publish must stay out of reach of other code.
import { parse } from 'yaml';

type Permissions = string | Readonly<Record<string, string>> | null | undefined;

interface Step {
	readonly uses?: string;
	readonly run?: string;
}

interface Job {
	readonly uses?: string;
	readonly permissions?: Permissions;
	readonly environment?: unknown;
	readonly steps?: readonly Step[];
}

interface Workflow {
	readonly on?: unknown;
	readonly permissions?: Permissions;
	readonly jobs?: Readonly<Record<string, Job>>;
}

/** An action by its commit, and the version for people: a tag can be moved to other code. */
const PINNED = /^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} +# v\d+(?:\.\d+)*$/;

/** All that a job with the right to publish may do. */
const PUBLISHING_ACTIONS = ['actions/setup-node', 'actions/download-artifact'];
const PUBLISHING_COMMAND = /^npm publish \.\/[\w*.-]+\.tgz(?: --[\w-]+(?: public)?)*$/;

/**
 * @param name of the file, for the findings
 * @param text the workflow
 * @returns a line per action that is not pinned, right that is too wide, and job that could publish
 * something other than a finished tarball, or without anyone's approval
 */
export function workflowFaults(name: string, text: string): string[] {
	const workflow = parse(text) as Workflow;
	const jobs = Object.entries(workflow.jobs ?? {});
	const faults = [
		...unpinned(text),
		...(workflow.permissions === undefined ? ['has no permissions at the top'] : []),
		...writes(workflow.permissions).map((right) => `grants ${right} to all jobs`),
		...(/pull_request_target|workflow_run/.test(JSON.stringify(workflow.on ?? ''))
			? ["runs others' code with this repository's rights"]
			: []),
		...(/\bsecrets\b/.test(withoutComments(text)) ? ['uses a secret'] : []),
		...jobs.flatMap(([id, job]) => jobFaults(job).map((fault) => `${id} ${fault}`)),
	];
	return faults.map((fault) => `${name}: ${fault}`);
}

function unpinned(text: string): string[] {
	const uses = [...text.matchAll(/^[ \t-]*["']?uses["']?:[ \t]*(.*)$/gm)];
	const used = uses.map(([, action = '']) => action.trim());
	return used
		.filter((action) => !PINNED.test(action))
		.map((action) => `${action} is not pinned to a commit with its version as a comment`);
}

function withoutComments(text: string): string {
	return text.replace(/(?:^|\s)#.*$/gm, '');
}

function writes(permissions: Permissions): string[] {
	if (typeof permissions === 'string') return permissions.includes('write') ? [permissions] : [];
	return Object.entries(permissions ?? {}).flatMap(([right, level]) =>
		level === 'write' ? [`${right}: write`] : [],
	);
}

function jobFaults({ uses, permissions, environment, steps = [] }: Job): string[] {
	const rights = writes(permissions);
	const tooWide = rights.filter((right) => right !== 'id-token: write');
	const faults = tooWide.map((right) => `has ${right}`);
	const commands = steps.flatMap(({ run = '' }) => run.split('\n'));
	if (rights.length === 0) {
		const publishes = commands.some((command) => /\bnpm\b.*\bpublish\b/.test(command));
		return publishes ? ['publishes without a job of its own'] : [];
	}
	if (environment === undefined) faults.push('may publish without an environment');
	const strangers = [uses, ...steps.map((step) => step.uses)]
		.flatMap((action) => action?.split('@')[0] ?? [])
		.filter((action) => !PUBLISHING_ACTIONS.includes(action));
	const others = commands.filter((line) => line.trim() !== '' && !PUBLISHING_COMMAND.test(line));
	return [...faults, ...[...strangers, ...others].map((what) => `may publish, and runs: ${what}`)];
}
