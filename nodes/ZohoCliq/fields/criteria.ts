import type { About, Field, FieldContext } from './field';
import { mapped, refuse } from './field';
import { text } from './text';

/** Which records are meant. */
export interface Criteria {
	/** One comparison as v2 takes it; undefined for what only v3 takes. */
	readonly simple: string | undefined;
	/** As v3 takes it: every condition in parentheses. */
	readonly whole: string;
}

/** What Cliq accepts in one expression, and in one list of values. [Zoho's OpenAPI, v3] */
const MAX = 10;

/** A column, a comparison and a value. [Zoho's OpenAPI, v3] */
const CONDITION =
	/^([A-Za-z][\w-]*)\s*(==|!=|>=|<=|=|>|<|\snot\s+like\s|\slike\s|\snot\s+in\s|\sin\s)\s*(\S[^]*)$/;

/** Conditions on the columns of records. */
export function criteria(about: Partial<About> = {}): Field<Criteria> {
	const words = {
		name: 'criteria',
		description:
			'Which records: column, comparison, value. Combine up to 10 with && or ||; check text from outside for these first.',
		placeholder: 'e.g. status==open',
		...about,
	};
	return mapped(text(words), toCriteria);
}

/** @throws INVALID_INPUT for what Cliq cannot read; in a deletion, a guess would be expensive */
function toCriteria(given: string, at: FieldContext): Criteria {
	const conditions = given.split(/&&|\|\|/);
	if (conditions.length > MAX) {
		throw refuse(at, `has ${conditions.length} conditions; the maximum is ${MAX}`);
	}
	const isOne = conditions.length === 1;
	if (!isOne && !isBalanced(given)) throw refuse(at, 'has parentheses that do not match');
	const read = conditions.map((condition) => readCondition(condition, isOne, at));
	const [{ column = '', comparison = '', value = '' } = {}] = read;
	const isSimple = isOne && !/[a-z]/.test(comparison);
	return {
		// Another n8n node's form of it.
		simple: isSimple ? `${column}${comparison === '=' ? '==' : comparison}${value}` : undefined,
		whole: isOne
			? `(${column}${/[a-z]/.test(comparison) ? ` ${comparison} ` : comparison}${value})`
			: given,
	};
}

function readCondition(condition: string, isOne: boolean, at: FieldContext) {
	const bare = isOne ? withoutPair(condition.trim()) : condition.replace(/^[\s(]+|\s+$/g, '');
	const [, column = '', comparison = '', value = ''] = CONDITION.exec(bare) ?? [];
	if (column === '') {
		const part = bare === '' ? 'an empty condition' : `the condition "${bare.slice(0, 80)}"`;
		throw refuse(at, `has ${part}; write column, comparison and value, such as status==open`);
	}
	const name = comparison.trim().replace(/\s+/g, ' ');
	const { length } = value.split(',');
	if (name.endsWith('in') && length > MAX) {
		throw refuse(at, `has ${length} values after "${name}"; the maximum is ${MAX}`);
	}
	return { column, comparison: name, value };
}

function withoutPair(condition: string): string {
	return /^\([^]*\)$/.test(condition) ? condition.slice(1, -1).trim() : condition;
}

function isBalanced(given: string): boolean {
	let depth = 0;
	for (const letter of given) {
		if (letter === '(') depth++;
		if (letter === ')') depth--;
		if (depth < 0) return false;
	}
	return depth === 0;
}
