import type { Lab } from './lab';
import type { Options } from './options';
import type { Finding, Need, Trial } from './trial';

/** What became of a trial. */
export interface Result extends Finding, Pick<Trial, 'name' | 'assumption' | 'matters' | 'writes'> {
	/** What the trial wrote and could not remove. */
	readonly left: readonly string[];
}

/**
 * Runs a trial, unless an option that it needs is missing, and removes what it wrote.
 *
 * @returns the result; a trial that fails on the way could not be tried
 */
export async function runTrial(trial: Trial, lab: Lab): Promise<Result> {
	const { name, assumption, matters, writes } = trial;
	const missing = missingOptions(trial, lab.options);
	const found: Finding =
		missing.length > 0 ? untried(`needs ${missing.join(' ')}`) : await trial.run(lab).catch(reason);
	return { name, assumption, matters, writes, ...found, left: await lab.tidy() };
}

function missingOptions({ writes, needs = [] }: Trial, options: Options): string[] {
	const isGiven = (need: Need) => (need === 'admin' ? options.admin : options[need] !== undefined);
	const missing = needs.filter((need) => !isGiven(need));
	return [...(writes !== undefined && !options.write ? ['write'] : []), ...missing].map(
		(option) => `--${option}`,
	);
}

function untried(seen: string): Finding {
	return { verdict: 'could not be tried', seen };
}

/** No connection, or an answer of a form in which the trial does not find its way. */
function reason(error: unknown): Finding {
	return untried(error instanceof Error ? error.message : String(error));
}
