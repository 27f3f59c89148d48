import { Refusal } from '../answers';
import type { Cell, Database, StoredRecord } from '../databases';

const CONDITION = /^\(*\s*([\w-]+)\s*(==|!=|>=|<=|=|>|<|not like|like|not in|in)\s*(.+?)\s*\)*$/;

/**
 * The records that match an expression.
 * @param several whether it may combine conditions, as v3's may; v2 is known to take one [n8n peer node]
 */
export function matching(
	database: Database,
	criteria: string | undefined,
	several: boolean,
): StoredRecord[] {
	if (criteria === undefined) return [...database.records];
	if (!several && /&&|\|\||\(|\blike\b|\bin\b/.test(criteria)) throw invalidCriteria();
	if (criteria.split(/&&|\|\|/).length > 10) {
		throw new Refusal(400, 'datastore_criteria_limit_exceeded', 'Too many conditions.');
	}
	// AND before OR; further parentheses are not modeled.
	const alternatives = criteria.split('||').map((part) => part.split('&&'));
	const fits = (record: StoredRecord) =>
		alternatives.some((all) => all.every((condition) => holds(database, condition.trim(), record)));
	// An expression is refused even if there are no records to compare.
	for (const condition of alternatives.flat()) parsed(database, condition.trim());
	return database.records.filter(fits);
}

function invalidCriteria(): Refusal {
	return new Refusal(400, 'datastore_invalid_criteria', 'The criteria expression is not valid.');
}

function parsed({ columns }: Database, condition: string) {
	const [, name = '', comparison = '', value = ''] = CONDITION.exec(condition) ?? [];
	if (name === '') throw invalidCriteria();
	if (name !== 'id' && !columns.some(({ unique_name: unique }) => unique === name)) {
		throw new Refusal(400, 'datastore_column_not_found', `There is no column ${name}.`);
	}
	return { name, comparison, value };
}

function holds(database: Database, condition: string, record: StoredRecord): boolean {
	const { name, comparison, value } = parsed(database, condition);
	const cell = record[name] ?? '';
	const order = compare(cell, value);
	if (comparison.startsWith('not ')) return !isIn(comparison.slice(4), cell, value);
	if (comparison === 'like' || comparison === 'in') return isIn(comparison, cell, value);
	const results: Record<string, boolean> = {
		'=': order === 0,
		'==': order === 0,
		'!=': order !== 0,
		'>': order > 0,
		'>=': order >= 0,
		'<': order < 0,
		'<=': order <= 0,
	};
	return results[comparison] === true;
}

function isIn(comparison: string, cell: Cell, value: string): boolean {
	if (comparison === 'like') return String(cell).toLowerCase().includes(value.toLowerCase());
	return value.split(',').some((one) => one.trim() === String(cell));
}

/** Numbers as numbers, anything else as text. */
export function compare(one: Cell, other: Cell): number {
	const [first, second] = [Number(one), Number(other)];
	if (!Number.isNaN(first) && !Number.isNaN(second)) return first - second;
	return String(one).localeCompare(String(other));
}
