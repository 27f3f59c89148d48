import { redact, redactAll } from '../../nodes/ZohoCliq/cliq/secrets';
import { readCredential, renew } from './credential';
import { Lab } from './lab';
import type { Options } from './options';
import { optionsOf, USAGE } from './options';
import { descriptionOf, linesOf, summaryOf } from './report';
import type { Result } from './run';
import { runTrial } from './run';
import type { Trial } from './trial';
import { trials } from './trials';

/**
 * Tries in a real organization what the package assumes about Cliq.
 *
 * @param args of the command line
 * @param print receives the output, without anything secret
 * @returns the exit code: 0 if every assumption that could be tried holds, otherwise 1
 * @throws Error for options or a credential that cannot be used
 */
export async function live(
	args: readonly string[],
	print: (text: string) => void,
): Promise<number> {
	const options = optionsOf(args);
	if (options === 'help' || options === 'list') {
		print(options === 'help' ? USAGE : trials.map(descriptionOf).join('\n'));
		return 0;
	}
	const chosen = chosenTrials(options);
	const credential = readCredential(options.credential);
	const lab = new Lab(credential, options, await renew(credential));
	const show = (text: string) => {
		print(redact(text, lab.secrets));
	};
	const results: Result[] = [];
	for (const trial of chosen) {
		const result = await runTrial(trial, lab);
		results.push(result);
		if (!options.json) show(linesOf(result));
	}
	if (options.json) print(JSON.stringify(redactAll({ results }, lab.secrets), null, '\t'));
	else show(`\n${summaryOf(results)}`);
	return results.some(isBad) ? 1 : 0;
}

/** An assumption that does not hold, or something left behind. */
function isBad({ verdict, left }: Result): boolean {
	return verdict === 'does not hold' || left.length > 0;
}

function chosenTrials({ only }: Options): readonly Trial[] {
	const unknown = only.filter((name) => !trials.some((trial) => trial.name === name));
	if (unknown.length > 0) throw new Error(`No trial is named ${unknown.join(', ')}: see --list`);
	return only.length === 0 ? trials : trials.filter(({ name }) => only.includes(name));
}
