/** One figure of the table. */
export interface Figure {
	readonly name: string;
	readonly measured: number;
	readonly unit: string;
	/** What it may be at most; left out for figures that are only there to compare. */
	readonly limit?: number;
}

const HEAD = ['Figure', 'Measured', 'Limit', 'Ratio', 'Verdict'];

/** @returns whether it is past its limit */
export function isOver({ measured, limit }: Figure): boolean {
	return limit !== undefined && !(measured <= limit);
}

/** @returns the figures as a table that is readable as it is and as Markdown */
export function tableOf(figures: readonly Figure[]): string {
	const rows = figures.map(cellsOf);
	const widths = HEAD.map((title, column) =>
		Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
	);
	const line = (cells: readonly string[]): string => {
		const padded = cells.map((cell, column) => {
			const width = widths[column] ?? 0;
			return column === 0 ? cell.padEnd(width) : cell.padStart(width);
		});
		return `| ${padded.join(' | ')} |`;
	};
	const rule = widths.map((width, column) => '-'.repeat(width - (column === 0 ? 0 : 1)));
	const ruled = rule.map((dashes, column) => (column === 0 ? dashes : `${dashes}:`));
	return [HEAD, ruled, ...rows].map(line).join('\n');
}

function cellsOf(figure: Figure): string[] {
	const { name, measured, unit, limit } = figure;
	const withUnit = (value: number): string => `${short(value)} ${unit}`.trim();
	if (limit === undefined) return [name, withUnit(measured), '', '', ''];
	const ratio = limit === 0 ? '' : (measured / limit).toFixed(2);
	return [name, withUnit(measured), `≤ ${withUnit(limit)}`, ratio, isOver(figure) ? 'over' : 'ok'];
}

/** Three digits at least, thousands in full. */
function short(value: number): string {
	if (Number.isInteger(value)) return String(value);
	if (Math.abs(value) >= 100) return value.toFixed(0);
	return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
