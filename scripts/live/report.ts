import type { Result } from './run';
import type { Trial, Verdict } from './trial';

const SIGNS: Readonly<Record<Verdict, string>> = {
	holds: '✓',
	'does not hold': '✗',
	'could not be tried': '–',
};

/** @returns a result in some lines */
export function linesOf({ name, assumption, matters, verdict, seen, left }: Result): string {
	return [
		`${SIGNS[verdict]} ${name}: ${verdict} (${seen})`,
		`    ${assumption}`,
		...(verdict === 'does not hold' ? [`    Matters for ${matters}`] : []),
		...left.map((what) => `    LEFT BEHIND, please remove: ${what}`),
	].join('\n');
}

/** @returns how many trials had which verdict */
export function summaryOf(results: readonly Result[]): string {
	const count = (verdict: Verdict) => results.filter((each) => each.verdict === verdict).length;
	const [hold, doNot, untried] = [
		count('holds'),
		count('does not hold'),
		count('could not be tried'),
	];
	return `${hold} hold, ${doNot} do not hold, ${untried} could not be tried`;
}

/** @returns the description of a trial */
export function descriptionOf({ name, assumption, matters, writes, needs = [] }: Trial): string {
	const options = [...(writes === undefined ? [] : ['write']), ...needs].map((one) => ` --${one}`);
	return [
		`${name}${options.join('')}`,
		`    ${assumption}`,
		`    Matters for ${matters}`,
		...(writes === undefined ? [] : [`    Writes ${writes}`]),
	].join('\n');
}
