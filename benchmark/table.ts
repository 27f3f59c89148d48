import { markdownTable } from 'markdown-table';

/** One figure of the table. */
export interface Figure {
	readonly name: string;
	readonly measured: number;
	readonly unit: string;
	/** The maximum; omitted for figures that are only for comparison. */
	readonly limit?: number;
}

const HEAD = ['Figure', 'Measured', 'Limit', 'Ratio', 'Verdict'];

/** @returns whether it exceeds its limit */
export function isOver({ measured, limit }: Figure): boolean {
	return limit !== undefined && !(measured <= limit);
}

/** @returns the figures as a Markdown table that is readable as plain text */
export function tableOf(figures: readonly Figure[]): string {
	const align = HEAD.map((_, column) => (column === 0 ? null : 'right'));
	return markdownTable([HEAD, ...figures.map(cellsOf)], { align });
}

function cellsOf(figure: Figure): string[] {
	const { name, measured, unit, limit } = figure;
	const withUnit = (value: number): string => `${short(value)} ${unit}`.trim();
	if (limit === undefined) return [name, withUnit(measured), '', '', ''];
	const ratio = limit === 0 ? '' : (measured / limit).toFixed(2);
	return [name, withUnit(measured), `≤ ${withUnit(limit)}`, ratio, isOver(figure) ? 'over' : 'ok'];
}

/** At least three digits, thousands in full. */
function short(value: number): string {
	if (Number.isInteger(value)) return String(value);
	if (Math.abs(value) >= 100) return value.toFixed(0);
	return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
